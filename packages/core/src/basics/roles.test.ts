import { describe, expect, test } from 'vitest';
import { conflictingRoles, isCommittee, type Role, roleNames, roles } from './roles.ts';

describe('whoever counts holds no other office', () => {
  test.each<[Role[], boolean]>([
    [['committee-head'], false],
    [['committee-head', 'committee-member'], false],
    [['organiser', 'chair', 'technician'], false],
    [['committee-member', 'organiser'], true],
    [['chair', 'committee-secretary'], true],
    [['technician', 'committee-head'], true],
    [['inspector', 'committee-head'], true],
    [[], false],
  ])('%j conflict: %s', (held, conflict) => {
    expect(conflictingRoles(held) !== null).toBe(conflict);
  });
});

test('every role has a name in both languages', () => {
  for (const role of roles) for (const words of Object.values(roleNames[role])) expect(words).not.toBe('');
  expect(roles.filter(isCommittee)).toEqual(['committee-head', 'committee-secretary', 'committee-member']);
});

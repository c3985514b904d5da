import { describe, expect, test } from 'vitest';
import { conflictingRoles, insiders, isCommittee, type Role, roleNames, roles } from './roles.ts';

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

// S14, S20: it is given the report on its people; which routes this closes is asked in the server's table of access.
test('the higher committee, and nobody else, sees nothing of the inside of a round', () => {
  expect(roles.filter((role) => !insiders.includes(role))).toEqual(['higher-committee']);
});

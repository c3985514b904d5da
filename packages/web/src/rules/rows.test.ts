import { unverifiedPaths } from '@tinnhiem/core';
import { ruleSets } from '@tinnhiem/regulations';
import { expect, test } from 'vitest';
import { ruleRows } from './rows.ts';

// What the page states in its heading (dates of issue and force) is not among the rows.
const inHeading = /^(issuedOn|inForce)/;

test('every value of every rule set that no source confirms stands on the page as such', () => {
  for (const rules of ruleSets.values()) {
    const sources = ruleRows(rules).flatMap((row) => row.sources);
    const shown = sources.filter((source) => source.cite === 'unverified').length;
    const expected = unverifiedPaths(rules).filter((path) => !inHeading.test(path)).length;
    expect({ id: rules.id, shown }).toEqual({ id: rules.id, shown: expected });
  }
});

test('keys of rows are distinct, so that no value hides another', () => {
  for (const rules of ruleSets.values()) {
    const keys = ruleRows(rules).map((row) => row.key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

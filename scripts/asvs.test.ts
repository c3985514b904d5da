import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs', 'asvs.md'), 'utf8');

// Section and its requirements of level 2 in version 4.0.3: a number is `1` to it, a list is the list (others were deleted or are of level 3).
const sections: Readonly<Record<string, number | readonly number[]>> = {
  ...{ '1.1': 7, '1.2': 4, '1.4': [1, 4, 5], '1.5': 4, '1.6': 4, '1.7': 2, '1.8': 2, '1.9': 2, '1.10': 1 },
  ...{ '1.11': 2, '1.12': [2], '1.14': 6 },
  ...{ '2.1': 12, '2.2': 3, '2.3': 3, '2.4': 6, '2.5': 7, '2.6': 3, '2.7': 6, '2.8': 7, '2.9': 3, '2.10': 4 },
  ...{ '3.1': 1, '3.2': 4, '3.3': 4, '3.4': 5, '3.5': 3, '3.7': 1 },
  ...{ '4.1': [1, 2, 3, 5], '4.2': 2, '4.3': 3 },
  ...{ '5.1': 5, '5.2': 8, '5.3': 10, '5.4': 3, '5.5': 4 },
  ...{ '6.1': 3, '6.2': 6, '6.3': 2, '6.4': 2 },
  ...{ '7.1': 4, '7.2': 2, '7.3': [1, 3, 4], '7.4': 3 },
  ...{ '8.1': 4, '8.2': 3, '8.3': 8 },
  ...{ '9.1': 3, '9.2': 4 },
  ...{ '10.2': 2, '10.3': 3 },
  ...{ '11.1': 8 },
  ...{ '12.1': 3, '12.2': 1, '12.3': 6, '12.4': 2, '12.5': 2, '12.6': 1 },
  ...{ '13.1': [1, 3, 4, 5], '13.2': [1, 2, 3, 5, 6], '13.3': 2, '13.4': 2 },
  ...{ '14.1': 4, '14.2': 6, '14.3': [2, 3], '14.4': 7, '14.5': 4 },
};

test('Every requirement of level 2 stands in the table once, with its state', () => {
  const expected = Object.entries(sections).flatMap(([section, items]) =>
    (typeof items === 'number' ? Array.from({ length: items }, (_, index) => index + 1) : items).map(
      (item) => `V${section}.${item}`,
    ),
  );
  const named: string[] = [];
  for (const [, items = '', state = ''] of page.matchAll(/^\| (V[^|]+) \| ([^|]+) \|/gm)) {
    expect(['met', 'partly', 'not met', 'n/a'], items).toContain(state);
    named.push(...[...items.matchAll(/V\d+\.\d+\.\d+/g)].map(([item]) => item));
  }
  // Some stand in a row of another chapter, with which they are one.
  expect(named.toSorted()).toEqual(expected.toSorted());
});

test('Every file that the table names is there', () => {
  const files = [...page.matchAll(/`([\w./-]+\.(?:ts|md|json))`/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(60);
  for (const file of files)
    expect(
      [join(root, file), join(root, 'packages', 'server', 'src', file)].some((path) => existsSync(path)),
      file,
    ).toBe(true);
});

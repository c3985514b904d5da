import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type Day, day, type PersonId, type Roster } from '../src/index.ts';

const toDay = (value: string): Day => day(value.split('/').reverse().join('-'));

/** The sample's roster, which is clean, without the import: so that core is tested without the server. */
export function cleanRosterForTest(folder: URL): Roster {
  const read = (name: string) => parse(readFileSync(new URL(name, folder)), { bom: true, from_line: 2 }) as string[][];
  const posts = read('posts.csv');
  return {
    people: read('people.csv').map(([id = '', name = '', birth = '', , unit = '']) => ({
      id: id as PersonId,
      name,
      birth: toDay(birth),
      unit,
      posts: posts
        .filter(([person]) => person === id)
        .map(([, title = '', postUnit = '', start = '', end = '', managedBy = '']) => ({
          title,
          unit: postUnit,
          start: toDay(start),
          ...(end === '' ? {} : { end: toDay(end) }),
          managedBy,
        })),
    })),
  };
}

// Units, posts and authorities that are written in two ways: probably one, mistyped. To the rules what is written otherwise is another one.
import { type Finding, find } from '../basics/findings.ts';
import { fold, searchKey } from '../basics/text.ts';
import type { Field } from './roster-columns.ts';
import { isSyllable } from './roster-syllables.ts';
import type { CleanCell, CleanTable } from './roster-table.ts';
import { spelledAlike } from './roster-text-findings.ts';

/** One way of writing, and the cells that have it. */
interface Spelling {
  readonly words: readonly string[];
  /** The words without marks. */
  readonly keys: readonly string[];
  readonly cells: readonly [CleanCell, ...CleanCell[]];
}

const fields: readonly Field[] = ['unit', 'part', 'title', 'managedBy'];

/** A wrong column can have another text in each of 200,000 rows: compared are the most usual ones. */
const mostCompared = 60;

/** One finding for each spelling beside which a more usual one looks like the same. */
export function spellingFindings(tables: readonly CleanTable[]): Finding[] {
  return fields.flatMap((field) => {
    const cells = tables
      .flatMap(({ rows }) => rows.flatMap((row) => row.cells.get(field) ?? []))
      .filter(({ text }) => /\p{L}/u.test(text));
    const spellings = [...Map.groupBy(cells, ({ text }) => fold(text))]
      .map(([key, same]): Spelling => {
        const words = key.match(/[\p{L}\p{M}\d]+/gu) ?? [];
        return { words, keys: words.map(searchKey), cells: same as [CleanCell, ...CleanCell[]] };
      })
      .toSorted((a, b) => b.cells.length - a.cells.length);
    const near = new Map<string, Spelling[]>();
    return spellings.flatMap((spelling) => {
      const places = placesOf(spelling);
      // The more usual ones came first.
      const usual = places.flatMap((place) => near.get(place) ?? []).find((other) => isAlike(spelling, other));
      for (const place of places) {
        const there = near.get(place) ?? [];
        if (there.length < mostCompared) there.push(spelling);
        near.set(place, there);
      }
      if (usual === undefined) return [];
      const [first] = spelling.cells;
      const rows = spelling.cells.flatMap(({ where }) => where.row ?? []);
      return [find(spelledAlike, first.where, first.text, rows, usual.cells[0].text, usual.cells.length)];
    });
  });
}

/** Where what is spelled alike meets: the words without marks, all of them and all but one. */
function placesOf({ keys }: Spelling): string[] {
  return [keys.join(' '), ...keys.map((_, left) => keys.map((key, at) => (at === left ? '*' : key)).join(' '))];
}

function isAlike(rare: Spelling, usual: Spelling): boolean {
  const differing = rare.keys.flatMap((key, at) => (key === usual.keys[at] ? [] : [at]));
  const [at, another] = differing;
  if (at === undefined) return true;
  const [key, otherKey] = [rare.keys[at] ?? '', usual.keys[at] ?? ''];
  if (another !== undefined || !isOneSlip(key, otherKey)) return false;
  // "Minh" and "Ninh" are two villages; a word that cannot be Vietnamese, or is a single one among many, is a slip.
  const isWord = [rare, usual].every(({ words }) => isSyllable(words[at] ?? ''));
  return !isWord || (rare.words.length > 2 && usual.cells.length >= 3 * rare.cells.length);
}

/** One letter too many, too few, or another one, behind the first; two letters exchanged. Numbers and short words are not compared. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || a[0] !== b[0] || /\d/u.test(a + b)) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const from = [...long].findIndex((letter, at) => letter !== short[at]);
  const rest = (word: string, letters: number): string => word.slice(from + letters);
  if (long.length > short.length) return long.length === short.length + 1 && rest(long, 1) === rest(short, 0);
  return (
    rest(long, 1) === rest(short, 1) ||
    (long[from] === short[from + 1] && long[from + 1] === short[from] && rest(long, 2) === rest(short, 2))
  );
}

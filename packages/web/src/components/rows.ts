// Searching and sorting of tables, apart from how they look.
import { compareNames, searchKey } from '@tinnhiem/core';

export type Value = string | number;
export type Order = 'text' | 'name' | 'number';

const collator = new Intl.Collator('vi', { numeric: true });

/** Rows in which every typed word occurs, typed with or without marks ("dien" finds "Điền"). */
export function searchRows<Row>(rows: readonly Row[], typed: string, textOf: (row: Row) => string): readonly Row[] {
  const words = searchKey(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const key = searchKey(textOf(row));
    return words.every((word) => key.includes(word));
  });
}

/** Rows in order of a value; those that are equal keep their order. Names are ordered by given name, as in Vietnam. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueIn: (row: Row) => Value,
  order: Order,
  descending: boolean,
): readonly Row[] {
  const compare = (a: Row, b: Row) => {
    const [left, right] = [valueIn(a), valueIn(b)];
    if (order === 'number') return Number(left) - Number(right);
    if (order === 'name') return compareNames(String(left), String(right));
    return collator.compare(String(left), String(right));
  };
  return [...rows].sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
}

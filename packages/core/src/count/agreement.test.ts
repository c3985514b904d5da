import { describe, expect, test } from 'vitest';
import { agree, type Reading } from './agreement.ts';

type Cell = 'H' | 'C' | 'L' | '?';
/** `H` read once; `HL` read as H, then again as L; `-` not read; `-L` not read at first, then L. */
function reading(text: string): Reading<Cell> {
  const at = (index: number) => (text[index] === undefined || text[index] === '-' ? undefined : (text[index] as Cell));
  return { first: at(0), again: at(1) };
}
const verdict = (...cells: readonly string[]) => {
  const agreement = agree(cells.map(reading), (value) => value === '?');
  if (agreement.status === 'agreed') return agreement.value;
  return agreement.status === 'committee' ? 'committee' : `again ${agreement.waitingFor.join(' ')}`;
};

describe('two readers', () => {
  test.each([
    ['H', 'H', 'H'],
    ['H', 'L', 'again 0 1'],
    ['HH', 'L', 'again 1'],
    ['HL', 'L', 'L'],
    ['H', 'LH', 'H'],
    ['HL', 'LH', 'committee'],
    ['HC', 'LC', 'C'],
    ['HH', 'LL', 'committee'],
    ['?', '?', 'committee'],
    ['?', 'H', 'again 0 1'],
    ['?H', 'H', 'H'],
    ['??', 'H?', 'committee'],
    ['??', 'HH', 'committee'],
    ['-', '-', 'again 0 1'],
    ['-', 'H', 'again 0'],
    ['-H', 'H', 'H'],
    ['-L', 'H', 'again 1'],
    ['-L', 'HL', 'L'],
    ['-L', 'HH', 'committee'],
  ])('%s, %s: %s', (one, two, expected) => {
    expect(verdict(one, two)).toBe(expected);
    expect(verdict(two, one)).toBe(
      expected.startsWith('again')
        ? expected.replace(/[01]/g, (d) => (d === '0' ? '1' : '0')).replace('1 0', '0 1')
        : expected,
    );
  });
});

describe('three readers', () => {
  test.each([
    ['H', 'H', 'H', 'H'],
    // No majority of two against one stands.
    ['H', 'H', 'L', 'again 0 1 2'],
    ['HH', 'HH', 'L', 'again 2'],
    ['HH', 'HH', 'LL', 'committee'],
    ['H', 'H', 'LH', 'H'],
    ['HL', 'HL', 'L', 'L'],
    ['-', 'H', 'H', 'again 0'],
    ['-H', 'H', 'H', 'H'],
    ['?', '?', '?', 'committee'],
    ['?', '?', 'H', 'again 0 1 2'],
  ])('%s, %s, %s: %s', (one, two, three, expected) => {
    expect(verdict(one, two, three)).toBe(expected);
  });
});

// S02: whatever is changed in a stored record is found.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CorruptRecord,
  chain,
  type Envelope,
  fingerprint,
  readStoredLine,
  replay,
  storedLine,
  verifyChain,
} from '../src/index.ts';
import { chair, follow, head, secretary } from './given.ts';
import * as scenes from './scenes.ts';

const { envelopes } = follow(
  scenes.canvassed(),
  [secretary, 'write-minutes', { ...scenes.minutes, remarks: ['Ghi chú có ký tự lạ \u001f và “ngoặc”.'] }],
  [head, 'sign-minutes', { signers: scenes.signers }],
  [chair, 'announce'],
);
const lines = envelopes.map((envelope) => `${storedLine(envelope)}\n`);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Why a stored record is not good; `null` where it is. */
function problemOf(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return 'not-utf-8';
  }
  if (!text.endsWith('\n')) return 'no-line-end';
  const acts: Envelope[] = [];
  for (const line of text.slice(0, -1).split('\n')) {
    const read = readStoredLine(line);
    if (!read.ok) return read.error;
    acts.push(read.value);
  }
  const verified = verifyChain(acts);
  if (!verified.ok) return verified.error.problem;
  try {
    replay(acts);
  } catch (error) {
    if (error instanceof CorruptRecord) return 'corrupt';
    throw error;
  }
  return verified.value.number === envelopes.length ? null : 'shorter';
}

const whole = new TextEncoder().encode(lines.join(''));

test('an act that somebody gave half a letter does not fit', () => {
  const [first] = envelopes;
  const changed = { ...first!, data: { ...(first?.data as object), remark: '\ud800' } };
  expect(verifyChain([changed])).toEqual({ ok: false, error: { number: 1, problem: 'hash' } });
});

test('an untouched record is good', () => {
  expect(problemOf(whole)).toBeNull();
});

describe('every byte', () => {
  // The acts from the canvass on: every kind of value, and short enough to flip each bit.
  const first = envelopes.findIndex((envelope) => envelope.type === 'canvassed');

  /** Whether the act of one line, as it reads now, is found out there. */
  function found(line: Uint8Array, number: number): boolean {
    let text: string;
    try {
      text = decoder.decode(line);
    } catch {
      return true;
    }
    if (!text.endsWith('\n') || text.indexOf('\n') < text.length - 1) return true;
    const read = readStoredLine(text.slice(0, -1));
    return !read.ok || !verifyChain([read.value], envelopes[number - 1]).ok;
  }

  // Seen to fail: with `JSON.parse` alone in `readStoredLine`, `\u001f` could be written `\u001F` in a remark.
  test('of the acts from the canvass on, with every bit flipped, is found', { timeout: 60_000 }, () => {
    const missed: string[] = [];
    for (let number = first; number < envelopes.length; number += 1) {
      const line = new TextEncoder().encode(lines[number]);
      expect(found(line, number)).toBe(false);
      for (let at = 0; at < line.length; at += 1)
        for (let bit = 0; bit < 8; bit += 1) {
          line[at]! ^= 1 << bit;
          if (!found(line, number)) missed.push(`${number}: ${at}.${bit}`);
          line[at]! ^= 1 << bit;
        }
    }
    expect(missed).toEqual([]);
  });

  test('of the whole record, with any other value, is found', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = whole[at]! ^ change;
        expect(problemOf(bytes)).not.toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});

describe('acts', () => {
  const broken = (acts: readonly Envelope[]) => {
    const verified = verifyChain(acts);
    return verified.ok ? null : [verified.error.number, verified.error.problem];
  };

  test('that are missing, repeated or exchanged break the chain where it happened', () => {
    expect(broken(envelopes.toSpliced(5, 1))).toEqual([6, 'number']);
    expect(broken(envelopes.toSpliced(5, 0, envelopes[5]!))).toEqual([7, 'number']);
    expect(broken([...envelopes.slice(0, 5), envelopes[6]!, envelopes[5]!])).toEqual([6, 'number']);
    expect(broken(envelopes.slice(1))).toEqual([1, 'number']);
  });

  test('that are renumbered break it at the link', () => {
    const renumbered = envelopes.toSpliced(5, 1).map((envelope, index) => ({ ...envelope, number: index + 1 }));
    expect(broken(renumbered)).toEqual([6, 'previous']);
  });

  test('with anything changed, left out or added break it at the hash', () => {
    const act = envelopes[3]!;
    const changes: readonly object[] = [
      { at: '2019-02-01T00:00:00.000Z' },
      { by: { ...act.by, name: 'Người khác' } },
      { by: { ...act.by, note: 'thêm' } },
      { type: 'abolished' },
      { version: 2 },
      { stream: 'another' },
      { data: {} },
      { note: 'thêm' },
    ];
    for (const change of changes)
      expect(broken(envelopes.with(3, { ...act, ...change } as Envelope)), JSON.stringify(change)).toEqual([4, 'hash']);
    const { by: _by, ...without } = act;
    expect(broken(envelopes.with(3, without as Envelope))).toEqual([4, 'hash']);
  });

  test('cut off at the end are a good record with another fingerprint', () => {
    const shorter = verifyChain(envelopes.slice(0, -1));
    expect(shorter.ok).toBe(true);
    const [one, two] = [envelopes.at(-1)!.hash, envelopes.at(-2)!.hash].map(fingerprint);
    expect(one).not.toBe(two);
  });

  test('go on from where a record ended', () => {
    const [first, rest] = [envelopes.slice(0, 7), envelopes.slice(7)];
    const head = verifyChain(first);
    expect(head.ok && verifyChain(rest, head.value)).toEqual(verifyChain(envelopes));
    const unsealed = rest.map(({ stream, at, by, type, version, data }) => ({ stream, at, by, type, version, data }));
    expect(head.ok && chain(head.value, unsealed)).toEqual(rest);
  });
});

describe('a line', () => {
  const line = storedLine(envelopes[0]!);
  test.each([
    ['a space', `${line} `, 'not-canonical'],
    ['a tab within', line.replace('{"', '{\t"'), 'not-canonical'],
    ['other letters for the same character', line.replace('Trường', 'Tr\\u01b0ờng'), 'not-canonical'],
    ['keys in another order', JSON.stringify(envelopes[0]), 'not-canonical'],
    ['half a character', line.replace('Trường', '\\ud800'), 'not-canonical'],
    ['nothing', '', 'not-json'],
    ['half of it', line.slice(0, -10), 'not-json'],
    ['a number', '1', 'not-an-act'],
    ['more members', line.replace('{', '{"a":1,'), 'not-an-act'],
    ['no day', line.replace(/"at":"[^"]*"/, '"at":"gestern"'), 'not-an-act'],
  ])('with %s is refused: %#', (_what, text, problem) => {
    expect(readStoredLine(text)).toEqual({ ok: false, error: problem });
  });

  test('reads back as it was written', () => {
    for (const envelope of envelopes)
      expect(readStoredLine(storedLine(envelope))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(envelope)) });
  });
});

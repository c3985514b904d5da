// A box that is valid by itself, beside what the record says of the codes that may be in it.
import { credentialOf, demoBox, readBox } from '@tinnhiem/ballot-box';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import type { Round } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { newFindings } from '../src/answer.ts';
import { boxPath, checkBoxes } from '../src/checks/boxes.ts';

const group = fastestGroup();
const { bytes } = demoBox({
  group,
  title: 'Hòm phiếu giả định',
  people: ['Người thứ nhất', 'Người thứ hai'],
  voters: 4,
  trustees: { size: 3, threshold: 2 },
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  timestamp: 1_551_400_000,
});
const read = readBox(bytes);
if (!read.ok) throw new Error(read.error.code);
const { ballots, head } = read.value;

/** What fails where the record says so much of the slips. */
function failures(printed: number, misprints: readonly string[]): readonly string[] {
  const box = {
    slips: { printed },
    misprints,
    closed: { ballots: 4, voters: 4, end: head.hash },
    opened: null,
  };
  const round = { conferences: new Map([['hoi-nghi', { state: { electronic: { boxes: { khoa: box } } } }]]) };
  const findings = newFindings();
  const path = boxPath('hoi-nghi', 'khoa');
  const files = { paths: [path], has: (asked: string) => asked === path, get: () => bytes };
  checkBoxes(files, round as unknown as Round, { group }, findings);
  return findings.checks.filter(({ ok }) => !ok).map(({ sentence }) => sentence.en);
}

test('A box lists as many codes as slips were made, and holds no ballot of a misprinted slip whose code was burnt', () => {
  expect(failures(4, [])).toEqual([]);
  expect(failures(4, ['0'.repeat(64)])).toEqual([]);
  expect(failures(5, [])).toEqual([expect.stringContaining('lists 4 codes; the record says that 5 slips were made')]);
  const used = credentialOf(ballots[2]?.bytes ?? new Uint8Array()) ?? '';
  expect(failures(4, [used])).toEqual([expect.stringContaining('a misprinted slip whose code was burnt')]);
});

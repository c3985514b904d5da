// One list of the sample's round, counted from twenty-one sheets: what is exported of it.
import { randomBytes } from 'node:crypto';
import type { ListResult, Role } from '@tinnhiem/core';
import { parse } from 'csv-parse/sync';
import {
  approvedRound,
  enterAll,
  gather,
  type HeldRound,
  type Sheets,
  sheetsOf,
  stateOf,
} from '../../documents/testing/held-round.ts';
import { memoryStore } from '../../store/memory.ts';
import { isCanvassed } from '../canvassed.ts';
import { voteRecords } from '../vote-records.ts';

export const conference = 'hoi-nghi-dang-uy';
export const list = 'ban-thuong-vu';

/** The last is void as a whole. */
export const sheets: Sheets = [
  ...sheetsOf(20, [
    { high: 12, confidence: 5, low: 3 },
    { high: 5, confidence: 4, low: 11 },
    { confidence: 6, low: 14 },
    { high: 10, confidence: 10 },
    { high: 19, blank: 1 },
    { high: 12, multiple: 2, low: 6 },
    { high: 20 },
  ]),
  { whole: 'added-text', rows: [] },
];

/** Every sheet is entered, and nothing is added up. */
export async function countedRound(): Promise<HeldRound> {
  const held = await approvedRound(memoryStore(), 'entry');
  await gather(held, { conference, absent: {}, boxes: { [list]: sheets }, spares: 0 });
  await enterAll(held, conference, list, { secretary: sheets, member: sheets });
  return held;
}

/** The result stands. */
export async function canvassedRound(): Promise<HeldRound> {
  const held = await countedRound();
  await held.act('head', 'canvass', { settlements: [] }, conference);
  return held;
}

export async function votesFor(
  held: HeldRound,
  role: Role,
  random = randomBytes as (bytes: number) => Uint8Array,
  of = list,
) {
  const loaded = await held.service.round(held.round);
  if (!loaded.ok) throw new Error(loaded.error.message.en);
  return voteRecords(loaded.value, held.rules, { conference, list: of, roles: [role] }, random);
}

export async function recordsOf(held: HeldRound, random?: (bytes: number) => Uint8Array) {
  const records = await votesFor(held, 'committee-member', random);
  if (!records.ok) throw new Error(records.error.message.en);
  return records.value;
}

export async function resultsOf(held: HeldRound): Promise<readonly ListResult[]> {
  const state = await stateOf(held.service, held.round, conference);
  if (!isCanvassed(state)) throw new Error('no result');
  return state.canvass.results;
}

export const rowsOfCsv = (file: Uint8Array) => parse(Buffer.from(file), { bom: true }) as string[][];

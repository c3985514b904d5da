import { randomBytes } from 'node:crypto';
import { addUp, type CountedBallot } from '@tinnhiem/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { approvedRound, gather, type HeldRound, sheetsOf, stateOf } from '../documents/testing/held-round.ts';
import { memoryStore } from '../store/memory.ts';
import { castVoteRecordReport } from './nist-cvr.ts';
import { csvFile } from './table-file.ts';
import {
  conference,
  countedRound,
  list,
  recordsOf,
  resultsOf,
  rowsOfCsv,
  sheets,
  votesFor,
} from './testing/counted-round.ts';
import { voteRecords } from './vote-records.ts';
import { voteTable } from './vote-table.ts';

const asRead: CountedBallot[] = sheets.map(
  ({ whole, rows }) => ({ void: whole === 'ok' ? null : whole, rows }) as never,
);

/** Chance that always falls the same way. */
const falling = (seed: number) => {
  let state = seed;
  return (length: number) =>
    Uint8Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state >> 16;
    });
};

let held: HeldRound;
let early: ReturnType<typeof votesFor>;

beforeAll(async () => {
  held = await countedRound();
  early = votesFor(held, 'committee-member');
  await early;
  await held.act('head', 'canvass', { settlements: [] }, conference);
}, 60_000);

describe('cast-vote records', () => {
  test('are given to the counting committee once the result stands, and to nobody else, ever', async () => {
    expect(await early).toMatchObject({ ok: false, error: { code: 'R-votes-hidden' } });
    for (const role of ['committee-head', 'committee-secretary', 'committee-member'] as const)
      expect((await votesFor(held, role)).ok, role).toBe(true);
    for (const role of ['organiser', 'chair', 'inspector', 'observer', 'technician', 'higher-committee'] as const)
      expect(await votesFor(held, role), role).toMatchObject({ ok: false, error: { code: 'R-votes-hidden' } });
    expect(await votesFor(held, 'committee-head', undefined, 'khong-co')).toMatchObject({
      error: { code: 'R-unknown-list' },
    });
  });

  test('add up to the result', async () => {
    const { ballots, list: of } = await recordsOf(held);
    const count = addUp(
      of.votedOn.map(({ person }) => person),
      ballots,
    );
    const [result] = await resultsOf(held);
    expect(count.counted).toBe(result?.collected);
    expect(count.reasons).toEqual(result?.reasons);
    expect(count.people).toEqual(
      result?.people.map(({ person, high, confidence, low, rowReasons }) => {
        return { person, high, confidence, low, rowReasons };
      }),
    );
  });

  test('stand in an order that only chance decides: never that of the reading, and another one each time', async () => {
    const sorted = (ballots: readonly CountedBallot[]) => ballots.map((ballot) => JSON.stringify(ballot)).sort();
    const orders = await Promise.all([1, 2, 3, 4].map(async (seed) => (await recordsOf(held, falling(seed))).ballots));
    for (const order of orders) {
      expect(order).not.toEqual(asRead);
      expect(sorted(order)).toEqual(sorted(asRead));
    }
    expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBe(4);
    // Nothing but chance goes into it: the same chance gives the same order.
    expect((await recordsOf(held, falling(1))).ballots).toEqual(orders[0]);
    // Chance as it is used.
    expect((await recordsOf(held)).ballots).not.toEqual((await recordsOf(held)).ballots);
  });

  test('have nothing in them but marks: no time, batch, number or counter', async () => {
    const records = await recordsOf(held, falling(7));
    const csv = rowsOfCsv(csvFile(voteTable(records, 'vi')));
    const labels = new Set(csv.slice(1).flat());
    expect([...labels].sort()).toEqual(
      [
        'MẬT',
        'tính',
        'Tín nhiệm cao',
        'Tín nhiệm',
        'Tín nhiệm thấp',
        '',
        ...held.rules.invalidity
          .filter(({ code }) => ['blank', 'multiple', 'added-text'].includes(code))
          .map(({ label }) => label.vi),
      ].sort(),
    );
    expect(csv[0]?.slice(2)).toEqual(records.list.votedOn.map(({ person, name }) => `${person} ${name}`));
    const json = JSON.stringify(castVoteRecordReport(records, { at: held.service.now(), version: '1' }));
    expect(json).not.toMatch(/UniqueId|Batch|BallotAuditId|PrePrinted|BallotImage|CreatingDevice|TimeStamp/u);
    for (const reader of ['Lục Văn Đếm', 'Hứa Thị Ghi']) expect(json).not.toContain(reader);
  });
});

test('A list counted by tally sheet has no single ballots, and the refusal says so', async () => {
  const tally = await approvedRound(memoryStore(), 'tally-sheet');
  const setup = (await stateOf(tally.service, tally.round, conference)).setup;
  const [{ votedOn, voters } = { votedOn: [], voters: [] }] = setup.lists;
  const everybodyHigh = sheetsOf(
    voters.length,
    votedOn.map(() => ({ high: voters.length })),
  );
  await gather(tally, { conference, absent: {}, boxes: { [list]: everybodyHigh }, spares: 0 });
  const people = votedOn.map(() => ({ high: voters.length, confidence: 0, low: 0, invalid: {} }));
  for (const who of ['secretary', 'member'] as const)
    await tally.act(who, 'enter-tally', { list, voided: {}, people }, conference);
  await tally.act('head', 'canvass', { settlements: [] }, conference);
  const loaded = await tally.service.round(tally.round);
  if (!loaded.ok) throw new Error(loaded.error.message.en);
  const asked = { conference, list, roles: ['committee-head'] as const };
  const answer = voteRecords(loaded.value, tally.rules, asked, randomBytes);
  expect(answer).toMatchObject({ ok: false, error: { code: 'R-votes-of-tally' } });
});

// Reading a record back: folding and verifying records of about 2,000 and 20,000 acts, deciding on the canvass, and assessing 10,000 rows.
// What is linear takes ten times as long for ten times as many; the ratio says so on any machine.
import {
  type Act,
  type Actor,
  assess,
  chain,
  decide,
  type Envelope,
  emptyRecord,
  evolve,
  type Instant,
  type Round,
  replay,
  verifyChain,
} from '@tinnhiem/core';
import { khoa, person, planWith, rosterOf, rulesWith } from '../packages/core/test/people.ts';

const rules = rulesWith();
const at = '2019-02-01T00:00:00.000Z' as Instant;
const by = (account: string): Actor => ({ account, name: account, role: 'committee-member' });
const voters = 490;
const rowsOnBallot = 10;
const batchSize = 50;
const here = 'hoi-nghi';

/** Writes a record act by act. */
function writer() {
  const envelopes: Envelope[] = [];
  let round: Round | null = null;
  return {
    add(stream: string, account: string, ...added: readonly Act[]): Round | null {
      const unsealed = added.map(({ type, data }) => ({ stream, at, by: by(account), type, version: 1, data }));
      for (const envelope of chain(round?.head ?? emptyRecord, unsealed)) {
        envelopes.push(envelope);
        round = evolve(round, envelope);
      }
      return round;
    },
    envelopes,
  };
}

/** A conference of 500 people with so many lists: each of them checked in alone, every ballot entered twice, in batches of fifty. */
function record(lists: number): { envelopes: Envelope[]; round: Round } {
  const heads = Array.from({ length: rowsOnBallot }, (_, index) =>
    person(`H${index}`, `Lê Văn ${index}`, 'Trưởng khoa'),
  );
  const others = Array.from({ length: voters }, (_, index) => person(`V${index}`, `Lê Thị ${index}`, 'Giảng viên'));
  const people = [...heads, ...others].map((voter) => voter.id);
  const ids = Array.from({ length: lists }, (_, index) => `khoa-${index}`);
  const plan = planWith(ids.map((id) => ({ ...khoa, id: id as typeof khoa.id })));
  const { add, envelopes } = writer();
  const places = { value: { max: lists, per: 'person' as const, kinds: [] }, cite: 'unverified' as const };
  const created = add('round', 'organiser', {
    type: 'round-created',
    data: { round: 'bench', rehearsal: true, plan, roster: rosterOf([...heads, ...others]), sources: [] },
  });
  const context = { at, by: by('chair') };
  const approved = decide('approve-plan', { ...rules, places }, created?.state ?? null, {}, context, ['chair']);
  if (!approved.ok) throw new Error(approved.error.message.en);
  for (const act of approved.value) add(act.type === 'conference-convened' ? here : 'round', 'chair', act);
  const members = ['head', 'member'].map((name, index) => ({ name, role: index === 0 ? 'head' : 'member' }));
  add(here, 'organiser', { type: 'committee-proposed', data: { members } });
  for (const list of ids) add(here, 'organiser', { type: 'ballots-printed', data: { list, copies: people.length } });
  add(here, 'organiser', { type: 'conference-ready', data: {} });
  for (const id of people) add(here, 'head', { type: 'checked-in', data: { people: [id] } });
  add(here, 'chair', { type: 'committee-approved', data: { votesFor: people.length, votesAgainst: 0 } });
  add(here, 'chair', { type: 'poll-opened', data: { present: people.length, convened: people.length } });
  add(here, 'head', { type: 'ballots-handed-out', data: { ballots: ids.map((list) => ({ list, people })) } });
  add(here, 'chair', { type: 'poll-closed', data: {} });
  for (const list of ids)
    add(here, 'head', { type: 'box-counted', data: { list, collected: people.length, unused: 0 } });
  let round = add(here, 'head', { type: 'count-begun', data: { method: 'entry' } });
  const sizes = Array.from({ length: people.length / batchSize }, () => batchSize);
  const marks = { whole: 'ok', rows: Array.from({ length: rowsOnBallot }, () => 'high') };
  for (const list of ids) {
    add(here, 'head', { type: 'batches-formed', data: { list, sizes } });
    for (const [index, size] of sizes.entries())
      for (const account of ['head', 'member']) {
        for (let ballot = 1; ballot <= size; ballot += 1)
          add(here, account, { type: 'ballot-entered', data: { list, batch: index + 1, ballot, marks } });
        round = add(here, account, { type: 'batch-finished', data: { list, batch: index + 1 } });
      }
  }
  if (round === null) throw new Error('nothing was written');
  return { envelopes, round };
}

/** Processor time, so that others on the same machine do not count; the best of three. */
function milliseconds(work: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function measure(lists: number) {
  const { envelopes, round } = record(lists);
  const state = [...round.conferences.values()][0]?.state ?? null;
  return {
    acts: envelopes.length,
    fold: milliseconds(() => replay(envelopes)),
    verifyChain: milliseconds(() => verifyChain(envelopes)),
    'decide canvass': milliseconds(() => {
      const decided = decide('canvass', rules, state, {}, { at, by: by('head') }, ['committee-head']);
      if (!decided.ok) throw new Error(decided.error.message.en);
    }),
  };
}

measure(2);
const [small, large] = [measure(2), measure(20)];
const rounded = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Math.round(value * 10) / 10]));
const ratio = Object.fromEntries(Object.entries(small).map(([key, value]) => [key, large[key as 'fold'] / value]));
console.table({ small: rounded(small), large: rounded(large), ratio: rounded(ratio) });

const rows = 10_000;
const assessing = milliseconds(() => {
  for (let row = 0; row < rows; row += 1)
    assess(rules, {
      name: 'Lê Văn An',
      issued: 50,
      collected: 47,
      valid: 46,
      invalid: 1,
      high: 19,
      confidence: 2,
      low: row % 26,
    });
});
console.log(`assess: ${rows} rows in ${assessing.toFixed(1)} ms`);

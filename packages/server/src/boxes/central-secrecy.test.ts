// After a poll on two servers of a centre: no table of the database tells whose code is whose, when anybody voted, or in which order.
import { randomUUID } from 'node:crypto';
import { type Credential, credentialKey } from '@tinnhiem/ballot-box';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openPoll } from '../../test/casting-rounds.ts';
import { act, arithmetic, ballot, hallOf } from '../../test/electronic.ts';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation, testPostgres } from '../../test/postgres.ts';
import { conferenceId, inRole, listId, roundId, sampleTime } from '../../test/sample.ts';
import { assembleOffice } from '../office.ts';
import { centralStores } from '../store/stores.ts';
import { done } from './participants.ts';

const voters = 32;
const batch = 8;

interface Row {
  readonly table: string;
  /** Everything in the row, with its place and its transaction. */
  readonly text: string;
}

/** Every row of every table, ordered by `order` within its table. */
async function dump(organisation: string, order: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: (await testPostgres()).mighty });
  await client.connect();
  try {
    await client.query("SET bytea_output = 'escape'");
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'tinnhiem'::regnamespace AND relkind = 'r' AND relrowsecurity",
    );
    const rows: Row[] = [];
    for (const { name: table } of tables) {
      const sql = `SELECT t::text AS text FROM tinnhiem.${table} t WHERE organisation = $1 ORDER BY ${order}`;
      for (const { text } of (await client.query<{ text: string }>(sql, [organisation])).rows)
        rows.push({ table, text });
    }
    return rows;
  } finally {
    await client.end();
  }
}

/** Of the pairs within a batch, those that stand the other way round. */
function turnedPairs(places: readonly number[]): number {
  let turned = 0;
  for (let from = 0; from < places.length; from += batch) {
    const own = places.slice(from, from + batch);
    for (const [at, place] of own.entries()) turned += own.slice(at + 1).filter((later) => later < place).length;
  }
  return turned;
}

test('No table holds a code, a person or a moment beside a credential that voted, or ballots of a batch in the order of casting', async () => {
  const url = await emptyOrganisation();
  const organisation = new URL(url).searchParams.get('organisation') ?? '';
  const data = emptyFolder();
  const hall = hallOf(2, voters);
  const stores = () => centralStores(url, { connections: 4 });
  const { election, codes } = await openPoll(data, hall, { spare: 3, stores: await stores() });
  const { uuid } = election.record;
  const offices = await Promise.all(
    [0, 1].map(async () => assembleOffice(data, () => new Date(sampleTime), undefined, await stores())),
  );
  const [one, two] = offices as [(typeof offices)[0], (typeof offices)[0]];
  onTestFinished(async () => void (await Promise.all(offices.map((office) => office.close()))));
  const place = { round: roundId, conference: conferenceId };
  const credential = (slip: number) => credentialKey(arithmetic.group, uuid, codes[slip] as Credential).public;
  const slip = { id: randomUUID(), list: listId, credential: credential(voters), reason: 'In nhòe' };
  done(await one.boxes.burnMisprint(place, { ...slip, by: inRole('organiser') }));
  const returned = { id: randomUUID(), list: listId, credential: credential(voters + 1), person: hall.voters[5] ?? '' };
  done(await two.boxes.replaceSlip(place, { ...returned, by: inRole('committee-member') }));
  const trackers: string[] = [];
  for (let voter = 0; voter < voters; voter += 1) {
    const made = ballot(election, codes[voter] as Credential, [voter % 3, voter % 4]);
    const office = voter % 2 === 0 ? one : two;
    expect(done(await office.boxes.cast(uuid, made.text))).toEqual({ tracker: made.tracker, again: false });
    trackers.push(made.tracker);
  }
  await act(one.service, ['chair', 'close-poll', {}]);
  // Both committees press at once.
  const closed = await Promise.all(offices.map((office) => office.boxes.close(place, inRole('committee-head'))));
  for (const boxes of closed) expect(done(boxes)).toMatchObject([{ phase: 'tallied', voters, burnt: 2 }]);

  const rows = await dump(organisation, 'ctid');
  const all = rows.map(({ text }) => text).join('\n');
  expect(all).toContain(credential(0));
  for (const code of codes) expect(all.includes(code) || all.includes(code.replaceAll('-', ''))).toBe(false);
  const voted = new Set(trackers.map((_, voter) => credential(voter)));
  const people = new RegExp(hall.voters.join('|'));
  for (const { table, text } of rows) {
    const names = [...text.matchAll(/[0-9a-f]{64}/g)].some(([found]) => voted.has(found));
    if (!names) continue;
    expect(people.test(text), `${table} names a person beside a credential`).toBe(false);
    expect(/20\d\d-\d\d-\d\d[T ]\d\d:\d\d/.test(text), `${table} names a moment beside a credential`).toBe(false);
  }
  // Whose slip came back is in no row with its code.
  for (const { text } of rows) expect(text.includes(returned.credential) && text.includes(returned.person)).toBe(false);

  // However the rows of a table are ordered, within a batch half of all pairs stand the other way round: of 4 · 28, give or take.
  const lists = [trackers, trackers.map((_, voter) => credential(voter))];
  const shown: string[] = [];
  for (const order of ['ctid', 'xmin::text::bigint, ctid', 'xmin::text::bigint DESC, ctid DESC']) {
    const dumped = await dump(organisation, order);
    for (const table of new Set(dumped.map((row) => row.table))) {
      const text = dumped.flatMap((row) => (row.table === table ? [row.text] : [])).join('\n');
      for (const names of lists.filter(([first]) => text.includes(first ?? ''))) {
        const turned = turnedPairs(names.map((name) => text.indexOf(name)));
        expect(turned, `${table} by ${order}`).toBeGreaterThan(20);
        expect(turned, `${table} by ${order}`).toBeLessThan(92);
        shown.push(table);
      }
    }
  }
  expect(new Set(shown)).toEqual(new Set(['attachment', 'box', 'box_event']));
}, 120_000);

// What only boxes in PostgreSQL do: several processes on one box, and no order of casting in what a table shows.
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { travelling } from '../../test/box-contents.ts';
import { boxStoreContract } from '../../test/box-store-contract.ts';
import { random, testBallot, testPlace, testSetup } from '../../test/box-values.ts';
import { emptyOrganisation, openedCentral, testPostgres } from '../../test/postgres.ts';
import type { Acceptance, BoxStore } from './box-store.ts';
import { centralBoxes } from './central-boxes.ts';
import { checkLogging } from './central-logging.ts';

/** An organisation for each folder of the contract. */
async function inFolder(folder: string): Promise<BoxStore> {
  const { url } = await testPostgres();
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 20);
  return centralBoxes(await openedCentral(`${url}?organisation=hom-${name}`));
}

boxStoreContract('in PostgreSQL', inFolder);

async function stores(count: number): Promise<{ readonly url: string; readonly all: readonly BoxStore[] }> {
  const url = await emptyOrganisation();
  const all: BoxStore[] = [];
  for (let each = 0; each < count; each += 1) all.push(centralBoxes(await openedCentral(url)));
  await all[0]?.begin(testPlace, testSetup());
  return { url, all };
}

/** A ballot as large as real ones are, so that it is kept apart from its row. */
const large = (voter: number) => testBallot(voter, `${voter}:`.padEnd(20_000, `${voter}`));

/** Pairs of which the later one stands before the earlier one. */
const inversions = (order: readonly number[]) =>
  order.reduce((sum, value, at) => sum + order.slice(at + 1).filter((later) => later < value).length, 0);

test('Several processes take ballots, burn, admit and close one box at once: each ballot is in it once', async () => {
  const { all } = await stores(3);
  const [one] = all as [BoxStore];
  const votes = Array.from({ length: 60 }, (_, voter) => large(voter));
  // As a server does: of one process one ballot after the other, and all processes at once.
  const castAll = async (store: BoxStore) => {
    const own: Acceptance[] = [];
    for (const vote of votes) {
      own.push(...(await store.accept(testPlace, [vote])));
      await store.admit(testPlace, 8, random);
    }
    return own;
  };
  const outcomes = (await Promise.all(all.map(castAll))).flat();
  expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(60);
  expect(outcomes.filter((outcome) => outcome === 'again')).toHaveLength(120);
  const burns = await Promise.all(all.map((store) => store.burn(testPlace, testBallot('x').credential)));
  expect(burns.toSorted()).toEqual(['again', 'again', 'burnt']);
  await Promise.all(all.map((store) => store.end(testPlace, random)));
  await Promise.all(all.map((store) => store.addTally(testPlace, '"tally"', { ballots: 60 })));
  expect(new Set(await one.trackers(testPlace))).toEqual(new Set(votes.map(({ tracker }) => tracker)));
  expect(await one.standing(testPlace)).toMatchObject({ ballots: 60, voters: 60, waiting: 0, phase: 'tallied' });
});

test('Neither place nor transaction of a row, nor of its large parts, tells in which order ballots came', async () => {
  const { url, all } = await stores(1);
  const [store] = all as [BoxStore];
  const { mighty } = await testPostgres();
  const client = new Client({ connectionString: mighty });
  await client.connect();
  onTestFinished(() => client.end());
  const organisation = new URL(url).searchParams.get('organisation');
  const of = (table: string) => `FROM tinnhiem.${table} WHERE organisation = '${organisation}'`;
  const voterOf = new Map(Array.from({ length: 48 }, (_, voter) => [large(voter).tracker, voter]));
  const orderBy = async (sql: string) =>
    (await client.query<{ tracker: string }>(sql)).rows.map(({ tracker }) => voterOf.get(tracker) ?? -1);
  const { rows: parts } = await client.query<{ name: string }>(
    "SELECT reltoastrelid::regclass::text AS name FROM pg_class WHERE oid = 'tinnhiem.box_waiting'::regclass",
  );
  // Large values lie in rows of their own, which are counted.
  const partOrder = async () => {
    const sql = `SELECT convert_from(chunk_data, 'UTF8') AS text FROM ${parts[0]?.name} WHERE chunk_seq = 0 ORDER BY chunk_id`;
    const { rows } = await client.query<{ text: string }>(sql);
    return rows.flatMap(({ text }) => {
      const credential = /[0-9a-f]{64}/.exec(text)?.[0] ?? '';
      return Array.from({ length: 48 }, (_, voter) => voter).filter((voter) => large(voter).credential === credential);
    });
  };
  let turned = 0;
  let turnedParts = 0;
  let pairs = 0;
  for (let voter = 0; voter < 48; voter += 1) {
    await store.accept(testPlace, [large(voter)]);
    const moments = await client.query(`SELECT DISTINCT xmin ${of('box_waiting')}`);
    expect(moments.rows).toHaveLength(1);
    const order = await orderBy(`SELECT tracker ${of('box_waiting')} ORDER BY ctid`);
    turned += inversions(order);
    const ofParts = await partOrder();
    expect(ofParts.toSorted()).toEqual(order.toSorted());
    turnedParts += inversions(ofParts);
    pairs += (order.length * (order.length - 1)) / 2;
    await store.admit(testPlace, 8, random);
  }
  // Half of all pairs stand the other way round; 6 · 84 pairs.
  expect(pairs).toBe(504);
  for (const share of [turned / pairs, turnedParts / pairs]) {
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
  }
  // In the box: written in the order of the box itself, and batches as everybody sees them. Which page has room for a row is
  // nobody's order: `cmin` numbers the statements of a transaction.
  const heights = await orderBy(`SELECT tracker ${of('box_event')} AND tracker IS NOT NULL ORDER BY height`);
  expect(
    await orderBy(
      `SELECT tracker ${of('box_event')} AND tracker IS NOT NULL ORDER BY xmin::text::bigint, cmin::text::bigint`,
    ),
  ).toEqual(heights);
  for (let batch = 0; batch < 6; batch += 1)
    expect(heights.slice(batch * 8, batch * 8 + 8).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 8 }, (_, at) => batch * 8 + at),
    );
  const columns = await client.query<{ name: string; type: string; identity: string }>(
    `SELECT column_name AS name, data_type AS type, is_identity AS identity FROM information_schema.columns
     WHERE table_schema = 'tinnhiem' AND table_name LIKE 'box%'`,
  );
  expect(columns.rows.filter(({ type, identity }) => identity === 'YES' || /time zone|date/.test(type))).toEqual([]);
});

test('A box that was taken in is written in the order of the box by one transaction, with burnt codes in that of their names', async () => {
  const { all } = await stores(1);
  const [store] = all as [BoxStore];
  for (let voter = 0; voter < 9; voter += 1) await store.accept(testPlace, [large(voter)]);
  for (const name of ['p', 'q', 'r', 's', 't']) await store.burn(testPlace, testBallot(name).credential);
  await store.end(testPlace, random);
  await store.addTally(testPlace, '"tally"', { ballots: 9 });
  const box = await travelling(store);
  const url = await emptyOrganisation();
  await centralBoxes(await openedCentral(url)).restore(testPlace, box);
  const client = new Client({ connectionString: (await testPostgres()).mighty });
  await client.connect();
  onTestFinished(() => client.end());
  const rowsOf = async (table: string, name: string, order: string) => {
    const sql = `SELECT ${name} AS name, xmin::text FROM tinnhiem.${table} WHERE organisation = $1 ORDER BY ${order}`;
    return (await client.query<{ name: string; xmin: string }>(sql, [new URL(url).searchParams.get('organisation')]))
      .rows;
  };
  const events = await rowsOf('box_event', 'height::text', 'cmin::text::bigint');
  const burnt = await rowsOf('box_burnt', 'credential', 'credential');
  expect(events.map(({ name }) => name)).toEqual(box.events.map(({ height }) => String(height)));
  expect(box.burnt).toEqual(['p', 'q', 'r', 's', 't'].map((name) => testBallot(name).credential).toSorted());
  expect(burnt.map(({ name }) => name)).toEqual(box.burnt);
  expect(new Set([...events, ...burnt].map(({ xmin }) => xmin)).size).toBe(1);
});

test('A ballot in the box is neither changed nor removed, by anybody', async () => {
  const [store] = (await stores(1)).all as [BoxStore];
  await store.accept(testPlace, [testBallot(1)]);
  await store.admit(testPlace, 1, random);
  const client = new Client({ connectionString: (await testPostgres()).mighty });
  await client.connect();
  onTestFinished(() => client.end());
  for (const sql of [
    "UPDATE tinnhiem.box_event SET bytes = ''",
    'DELETE FROM tinnhiem.box_event',
    'TRUNCATE tinnhiem.box CASCADE',
  ])
    await expect(client.query(sql)).rejects.toThrow('what is in the record stays as it is');
});

test('A database that writes values or moments down takes no box, and says what to change', async () => {
  const quiet = {
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_min_duration_sample: '-1',
    log_transaction_sample_rate: '0',
    log_parameter_max_length: '-1',
    track_commit_timestamp: 'off',
  };
  const asked = (settings: object) => checkLogging(async <Row>() => [{ ...quiet, ...settings }] as Row[], '“kho”');
  await asked({});
  await asked({ log_statement: 'all', log_parameter_max_length: '0' });
  for (const loud of [
    { log_statement: 'mod' },
    { log_min_duration_statement: '1000' },
    { log_transaction_sample_rate: '0.1' },
  ])
    await expect(asked(loud)).rejects.toThrow('log_parameter_max_length = 0');
  await expect(asked({ track_commit_timestamp: 'on' })).rejects.toThrow('track_commit_timestamp = off');
});

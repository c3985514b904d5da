// What only the central store does: several processes, walls between organisations, a record that the database itself defends.
import { emptyHead } from '@tinnhiem/core';
import { Client } from 'pg';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { emptyOrganisation, openedCentral, testPostgres } from '../../test/postgres.ts';
import { leadTo, orderOf, roundId, sampleTime, voters } from '../../test/sample.ts';
import { headOf, write } from '../../test/writes.ts';
import { createService } from '../service/service.ts';
import { type Central, openCentral } from './postgres.ts';
import { centralRounds } from './postgres-rounds.ts';
import { ownedTables } from './postgres-schema.ts';
import { centralTables } from './postgres-tables.ts';
import { StoreProblem } from './problem.ts';

let url: string;
let central: Central;

beforeEach(async () => {
  url = await emptyOrganisation();
  central = await openedCentral(url);
});

async function client(address: string): Promise<Client> {
  const opened = new Client({ connectionString: address.replace(/\?.*/, '') });
  await opened.connect();
  onTestFinished(() => opened.end());
  await opened.query("SELECT set_config('tinnhiem.organisation', $1, false)", [central.organisation]);
  await opened.query('SET search_path = tinnhiem');
  return opened;
}

const checkIn = (people: readonly string[]) => orderOf(['committee-member', 'check-in', { people }]);

/** Looks again and again until something holds; the test's own time is the limit. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('Several processes', () => {
  test('that write to one round at once all have their acts in it, each once', async () => {
    const services = [central, await openedCentral(url), await openedCentral(url)].map((each) =>
      createService(centralRounds(each), () => sampleTime),
    );
    const [one, two, three] = services as [(typeof services)[0], (typeof services)[0], (typeof services)[0]];
    await leadTo(one, 'ready');
    const done = await Promise.all(
      voters.flatMap((person) => services.map((service) => service.perform(checkIn([person])))),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(voters.length);
    for (const service of [two, three]) {
      const round = await service.round(roundId);
      expect(round.ok && [...round.value.conferences.values()][0]?.state.present.size).toBe(voters.length);
    }
  });

  test('hear of what each of them appends, without asking', async () => {
    const here = createService(centralRounds(central), () => sampleTime);
    const otherCentral = await openedCentral(url);
    const there = createService(centralRounds(otherCentral), () => sampleTime);
    await leadTo(here, 'ready');
    const heard: number[] = [];
    onTestFinished(there.subscribe(roundId, (number) => heard.push(number)));
    let listening = false;
    const end = there.store.watch?.((round) => {
      if (round === null) listening = true;
      else there.lookOutside(round).catch(() => {});
    });
    onTestFinished(() => end?.());
    await until(() => listening);
    const done = await here.perform(checkIn(voters));
    const number = done.ok ? done.value.number : 0;
    await until(() => heard.includes(number));
    expect(heard.at(-1)).toBe(number);
  });

  test('that open an empty database at the same moment make its tables once', async () => {
    const { mighty } = await testPostgres();
    const admin = new Client({ connectionString: mighty });
    await admin.connect();
    const name = `moi_${process.pid}_${Math.floor(Math.random() * 1e9)}`;
    await admin.query(`CREATE DATABASE ${name} OWNER tinnhiem ENCODING 'UTF8' TEMPLATE template0`);
    try {
      const opened = await Promise.all(
        [1, 2, 3].map(() => openCentral(url.replace('/tinnhiem?', `/${name}?`), { connections: 2 })),
      );
      const [store] = opened.map(centralRounds);
      expect(await store?.list()).toEqual([]);
      for (const each of opened) await each.close();
    } finally {
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    }
  });
});

describe.each(['url', 'mighty'] as const)('An organisation, where the database is opened as %s,', (role) => {
  test('sees its own rounds and accounts alone, of the same id too', async () => {
    const theirs = await openedCentral(await emptyOrganisation(role));
    const ours = await openedCentral(await emptyOrganisation(role));
    const first = write(emptyHead, ['một']);
    expect(await centralRounds(ours).create('dot', [first])).toBe('created');
    expect(await centralRounds(theirs).list()).toEqual([]);
    expect(await centralRounds(theirs).acts('dot', 1)).toEqual([]);
    expect(await centralRounds(theirs).receipt('dot', first.receipt.id)).toBeNull();
    expect(await centralRounds(theirs).create('dot', [write(emptyHead, ['khác', 'nữa'])])).toBe('created');
    expect(await centralRounds(ours).acts('dot', 1)).toEqual(first.envelopes);
    await centralTables(ours).run('INSERT INTO setting (key, value) VALUES (?, ?)', 'organisation', 'Khoa Y');
    expect(await centralTables(theirs).all('SELECT value FROM setting')).toEqual([]);
  });
});

test('Every table with rows of an organisation has its wall, for the owner of the table too', async () => {
  const database = await client(url);
  const { rows } = await database.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = 'tinnhiem'::regnamespace AND relkind = 'r'
       AND relrowsecurity AND relforcerowsecurity ORDER BY relname`,
  );
  expect(rows.map(({ relname }) => relname)).toEqual([...ownedTables].sort());
  const open = await database.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = 'tinnhiem'::regnamespace AND relkind = 'r'
       AND NOT relrowsecurity ORDER BY relname`,
  );
  expect(open.rows.map(({ relname }) => relname)).toEqual(['organisation', 'version']);
});

describe('The database itself', () => {
  beforeEach(async () => {
    await centralRounds(central).create('dot', [write(emptyHead, ['một', 'hai'])]);
  });

  test.each([
    "UPDATE act SET data = '{}' WHERE number = 1",
    'DELETE FROM act WHERE number = 2',
    "UPDATE receipt SET content = ''",
    'DELETE FROM receipt',
    'TRUNCATE act CASCADE',
  ])('refuses %s', async (sql) => {
    for (const address of [url, (await testPostgres()).mighty]) {
      const database = await client(address);
      await expect(database.query(sql)).rejects.toThrow('what is in the record stays as it is');
    }
    expect(await centralRounds(central).acts('dot', 1)).toHaveLength(2);
  });

  test.each([
    ['that leaves a number out', 4, 'hash'],
    ['with a number that is taken', 2, 'hash'],
    ['that names another act before it', 3, 'f'.repeat(64)],
  ])('refuses an act %s', async (_, number, previous) => {
    const database = await client(url);
    const added = database.query(
      `INSERT INTO act (round, number, stream, at, account, name, role, type, version, data, previous, hash)
       SELECT round, $1, stream, at, account, name, role, type, version, data,
         CASE WHEN $2 = 'hash' THEN hash ELSE $2 END, repeat('e', 64)
       FROM act WHERE round = 'dot' AND number = 2`,
      [number, previous],
    );
    await expect(added).rejects.toThrow('does not follow');
  });

  test('cannot hide that acts are missing at the end', async () => {
    const database = await client((await testPostgres()).mighty);
    await database.query("SET session_replication_role = 'replica'");
    await database.query('DELETE FROM receipt WHERE organisation = $1', [central.organisation]);
    await database.query('DELETE FROM act WHERE organisation = $1 AND number = 2', [central.organisation]);
    const service = createService(centralRounds(central), () => sampleTime);
    const round = await service.round('dot');
    expect(round.ok ? '' : round.error.message.en).toContain('corrupt at act 2');
  });

  test('is not believed where an attachment is no longer what its name says', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const sha256 = '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81';
    await centralRounds(central).addAttachment('dot', { sha256, name: 'bien-ban.pdf', type: 'application/pdf', bytes });
    const database = await client((await testPostgres()).mighty);
    await database.query("SET session_replication_role = 'replica'");
    await database.query("UPDATE attachment SET bytes = '\\x010204' WHERE organisation = $1", [central.organisation]);
    await expect(centralRounds(central).attachment('dot', sha256)).rejects.toThrow(StoreProblem);
  });
});

test('A round that was removed and brought in anew is not mixed up with what was known of the old one', async () => {
  const store = centralRounds(central);
  const first = write(emptyHead, ['một']);
  await store.create('dot', [first]);
  const before = await store.head('dot');
  const database = await client((await testPostgres()).mighty);
  await database.query("SET session_replication_role = 'replica'");
  for (const table of ['receipt', 'act', 'round'])
    await database.query(`DELETE FROM ${table} WHERE organisation = $1`, [central.organisation]);
  await store.create('dot', [first]);
  const after = await store.head('dot');
  expect(after).toMatchObject({ number: 1, hash: headOf(first).hash });
  expect(after?.source).not.toBe(before?.source);
});

test('A database of a newer program is left alone', async () => {
  const { mighty } = await testPostgres();
  const admin = new Client({ connectionString: mighty });
  await admin.connect();
  const name = `sau_${process.pid}_${Math.floor(Math.random() * 1e9)}`;
  await admin.query(`CREATE DATABASE ${name} OWNER tinnhiem ENCODING 'UTF8' TEMPLATE template0`);
  try {
    const later = url.replace('/tinnhiem?', `/${name}?`);
    await (await openCentral(later)).close();
    const database = new Client({ connectionString: later.replace(/\?.*/, '') });
    await database.connect();
    await database.query('UPDATE tinnhiem.version SET number = number + 1');
    await database.end();
    await expect(openCentral(later)).rejects.toMatchObject({ kind: 'newer' });
  } finally {
    await admin.query(`DROP DATABASE ${name}`);
    await admin.end();
  }
});

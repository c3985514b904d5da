// Passkeys in each kind of store; what people meet is in http/passkeys.test.ts.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { passkeyDevice } from '../../test/passkey-device.ts';
import { emptyOrganisation, openedCentral, testPostgres } from '../../test/postgres.ts';
import { openOffice } from '../store/office.ts';
import { openCentral } from '../store/postgres.ts';
import { centralTables } from '../store/postgres-tables.ts';
import type { Tables } from '../store/tables.ts';
import { createAccounts } from './accounts.ts';
import { mostInAll, mostOfAddress, type Passkeys } from './passkeys.ts';
import { siteOf } from './webauthn.ts';

const origin = 'https://tinnhiem.example.vn';
const cost = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const address = '192.0.2.7';

const accountsOn = (tables: Tables) =>
  createAccounts(
    tables,
    { now: () => Date.parse('2026-01-05T01:00:00Z'), random: (bytes) => randomBytes(bytes).toString('base64url') },
    cost,
    siteOf(origin),
  );

/** Two servers on one store; a folder is one server's. */
const kinds: readonly (readonly [string, () => Promise<readonly [Tables, Tables]>])[] = [
  [
    'a folder',
    () => {
      const tables = openOffice(join(emptyFolder(), 'office.sqlite'));
      onTestFinished(() => tables.close());
      return Promise.resolve([tables, tables]);
    },
  ],
  [
    'the central store',
    async () => {
      const url = await emptyOrganisation();
      return [centralTables(await openedCentral(url)), centralTables(await openedCentral(url))];
    },
  ],
];

test.each(kinds)('In %s one server asks and another one is answered, once', async (_kind, open) => {
  const [one, two] = (await open()).map(accountsOn) as [ReturnType<typeof accountsOn>, ReturnType<typeof accountsOn>];
  const made = await one.setUp({ username: 'kythuat', name: 'Kỹ Thuật', password: 'con mèo xanh leo cây' });
  if (!made.ok) throw new Error(made.error.code);
  const { account } = made.value;
  const device = passkeyDevice(origin);
  const adding = await one.passkeys.beginAdding(account, address);
  if (!adding.ok) throw new Error(adding.error.code);
  const added = await two.passkeys.add(account.id, adding.value.key, 'Máy', device.create(adding.value.options));
  expect(added.ok).toBe(true);
  expect((await two.withId(account.id))?.passkeys).toBe(1);
  const asked = await two.passkeys.beginShowing(address);
  if (!asked.ok) throw new Error(asked.error.code);
  const response = device.get(asked.value.options);
  // Both at once: the challenge is good for one of them.
  const entered = await Promise.all(
    [one, two].map((server) => server.signInWithPasskey(asked.value.key, response, address, '')),
  );
  expect(entered.map((result) => (result.ok ? result.value.account.username : result.error.code)).toSorted()).toEqual([
    'R-passkey-over',
    'kythuat',
  ]);
  expect(await one.passkeys.list(account.id)).toMatchObject([{ name: 'Máy', lastUsed: '2026-01-05T01:00:00.000Z' }]);
});

test.each(kinds)(
  'In %s one address asks a hundred times in five minutes, and a flood from many puts out the oldest',
  async (_kind, open) => {
    const [tables, again] = await open();
    let now = Date.parse('2026-01-05T01:00:00Z');
    const random = (bytes: number) => randomBytes(bytes).toString('base64url');
    const [one, two] = [tables, again].map(
      (on) => createAccounts(on, { now: () => now, random }, cost, siteOf(origin)).passkeys,
    ) as [Passkeys, Passkeys];
    const kept = async () =>
      Number((await tables.get<{ count: number }>('SELECT count(*) AS count FROM passkey_challenge'))?.count);
    for (let time = 0; time < mostOfAddress; time += 1)
      expect((await (time % 2 === 0 ? one : two).beginShowing(address)).ok).toBe(true);
    now += 60_000;
    // Both servers say how long: until the first of them is over.
    for (const server of [one, two])
      expect(await server.beginShowing(address)).toMatchObject({
        error: { code: 'R-too-many-asked', message: { vi: expect.stringContaining('240 giây') } },
      });
    expect(await kept()).toBe(mostOfAddress);
    const elsewhere = await one.beginShowing('192.0.2.8');
    expect(elsewhere.ok).toBe(true);
    now += 240_001;
    expect((await one.beginShowing(address)).ok).toBe(true);
    expect(await kept()).toBe(2);

    const values = Array.from(
      { length: mostInAll - 2 },
      (_, at) => `('${at}', 'x', NULL, ${now + 1000 + at}, '${at}')`,
    );
    await tables.run(
      `INSERT INTO passkey_challenge (key_hash, challenge, account, until, address) VALUES ${values.join(', ')}`,
    );
    const last = await one.beginShowing(address);
    expect(await kept()).toBe(mostInAll);
    expect(last.ok && (await two.takeChallenge(last.value.key))).not.toBeNull();
    expect(elsewhere.ok && (await two.takeChallenge(elsewhere.value.key))).not.toBeNull();
  },
);

describe('Tables of before', () => {
  const before = 'DROP TABLE passkey; DROP TABLE passkey_challenge; DROP TABLE backed_up; DROP TABLE backup;';
  const steps = 3;

  test('in a folder are brought up to date, with the accounts that are in them', async () => {
    const file = join(emptyFolder(), 'office.sqlite');
    const first = openOffice(file);
    await accountsOn(first).setUp({ username: 'kythuat', name: 'Kỹ Thuật', password: 'con mèo xanh leo cây' });
    await first.close();
    const database = new DatabaseSync(file);
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    database.exec(`${before} PRAGMA user_version = ${version - steps}`);
    database.close();
    const tables = openOffice(file);
    onTestFinished(() => tables.close());
    expect(await accountsOn(tables).find('kythuat')).toMatchObject({ name: 'Kỹ Thuật', passkeys: 0 });
  });

  test('in the central store are brought up to date, with the accounts that are in them', async () => {
    const { mighty } = await testPostgres();
    const admin = new Client({ connectionString: mighty });
    await admin.connect();
    const name = `cu_${process.pid}_${Math.floor(Math.random() * 1e9)}`;
    await admin.query(`CREATE DATABASE ${name} OWNER tinnhiem ENCODING 'UTF8' TEMPLATE template0`);
    const url = (await emptyOrganisation()).replace('/tinnhiem?', `/${name}?`);
    try {
      const first = await openCentral(url, { connections: 2 });
      await accountsOn(centralTables(first)).setUp({ username: 'kythuat', name: 'Kỹ Thuật', password: 'con mèo xanh' });
      await first.close();
      const database = new Client({ connectionString: mighty.replace(/\/tinnhiem$/, `/${name}`) });
      await database.connect();
      await database.query(`SET search_path = tinnhiem; ${before} UPDATE version SET number = number - ${steps}`);
      await database.end();
      const central = await openCentral(url, { connections: 2 });
      expect(await accountsOn(centralTables(central)).find('kythuat')).toMatchObject({ passkeys: 0 });
      await central.close();
    } finally {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    }
  });
});

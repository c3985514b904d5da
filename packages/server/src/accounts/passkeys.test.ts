// Passkeys in each kind of store; what people meet is in http/passkeys.test.ts.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { officeTables } from '../../test/office-tables.ts';
import { passkeyDevice } from '../../test/passkey-device.ts';
import { emptyOrganisation, testPostgres } from '../../test/postgres.ts';
import { openOffice } from '../store/office.ts';
import { openCentral } from '../store/postgres.ts';
import { centralTables } from '../store/postgres-tables.ts';
import type { Tables } from '../store/tables.ts';
import { createAccounts } from './accounts.ts';
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

test.each(officeTables)('In %s one server asks and another one is answered, once', async (_kind, open) => {
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

describe('Tables of before', () => {
  const before =
    'DROP TABLE passkey; DROP TABLE passkey_challenge; DROP TABLE backed_up; DROP TABLE backup; DROP TABLE calling_letter; ALTER TABLE outside_sign_in DROP COLUMN address;';
  const steps = 6;
  const scans =
    'DROP TABLE scan_part; DROP TABLE scan_picture; DROP TABLE scan_page; DROP TABLE scan_file; DROP TABLE scan_job; DROP TABLE picture; DROP TABLE layout; DROP FUNCTION picture_goes(); DROP FUNCTION picture_may_go(text, text, text);';

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
      await database.query(
        `SET search_path = tinnhiem; ${before} ${scans} UPDATE version SET number = number - ${steps + 2}`,
      );
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

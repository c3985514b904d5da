// Whoever begins to sign in makes a row in a table, strangers too: tries are limited, at every door and in each kind of store.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { officeTables } from '../../test/office-tables.ts';
import { scriptedService } from '../../test/scripted-oidc.ts';
import type { Tables } from '../store/tables.ts';
import { createAccounts } from './accounts.ts';
import { mostInAll, mostOfAddress } from './begun-tries.ts';
import { outsideSignIn } from './outside.ts';
import { siteOf } from './webauthn.ts';

const cost = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const address = '192.0.2.7';
const minute = 60_000;
const random = (bytes: number) => randomBytes(bytes).toString('base64url');

/** A door of one server: begins there, and tells whether a try that was begun still waits for its answer. */
interface Door {
  begin(from: string): Promise<{ ok: true; value: { key: string } } | { ok: false; error: object }>;
  waits(key: string): Promise<boolean>;
}

interface DoorKind {
  readonly table: string;
  /** Minutes for which an answer is waited for. */
  readonly time: number;
  /** Columns of a row with their values, besides its key, its end and its address. */
  readonly more: readonly [columns: string, values: string];
  open(tables: Tables, now: () => number): Promise<Door>;
}

const passkeys: DoorKind = {
  table: 'passkey_challenge',
  time: 5,
  more: ['challenge', "'x'"],
  open(tables, now) {
    const { passkeys: door } = createAccounts(tables, { now, random }, cost, siteOf('https://tinnhiem.example.vn'));
    return Promise.resolve({
      begin: (from) => door.beginShowing(from),
      waits: async (key) => (await door.takeChallenge(key)) !== null,
    });
  },
};

const outside: DoorKind = {
  table: 'outside_sign_in',
  time: 10,
  more: ['state, nonce, verifier', "'x', 'x', 'x'"],
  async open(tables, now) {
    const { issuer } = await scriptedService();
    const directory = createAccounts(tables, { now, random }, cost, null);
    const service = { issuer, clientId: 'x', address: 'http://127.0.0.1:4000', claim: 'sub', name: 'Cổng' };
    const door = outsideSignIn(tables, { now, random }, directory, service);
    return {
      begin: (from) => door.start(from),
      // An answer that says nothing: of a try that waits it is untrue, of another one too late.
      async waits(key) {
        const answered = await door.finish(key, '');
        return !answered.ok && answered.error.code !== 'R-outside-over';
      },
    };
  },
};

const everywhere = [passkeys, outside].flatMap((door) =>
  officeTables.map(([store, open]) => [door.table, store, door, open] as const),
);

test.each(everywhere)(
  'Of %s in %s one address begins a hundred, until they are over, and a flood from many puts out the oldest',
  async (table, _store, { time, more, open }, openTables) => {
    const [tables, again] = await openTables();
    let now = Date.parse('2026-01-05T01:00:00Z');
    const [one, two] = [await open(tables, () => now), await open(again, () => now)];
    const kept = async () =>
      Number((await tables.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`))?.count);
    for (let each = 0; each < mostOfAddress; each += 1)
      expect((await (each % 2 === 0 ? one : two).begin(address)).ok).toBe(true);
    now += minute;
    // Both servers say how long: until the first of them is over.
    for (const door of [one, two])
      expect(await door.begin(address)).toMatchObject({
        error: { code: 'R-too-many-asked', message: { vi: expect.stringContaining(`${(time - 1) * 60} giây`) } },
      });
    expect(await kept()).toBe(mostOfAddress);
    const elsewhere = await one.begin('192.0.2.8');
    expect(elsewhere.ok).toBe(true);
    now += (time - 1) * minute + 1;
    expect((await one.begin(address)).ok).toBe(true);
    expect(await kept()).toBe(2);

    const values = Array.from(
      { length: mostInAll - 2 },
      (_, at) => `('${at}', ${more[1]}, ${now + 1000 + at}, '${at}')`,
    );
    await tables.run(`INSERT INTO ${table} (key_hash, ${more[0]}, until, address) VALUES ${values.join(', ')}`);
    const last = await one.begin(address);
    expect(await kept()).toBe(mostInAll);
    expect(last.ok && (await two.waits(last.value.key))).toBe(true);
    expect(elsewhere.ok && (await two.waits(elsewhere.value.key))).toBe(true);

    // A clock that was set back leaves none behind that never ends.
    now -= 24 * 60 * minute;
    expect((await one.begin(address)).ok).toBe(true);
    expect(await kept()).toBe(1);
  },
);

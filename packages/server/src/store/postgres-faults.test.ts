// The database is set wrong, restarted, killed, full of connections: what is said then, and that nothing is lost.
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runFolder } from '../../test/postgres.ts';
import { type OwnPostgres, ownPostgres } from '../../test/postgres-server.ts';
import { leadTo, orderOf, roundId, sampleTime, voters } from '../../test/sample.ts';
import { createService } from '../service/service.ts';
import { type CentralOptions, openCentral } from './postgres.ts';
import { centralRounds } from './postgres-rounds.ts';
import { centralTables } from './postgres-tables.ts';
import { StoreProblem } from './problem.ts';

let postgres: OwnPostgres;
let organisations = 0;

beforeAll(async () => {
  postgres = await ownPostgres(join(runFolder(), 'faults'));
});
afterAll(() => postgres.remove());

async function opened(options: CentralOptions = {}) {
  organisations += 1;
  const central = await openCentral(`${postgres.url}?organisation=loi-${organisations}`, {
    connections: 4,
    ...options,
  });
  onTestFinished(() => central.close());
  return central;
}

async function asAdmin(...statements: readonly string[]): Promise<void> {
  const admin = new Client({ connectionString: postgres.mighty });
  await admin.connect();
  for (const sql of statements) await admin.query(sql);
  await admin.end();
}

async function problemOf(work: Promise<unknown>): Promise<StoreProblem> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StoreProblem)) throw error ?? new Error('nothing was refused');
  return error;
}

describe.each(['fsync', 'full_page_writes', 'synchronous_commit'])('A database with %s off', (setting) => {
  test('is refused with the setting and how to turn it on', async () => {
    await asAdmin(`ALTER SYSTEM SET ${setting} = off`, 'SELECT pg_reload_conf()');
    try {
      // Reloading takes the server a moment.
      for (let problem: StoreProblem | null = null; problem === null; ) {
        problem = await opened().then(
          () => null,
          (error) => error,
        );
        if (problem === null) continue;
        expect(problem).toMatchObject({ kind: 'unsafe' });
        expect(problem.text.vi).toContain(`ALTER SYSTEM SET ${setting} = on`);
      }
    } finally {
      await asAdmin(`ALTER SYSTEM RESET ${setting}`, 'SELECT pg_reload_conf()');
    }
  });
});

test.each([
  ['nobody is there', 'postgres://tinnhiem@127.0.0.1:1/tinnhiem', 'away'],
  ['the host has no such name', 'postgres://tinnhiem@khong-co.invalid/tinnhiem', 'away'],
])('Where %s, it says so', async (_, address, kind) => {
  expect(await problemOf(openCentral(address))).toMatchObject({ kind });
});

test('A user or database that does not exist is named, and no password is', async () => {
  const stranger = await problemOf(openCentral(postgres.url.replace('tinnhiem@', 'nguoila:bimat@')));
  expect(stranger.kind).toBe('unsafe');
  expect(stranger.text.en).toContain('nguoila');
  expect(stranger.text.en).not.toContain('bimat');
  expect(await problemOf(openCentral(postgres.url.replace(/tinnhiem$/, 'khongco')))).toMatchObject({ kind: 'unsafe' });
});

test('Connections that are cut in the middle cost nobody an act', async () => {
  const central = await opened();
  const service = createService(centralRounds(central), () => sampleTime);
  await leadTo(service, 'ready');
  let cutting = true;
  const cuts = (async () => {
    while (cutting) {
      await asAdmin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tinnhiem'");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  for (const person of voters) {
    const order = orderOf(['committee-member', 'check-in', { people: [person] }]);
    const done = await service.perform(order);
    expect(done.ok).toBe(true);
    // Whoever sends it again gets the same answer.
    expect(await service.perform(order)).toEqual(done);
  }
  cutting = false;
  await cuts;
  const round = await service.round(roundId);
  expect(round.ok && [...round.value.conferences.values()][0]?.state.present.size).toBe(voters.length);
});

test.each(['fast', 'immediate'] as const)(
  'A restart of the database (%s) is waited for, and what was answered before is there',
  async (mode) => {
    const central = await opened({ patience: 60_000 });
    const service = createService(centralRounds(central), () => sampleTime);
    await leadTo(service, 'ready');
    const before = await service.acts(roundId);
    const restart = (async () => {
      postgres.stop(mode);
      await new Promise((resolve) => setTimeout(resolve, 300));
      postgres.start();
    })();
    const done = await Promise.all(
      voters.map((person) => service.perform(orderOf(['committee-member', 'check-in', { people: [person] }]))),
    );
    await restart;
    expect(done.every(({ ok }) => ok)).toBe(true);
    const after = await service.acts(roundId);
    if (!before.ok || !after.ok) throw new Error('the record cannot be read');
    expect(after.value.slice(0, before.value.length)).toEqual(before.value);
    expect(after.value).toHaveLength(before.value.length + voters.length);
  },
  120_000,
);

test('A database that stays away is refused in words after a while, and is used again once it is back', async () => {
  const central = await opened({ patience: 200 });
  const tables = centralTables(central);
  await tables.run('INSERT INTO setting (key, value) VALUES (?, ?)', 'một', '1');
  postgres.stop();
  try {
    const problem = await problemOf(tables.get('SELECT value FROM setting'));
    expect(problem.kind).toBe('away');
    expect(problem.text.vi).toContain('không trả lời');
    await problemOf(tables.run('DELETE FROM setting'));
  } finally {
    postgres.start();
  }
  expect(await tables.get('SELECT value FROM setting')).toEqual({ value: '1' });
});

test('A database that takes no more connections says that it is overloaded', async () => {
  const central = await opened({ patience: 200 });
  await asAdmin('ALTER ROLE tinnhiem CONNECTION LIMIT 0');
  try {
    await asAdmin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tinnhiem'");
    const refusals = new Set<string>();
    // The first may still meet a connection that was cut.
    for (let tries = 0; tries < 5; tries += 1) refusals.add((await problemOf(centralRounds(central).list())).kind);
    expect([...refusals]).toContain('busy');
  } finally {
    await asAdmin('ALTER ROLE tinnhiem CONNECTION LIMIT -1');
  }
  expect(await centralRounds(central).list()).toEqual([]);
});

import { join } from 'node:path';
import { type Day, type Instant, topOrganisation } from '@tinnhiem/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation, openedCentral } from '../../test/postgres.ts';
import { openOffice } from '../store/office.ts';
import { centralTables } from '../store/postgres-tables.ts';
import type { Tables } from '../store/tables.ts';
import { addCalling, callingLetters, settleCalling, takeCalling } from './calling-queue.ts';
import { lettersOf, mailState, makeLetters, settleLetter, takeLetter } from './queue.ts';

const today = '2019-02-27' as Day;
const oldest = '2019-01-28' as Day;
const at = '2019-02-27T00:00:00.000Z' as Instant;
const now = Date.parse(at);
const people = 6;

/** Several servers on one store, with accounts that have addresses. */
const kinds: readonly { readonly name: string; readonly servers: () => Promise<readonly Tables[]> }[] = [
  {
    name: 'in a file',
    servers: () => Promise.resolve([openOffice(join(emptyFolder(), 'office.sqlite'))]),
  },
  {
    name: 'in the central store',
    async servers() {
      const url = await emptyOrganisation();
      return await Promise.all(Array.from({ length: 3 }, async () => centralTables(await openedCentral(url))));
    },
  },
];

describe.each(kinds)('Letters $name', ({ servers }) => {
  async function opened(): Promise<readonly Tables[]> {
    const all = await servers();
    const [first] = all as [Tables];
    for (let index = 0; index < people; index += 1) {
      const id = `a${index}`;
      await first.run(
        `INSERT INTO account (id, username, name, roles, password, must_change, disabled, created, belongs_to)
         VALUES (?, ?, ?, '[]', '', 0, 0, '2019', ?)`,
        id,
        id,
        id,
        topOrganisation,
      );
      await first.run('INSERT INTO contact (account, email, reminders) VALUES (?, ?, 1)', id, `${id}@example.vn`);
    }
    onTestFinished(async () => {
      for (const tables of all) await tables.close();
    });
    return all;
  }

  test('are each taken by one of several servers, however they run into each other', async () => {
    const all = await opened();
    await Promise.all([...all, ...all].map((tables) => makeLetters(tables, today, oldest)));
    const taken: string[] = [];
    await Promise.all(
      [...all, ...all, ...all].map(async (tables) => {
        for (;;) {
          const id = await takeLetter(tables, today, now);
          if (id === null) return;
          taken.push(id);
          await settleLetter(tables, id, today, { kind: 'sent' }, at);
        }
      }),
    );
    expect(taken.sort()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5']);
    await Promise.all(all.map((tables) => makeLetters(tables, today, oldest)));
    const [first] = all as [Tables];
    expect(await takeLetter(first, today, now)).toBeNull();
    expect(await lettersOf(first, today)).toMatchObject({ sent: people, waiting: 0 });
  });

  test('that a server had in hand when it broke down stay as they are that day; the day after has one for everybody', async () => {
    const [tables] = (await opened()) as [Tables];
    await makeLetters(tables, today, oldest);
    const lost = await takeLetter(tables, today, now);
    for (;;) {
      const id = await takeLetter(tables, today, now);
      if (id === null) break;
      expect(id).not.toBe(lost);
      await settleLetter(tables, id, today, { kind: 'sent' }, at);
    }
    expect(await lettersOf(tables, today)).toMatchObject({ sending: 1, sent: people - 1 });
    const next = '2019-02-28' as Day;
    await makeLetters(tables, next, oldest);
    expect(await lettersOf(tables, next)).toMatchObject({ waiting: people });
    // A clock that was set back makes no day's letters anew.
    await makeLetters(tables, today, oldest);
    expect((await mailState(tables)).day).toBe(next);
    expect(await takeLetter(tables, today, now)).toBeNull();
  });

  test('that call people are each taken by one of several servers; whose server is gone nobody knows of', async () => {
    const all = await opened();
    const [first] = all as [Tables];
    const place = { round: 'dot', conference: 'hoi-nghi' };
    const says = { title: 'H', day: today, time: '08:00', place: '', chair: 'C', lists: ['L'] };
    for (const person of ['p0', 'p1', 'p2', 'p3', 'p4'])
      await addCalling(first, { ...place, person, number: 1, address: `${person}@example.vn`, says, asker: 'A', at });
    // Whoever names a conference, or a person there, is given no other letter.
    expect(await takeCalling(first, at, { ...place, conference: 'hoi-nghi-khac' })).toBeNull();
    expect(await takeCalling(first, at, { ...place, round: 'dot-khac' })).toBeNull();
    const named = await takeCalling(first, at, { ...place, person: 'p3' });
    expect(named?.person).toBe('p3');
    if (named !== null) await settleCalling(first, named, { kind: 'untried' }, at);
    const lost = await takeCalling(first, at, place);
    const taken: string[] = [];
    await Promise.all(
      [...all, ...all, ...all].map(async (tables) => {
        for (;;) {
          const letter = await takeCalling(tables, at);
          if (letter === null) return;
          taken.push(letter.person);
          await settleCalling(tables, letter, { kind: 'sent' }, at);
        }
      }),
    );
    expect([...taken, lost?.person].sort()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
    const states = async (now: string) =>
      (await callingLetters(first, place, now as Instant)).map(({ state }) => state);
    expect((await states(at)).filter((state) => state === 'sending')).toHaveLength(1);
    expect((await states('2019-02-27T00:05:00.000Z')).filter((state) => state === 'unclear')).toHaveLength(1);
  });
});

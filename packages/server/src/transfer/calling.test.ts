// Who was called to a conference by e-mail, and what became of it, moves with the round. All people are invented.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@tinnhiem/core';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation } from '../../test/postgres.ts';
import { conferenceId, leadTo, roundId, sampleTime } from '../../test/sample.ts';
import { addCalling, type CallingLetter, lettersOfRound, settleCalling, takeCalling } from '../mail/calling-queue.ts';
import { createService } from '../service/service.ts';
import { centralStores, folderStores, type Stores } from '../store/stores.ts';
import { exportRound } from './export-round.ts';
import { importRound } from './import-round.ts';

type Place = Stores & { readonly folder: string };

function laptop(): Place {
  const folder = emptyFolder();
  return closed(folderStores(folder), folder);
}

async function centre(): Promise<Place> {
  return closed(await centralStores(await emptyOrganisation(), { connections: 2 }), emptyFolder());
}

function closed(stores: Stores, folder: string): Place {
  onTestFinished(() => stores.close());
  return Object.create(stores, { folder: { value: folder } }) as Place;
}

const says = {
  title: 'Hội nghị thử nghiệm',
  day: '2019-03-01' as CallingLetter['says']['day'],
  time: '08:00',
  place: 'Hội trường A',
  chair: 'Phan Văn Ơn',
  lists: ['Danh sách'],
};

const hour = (clock: string) => `2019-02-20T${clock}:00.000Z` as Instant;

async function call({ tables }: Place, person: string, number: number, at: Instant, sent: boolean): Promise<void> {
  const letter = { round: roundId, conference: conferenceId, person, number, address: `${person}@example.vn`, says };
  await addCalling(tables, { ...letter, asker: 'Người tổ chức', at });
  if (!sent) return;
  const taken = await takeCalling(tables, at);
  if (taken?.person !== person) throw new Error('another letter was taken');
  await settleCalling(tables, taken, { kind: 'sent' }, at);
}

async function moved(from: Place, to: Place, name = 'dot.zip'): Promise<string> {
  const file = join(from.folder, name);
  const service = createService(from.rounds, () => sampleTime);
  const place = { service, boxes: from.boxes, scans: from.scans, knownTables: from.knownTables };
  expect(await exportRound(place, roundId, file)).toMatchObject({ ok: true });
  await arrives(to, file);
  return file;
}

async function arrives(to: Place, file: string): Promise<void> {
  const arriving = {
    store: to.rounds,
    boxes: to.boxes,
    scans: to.scans,
    tables: () => to.tables,
    now: () => sampleTime,
  };
  expect(await importRound(arriving, file)).toMatchObject({ ok: true });
}

const lettersIn = async ({ tables }: Place) =>
  (await lettersOfRound(tables, roundId, sampleTime)).map(
    ({ person, number, state }) => `${person} ${number} ${state}`,
  );

test('What became of each letter goes to the centre with the round, and comes back with what was called there; nothing is sent twice', async () => {
  const [here, there] = [laptop(), await centre()];
  await leadTo(
    createService(here.rounds, () => sampleTime),
    'ready',
  );
  await call(here, 'CB101', 1, hour('01:00'), true);
  await call(here, 'CB102', 1, hour('01:05'), false);
  await moved(here, there);
  // What still waited is not sent from there by itself: nobody there knows whether it went meanwhile.
  expect(await lettersIn(there)).toEqual(['CB101 1 sent', 'CB102 1 unclear']);
  expect((await lettersOfRound(there.tables, roundId, sampleTime))[1]?.problem?.vi).toContain('chuyển đi');
  expect((await lettersOfRound(there.tables, roundId, sampleTime))[0]).toEqual(
    (await lettersOfRound(here.tables, roundId, sampleTime))[0],
  );
  expect(await takeCalling(there.tables, sampleTime)).toBeNull();

  await call(there, 'CB102', 2, hour('02:00'), true);
  await call(there, 'CB103', 1, hour('02:05'), true);
  const back = await moved(there, here, 've.zip');
  const all = ['CB101 1 sent', 'CB102 1 unclear', 'CB102 2 sent', 'CB103 1 sent'];
  expect(await lettersIn(here)).toEqual(all);
  // What waited here before the round went out must not follow the letter that went from there.
  expect(await takeCalling(here.tables, sampleTime)).toBeNull();
  await arrives(here, back);
  expect(await lettersIn(here)).toEqual(all);
});

test('What waits here is sent from here when the round comes back, where no later letter went from elsewhere', async () => {
  const [here, there] = [laptop(), laptop()];
  await leadTo(
    createService(here.rounds, () => sampleTime),
    'ready',
  );
  await call(here, 'CB101', 1, hour('01:00'), false);
  await moved(here, there);
  await call(there, 'CB102', 1, hour('02:00'), true);
  await moved(there, here, 've.zip');
  expect(await lettersIn(here)).toEqual(['CB101 1 waiting', 'CB102 1 sent']);
});

test('A letter of which nobody knew whether it went is known once its first place says so; a letter that is known stays', async () => {
  const [here, there] = [laptop(), laptop()];
  await leadTo(
    createService(here.rounds, () => sampleTime),
    'ready',
  );
  await call(here, 'CB101', 1, hour('01:00'), false);
  await moved(here, there);
  expect(await lettersIn(there)).toEqual(['CB101 1 unclear']);
  const taken = await takeCalling(here.tables, hour('03:00'));
  if (taken === null) throw new Error('nothing waits');
  await settleCalling(here.tables, taken, { kind: 'sent' }, hour('03:01'));
  const file = await moved(here, there);
  expect(await lettersIn(there)).toEqual(['CB101 1 sent']);
  await arrives(there, file);
  expect(await lettersIn(there)).toEqual(['CB101 1 sent']);
});

test('Where both places called the same person, both letters are kept', async () => {
  const [here, there] = [laptop(), laptop()];
  await leadTo(
    createService(here.rounds, () => sampleTime),
    'ready',
  );
  await moved(here, there);
  await call(here, 'CB101', 1, hour('01:00'), true);
  await call(there, 'CB101', 1, hour('02:00'), true);
  const file = await moved(here, there);
  expect(await lettersIn(there)).toEqual(['CB101 1 sent', 'CB101 2 sent']);
  await arrives(there, file);
  expect(await lettersIn(there)).toEqual(['CB101 1 sent', 'CB101 2 sent']);
});

test('A round in which nobody was called by e-mail is packed as before, and makes no tables where it comes from or arrives', async () => {
  const [here, there] = [laptop(), laptop()];
  await leadTo(
    createService(here.rounds, () => sampleTime),
    'ready',
  );
  const file = await moved(here, there);
  expect(Object.keys(unzipSync(readFileSync(file)))).not.toContain('calling.jsonl');
  expect([here.knownTables, there.knownTables]).toEqual([null, null]);
});

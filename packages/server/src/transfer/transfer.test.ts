// A round goes from a laptop to the centre and back: everything arrives, nothing is overwritten, nothing half comes in.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, type Instant, type Refusal, type Result } from '@tinnhiem/core';
import type { LayoutFile } from '@tinnhiem/paper';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { openedCentral } from '../../test/postgres.ts';
import { leadTo, orderOf, roundId, sampleTime, toStage, voters } from '../../test/sample.ts';
import type { BoxStore } from '../boxes/box-store.ts';
import { centralBoxes } from '../boxes/central-boxes.ts';
import { embeddedBoxes } from '../boxes/embedded-boxes.ts';
import type { PageDetails } from '../scans/image-store.ts';
import { centralScans, folderScans, type ScanStores } from '../scans/scan-stores.ts';
import { createService, type Service } from '../service/service.ts';
import { embeddedStore } from '../store/embedded.ts';
import { openOffice } from '../store/office.ts';
import { centralRounds } from '../store/postgres-rounds.ts';
import { centralTables } from '../store/postgres-tables.ts';
import type { RoundStore } from '../store/round-store.ts';
import type { Tables } from '../store/tables.ts';
import { exportRound } from './export-round.ts';
import { importRound } from './import-round.ts';

interface Place {
  readonly store: RoundStore;
  readonly boxes: BoxStore;
  readonly scans: ScanStores;
  readonly knownTables: Tables;
  readonly tables: () => Tables;
  readonly now: () => Instant;
  readonly service: Service;
  /** For files of the test. */
  readonly folder: string;
}

function placeOn(
  store: RoundStore,
  boxes: BoxStore,
  scans: ScanStores,
  knownTables: Tables,
  folder = emptyFolder(),
): Place {
  onTestFinished(() => store.close());
  return {
    store,
    boxes,
    scans,
    knownTables,
    tables: () => knownTables,
    now: () => sampleTime,
    service: createService(store, () => sampleTime),
    folder,
  };
}

function laptop(): Place {
  const folder = emptyFolder();
  const rounds = join(folder, 'rounds');
  const tables = openOffice(join(folder, 'office.sqlite'));
  onTestFinished(() => tables.close());
  return placeOn(embeddedStore(rounds), embeddedBoxes(rounds), folderScans(rounds), tables, folder);
}

async function centre(): Promise<Place> {
  const central = await openedCentral();
  return placeOn(
    centralRounds(central),
    centralBoxes(central),
    centralScans(central, emptyFolder()),
    centralTables(central),
  );
}

const bytes = new TextEncoder().encode('%PDF-1.7 biên bản');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const picture = Buffer.from('ảnh của một trang');
const pictureHash = createHash('sha256').update(picture).digest('hex');
const covered = Buffer.from('ảnh che chữ ký');
const coveredHash = hashOf(covered);
const details: PageDetails = {
  reader: 'x 1',
  file: 'quét.pdf',
  page: 1,
  style: 'A-1',
  ballotPage: 1,
  serial: null,
  status: 'read',
  flags: [],
  rows: [],
  place: null,
  signature: null,
  problem: null,
  duplicateOf: null,
};

async function addFiles({ store, scans }: Place): Promise<void> {
  await store.addAttachment(roundId, { sha256, name: 'biên bản.pdf', type: 'application/pdf', bytes });
  await scans.images.keep(roundId, pictureHash, picture, details);
  await scans.images.keep(roundId, coveredHash, covered, null);
  await scans.images.settle(roundId);
  await scans.layouts.keep(roundId, 'A-1', { style: 'A-1' } as unknown as LayoutFile);
}

async function everythingIn({ store, scans: { images, layouts } }: Place) {
  const attachments = await store.attachments(roundId);
  return {
    acts: await store.acts(roundId, 1),
    receipts: await store.receipts(roundId),
    summary: (await store.list()).find(({ id }) => id === roundId)?.summary,
    attachments: await Promise.all(
      attachments.map(async (each) => ({
        ...each,
        bytes: Buffer.from((await store.attachment(roundId, each.sha256))?.bytes ?? []).toString('hex'),
      })),
    ),
    pictures: await Promise.all(
      (await images.list(roundId)).map(async (each) => ({
        ...each,
        details: await images.details(roundId, each.sha256),
        hash: await images.image(roundId, each.sha256).then((found) => found.ok && hashOf(found.value)),
      })),
    ),
    layouts: await Promise.all((await layouts.styles(roundId)).map((style) => layouts.find(roundId, style))),
  };
}

function code(result: Result<unknown, Refusal>): string {
  return result.ok ? 'ok' : result.error.code;
}

function exported(place: Place, file: string) {
  return exportRound(place, roundId, file);
}

function imported(place: Place, file: string) {
  return importRound(place, file);
}

const checkIn = (person: string) => orderOf(['committee-member', 'check-in', { people: [person] }]);

test('A round goes to the centre, goes on there, and comes back, with nothing lost on the way', async () => {
  const [here, there] = [laptop(), await centre()];
  await leadTo(here.service, 'ready');
  await addFiles(here);
  const file = join(here.folder, 'dot.zip');
  const before = await here.store.head(roundId);
  expect(await exported(here, file)).toMatchObject({ ok: true, value: { hash: before?.hash } });
  expect(await imported(there, file)).toEqual({
    ok: true,
    value: { round: roundId, before: 0, after: before?.number },
  });
  expect(await everythingIn(there)).toEqual(await everythingIn(here));
  expect(await everythingIn(there)).toMatchObject({
    pictures: expect.arrayContaining([
      { sha256: pictureHash, bytes: picture.length, seen: true, details, hash: pictureHash },
      { sha256: coveredHash, bytes: covered.length, seen: false, details: null, hash: coveredHash },
    ]),
    layouts: [{ style: 'A-1' }],
  });

  const order = checkIn(voters[0] ?? '');
  const answer = await there.service.perform(order);
  expect(answer.ok).toBe(true);
  const back = join(there.folder, 've.zip');
  await exported(there, back);
  expect(await imported(here, back)).toEqual({
    ok: true,
    value: { round: roundId, before: before?.number, after: (before?.number ?? 0) + 1 },
  });
  expect(await everythingIn(here)).toEqual(await everythingIn(there));
  // A command that was answered at the centre is answered alike on the laptop.
  expect(await here.service.perform(order)).toEqual(answer);
  expect((await here.service.round(roundId)).ok).toBe(true);
});

test('The same file taken in twice changes nothing, and brings what an interrupted one has left out', async () => {
  const [here, there] = [laptop(), await centre()];
  await leadTo(here.service, 'ready');
  const file = join(here.folder, 'dot.zip');
  // As after a crash: the record is there, its attachments are not yet.
  await exported(here, file);
  await imported(there, file);
  await addFiles(here);
  await exported(here, file);
  await imported(there, file);
  expect(await everythingIn(there)).toEqual(await everythingIn(here));
  const once = await everythingIn(there);
  expect(await imported(there, file)).toMatchObject({ ok: true, value: { before: once.acts.length } });
  expect(await everythingIn(there)).toEqual(once);
});

describe('Refused is', () => {
  test('a file that is older than the record here', async () => {
    const [here, there] = [laptop(), await centre()];
    await leadTo(here.service, 'ready');
    const file = join(here.folder, 'dot.zip');
    await exported(here, file);
    await imported(there, file);
    await there.service.perform(checkIn(voters[0] ?? ''));
    const standing = await everythingIn(there);
    expect(code(await imported(there, file))).toBe('R-import-older');
    expect(await everythingIn(there)).toEqual(standing);
  });

  test('a file from a place where somebody went on too, with the act from which on they differ', async () => {
    const [here, there] = [laptop(), await centre()];
    await leadTo(here.service, 'ready');
    const file = join(here.folder, 'dot.zip');
    await exported(here, file);
    await imported(there, file);
    const { number = 0 } = (await here.store.head(roundId)) ?? {};
    await there.service.perform(checkIn(voters[0] ?? ''));
    await here.service.perform(checkIn(voters[1] ?? ''));
    await here.service.perform(checkIn(voters[2] ?? ''));
    await exported(here, file);
    const standing = await everythingIn(there);
    const refused = await imported(there, file);
    expect(code(refused)).toBe('R-import-differs');
    expect(refused.ok ? '' : refused.error.message.vi).toContain(`việc số ${number + 1}`);
    expect(await everythingIn(there)).toEqual(standing);
  });

  test('a file with a byte that flipped, wherever it is, and nothing of it comes in', async () => {
    const here = laptop();
    await leadTo(here.service, 'ready');
    await addFiles(here);
    const file = join(here.folder, 'dot.zip');
    await exported(here, file);
    const whole = readFileSync(file);
    const expected = await everythingIn(here);
    let refused = 0;
    for (let at = 7; at < whole.length; at += Math.floor(whole.length / 60)) {
      const there = laptop();
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      writeFileSync(file, flipped);
      const done = await imported(there, file);
      if (done.ok) expect(await everythingIn(there), `byte ${at}`).toEqual(expected);
      else {
        refused += 1;
        expect(done.error.code).toBe('R-not-an-export');
        expect(await there.store.head(roundId)).toBeNull();
      }
    }
    expect(refused).toBeGreaterThan(40);
  });

  test('what is no such file', async () => {
    const here = laptop();
    const file = join(here.folder, 'khac.zip');
    writeFileSync(file, 'không phải');
    expect(code(await imported(here, file))).toBe('R-not-an-export');
  });

  test('moving a round with figures that are not announced', async () => {
    const here = laptop();
    const file = join(here.folder, 'dot.zip');
    await leadTo(here.service, 'counting');
    expect(code(await exported(here, file))).toBe('R-export-while-secret');
    for (const stage of ['canvassed', 'signed'] as const) {
      for (const step of toStage[stage]) await here.service.perform(orderOf(step));
      expect(code(await exported(here, file))).toBe('R-export-while-secret');
    }
    expect(existsSync(file)).toBe(false);
    for (const step of toStage.announced) await here.service.perform(orderOf(step));
    expect(code(await exported(here, file))).toBe('ok');
  });
});

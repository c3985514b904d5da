// A round with electronic ballot boxes goes from one store to another with everything that lies in them, or not at all.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Appended,
  appendBallot,
  appendEndBallots,
  appendTally,
  beginBox,
  type ChainEnd,
  type Credential,
  credentialKey,
  demoBox,
  joined,
  readBox,
} from '@tinnhiem/ballot-box';
import { type Refusal, type Result, standings } from '@tinnhiem/core';
import { verifyArchive } from '@tinnhiem/verifier';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bytesOf } from '../../test/box-contents.ts';
import { type CastingRound, openPoll, prepareRound } from '../../test/casting-rounds.ts';
import { act, arithmetic, ballot, hallOf, toPoll } from '../../test/electronic.ts';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation } from '../../test/postgres.ts';
import { committeeNames, conferenceId, inRole, listId, roundId, type Step, sampleTime } from '../../test/sample.ts';
import { makeArchive } from '../archive/make-archive.ts';
import { closedBox } from '../boxes/closed-box.ts';
import { memberLine } from '../boxes/member-line.ts';
import { decrypt, done } from '../boxes/participants.ts';
import { json } from '../cli/testing/tinnhiem.ts';
import { assembleOffice, type OpenOffice } from '../office.ts';
import { lockDataFolder, makeDataFolder } from '../store/folder.ts';
import { centralStores, folderStores, type Stores } from '../store/stores.ts';
import { exportRound } from './export-round.ts';
import { importRound } from './import-round.ts';

interface Place {
  readonly stores: Stores;
  readonly office: OpenOffice;
  readonly folder: string;
}

function placeOn(stores: Stores, folder: string): Place {
  const office = assembleOffice(folder, () => new Date(sampleTime), undefined, stores);
  onTestFinished(() => office.close());
  return { stores, office, folder };
}

function laptop(folder = emptyFolder()): Place {
  makeDataFolder(folder);
  return placeOn(folderStores(folder), folder);
}

async function centre(): Promise<Place> {
  return placeOn(await centralStores(await emptyOrganisation(), { connections: 4 }), emptyFolder());
}

const place = { round: roundId, conference: conferenceId };
const code = (result: Result<unknown, Refusal>) => (result.ok ? 'ok' : result.error.code);

const exported = ({ office: { service }, stores: { boxes, scans, knownTables } }: Place, file: string) =>
  exportRound({ service, boxes, scans, knownTables }, roundId, file);
const arriving = ({ stores }: Place) => ({
  store: stores.rounds,
  boxes: stores.boxes,
  scans: stores.scans,
  tables: () => stores.tables,
  now: () => sampleTime,
});
const imported = (at: Place, file: string) => importRound(arriving(at), file);

async function everythingIn({ stores: { rounds, boxes } }: Place, election: string) {
  const box = { round: roundId, election };
  const counting: string[] = [];
  for await (const some of boxes.counting(box, 5)) counting.push(...some);
  return {
    acts: await rounds.acts(roundId, 1),
    receipts: await rounds.receipts(roundId),
    attachments: (await rounds.attachments(roundId)).toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    standing: await boxes.standing(box),
    trackers: await boxes.trackers(box),
    burnt: await boxes.burnt(box),
    counting,
    bel: await bytesOf(boxes, 'whole', box),
  };
}

const credential = ({ election, codes }: CastingRound, slip: number) =>
  credentialKey(arithmetic.group, election.record.uuid, codes[slip] as Credential).public;

async function castAll({ office }: Place, { election, codes }: CastingRound, votes: readonly (readonly number[])[]) {
  for (const [voter, marks] of votes.entries())
    done(await office.boxes.cast(election.record.uuid, ballot(election, codes[voter] as Credential, marks).text));
}

/** From the open box to the result that is announced and the ballots that are sealed. */
async function finish({ office }: Place, { members }: CastingRound, unusedSlips: number): Promise<void> {
  const { service, boxes } = office;
  await act(service, ['committee-head', 'record-box', { list: listId, collected: 0, unused: 0, unusedSlips }]);
  await act(service, ['committee-head', 'begin-count', {}]);
  for (const [at, role] of (['committee-head', 'committee-secretary'] as const).entries()) {
    const member = members[at];
    if (member === undefined) throw new Error('too few members');
    await decrypt(arithmetic, { ...member, line: memberLine(boxes, place, inRole(role)) }, listId);
  }
  const { state, conferences } = done(await service.round(roundId));
  const counting = conferences.get(conferenceId as never)?.state;
  if (state.stage !== 'approved' || counting?.stage !== 'counting') throw new Error('not being counted');
  const settlements = standings(state.rules, counting)
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'warning')
    .map(({ id }) => ({ finding: id, reason: 'đã xem' }));
  const minutes = { place: 'Hội trường', startedAt: '08:00', endedAt: '10:00', remarks: [] };
  const steps: readonly Step[] = [
    ['committee-head', 'canvass', { settlements }],
    ['committee-secretary', 'write-minutes', minutes],
    ['committee-head', 'sign-minutes', { signers: [...committeeNames, 'Phan Văn Ơn'] }],
    ['chair', 'announce', {}],
  ];
  for (const step of steps) await act(service, step);
}

test('A round goes from a laptop to the centre, is cast there, counted on the laptop, and goes back: record, box and archive are the same', async () => {
  const [here, there] = [laptop(), await centre()];
  const hall = hallOf(2, 12);
  const round = await prepareRound(here.office, hall, 3);
  const { uuid } = round.election.record;
  const misprint = { id: randomUUID(), list: listId, credential: credential(round, 12), reason: 'In nhòe' };
  done(await here.office.boxes.burnMisprint(place, { ...misprint, by: inRole('organiser') }));
  const file = join(emptyFolder(), 'dot.zip');

  // Before the poll: the empty box is begun there from the record.
  done(await exported(here, file));
  done(await imported(there, file));
  expect(await there.stores.boxes.standing({ round: roundId, election: uuid })).toMatchObject({
    phase: 'open',
    ballots: 0,
  });
  for (const step of toPoll(hall)) await act(there.office.service, step);
  await act(there.office.service, ['committee-head', 'hand-out', {}]);
  const returned = { id: randomUUID(), list: listId, credential: credential(round, 13), person: hall.voters[3] ?? '' };
  done(await there.office.boxes.replaceSlip(place, { ...returned, by: inRole('committee-member') }));
  await castAll(
    there,
    round,
    Array.from({ length: 12 }, (_, voter) => [voter % 3, 1]),
  );
  await castAll(there, round, [[2, 2]]);
  expect(code(await exported(there, join(there.folder, 'x.zip')))).toBe('R-export-while-casting');
  await act(there.office.service, ['chair', 'close-poll', {}]);
  expect(code(await exported(there, join(there.folder, 'x.zip')))).toBe('R-export-while-casting');
  expect(existsSync(join(there.folder, 'x.zip'))).toBe(false);
  done(await there.office.boxes.close(place, inRole('committee-head')));

  // Closed there, opened here.
  done(await exported(there, file));
  // Interrupted between record and box, it is repeated; and once more, which changes nothing.
  const torn = { ...here.stores.boxes, restore: () => Promise.reject(new Error('no power')) };
  await expect(importRound({ ...arriving(here), boxes: torn }, file)).rejects.toThrow('no power');
  const { number } = done(await there.office.service.round(roundId)).head;
  for (let time = 0; time < 2; time += 1) {
    expect(done(await imported(here, file))).toMatchObject({ before: number, after: number });
    expect(await everythingIn(here, uuid)).toEqual(await everythingIn(there, uuid));
  }
  expect(await everythingIn(here, uuid)).toMatchObject({
    standing: { phase: 'tallied', ballots: 13, voters: 12, burnt: 2 },
    burnt: [credential(round, 12), credential(round, 13)].toSorted(),
  });
  await finish(here, round, 1);

  // Back, and to somebody who has seen nothing of it.
  done(await exported(here, file));
  const third = laptop();
  for (const other of [there, third]) {
    done(await imported(other, file));
    expect(await everythingIn(other, uuid)).toEqual(await everythingIn(here, uuid));
  }
  expect(done(await third.office.service.round(roundId)).head).toEqual(
    done(await there.office.service.round(roundId)).head,
  );
  const { renderer } = here.office;
  const archives: Buffer[] = [];
  for (const { office, stores, folder } of [here, there]) {
    const out = join(folder, 'ho-so.zip');
    const making = {
      boxes: stores.boxes,
      images: stores.scans.images,
      render: renderer.render,
      progress: () => {},
    };
    done(await makeArchive(office.service, { round: roundId, by: inRole('organiser'), program: '1', out }, making));
    archives.push(readFileSync(out));
  }
  expect(archives[0]).toEqual(archives[1]);
  expect(verifyArchive(archives[0] as Buffer, { group: arithmetic.group })).toMatchObject({ ok: true });
}, 120_000);

describe('Of a round whose boxes are closed', () => {
  type Parts = Record<string, Uint8Array>;

  /** A package written anew, its sums right. */
  function packed({ 'sums.json': _sums, ...parts }: Parts): Uint8Array {
    const sums = Object.fromEntries(
      Object.entries(parts).map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
    );
    return zipSync({ ...parts, 'sums.json': Buffer.from(JSON.stringify(sums)) }, { level: 0 });
  }

  /** The same box, as if it had begun at another moment: neither a hash of an event nor a proof tells. */
  function atMoment(box: Uint8Array, timestamp: number): Uint8Array {
    const read = readBox(box);
    if (!read.ok || read.value.tally === undefined) throw new Error('no closed box');
    const { setup, ballots, tally } = read.value;
    const text = ({ bytes }: { readonly bytes: Uint8Array }) => new TextDecoder().decode(bytes);
    const { election, trustees, credentials } = setup;
    const written = [
      beginBox(timestamp, { election: text(election), trustees: text(trustees), credentials: text(credentials) }),
    ];
    const add = (append: (end: ChainEnd) => Appended) => written.push(append((written.at(-1) as Appended).end));
    for (const each of ballots) add((end) => appendBallot(end, text(each)));
    add(appendEndBallots);
    const { num_tallied: counted } = tally.sized;
    add((end) => appendTally(end, text(tally.encrypted), { ballots: counted, weight: BigInt(counted) }));
    return joined(written.map(({ bytes }) => bytes));
  }

  test('nothing comes in that is cut, changed, missing or of another round, and no other box is overwritten', async () => {
    const folder = emptyFolder();
    const round = await openPoll(folder, hallOf(2, 12), { spare: 2 });
    const { uuid } = round.election.record;
    const here = laptop(folder);
    const returned = { id: randomUUID(), list: listId, credential: credential(round, 12), person: 'GV0003' };
    done(await here.office.boxes.replaceSlip(place, { ...returned, by: inRole('committee-member') }));
    const votes = [
      [0, 1],
      [1, 1],
      [2, 0],
    ];
    await castAll(here, round, votes);
    await act(here.office.service, ['chair', 'close-poll', {}]);
    done(await here.office.boxes.close(place, inRole('committee-head')));
    const file = join(emptyFolder(), 'dot.zip');
    const boxes: typeof here.stores.boxes = {
      ...here.stores.boxes,
      bytes: async (...which) => ({ ...(await here.stores.boxes.bytes(...which)), length: 600_000_000 }),
    };
    const tooLarge = await exportRound(
      { service: here.office.service, boxes, scans: here.stores.scans, knownTables: null },
      roundId,
      file,
    );
    expect(code(tooLarge)).toBe('R-export-too-large');
    done(await exported(here, file));
    const whole = readFileSync(file);
    const parts: Parts = unzipSync(whole);
    const [bel, burnt] = [`boxes/${uuid}.bel`, `boxes/${uuid}.json`];
    const box = parts[bel] as Uint8Array;
    expect(Object.keys(parts).filter((name) => name.startsWith('boxes/'))).toEqual([bel, burnt]);
    expect(JSON.parse(Buffer.from(parts[burnt] ?? []).toString())).toEqual([credential(round, 12)]);

    const flipped = (at: number) => {
      const bytes = box.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    };
    const { [bel]: _bel, ...withoutBox } = parts;
    const { [burnt]: _burnt, ...withoutCodes } = parts;
    const { bytes: foreign } = demoBox({
      group: arithmetic.group,
      title: 'Hòm phiếu giả định',
      people: ['Người thứ nhất', 'Người thứ hai'],
      voters: 3,
      trustees: { size: 3, threshold: 2 },
      random: arithmetic.random,
      timestamp: 1_551_400_000,
    });
    const codes = (...listed: string[]) => packed({ ...parts, [burnt]: Buffer.from(JSON.stringify(listed)) });
    const rawFlip = Buffer.from(whole);
    const inBox = whole.indexOf(Buffer.from(box.subarray(box.length - 3000)));
    rawFlip[inBox + 700] = (rawFlip[inBox + 700] ?? 0) ^ 1;
    const wrong: readonly (readonly [what: string, bytes: Uint8Array, code: string])[] = [
      ['cut', whole.subarray(0, -40), 'R-not-an-export'],
      ['a byte of the box', rawFlip, 'R-not-an-export'],
      ['no box', packed(withoutBox), 'R-not-an-export'],
      ['no burnt codes', packed(withoutCodes), 'R-not-an-export'],
      ['one box more', packed({ ...parts, [bel.replace(uuid, 'Abcdefghijk123')]: box }), 'R-not-an-export'],
      ['header', packed({ ...parts, [bel]: flipped(20) }), 'R-import-box-wrong'],
      ['setup', packed({ ...parts, [bel]: flipped(1500) }), 'R-import-box-wrong'],
      ['the end', packed({ ...parts, [bel]: flipped(box.length - 600) }), 'R-import-box-wrong'],
      ['another moment', packed({ ...parts, [bel]: atMoment(box, 1_551_400_000) }), 'R-import-box-wrong'],
      ['no tally', packed({ ...parts, [bel]: box.subarray(0, 9 * 512) }), 'R-import-box-wrong'],
      ['foreign', packed({ ...parts, [bel]: foreign }), 'R-import-box-wrong'],
      ['a burnt code left out', codes(), 'R-import-box-wrong'],
      ['a code twice', codes(credential(round, 12), credential(round, 12)), 'R-import-box-wrong'],
      ['a code that voted', codes(credential(round, 12), credential(round, 0)), 'R-import-box-wrong'],
      ['a code of nobody', codes(credential(round, 12), '0'.repeat(64)), 'R-import-box-wrong'],
    ];
    const there = laptop();
    const damaged = join(emptyFolder(), 'hong.zip');
    for (const [what, bytes, expected] of wrong) {
      writeFileSync(damaged, bytes);
      expect(code(await imported(there, damaged)), what).toBe(expected);
      expect(readdirSync(join(there.folder, 'rounds')), what).toEqual([]);
    }

    // Another box of this name, with ballots.
    const theirs = { round: roundId, election: uuid };
    await there.stores.boxes.begin(theirs, closedBox(box, [])?.setup ?? box);
    await there.stores.boxes.accept(theirs, [{ credential: 'a'.repeat(64), tracker: 'x', text: '{}' }]);
    expect(code(await imported(there, file))).toBe('R-import-box-differs');
    expect(await there.stores.rounds.head(roundId)).toBeNull();
    expect(await there.stores.boxes.standing(theirs)).toMatchObject({ phase: 'open', waiting: 1 });

    // Not into a folder whose server has boxes open; once that has ended it comes in, and goes out again as it came.
    const elsewhere = laptop();
    const server = lockDataFolder(elsewhere.folder);
    const command = ['import', file, '--data', elsewhere.folder];
    expect(await json(command)).toMatchObject({ status: 1, json: { code: 'R-store-in-use' } });
    expect(await elsewhere.stores.rounds.head(roundId)).toBeNull();
    server.release();
    expect(await json(command)).toMatchObject({ status: 0, json: { before: 0 } });
    expect(await everythingIn(elsewhere, uuid)).toEqual(await everythingIn(here, uuid));
    done(await exported(elsewhere, damaged));
    expect(readFileSync(damaged)).toEqual(whole);
  }, 120_000);
});

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, standings } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { committeeNames, sampleTime } from '../../test/sample.ts';
import { longList, scanRound, scanRoundId, shortList } from '../../test/scan-round.ts';
import { createService } from '../service/service.ts';
import { memoryStore } from '../store/memory.ts';
import { destroyPictures } from './destroy-pictures.ts';
import { folderImages } from './folder-images.ts';

const picture = (letter: string) => letter.repeat(64);
const names = { givenBy: 'A', receivedBy: 'B', receivingUnit: 'C', keptAt: 'D' };
const destruction = { day: '2029-03-02', decision: 'QĐ 1', method: 'Cắt vụn', present: ['A', 'B'] };

/** A conference that was counted by scanner and handed over: one sheet, and one that was set aside before. */
async function countedByScanner() {
  let now = sampleTime;
  const service = createService(memoryStore(), () => now);
  const { act } = await scanRound(service, { sizes: { [shortList]: [1], [longList]: [] } });
  const sheet = (sha256: string) => ({
    images: [{ sha256, page: 1 }],
    flags: [],
    rows: ['high', 'low', 'confidence'].map((reading) => ({ reading, reasons: [] })),
  });
  const place = { list: shortList, batch: 1 };
  await act(['committee-head', 'record-sheets', { ...place, reader: 'x', sheets: [sheet(picture('a'))] }]);
  await act(['committee-head', 'withdraw-sheets', { ...place, reason: 'Quét mờ' }]);
  await act(['committee-head', 'record-sheets', { ...place, reader: 'x', sheets: [sheet(picture('b'))] }]);
  await act(['committee-head', 'commit-readings', { list: shortList }]);
  await act(['committee-member', 'check-sheet', { ...place, ballot: 1, differences: [] }]);
  const round = await service.round(scanRoundId);
  if (!round.ok || round.value.state.stage !== 'approved') throw new Error('no round');
  const state = [...round.value.conferences.values()][0]?.state;
  if (state?.stage !== 'counting') throw new Error('not counting');
  const settlements = standings(round.value.state.rules, state)
    .flatMap(({ findings }) => findings)
    .map(({ id }) => ({ finding: id, reason: 'Thử' }));
  await act(['committee-head', 'canvass', { settlements }]);
  await act([
    'committee-secretary',
    'write-minutes',
    { place: 'A', startedAt: '08:00', endedAt: '09:00', remarks: [] },
  ]);
  await act(['committee-head', 'sign-minutes', { signers: [...committeeNames, 'Phan Văn Ơn'] }]);
  await act(['chair', 'announce', {}]);
  const packets = [shortList, longList].map((list, index) => ({ list, ballots: 1 - index, sealNumber: `S${index}` }));
  await act(['committee-head', 'seal', { packets, sealedBy: committeeNames.slice(0, 2), place: 'A' }]);
  await act(['organiser', 'hand-over', { ...names, day: '2019-02-20' }]);
  await act(['organiser', 'set-keeping', { keptAt: 'D', until: '2029-03-01', basis: 'Quy chế' }]);
  return {
    service,
    async destroy() {
      now = '2030-01-01T00:00:00Z' as Instant;
      await act(['organiser', 'destroy-ballots', destruction]);
    },
  };
}

test('With the ballots go their pictures, those that were set aside too; what no act names stays, and so does the record', async () => {
  const { service, destroy } = await countedByScanner();
  const folder = emptyFolder();
  const place = join(folder, scanRoundId, 'images');
  mkdirSync(place, { recursive: true });
  for (const name of ['a', 'b', 'c'].map(picture)) {
    writeFileSync(join(place, `${name}.jpg`), 'x');
    writeFileSync(join(place, `${name}.json`), '{}');
  }
  const images = folderImages(folder);
  await destroyPictures(service, images, scanRoundId);
  expect(readdirSync(place)).toHaveLength(6);
  await destroy();
  expect(await destroyPictures(service, images, scanRoundId)).toMatchObject({ ok: true });
  expect(readdirSync(place)).toEqual([`${picture('c')}.jpg`, `${picture('c')}.json`]);
  const round = await service.round(scanRoundId);
  const state = round.ok ? [...round.value.conferences.values()][0]?.state : undefined;
  expect(state).toMatchObject({ stage: 'sealed', keeping: { destroyed: destruction } });
  expect(state !== undefined && 'canvass' in state && state.canvass.results[0]?.people[0]?.high).toBe(1);
});

// Closing takes a while; what the chair does meanwhile decides.
import { randomBytes } from 'node:crypto';
import type { Credential } from '@tinnhiem/ballot-box';
import { expect, onTestFinished, test } from 'vitest';
import { openPoll } from '../../test/casting-rounds.ts';
import { act, ballot, hallOf } from '../../test/electronic.ts';
import { emptyFolder } from '../../test/folder.ts';
import { conferenceId, inRole, roundId, sampleTime } from '../../test/sample.ts';
import { assembleOffice } from '../office.ts';
import { folderStores } from '../store/stores.ts';
import { createBoxWorkers } from './box-workers.ts';
import { createBoxes } from './boxes.ts';
import { done } from './participants.ts';

test('A poll that is opened again while its box is added up goes on, and the box takes ballots', async () => {
  const data = emptyFolder();
  const { election, codes } = await openPoll(data, hallOf(2, 12));
  const { uuid } = election.record;
  const stores = folderStores(data);
  const { service, close } = assembleOffice(data, () => new Date(sampleTime), undefined, stores);
  const workers = createBoxWorkers();
  let reopens = true;
  const boxes = createBoxes({
    service,
    store: stores.boxes,
    random: (bytes) => randomBytes(bytes),
    milliseconds: () => 0,
    report: (error) => {
      throw error;
    },
    workers: {
      ...workers,
      async combine(work) {
        if (reopens) await act(service, ['chair', 'reopen-poll', { reason: 'Còn người chưa ghi phiếu' }]);
        reopens = false;
        return await workers.combine(work);
      },
    },
  });
  onTestFinished(async () => {
    await boxes.end();
    await close();
  });
  const cast = async (voter: number) =>
    done(await boxes.cast(uuid, ballot(election, codes[voter] as Credential, [0, 1]).text));
  const place = { round: roundId, conference: conferenceId };
  await cast(0);
  await act(service, ['chair', 'close-poll', {}]);
  const refused = await boxes.close(place, inRole('committee-head'));
  expect(!refused.ok && refused.error.code).toBe('R-wrong-stage');
  await cast(1);
  await act(service, ['chair', 'close-poll', {}]);
  expect(done(await boxes.close(place, inRole('committee-head')))).toMatchObject([{ phase: 'tallied', voters: 2 }]);
});

test('A ballot that was let into the box with a false proof is never added up', async () => {
  const data = emptyFolder();
  const { election, codes } = await openPoll(data, hallOf(2, 12));
  const stores = folderStores(data);
  const { service, close, boxes } = assembleOffice(data, () => new Date(sampleTime), undefined, stores);
  onTestFinished(close);
  const right = ballot(election, codes[0] as Credential, [0, 1]);
  const { credential } = JSON.parse(right.text) as { credential: string };
  const text = right.text.replace(
    /"response":"(\d)/,
    (all, digit: string) => all.slice(0, -1) + ((Number(digit) % 9) + 1),
  );
  const box = { round: roundId, election: election.record.uuid };
  expect(await stores.boxes.accept(box, [{ credential, tracker: right.tracker, text }])).toEqual(['accepted']);
  await act(service, ['chair', 'close-poll', {}]);
  const place = { round: roundId, conference: conferenceId };
  const refused = await boxes.close(place, inRole('committee-head'));
  expect(!refused.ok && refused.error.code).toBe('R-box-ballot-wrong');
  expect(await stores.boxes.standing(box)).toMatchObject({ phase: 'open' });
});

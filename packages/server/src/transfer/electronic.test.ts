// A round with electronic ballot boxes goes from one store to another with everything that lies in them, or not at all.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openPoll } from '../../test/casting-rounds.ts';
import { ballot, hallOf } from '../../test/electronic.ts';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation } from '../../test/postgres.ts';
import { roundId, sampleTime } from '../../test/sample.ts';
import { done } from '../boxes/participants.ts';
import { assembleOffice } from '../office.ts';
import { centralStores } from '../store/stores.ts';
import { exportRound } from './export-round.ts';

test('A round into whose boxes people are casting stays where it is, also in the central store', async () => {
  const [url, folder] = [await emptyOrganisation(), emptyFolder()];
  const { election, codes } = await openPoll(folder, hallOf(2, 12), { stores: await centralStores(url) });
  const office = assembleOffice(folder, () => new Date(sampleTime), undefined, await centralStores(url));
  onTestFinished(() => office.close());
  const [code = ''] = codes;
  done(await office.boxes.cast(election.record.uuid, ballot(election, code as never, [0, 1]).text));
  const file = join(folder, 'dot.zip');
  const refused = await exportRound(office.service, roundId, folder, file);
  expect(refused.ok ? '' : refused.error.code).toBe('R-export-with-boxes');
  expect(existsSync(file)).toBe(false);
});

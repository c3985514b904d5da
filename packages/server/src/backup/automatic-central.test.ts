// At a centre one of the servers backs rounds up, each as a locked package, and another one as soon as that is gone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation } from '../../test/postgres.ts';
import { leadTo, orderOf, roundId, sampleTime, toStage } from '../../test/sample.ts';
import { done } from '../boxes/participants.ts';
import { json } from '../cli/testing/tinnhiem.ts';
import { assembleOffice } from '../office.ts';
import { centralStores } from '../store/stores.ts';
import { lockKeyOf } from './locked.ts';

const passphrase = 'sáu quả mướp đắng';
const patience = { timeout: 30_000, interval: 50 };
const stagesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => /^tinnhiem-thu-nghiem-([a-z]+)-\d{8}T\d{6}Z\.dot\.khoa$/.exec(name)?.[1])
    .sort();

test('Of two servers one writes the locked package of a round at each stage, also while its figures are secret; the other takes over; import makes the round of it again', async () => {
  const database = await emptyOrganisation();
  const [files, folder] = [emptyFolder(), emptyFolder()];
  const backups = { folder, key: await lockKeyOf(passphrase) };
  const serverOn = async () => {
    const office = assembleOffice(
      files,
      () => new Date(sampleTime),
      undefined,
      await centralStores(database, { connections: 3 }),
      undefined,
      undefined,
      { database, backups, quiet: 20 },
    );
    let open = true;
    const close = async () => {
      if (open) await office.close();
      open = false;
    };
    onTestFinished(close);
    return { ...office, close };
  };
  const [first, second] = [await serverOn(), await serverOn()];
  await leadTo(first.service, 'closed');
  await first.startBackups();
  await second.startBackups();
  await vi.waitFor(() => expect(stagesIn(folder)).toEqual(['closed']), patience);
  // Whichever server was asked: the one that makes backups hears of it through the database.
  for (const step of toStage.counting) done(await second.service.perform(orderOf(step)));
  await vi.waitFor(() => expect(stagesIn(folder)).toEqual(['closed', 'counting']), patience);
  const state = { whole: false, kept: 2, locked: true, mayBeSet: false, problem: null };
  await vi.waitFor(async () => expect(await second.backups.state()).toMatchObject(state), patience);
  const noted = async () => (await second.activity.list(20)).filter(({ kind }) => kind === 'backup-made');
  await vi.waitFor(async () => expect(await noted()).toHaveLength(2), patience);
  await first.close();
  for (const step of toStage.canvassed) done(await second.service.perform(orderOf(step)));
  await vi.waitFor(() => expect(stagesIn(folder)).toEqual(['canvassed', 'closed', 'counting']), patience);

  const file = join(folder, readdirSync(folder).find((name) => name.includes('canvassed')) ?? '');
  expect(readFileSync(file).includes(roundId)).toBe(false);
  const elsewhere = join(emptyFolder(), 'data');
  expect(await json(['import', file, '--data', elsewhere])).toMatchObject({ status: 1 });
  expect((await json(['import', file, '--data', elsewhere], { TINNHIEM_PASSPHRASE: 'sai mật khẩu rồi' })).status).toBe(
    1,
  );
  const taken = await json(['import', file, '--data', elsewhere], { TINNHIEM_PASSPHRASE: passphrase });
  const { head } = done(await second.service.round(roundId));
  expect(taken).toMatchObject({ status: 0, json: { round: roundId, after: head.number } });
  expect(readdirSync(elsewhere).filter((name) => name.startsWith('.new'))).toEqual([]);
});

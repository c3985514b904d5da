// S19: an archive has the pages of the minutes that were signed. All people are invented.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths, verifyArchive } from '@tinnhiem/verifier';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { testServer } from '../../test/http.ts';
import { conferenceId, leadTo, orderOf, roundId, type Step, stepsTo, toStage } from '../../test/sample.ts';
import { embeddedBoxes } from '../boxes/embedded-boxes.ts';
import { renderDocument } from '../documents/index.ts';
import { folderScans } from '../scans/scan-stores.ts';
import type { Service } from '../service/service.ts';
import { makeArchive } from './make-archive.ts';

/** The minutes in an archive that is made now and passes its check, by path. */
async function minutesIn(service: Service) {
  const folder = emptyFolder();
  const out = join(folder, 'ho-so.zip');
  const order = {
    round: roundId,
    by: { account: 'a', name: 'Người tổ chức', roles: ['organiser' as const] },
    passphrase: undefined,
    program: '1',
    out,
  };
  const rounds = join(folder, 'rounds');
  const making = {
    boxes: embeddedBoxes(rounds),
    images: folderScans(rounds).images,
    render: renderDocument,
    progress: () => {},
  };
  expect(await makeArchive(service, order, making)).toMatchObject({ ok: true });
  const bytes = readFileSync(out);
  const verified = verifyArchive({ length: bytes.length, read: (from, to) => bytes.subarray(from, to) });
  expect(verified.checks.filter(({ ok }) => !ok)).toEqual([]);
  const files = unzipSync(bytes);
  const readMe = new TextDecoder().decode(files[paths.readMe]);
  const minutes = Object.entries(files).flatMap(([path, content]) =>
    /^documents\/counting-minutes_.*\.pdf$/.test(path)
      ? [{ path, content: Buffer.from(content).toString('base64') }]
      : [],
  );
  return { minutes, readMe };
}

const act = `/api/conferences/${roundId}~${conferenceId}/sign-minutes`;
const [written, signed] = toStage.signed;

/** The kept files, in the order of their names. */
async function kept({ store }: Service): Promise<string[]> {
  const files = (await store.attachments(roundId)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const found = await Promise.all(files.map((file) => store.attachment(roundId, file.sha256)));
  return found.map((file) => Buffer.from(file?.bytes ?? []).toString('base64'));
}

test('The archive has the file that was kept of each copy when the minutes were signed, and of those of a count that was opened again', async () => {
  const { as, office } = await testServer();
  const { service } = office;
  const perform = async (step: Step) => expect(await service.perform(orderOf(step))).toMatchObject({ ok: true });
  await leadTo(service, 'canvassed');
  await perform(written);
  const head = await as('committee-head');
  expect((await head('POST', act, { id: randomUUID(), data: signed[2] })).status).toBe(200);
  const first = await kept(service);
  expect(first).toHaveLength(3);
  await perform(['chair', 'reopen-count', { reason: 'Khiếu nại' }]);
  for (const step of stepsTo('signed').slice(-3, -1)) await perform(step);
  expect((await head('POST', act, { id: randomUUID(), data: signed[2] })).status).toBe(200);
  await perform(toStage.announced[0]);
  const all = await kept(service);
  expect(all).toHaveLength(6);
  const { minutes: found, readMe } = await minutesIn(service);
  expect(found.map(({ content }) => content).sort()).toEqual(all.toSorted());
  const former = found.filter(({ content }) => first.includes(content)).map(({ path }) => path);
  expect(former).toHaveLength(3);
  for (const path of former)
    expect(path).toMatch(/_khong-con-hieu-luc_.*_(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}_[123]-3\.pdf$/);
  // Whoever opens the archive years later reads which of them are in force.
  const rows = readMe.split('\n').filter((row) => row.includes('counting-minutes'));
  const label = 'Biên bản của lần kiểm phiếu đã mở lại, không còn hiệu lực';
  for (const row of rows) expect(row.includes(label), row).toBe(former.some((path) => row.includes(path)));
  expect(rows.length).toBeGreaterThan(former.length);
  expect(readMe).toContain(`“${label}”: Minutes of a count that was opened again, no longer in force.`);
  const anchors = readMe.split('\n').filter((row) => row.includes('<td>Biên bản kiểm phiếu,'));
  expect(anchors.map((row) => row.includes('không còn hiệu lực'))).toEqual([true, false]);
  // And again, with the same files.
  expect((await minutesIn(service)).minutes).toEqual(found);
}, 120_000);

test('Of a round in which nothing was kept the archive draws each copy and keeps it, so that later prints have its pages', async () => {
  const { office } = await testServer();
  await leadTo(office.service, 'announced');
  expect(await kept(office.service)).toEqual([]);
  const { minutes: found, readMe } = await minutesIn(office.service);
  expect(found).toHaveLength(3);
  expect(readMe).not.toContain('không còn hiệu lực');
  expect(found.map(({ content }) => content)).toEqual(await kept(office.service));
}, 120_000);

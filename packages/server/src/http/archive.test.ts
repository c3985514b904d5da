// S18 on the screen: the archive is made with progress and downloaded; only the committee seals ballots into it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyArchive } from '@tinnhiem/verifier';
import { expect, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { type Ask, testServer } from '../../test/http.ts';
import { leadTo, roundId } from '../../test/sample.ts';

const path = `/api/rounds/${roundId}/archive`;
const passphrase = 'năm con mèo ngủ trưa';

async function madeBy(ask: Ask): Promise<{ readonly state: string }> {
  for (;;) {
    const { json } = await ask('GET', path);
    if (json.state !== 'making') return json;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('the archive is made with progress, downloaded, and right; an organiser cannot seal ballots into one', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'sealed');
  const [organiser, head, chair] = [
    await server.as('organiser'),
    await server.as('committee-head'),
    await server.as('chair'),
  ];
  expect((await organiser('GET', `${path}/file`)).status).toBe(404);
  expect(await organiser('POST', path, { passphrase })).toMatchObject({
    status: 403,
    json: { code: 'R-sealed-by-committee' },
  });
  for (const [method, at, body] of [
    ['POST', path, {}],
    ['GET', path, undefined],
    ['GET', `${path}/file`, undefined],
  ] as const)
    expect((await chair(method, at, body)).status).toBe(403);
  expect((await head('POST', path, { passphrase })).json).toMatchObject({ state: 'making' });
  // Not handed over yet, so that it is one of a round that goes on.
  expect(await madeBy(head)).toMatchObject({ state: 'made', finished: false, sealed: true });
  const { bytes, headers } = await organiser('GET', `${path}/file`);
  expect(headers['content-type']).toContain('application/zip');
  expect(verifyArchive(bytes)).toMatchObject({ ok: true, round: roundId });
  expect(verifyArchive(bytes, { passphrase })).toMatchObject({ ok: true, opened: true });
  expect(server.errors).toEqual([]);
});

test('another server on the same files knows how far the archive is; one that ended while it was made says so, and it is made again', async () => {
  const data = emptyFolder();
  let end: () => Promise<void> = () => Promise.resolve();
  const first = await testServer({ data, atEnd: (ends) => (end = ends) });
  await leadTo(first.office.service, 'polling');
  const organiser = await first.as('organiser');
  expect((await organiser('POST', path, {})).status).toBe(200);
  const made = await madeBy(organiser);
  await end();
  const second = await testServer({ data });
  const again = await second.as('organiser', 'chair');
  expect((await again('GET', path)).json).toEqual({ ...made, state: 'made' });
  expect((await again('GET', `${path}/file`)).status).toBe(200);
  writeFileSync(join(data, 'rounds', roundId, 'archive.json'), '{"state":"making","step":"seal","done":1,"of":2}');
  expect((await again('GET', path)).json).toMatchObject({
    state: 'refused',
    message: { vi: expect.stringContaining('lập lại') },
  });
  await again('POST', path, {});
  expect(await madeBy(again)).toMatchObject({ state: 'made' });
});

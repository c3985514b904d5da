// S18 on the screen: the archive is made with progress and downloaded; only the committee seals ballots into it.
import { verifyArchive } from '@tinnhiem/verifier';
import { expect, test } from 'vitest';
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

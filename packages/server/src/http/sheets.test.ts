// Sheets are seen by the counting committee, from the count on, and by nobody else ever. All people are invented.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Role, roles, seesSheets } from '@tinnhiem/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyRole, testServer } from '../../test/http.ts';
import {
  fedCover,
  fedSheets,
  type MarkedSheet,
  markedSheet,
  type PrintedList,
  pdfOf,
} from '../../test/marked-scans.ts';
import { type ScanOffice, scanOffice } from '../../test/scan-office.ts';
import { longList } from '../../test/scan-round.ts';
import { routes } from './routes.ts';

const patience = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-'));
let end: () => Promise<void> = () => Promise.resolve();
let office: ScanOffice;
let long: PrintedList;
let sheets: readonly MarkedSheet[];

beforeAll(async () => {
  const server = await testServer({
    data: folder,
    atEnd: (close) => {
      end = close;
    },
  });
  office = await scanOffice({ server, sizes: { [longList]: [2] } });
  long = await office.print(longList);
  sheets = [markedSheet(long, 1), markedSheet(long, 2)];
  const [first, second] = [fedSheets(long, sheets.slice(0, 1), 1), fedSheets(long, sheets.slice(1), 1)];
  // The second sheet lies upside down.
  for (const side of second) side.data.reverse();
  const job = await office.read(await pdfOf([fedCover(long, 1), ...first, ...second]));
  expect(job.state, JSON.stringify(job.problem)).toBe('recorded');
}, patience);

afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

// What is exported of a conference has its own test of every role.
const scanning = routes.filter(({ path }) =>
  /^\/api\/rounds\/:round\/conferences\/:conference\/(scan|sheet|practice)/.test(path),
);

function address(path: string, round: string): string {
  return path
    .replace(':round', round)
    .replace(':conference', office.conference)
    .replace(':list', longList)
    .replace(':batch', '1')
    .replace(':ballot', '1')
    .replace(':side', '1')
    .replace(':job', 'khong-co');
}

describe('whoever is not of the counting committee', { timeout: patience }, () => {
  test('gets no sheet, no picture and no job, in any stage, on any route', async () => {
    const closed = await scanOffice({ server: office.server, round: 'chua-kiem', until: 'closed' });
    const asks = await everyRole(office.server);
    expect(scanning.length).toBe(8);
    for (const [round, stage] of [
      [closed.round, 'closed'],
      [office.round, 'counting'],
    ] as const)
      for (const { method, path } of scanning)
        for (const role of [null, ...roles]) {
          const ask = role === null ? office.server.ask : asks.get(role as Role);
          const answer = await ask?.(method, address(path, round), method === 'GET' ? undefined : { on: false });
          const what = `${method} ${path} as ${role} in ${stage}: ${answer?.status} ${answer?.json?.code}`;
          if (role === null) expect(answer?.status, what).toBe(401);
          else if (seesSheets([role], stage)) expect([200, 202, 400, 404, 422], what).toContain(answer?.status);
          else if (seesSheets([role], 'counting'))
            expect(String(answer?.json.code), what).toMatch(/R-sheets-hidden|R-malformed/);
          else expect([answer?.status, answer?.json.code], what).toEqual([403, 'R-role-missing']);
          const isPicture = answer?.headers['content-type'] === 'image/jpeg';
          expect(isPicture, what).toBe(path.endsWith('/:side') && role !== null && seesSheets([role], stage));
        }
  });

  test('is noted when they try', async () => {
    const chair = await office.as('chair');
    await chair('GET', `${office.base}/sheets/${longList}/1/1/1`);
    const inspector = await office.as('inspector');
    const { json } = await inspector('GET', '/api/activity');
    expect(JSON.stringify(json)).toContain('/sheets/:list/:batch/:ballot/:side (R-role-missing)');
  });
});

describe('the committee', { timeout: patience }, () => {
  const picture = async (path: string) => {
    const answer = await office.head('GET', `${office.base}/sheets/${longList}/1/${path}`);
    expect(answer.status, answer.text.slice(0, 200)).toBe(200);
    expect(answer.headers['content-type']).toBe('image/jpeg');
    const { data, info } = await sharp(answer.bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
    return { answer, data, ...info };
  };
  /** How much darker than paper a part of a picture is, on the average. */
  const ink = (of: Awaited<ReturnType<typeof picture>>, [left, top, width, height]: readonly number[] = []) => {
    let sum = 0;
    for (let y = Math.round((top ?? 0) * of.height); y < ((top ?? 0) + (height ?? 1)) * of.height; y += 1)
      for (let x = Math.round((left ?? 0) * of.width); x < ((left ?? 0) + (width ?? 1)) * of.width; x += 1)
        sum += 255 - (of.data[y * of.width + x] ?? 255);
    return sum / (of.width * of.height * (width ?? 1) * (height ?? 1));
  };

  test('sees each side the right way up, however it was fed', async () => {
    const [upright, turned] = [await picture('1/1'), await picture('2/1')];
    expect([turned.width, turned.height]).toEqual([1240, 1754]);
    // Two ballots of one print: where there is ink on one there is on the other, and not where it would be upside down.
    const difference = (other: Buffer) =>
      upright.data.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0);
    expect(difference(turned.data)).toBeLessThan(difference(Buffer.from(turned.data).reverse()) / 2);
  });

  test('sees a row laid straight on whichever side it stands, with the mark in the box that was read', async () => {
    const columns = ['high', 'confidence', 'low'] as const;
    const { readings } = sheets[1] as MarkedSheet;
    for (const row of [1, 5, 20, 26]) {
      const of = await picture(`2/1?row=${row}`);
      expect(of.width).toBeGreaterThan(4 * of.height);
      const boxes = await picture(`2/1?row=${row}&wide=0`);
      expect(boxes.width).toBeLessThan(of.width / 2);
      // Thirds of the narrow piece: the marked box is the darkest.
      const dark = [0, 1, 2].map((third) => ink(boxes, [third / 3, 0, 1 / 3, 1]));
      expect(columns[dark.indexOf(Math.max(...dark))], `row ${row}`).toBe(readings[row - 1]);
    }
    const missing = await office.head('GET', `${office.base}/sheets/${longList}/1/1/1?row=27`);
    expect(missing.status).toBe(404);
    expect((await office.head('GET', `${office.base}/sheets/${longList}/1/3/1`)).status).toBe(404);
    expect((await office.head('GET', `${office.base}/sheets/${longList}/1/1/3`)).status).toBe(404);
  });

  test('gets a picture once: the next time its name is enough, while they may look', async () => {
    const url = `${office.base}/sheets/${longList}/1/1/1`;
    const first = await office.head('GET', url);
    const { etag } = first.headers;
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const headers = { 'if-none-match': String(etag), 'x-tinnhiem': '1', host: 'localhost:4000' };
    const again = await office.head('GET', url, undefined, { headers });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    const chair = await office.as('chair');
    expect((await chair('GET', url, undefined, { headers })).status).toBe(403);
  });

  test('sees what the machine saw, row by row', async () => {
    const { sides } = (await office.head('GET', `${office.base}/sheets/${longList}/1/1`)).json;
    expect(sides.map(({ side, page }: { side: number; page: number }) => [side, page])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(sides[1].details).toMatchObject({
      file: 'quét.pdf',
      page: 3,
      reader: expect.stringMatching(/^Tín Nhiệm \d/),
    });
    expect(sides[1].details.signature).toBeUndefined();
    expect(sides.flatMap(({ details }: { details: { rows: unknown[] } }) => details.rows)).toHaveLength(26);
  });

  test('is told where a picture is no longer what was recorded', async () => {
    const images = join(folder, 'rounds', office.round, 'images');
    const { sides } = (await office.head('GET', `${office.base}/sheets/${longList}/1/1`)).json;
    const name = readdirSync(images).find((file) => file === `${sides[0].sha256}.jpg`) ?? '';
    writeFileSync(join(images, name), 'something else');
    const answer = await office.head('GET', `${office.base}/sheets/${longList}/1/1/1`);
    expect([answer.status, answer.json.code]).toEqual([500, 'R-image-altered']);
    rmSync(join(images, name));
    expect((await office.head('GET', `${office.base}/sheets/${longList}/1/1/1`)).json.code).toBe('R-image-missing');
  });
});

// Files that do not go into the count: each is refused whole, with what is wrong and what to do; the server stays up, nothing is left behind.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foreignSheet, seededRandom } from '@tinnhiem/paper/practice';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer } from '../../test/http.ts';
import { emptySide, fedCover, fedSheets, markedSheet, type PrintedList, pdfOf } from '../../test/marked-scans.ts';
import { type ScanOffice, scanOffice } from '../../test/scan-office.ts';
import { longList, shortList } from '../../test/scan-round.ts';

const patience = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-'));
let end: () => Promise<void> = () => Promise.resolve();
let office: ScanOffice;
let other: ScanOffice;
let short: PrintedList;
let sheet: Buffer;

beforeAll(async () => {
  const server = await testServer({
    data: folder,
    atEnd: (close) => {
      end = close;
    },
  });
  office = await scanOffice({ server });
  other = await scanOffice({ server, round: 'dot-khac' });
  short = await office.print(shortList);
  sheet = await pdfOf(fedSheets(short, [markedSheet(short, 1)], 1));
}, patience);

afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

describe('a file is refused', { timeout: patience }, () => {
  test('where nobody says which batch it is', async () => {
    const job = await office.read(sheet);
    expect(job).toMatchObject({ state: 'refused', recorded: [], problem: { code: 'R-scan-no-batch' } });
    expect(job.problem?.vi).toContain('Trang 1 của “quét.pdf” đứng trước mọi phiếu bìa');
    expect(job.problem?.todo.vi).toContain('Đặt phiếu bìa');
  });

  test('where its cover sheet is of another round, of no batch, or not of the chosen one', async () => {
    const strange = await other.print(shortList);
    const ballots = fedSheets(short, [markedSheet(short, 2)], 1);
    const elsewhere = await office.read(await pdfOf([fedCover(strange, 1), ...ballots]));
    expect(elsewhere.problem).toMatchObject({ code: 'R-scan-strange-cover', vi: expect.stringContaining('dot-khac') });
    const chosen = await office.read(await pdfOf([fedCover(short, 1), ...ballots]), { list: shortList, batch: 2 });
    expect(chosen.problem).toMatchObject({
      code: 'R-scan-other-cover',
      vi: expect.stringContaining('ghi tập 1, danh sách'),
    });
  });

  test('where it was photographed and cannot be read: it is taken again, and is no sheet too many', async () => {
    const cut = foreignSheet({ widthMm: 210, heightMm: 297 }, 8, 1, seededRandom(7));
    const photo = await office.read(await pdfOf([cut]), { list: shortList, batch: 1, camera: 1 });
    expect(photo).toMatchObject({ state: 'refused', recorded: [], problem: { code: 'R-scan-photo-unreadable' } });
    expect(photo.problem?.todo.vi).toContain('Chụp lại');
  });

  test('where it holds only covers and empty paper, or ballots of several lists without a word which', async () => {
    const covers = await office.read(await pdfOf([fedCover(short, 1), emptySide(short)]));
    expect(covers.problem?.code).toBe('R-scan-no-sheets');
    const long = await office.print(longList);
    const mixed = await pdfOf([
      ...fedSheets(short, [markedSheet(short, 3)], 1),
      ...fedSheets(long, [markedSheet(long, 3)], 1),
    ]);
    expect((await office.read(mixed, { batch: 1 })).problem?.code).toBe('R-scan-no-list');
  });

  test('where it is no scan: each kind of wrong file in its own words', async () => {
    const cases: readonly (readonly [bytes: Buffer, code: string])[] = [
      [Buffer.from('Đây là chữ, không phải ảnh.'), 'R-scan-no-image'],
      [Buffer.from('PK\u0003\u0004 một tệp nén'), 'R-scan-unsupported'],
      [sheet.subarray(0, Math.floor(sheet.length / 2)), 'R-scan-truncated'],
      [Buffer.alloc(0), 'R-scan-empty'],
      [Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), 'R-scan-truncated'],
    ];
    for (const [bytes, code] of cases) {
      const job = await office.read(bytes, { batch: 1, list: shortList });
      expect(job).toMatchObject({ state: 'refused', recorded: [], problem: { code } });
    }
  });

  test('where all of it was scanned too coarsely: the scanner is set otherwise and it is scanned again', async () => {
    const { marked } = markedSheet(short, 2);
    const coarse = marked.map(({ width, height, channels, data }) => {
      const [wide, high] = [Math.floor(width / 3), Math.floor(height / 3)];
      const third = Uint8Array.from({ length: wide * high }, (_, at) => {
        const [x, y] = [3 * (at % wide), 3 * Math.floor(at / wide)];
        return data[y * width + x] as number;
      });
      return { width: wide, height: high, channels, data: third };
    });
    const job = await office.read(await pdfOf(coarse), { batch: 1, list: shortList });
    expect(job).toMatchObject({ state: 'refused', recorded: [], problem: { code: 'R-scan-too-coarse' } });
    expect(job.problem?.todo.vi).toContain('200 dpi');
  });

  test('before it is read, where list or batch do not exist or nothing was sent', async () => {
    const ask = async (query: Record<string, string | number>) => (await office.send(sheet, query)).json.code;
    expect(await ask({ list: 'khong-co' })).toBe('R-unknown-list');
    expect(await ask({ list: shortList, batch: 9 })).toBe('R-unknown-batch');
    expect(await ask({ batch: 0 })).toBe('R-malformed');
    const nothing = await office.head('POST', `${office.base}/scans?name=a.pdf`, {});
    expect([nothing.status, nothing.json.code]).toEqual([400, 'R-malformed']);
    const elsewhere = await office.head('POST', '/api/rounds/khong-co/conferences/hoi-nghi/scans?name=a', {});
    expect(elsewhere.json.code).toBe('R-not-found');
  });

  test('and leaves nothing behind but the job with its reason', async () => {
    await office.server.office.scans.idle();
    expect((await office.standing(shortList)).flat()).toEqual([]);
    expect(existsSync(join(folder, 'rounds', office.round, 'images'))).toBe(false);
    const scans = join(folder, 'rounds', office.round, 'scans');
    for (const id of readdirSync(scans)) expect(readdirSync(join(scans, id))).toEqual(['job.json']);
    expect(office.server.errors).toEqual([]);
  });
});

test(
  'A conference that counts in another way, or does not count, takes no scans and shows no sheets',
  async () => {
    const entered = await scanOffice({ server: office.server, round: 'nhap-tay', method: 'entry' });
    const sent = await entered.send(sheet, { batch: 1 });
    expect([sent.status, sent.json.code]).toEqual([422, 'R-wrong-count-method']);
  },
  patience,
);

test(
  'A job that is stopped records nothing, and one that is done with cannot be stopped',
  async () => {
    const many = Array.from({ length: 20 }, (_, index) => markedSheet(short, index + 20));
    const file = await pdfOf(fedSheets(short, many, 5));
    const first = await office.send(file, { batch: 1, list: shortList });
    const second = await office.send(file, { batch: 1, list: shortList });
    const stop = (id: string) => office.head('POST', `${office.base}/scans/${id}/cancel`, {});
    expect((await stop(second.json.job)).status).toBe(200);
    expect((await stop(first.json.job)).status).toBe(200);
    await office.server.office.scans.idle();
    const states = (await office.view()).jobs.filter(({ id }) => [first.json.job, second.json.job].includes(id));
    expect(states.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect((await office.standing(shortList))[0]).toEqual([]);
    const again = await stop(first.json.job);
    expect([again.status, again.json.code]).toEqual([409, 'R-scan-over']);
    expect((await stop('khong-co')).json.code).toBe('R-not-found');
  },
  patience,
);

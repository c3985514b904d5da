// S18, S19: whoever opens a file that was handed in gets it with the own name on every page. All people are invented.
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { err, refuse } from '@tinnhiem/core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { type Ask, type TestServer, testServer } from '../../test/http.ts';
import { conferenceId, leadTo, orderOf, roundId, toStage } from '../../test/sample.ts';
import { wordsOfPdf } from '../documents/testing/read-back.ts';
import { openingBusy } from './problem.ts';

const url = `/api/rounds/${roundId}`;

async function upload(ask: Ask, place: 'attachments' | 'inquiries/files', name: string, bytes: Uint8Array) {
  const boundary = 'b0undary';
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { 'x-tinnhiem': '1', 'content-type': `multipart/form-data; boundary=${boundary}` };
  return (await ask('POST', `${url}/${place}`, undefined, { payload, headers })).json as {
    sha256: string;
    bytes: number;
    name: string;
  };
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const withoutBlanks = (text: string) => text.replace(/\s/g, '');

/** A page of a scanner: black in its upper left quarter, 100 pixels to the inch. */
const page = { width: 828, height: 1170 } as const;
function shades(pages = 1): Buffer {
  const made = Buffer.alloc(page.width * page.height * pages, 255);
  for (let number = 0; number < pages; number += 1)
    for (let y = 0; y < page.height / 2; y += 1)
      made.fill(0, (number * page.height + y) * page.width, (number * page.height + y) * page.width + page.width / 2);
  return made;
}
const picture = (pages = 1) =>
  sharp(shades(pages), {
    raw: {
      width: page.width,
      height: page.height * pages,
      channels: 1,
      ...(pages > 1 ? { pageHeight: page.height } : {}),
    },
  }).toColourspace('b-w');

/** How dark the four quarters of each page are, without the strip at the foot; from 0 to 1. */
async function quartersOf(pdf: Uint8Array) {
  const drawn = execFileSync('pdftoppm', ['-r', '20', '-png', '-gray', '-'], { input: pdf, maxBuffer: 1 << 26 });
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const files: Buffer[] = [];
  for (let at = 0; at >= 0; ) {
    const next = drawn.indexOf(start, at + 1);
    files.push(drawn.subarray(at, next < 0 ? undefined : next));
    at = next;
  }
  return await Promise.all(
    files.map(async (file) => {
      const { data, info } = await sharp(file).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
      const height = info.height - 9;
      const dark = [0, 0, 0, 0];
      for (let y = 0; y < height; y += 1)
        for (let x = 0; x < info.width; x += 1) {
          const quarter = (y < height / 2 ? 0 : 2) + (x < info.width / 2 ? 0 : 1);
          const share = (1 - (data[y * info.width + x] as number) / 255) / ((info.width * height) / 4);
          dark[quarter] = (dark[quarter] ?? 0) + share;
        }
      return { lying: info.width > height, dark: dark.map((share) => Math.round(share)) };
    }),
  );
}

/** A server on which the minutes were signed and announced, with a scan attached. */
async function withScan(name: string, bytes: Uint8Array): Promise<TestServer & { readonly path: string }> {
  const server = await testServer();
  await leadTo(server.office.service, 'canvassed');
  const scan = await upload(await server.as('committee-head'), 'attachments', name, bytes);
  const [write, sign] = toStage.signed;
  await server.office.service.perform(orderOf(write));
  await server.office.service.perform(orderOf(['committee-head', 'sign-minutes', { ...sign[2], scan }]));
  await server.office.service.perform(orderOf(toStage.announced[0]));
  return { ...server, path: `${url}/attachments/${scan.sha256}` };
}

const upper = { lying: false, dark: [1, 0, 0, 0] };

test.each([
  ['a grey JPEG', 'bien-ban.jpg', () => picture().jpeg().toBuffer(), [upper]],
  ['a coloured JPEG', 'bien-ban.jpg', () => picture().toColourspace('srgb').tint('#800000').jpeg().toBuffer(), [upper]],
  [
    // Upright once it is turned by a quarter, as cameras say it.
    'a JPEG that says how it is turned',
    'anh.jpg',
    async () =>
      sharp(await picture().rotate(270).png().toBuffer())
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    [upper],
  ],
  [
    'a PNG that is transparent',
    'bien-ban.png',
    () => picture().toColourspace('srgb').ensureAlpha(1).png().toBuffer(),
    [upper],
  ],
  [
    'a PNG that lies',
    'ngang.png',
    async () =>
      sharp(await picture().rotate(90).png().toBuffer())
        .png()
        .toBuffer(),
    [{ lying: true, dark: [0, 1, 0, 0] }],
  ],
  [
    'a TIFF of three pages in black and white',
    'quet.tif',
    () => picture(3).tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
    [upper, upper, upper],
  ],
  ['a TIFF of two grey pages', 'quet.tif', () => picture(2).tiff({ compression: 'lzw' }).toBuffer(), [upper, upper]],
])(
  '%s is opened as pages with the reader’s name, and stays what it is in the store',
  async (_what, name, make, expected) => {
    const bytes = await make();
    const { as, office, path } = await withScan(name, bytes);
    const seen = await (await as('inspector'))('GET', path);
    expect(seen.headers['content-type']).toBe('application/pdf');
    expect(seen.headers['content-disposition']).toContain(name.replace(/\..*/, '.pdf'));
    expect(await quartersOf(seen.bytes)).toEqual(expected);
    const said = withoutBlanks(wordsOfPdf(seen.bytes));
    for (let number = 1; number <= expected.length; number += 1)
      expect(said).toContain(`MởxembởiNgườiinspector,08:02ngày20/02/2019·trang${number}/${expected.length}`);
    expect(said).toContain(hashOf(bytes));
    expect((await office.service.store.attachment(roundId, hashOf(bytes)))?.bytes).toEqual(new Uint8Array(bytes));
    expect((await office.activity.list(1))[0]).toMatchObject({ kind: 'attachment-seen', name: 'Người inspector' });
  },
);

test('Opened twice at once, it is marked once, and both looks are written down', async () => {
  const bytes = await picture(3).tiff({ compression: 'lzw' }).toBuffer();
  const { as, office, path } = await withScan('quet.tif', bytes);
  const ask = await as('chair');
  const marked: Promise<unknown>[] = [];
  const { renderer } = office;
  const open: typeof renderer.open = (...asked) => {
    const made = renderer.open(...asked);
    marked.push(made);
    return made;
  };
  Object.assign(office, { renderer: { ...renderer, open } });
  const [one, two] = await Promise.all([ask('GET', path), ask('GET', path)]);
  expect([one.status, two.status]).toEqual([200, 200]);
  expect(marked).toHaveLength(2);
  expect(marked[0]).toBe(marked[1]);
  expect((await office.activity.list(2)).map(({ kind }) => kind)).toEqual(['attachment-seen', 'attachment-seen']);
});

test('Of a picture that is cut off nothing is shown as if it were the whole', async () => {
  const whole = await picture().jpeg().toBuffer();
  const { as, path } = await withScan('anh.jpg', whole.subarray(0, whole.length - 2000));
  const instead = await (await as('chair'))('GET', path);
  expect(wordsOfPdf(instead.bytes)).toContain('Tệp không ghi được tên người mở');
});

test('A file on which nothing can be written is stood for by a page; the file itself goes to those who work with it, and that is written down', async () => {
  const damaged = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 7)]);
  const { as, office, path } = await withScan('hong.pdf', damaged);
  const [inspector, chair] = [await as('inspector'), await as('chair')];
  const instead = await inspector('GET', path);
  expect(instead.status).toBe(200);
  const said = wordsOfPdf(instead.bytes);
  for (const words of ['Tệp không ghi được tên người mở', 'cannot be marked', 'Người inspector', 'Ban Kiểm phiếu'])
    expect(said).toContain(words);
  expect(withoutBlanks(said)).toContain(hashOf(damaged));
  const refused = await inspector('GET', `${path}?original=true`);
  expect([refused.status, refused.json.code]).toEqual([403, 'R-role-missing']);
  const taken = await chair('GET', `${path}?original=true`);
  expect(taken.bytes.equals(damaged)).toBe(true);
  expect(taken.headers['content-disposition']).toContain('attachment');
  expect((await office.activity.list(1))[0]).toMatchObject({
    kind: 'original-taken',
    name: 'Người chair',
    conference: conferenceId,
    sentence: { en: expect.stringContaining('hong.pdf') },
  });
});

/** A server on which opening a file ends as `open` says. */
async function whereOpening(open: TestServer['office']['renderer']['open']) {
  const server = await withScan('anh.jpg', await picture().jpeg().toBuffer());
  Object.assign(server.office, { renderer: { ...server.office.renderer, open } });
  return server;
}

test('Where the program fails while it marks a file, that is reported, and the file itself is given to nobody', async () => {
  const fault = new Error('the worker is gone');
  const { as, errors, path, office } = await whereOpening(() => Promise.reject(fault));
  const chair = await as('chair');
  for (const asked of [path, `${path}?original=true`]) {
    const { status, json } = await chair('GET', asked);
    expect([status, json.code]).toEqual([500, 'R-server-failed']);
  }
  expect(errors).toEqual([fault, fault]);
  expect((await office.activity.list(5)).map(({ kind }) => kind)).not.toContain('original-taken');
});

test('Who comes while too many files wait is told so in words', async () => {
  const { as, errors, path } = await whereOpening(() => Promise.resolve(err(refuse(openingBusy))));
  const told = await (await as('chair'))('GET', path, undefined, { headers: { accept: 'text/html' } });
  expect(told.status).toBe(503);
  expect(told.text).toContain('Đợi một phút rồi mở lại.');
  expect(errors).toEqual([]);
});

test('A file that can be marked is given without a mark to nobody; whoever follows the link in a browser reads why', async () => {
  const { as, path } = await withScan('anh.jpg', await picture().jpeg().toBuffer());
  const chair = await as('chair');
  const refused = await chair('GET', `${path}?original=true`);
  expect([refused.status, refused.json.code]).toEqual([409, 'R-file-can-be-marked']);
  const inBrowser = await chair('GET', `${path}?original=true`, undefined, {
    headers: { accept: 'text/html,application/xhtml+xml' },
  });
  expect(inBrowser.headers['content-type']).toContain('text/html');
  expect(inBrowser.text).toContain('Mở tệp bằng chính tên tệp.');
  expect(inBrowser.text).toContain('Open it by its name.');
  expect(inBrowser.text).toContain('<title>Không làm được ở bước này · Not possible at this step</title>');
  expect(inBrowser.text.match(/Not possible at this step/g)).toHaveLength(2);
});

test('A paper of a request for information is marked too, and each look at it is written down without its name', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'preparing');
  const organiser = await server.as('organiser');
  const { json: card } = await organiser('POST', `${url}/inquiries/askers`, {
    name: 'Trịnh Thị Hỏi',
    unit: 'Khoa 1',
    contact: 'Phòng 204',
  });
  const bytes = await picture().jpeg().toBuffer();
  const { sha256, bytes: length } = await upload(organiser, 'inquiries/files', 'don-cua-hoi.jpg', bytes);
  const damaged = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 7)]);
  const locked = await upload(organiser, 'inquiries/files', 'thu-cua-hoi.pdf', damaged);
  const data = {
    person: 'CB001',
    received: '2019-02-12',
    writing: 'Đơn viết tay',
    question: 'Đề nghị làm rõ.',
    asker: card,
    files: [
      { sha256, bytes: length, shows: 'matter' },
      { sha256: locked.sha256, bytes: locked.bytes, shows: 'matter' },
    ],
  };
  const made = await organiser('POST', `${url}/register-inquiry`, { id: randomUUID(), data });
  expect(made.status, made.text).toBe(200);
  const seen = await (await server.as('inspector'))('GET', `${url}/inquiries/1/files/${sha256}`);
  expect(withoutBlanks(wordsOfPdf(seen.bytes))).toContain('MởxembởiNgườiinspector');
  const [last] = await server.office.activity.list(1);
  expect(last?.sentence).toEqual({
    vi: 'Xem văn bản của yêu cầu số 1',
    en: 'Looked at a paper of request no. 1',
  });
  const taken = await organiser('GET', `${url}/inquiries/1/files/${locked.sha256}?original=true`);
  expect(taken.bytes.equals(damaged)).toBe(true);
  const [took] = await server.office.activity.list(1);
  expect(took?.sentence.en).toMatch(/^Took a file itself, without its reader’s name, of request no\. 1 /);
  expect(JSON.stringify(await server.office.activity.list(20))).not.toMatch(/(?:don|thu)-cua-hoi/);
});

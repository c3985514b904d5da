// A slip in --out loses nothing: neither somebody's own file nor what the program keeps.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { json, samples, temporaryFolder } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const data = folder.path('data');
const roundId = 'tuaf-2019';
const record = join(data, 'rounds', `${roundId}.tinnhiem`);
const sample = `${samples}tuaf-2019`;
const layout = folder.path('vi-tri.json');
const print = ['ballots', 'print', roundId, '--list', 'don-vi', '--copies', '2'];
const demo = ['box', 'demo', '--list', `${roundId}:ban-giam-hieu`, '--voters', '1', '--trustees', '1/1'];

beforeAll(async () => {
  const created = ['round', 'create', '--plan', `${sample}/plan.yaml`, '--roster', sample, '--data', data];
  expect(await json(created)).toMatchObject({ status: 0 });
});

test.each([
  [['backup', '--out']],
  [['export', roundId, '--out']],
  [['calendar', roundId, '--out']],
  [[...print, '--out']],
  [[...print, '--out', folder.path('phieu.pdf'), '--layout']],
  [[...demo, '--out']],
])('%s never writes over a round', async (command) => {
  const before = readFileSync(record);
  expect(await json([...command, record, '--data', data])).toMatchObject({
    status: 1,
    json: { code: 'R-file-in-the-way', message: expect.stringContaining(record) },
  });
  expect(readFileSync(record).equals(before)).toBe(true);
  expect((await json(['round', 'status', roundId, '--data', data])).status).toBe(0);
});

test.each([
  [['backup', '--out']],
  [['export', roundId, '--out']],
  [['calendar', roundId, '--out']],
  [[...print, '--layout', layout, '--out']],
  [[...print, '--out', folder.path('hai-phieu.pdf'), '--layout']],
  [[...demo, '--out']],
])('%s replaces what it wrote before, and no other file', async (command) => {
  const file = folder.path(`${command[0]}-${command.length}-${command.at(-1)}`);
  const call = [...command, file, '--data', data];
  expect((await json(call)).status).toBe(0);
  expect((await json(call)).status).toBe(0);
  for (const other of ['Danh sách lương', '{"cipher"', 'PK\u0003\u0004', '%PDF-1.4 ảnh quét có chữ ký']) {
    writeFileSync(file, other);
    expect(await json(call), other).toMatchObject({ status: 1, json: { code: 'R-file-in-the-way' } });
    expect(readFileSync(file, 'utf8')).toBe(other);
  }
});

test('ballots are not printed where their layout cannot be written', async () => {
  const [pdf, taken] = [folder.path('chua-in.pdf'), folder.path('ghi-chu.json')];
  writeFileSync(taken, '{"ghi chú":1}');
  const refused = await json([...print, '--out', pdf, '--layout', taken, '--data', data]);
  expect(refused).toMatchObject({ status: 1, json: { code: 'R-file-in-the-way' } });
  expect(existsSync(pdf)).toBe(false);
});

// A system without named pipes has nothing of this.
test.skipIf(process.platform === 'win32')(
  'a pipe takes what somebody reads, and is refused where nobody does; it is never waited for',
  async () => {
    const pipe = folder.path('ong');
    execFileSync('mkfifo', [pipe]);
    const calendar = ['calendar', roundId, '--data', data, '--out'];
    for (const command of [calendar, [...print, '--data', data, '--out']])
      expect(await json([...command, pipe])).toMatchObject({ status: 1, json: { code: 'R-file-not-written' } });
    for (const command of ['backup', 'export'])
      expect(
        await json([command, ...(command === 'export' ? [roundId] : []), '--data', data, '--out', pipe]),
      ).toMatchObject({
        status: 1,
        json: { code: 'R-file-in-the-way' },
      });
    const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [got] = await Promise.all([
      text(reader.stdout),
      // Until the reader is there.
      expect.poll(async () => (await json([...calendar, pipe])).status, { timeout: 20_000 }).toBe(0),
    ]);
    expect(got).toMatch(/^BEGIN:VCALENDAR[\s\S]*END:VCALENDAR\s*$/);
  },
);

test('a box of a real vote is not lost to an invented one', async () => {
  const file = folder.path('hom-that.bel');
  expect((await json([...demo, '--out', file, '--data', data])).status).toBe(0);
  const real = readFileSync(file, 'latin1').replace('Invented election', 'Ban Giam hieu 2019');
  writeFileSync(file, real, 'latin1');
  expect(await json([...demo, '--out', file, '--data', data])).toMatchObject({ json: { code: 'R-file-in-the-way' } });
  expect(readFileSync(file, 'latin1')).toBe(real);
});

test('documents replace each other, but neither a signed scan nor what a secretary has changed in Word', async () => {
  const out = folder.path('van-ban');
  const call = ['documents', roundId, '--form', 'plan', '--out', out, '--data', data];
  expect((await json(call)).status).toBe(0);
  expect((await json(call)).status).toBe(0);
  const [pdf, docx] = [join(out, 'plan.pdf'), join(out, 'plan.docx')];
  const [printed, made] = [readFileSync(pdf), readFileSync(docx)];
  writeFileSync(pdf, '%PDF-1.4 ảnh quét có chữ ký');
  writeFileSync(docx, 'cũ');
  expect(await json(call)).toMatchObject({ status: 1, json: { message: expect.stringContaining('plan.pdf') } });
  expect(readFileSync(docx, 'utf8')).toBe('cũ');
  writeFileSync(pdf, printed);
  // As a word processor saves it: its own order of the parts, and the moment of it.
  const parts = unzipSync(made);
  const { '[Content_Types].xml': types = new Uint8Array(), ...others } = parts;
  for (const saved of [
    { ...others, '[Content_Types].xml': types },
    { ...parts, 'docProps/core.xml': Buffer.from('<dcterms:modified>2019-01-09T03:12:45Z</dcterms:modified>') },
  ]) {
    const bytes = zipSync(saved);
    writeFileSync(docx, bytes);
    expect(await json(call)).toMatchObject({ status: 1, json: { message: expect.stringContaining('plan.docx') } });
    expect(readFileSync(docx).equals(bytes)).toBe(true);
  }
  writeFileSync(docx, made);
  expect((await json(call)).status).toBe(0);
});

test('a backup under a passphrase is replaced as well', async () => {
  const secret = folder.path('mat-khau.txt');
  writeFileSync(secret, 'bốn từ không liên quan');
  const call = ['backup', '--out', folder.path('khoa.tar'), '--passphrase-file', secret, '--data', data];
  expect((await json(call)).status).toBe(0);
  expect((await json(call)).status).toBe(0);
});

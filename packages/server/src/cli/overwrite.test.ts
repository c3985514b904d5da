// A slip in --out loses nothing: neither somebody's own file nor what the program keeps.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { json, samples, temporaryFolder } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const data = folder.path('data');
const roundId = 'tuaf-2019';
const record = join(data, 'rounds', `${roundId}.tinnhiem`);
const sample = `${samples}tuaf-2019`;

beforeAll(async () => {
  const created = ['round', 'create', '--plan', `${sample}/plan.yaml`, '--roster', sample, '--data', data];
  expect(await json(created)).toMatchObject({ status: 0 });
});

test.each([
  [['backup']],
  [['export', roundId]],
  [['calendar', roundId]],
  [['ballots', 'print', roundId, '--list', 'don-vi', '--copies', '1', '--layout', folder.path('l.json')]],
])('%s never writes over a round', async (command) => {
  const before = readFileSync(record);
  expect(await json([...command, '--out', record, '--data', data])).toMatchObject({
    status: 1,
    json: { code: 'R-file-in-the-way', message: expect.stringContaining(record) },
  });
  expect(readFileSync(record).equals(before)).toBe(true);
  expect((await json(['round', 'status', roundId, '--data', data])).status).toBe(0);
});

test.each([[['backup']], [['export', roundId]]])(
  '%s replaces what it wrote before, and no other file',
  async (command) => {
    const file = folder.path(`${command[0]}.out`);
    const call = [...command, '--out', file, '--data', data];
    expect((await json(call)).status).toBe(0);
    expect((await json(call)).status).toBe(0);
    for (const other of ['Danh sách lương', '{"cipher"', 'PK\u0003\u0004']) {
      writeFileSync(file, other);
      expect(await json(call), other).toMatchObject({ status: 1, json: { code: 'R-file-in-the-way' } });
      expect(readFileSync(file, 'utf8')).toBe(other);
    }
  },
);

test('a backup under a passphrase is replaced as well', async () => {
  const secret = folder.path('mat-khau.txt');
  writeFileSync(secret, 'bốn từ không liên quan');
  const call = ['backup', '--out', folder.path('khoa.tar'), '--passphrase-file', secret, '--data', data];
  expect((await json(call)).status).toBe(0);
  expect((await json(call)).status).toBe(0);
});

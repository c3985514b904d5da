// What --out names is written whole, or what was there stays.
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { writeNamedFile, writeNamedFiles } from './files.ts';
import { json, samples, temporaryFolder } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const unix = test.skipIf(process.platform === 'win32');

/** A folder of its own with these files. */
function place(name: string, files: Readonly<Record<string, string>>): (file: string) => string {
  mkdirSync(folder.path(name));
  for (const [file, content] of Object.entries(files)) writeFileSync(folder.path(`${name}/${file}`), content);
  return (file) => folder.path(`${name}/${file}`);
}

test('ballots of before stay, with their layout, where the new layout cannot be written', async () => {
  const at = place('phieu', {});
  const sample = `${samples}tuaf-2019`;
  const data = folder.path('data');
  await json(['round', 'create', '--plan', `${sample}/plan.yaml`, '--roster', sample, '--data', data]);
  const print = ['ballots', 'print', 'tuaf-2019', '--list', 'don-vi', '--out', at('phieu.pdf'), '--data', data];
  expect((await json(print)).status).toBe(0);
  const before = readFileSync(at('phieu.pdf'));
  mkdirSync(at('vi-tri.json'));
  expect(await json([...print, '--copies', '2', '--layout', at('vi-tri.json')])).toMatchObject({
    status: 1,
    json: { code: 'R-file-not-written' },
  });
  expect(readFileSync(at('phieu.pdf')).equals(before)).toBe(true);
  expect(readdirSync(folder.path('phieu')).sort()).toEqual(['phieu.pdf', 'vi-tri.json']);
});

test('nothing is left of files of which one cannot be written', async () => {
  const at = place('nua', { tep: '' });
  const files = [at('a.csv'), at('tep/b.csv')].map((path) => ({ target: { path }, content: 'x' }));
  await expect(writeNamedFiles(files)).rejects.toMatchObject({ code: 'R-file-not-written' });
  expect(readdirSync(folder.path('nua'))).toEqual(['tep']);
});

unix('single ballots are for whoever exports them alone, also over a file that all could read', async () => {
  const at = place('mat', { 'phieu.csv': 'cũ', 'ket-qua.csv': 'cũ' });
  for (const file of ['phieu.csv', 'ket-qua.csv']) chmodSync(at(file), 0o644);
  await writeNamedFile({ path: at('phieu.csv') }, 'mới', true);
  await writeNamedFile({ path: at('ket-qua.csv') }, 'mới');
  expect([at('phieu.csv'), at('ket-qua.csv')].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o644]);
  expect(readFileSync(at('phieu.csv'), 'utf8')).toBe('mới');
});

unix('a link still leads to its file', async () => {
  const at = place('loi', { 'that.csv': 'cũ' });
  symlinkSync(at('that.csv'), at('lien-ket.csv'));
  await writeNamedFile({ path: at('lien-ket.csv') }, 'mới');
  expect(lstatSync(at('lien-ket.csv')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('that.csv'), 'utf8')).toBe('mới');
});

import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { type LoggedPage, nextPage, openPageLog } from './page-log.ts';

function place() {
  const folder = emptyFolder();
  const pictures = join(folder, 'pages');
  mkdirSync(pictures);
  return { log: join(folder, 'pages.jsonl'), pictures };
}

function page(files: { readonly pictures: string }, number: number, pages = 3, index = 0): LoggedPage {
  const picture = createHash('sha256').update(`${index}/${number}`).digest('hex');
  writeFileSync(join(files.pictures, `${picture}.jpg`), `${index}/${number}`);
  const signature = Uint8Array.from([number, 200, 0, 255]);
  const reading = {
    style: 'A',
    ballotPage: 1,
    serial: null,
    status: 'read',
    flags: [],
    rows: [],
    place: null,
    signature,
  } as const;
  return { file: 'f', index, page: number, pages, reading, problem: null, cover: null, blank: false, picture };
}

test('What was read is there again, bytes and all, and reading goes on behind it', async () => {
  const files = place();
  const log = await openPageLog(files);
  expect(nextPage(log.pages)).toEqual({ index: 0, page: 1 });
  const pages = [page(files, 1), page(files, 2), page(files, 3), page(files, 1, 2, 1)];
  for (const each of pages) await log.add(each);
  await log.close();
  const again = await openPageLog(files);
  expect(again.pages).toEqual(pages);
  expect(nextPage(again.pages)).toEqual({ index: 1, page: 2 });
  await again.add(page(files, 2, 2, 1));
  await again.close();
  const last = await openPageLog(files);
  expect(nextPage(last.pages)).toEqual({ index: 2, page: 1 });
  await last.close();
});

test('A line that was not finished, a page without its picture, and all that follows are read again', async () => {
  const files = place();
  const first = await openPageLog(files);
  const pages = [1, 2, 3].map((number) => page(files, number));
  for (const each of pages) await first.add(each);
  await first.close();
  appendFileSync(files.log, '{"file":"f","in');
  const cut = await openPageLog(files);
  expect(cut.pages).toEqual(pages);
  await cut.close();
  expect(readFileSync(files.log, 'utf8').endsWith('}\n')).toBe(true);

  writeFileSync(join(files.pictures, `${pages[1]?.picture}.jpg`), '');
  const emptied = await openPageLog(files);
  expect(emptied.pages).toEqual(pages.slice(0, 1));
  await emptied.close();
  rmSync(join(files.pictures, `${pages[0]?.picture}.jpg`));
  const gone = await openPageLog(files);
  expect(gone.pages).toEqual([]);
  await gone.close();
  expect(readFileSync(files.log, 'utf8')).toBe('');
});

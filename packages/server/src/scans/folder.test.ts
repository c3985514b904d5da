// The scanner's folder, and the ballots of a rehearsal that are put there as if they had been scanned.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { fedCover, fedSheets, jpegOf, markedSheet, pdfOf } from '../../test/marked-scans.ts';
import { type ScanOffice, scanOffice } from '../../test/scan-office.ts';
import { longList, shortList } from '../../test/scan-round.ts';
import { createInbox } from './inbox.ts';

const patience = 240_000;

async function until(office: ScanOffice, done: (jobs: Awaited<ReturnType<ScanOffice['view']>>['jobs']) => boolean) {
  for (;;) {
    const { jobs } = await office.view();
    if (done(jobs)) return jobs;
    await pause(100);
  }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();

describe("the scanner's folder", { timeout: patience }, () => {
  test('is read once somebody has switched it on, in that name; files come back into done or refused', async () => {
    const office = await scanOffice({ sizes: { [shortList]: [2] } });
    await office.server.office.scans.start();
    const short = await office.print(shortList);
    const { folder } = await office.view();
    expect(folder).toMatchObject({ on: false, by: null });
    const pages = [fedCover(short, 1), ...fedSheets(short, [markedSheet(short, 1), markedSheet(short, 2)], 1)];
    writeFileSync(join(folder.path, 'scan0001.pdf'), await pdfOf(pages));
    await pause(3_500);
    expect((await office.view()).jobs).toEqual([]);

    const member = await office.as('committee-member');
    const on = await member('POST', `${office.base}/scan-folder`, { on: true });
    expect(on.json).toEqual({ path: folder.path, on: true, by: 'Người committee-member' });
    writeFileSync(join(folder.path, 'chua-xong.pdf.part'), 'x');
    writeFileSync(join(folder.path, 'chu.txt'), 'không phải ảnh quét');
    const jobs = await until(
      office,
      (all) => all.filter(({ state }) => state === 'recorded' || state === 'refused').length === 2,
    );
    expect(jobs.map(({ name, state, startedBy }) => [name, state, startedBy]).sort()).toEqual([
      ['chu.txt', 'refused', 'Người committee-member'],
      ['scan0001.pdf', 'recorded', 'Người committee-member'],
    ]);
    expect(filesIn(folder.path)).toEqual(['chua-xong.pdf.part']);
    expect(filesIn(join(folder.path, 'done'))).toEqual(['scan0001.pdf']);
    expect(filesIn(join(folder.path, 'refused'))).toEqual(['chu.txt', 'chu.txt.txt']);
    expect(readFileSync(join(folder.path, 'refused', 'chu.txt.txt'), 'utf8')).toMatch(
      /không phải PDF[\s\S]*→ Chọn đúng tệp/u,
    );
    expect((await office.standing(shortList))[0]).toHaveLength(2);
    const round = await office.server.office.service.acts(office.round);
    const act = round.ok ? round.value.findLast(({ type }) => type === 'sheets-recorded') : undefined;
    expect(act?.by).toMatchObject({ name: 'Người committee-member', role: 'committee-member' });
  });

  test('takes pictures that come one after the other for one pile, in the order of their numbers', async () => {
    const office = await scanOffice({ sizes: { [longList]: [1] } });
    const long = await office.print(longList);
    const inbox = createInbox(join(office.server.data, 'scan-inbox'));
    const { path } = await inbox.folder(office.round, office.conference);
    await inbox.watch(office.round, office.conference, { on: true, by: { account: 'a', name: 'A' } });
    const pages = [fedCover(long, 1), ...fedSheets(long, [markedSheet(long, 1)], 1)];
    for (const [index, page] of pages.entries()) writeFileSync(join(path, `IMG_${index + 8}.jpg`), await jpegOf(page));
    expect(await inbox.look(0)).toEqual([]);
    expect(await inbox.look(5_000)).toEqual([]);
    writeFileSync(join(path, 'IMG_11.jpg'), 'another');
    expect(await inbox.look(10_000)).toEqual([]);
    expect(await inbox.look(15_000)).toEqual([]);
    const [pile, ...more] = await inbox.look(20_000);
    expect(pile?.files.map(({ name }) => name)).toEqual(['IMG_8.jpg', 'IMG_9.jpg', 'IMG_10.jpg', 'IMG_11.jpg']);
    expect(more).toEqual([]);
  });
});

describe('practice ballots', { timeout: patience }, () => {
  test('are marked, scanned and read as real ones, and what the voters marked is kept for comparing', async () => {
    const office = await scanOffice({ sizes: { [shortList]: [3, 2], [longList]: [2] } });
    const { scans } = office.server.office;
    await office.head('POST', `${office.base}/scan-folder`, { on: true });
    const begun = await office.head('POST', `${office.base}/practice-scans`, { seed: 11 });
    expect(begun.status).toBe(202);
    await scans.idle();
    const { jobs, folder } = await office.view();
    expect(jobs[0]).toMatchObject({ kind: 'practice', state: 'stored', pages: 7, read: 7 });
    expect(filesIn(folder.path)).toEqual([
      'tap-duot_khoa_tap-1.pdf',
      'tap-duot_khoa_tap-2.pdf',
      'tap-duot_phong_tap-1.pdf',
    ]);
    await scans.start();
    await until(office, (all) => all.filter(({ state }) => state === 'recorded').length === 3);
    let sure = 0;
    for (const [list, batch, size] of [
      [shortList, 1, 3],
      [shortList, 2, 2],
      [longList, 1, 2],
    ] as const) {
      const { ballots } = JSON.parse(
        readFileSync(join(folder.path, 'truth', `tap-duot_${list}_tap-${batch}.json`), 'utf8'),
      );
      const read = (await office.standing(list))[batch - 1] ?? [];
      expect([read.length, ballots.length]).toEqual([size, size]);
      for (const [sheet, { flags, rows }] of read.entries())
        for (const [row, { reading, reasons }] of rows.entries()) {
          if (flags.length > 0 || reasons.length > 0) continue;
          sure += 1;
          expect(reading, `${list} ${batch}/${sheet + 1} row ${row + 1}`).toBe(ballots[sheet].rows[row].reading);
        }
    }
    expect(sure).toBeGreaterThan(40);
    const nothing = await office.head('POST', `${office.base}/practice-scans`, { seed: 11 });
    expect(nothing.json.code).toBe('R-nothing-to-practise');
  });

  test('are made in a rehearsal only', async () => {
    const office = await scanOffice({ rehearsal: false, sizes: { [shortList]: [1] } });
    const refused = await office.head('POST', `${office.base}/practice-scans`, {});
    expect([refused.status, refused.json.code]).toEqual([422, 'R-only-in-rehearsal']);
  });
});

// Files of scans through the whole server: printed, marked and scanned ballots go in, sheets stand in the count. All people are invented.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptySide, fed, fedCover, fedSheets, jpegOf, markedSheet, pdfOf } from '../../test/marked-scans.ts';
import { scanOffice } from '../../test/scan-office.ts';
import { longList, shortList } from '../../test/scan-round.ts';

const patience = 240_000;
const voters = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);

describe('a file of scans', { timeout: patience }, () => {
  test('becomes the sheets of its batches: covers say where, sides are put together, rows say what was marked', async () => {
    const office = await scanOffice();
    const { server } = office;
    const [short, long] = [await office.print(shortList), await office.print(longList)];
    const batches = [
      voters(4).map((voter) => markedSheet(short, voter)),
      voters(3, 5).map((voter) => markedSheet(short, voter)),
    ];
    const two = voters(5).map((voter) => markedSheet(long, voter));
    const job = await office.read(
      await pdfOf([
        fedCover(short, 2),
        ...fedSheets(short, batches[1] ?? [], 1),
        fedCover(long, 1),
        // The empty back of the cover, and a pile that lies the other way round.
        emptySide(long),
        ...fedSheets(long, two.slice(0, 4), 2),
        ...fedSheets(long, two.slice(4), 2).reverse(),
        fedCover(short, 1),
        ...fedSheets(short, batches[0] ?? [], 3),
      ]),
    );
    expect(job).toMatchObject({
      state: 'recorded',
      problem: null,
      pages: 21,
      aside: 4,
      blackAndWhite: 0,
      rejected: 0,
      startedBy: 'Người committee-head',
      name: 'quét.pdf',
    });
    expect(job.read + job.flagged).toBe(17);
    expect(job.recorded).toEqual([
      { list: shortList, batch: 2, sheets: 3 },
      { list: shortList, batch: 1, sheets: 4 },
      { list: longList, batch: 1, sheets: 5 },
    ]);
    const standing = [...(await office.standing(shortList)), ...(await office.standing(longList))];
    for (const [index, expected] of [...batches, two].entries()) {
      const read = standing[index] ?? [];
      expect(read.map(({ flags }) => flags)).toEqual(expected.map(() => []));
      expect(read.map(({ images }) => images.map(({ page }) => page))).toEqual(
        expected.map(({ marked }) => marked.map((_, side) => side + 1)),
      );
      const sure = read.map(({ rows }, sheet) =>
        rows.map(({ reading, reasons }, row) => (reasons.length === 0 ? reading : expected[sheet]?.readings[row])),
      );
      expect(sure).toEqual(expected.map(({ readings }) => readings));
    }
    // Pictures are kept once, by their content, beside each signed side the one for the archive with the signature covered; the file itself and
    // all that was needed on the way is gone.
    const images = standing.flat().flatMap((sheet) => sheet.images);
    const covered = images.flatMap((image) => (image.covered === undefined ? [] : [image.covered]));
    expect(covered.length).toBe(standing.flat().length);
    const folder = join(server.data, 'rounds', office.round);
    expect(readdirSync(join(folder, 'images')).sort()).toEqual(
      [
        ...images.flatMap(({ sha256 }) => [`${sha256}.jpg`, `${sha256}.json`]),
        ...covered.map((sha256) => `${sha256}.jpg`),
      ].sort(),
    );
    expect(readdirSync(join(folder, 'scans', job.id))).toEqual(['job.json']);
    expect(server.errors).toEqual([]);
  });

  test('goes into the batch that was chosen where it has no cover sheet, in the list that its code says', async () => {
    const office = await scanOffice({ sizes: { [shortList]: [2], [longList]: [2] } });
    const [short, long] = [await office.print(shortList), await office.print(longList)];
    const sheets = voters(2).map((voter) => markedSheet(long, voter));
    const job = await office.read(await pdfOf(fedSheets(long, sheets, 1)), { batch: 1 });
    expect(job.recorded).toEqual([{ list: longList, batch: 1, sheets: 2 }]);
    const other = await office.read(await pdfOf(fedSheets(short, [markedSheet(short, 1)], 1)), {
      batch: 1,
      list: shortList,
    });
    expect(other.recorded).toEqual([{ list: shortList, batch: 1, sheets: 1 }]);
  });

  test('may be many pictures, a page each, that are handed in one after the other', async () => {
    const office = await scanOffice({ sizes: { [longList]: [2] } });
    const long = await office.print(longList);
    const sheets = voters(2).map((voter) => markedSheet(long, voter));
    const photos = await Promise.all(fedSheets(long, sheets, 1).map(jpegOf));
    const [first, ...more] = photos;
    const sent = await office.send(first as Buffer, { name: 'IMG_1.jpg', batch: 1, more: 1 });
    await office.server.office.scans.idle();
    expect((await office.view()).jobs[0]).toMatchObject({ state: 'waiting', open: true });
    for (const [index, photo] of more.entries()) {
      const added = await office.head(
        'POST',
        `${office.base}/scans/${sent.json.job}/files?name=IMG_${index + 2}.jpg&more=${index + 1 < more.length ? 1 : 0}`,
        undefined,
        {
          payload: photo,
          headers: { 'x-tinnhiem': '1', host: 'localhost:4000', 'content-type': 'application/octet-stream' },
        },
      );
      expect(added.status, added.text).toBe(202);
    }
    await office.server.office.scans.idle();
    const [job] = (await office.view()).jobs;
    expect(job).toMatchObject({
      state: 'recorded',
      open: false,
      files: 4,
      pages: 4,
      recorded: [{ list: longList, batch: 1, sheets: 2 }],
    });
    const [batch] = await office.standing(longList);
    expect(batch?.map(({ images, flags }) => [images.map(({ page }) => page), flags])).toEqual([
      [[1, 2], []],
      [[1, 2], []],
    ]);
  });

  test('handed in twice is refused, whole; the same sheets fed again are named, in whichever batch', async () => {
    const office = await scanOffice({ sizes: { [shortList]: [2, 2] } });
    const short = await office.print(shortList);
    const sheets = voters(2).map((voter) => markedSheet(short, voter));
    const file = await pdfOf(fedSheets(short, sheets, 1));
    expect((await office.read(file, { batch: 1 })).state).toBe('recorded');
    const again = await office.read(file, { batch: 2 });
    expect(again).toMatchObject({ state: 'refused', recorded: [], problem: { code: 'R-image-known' } });
    expect(again.problem?.vi).toContain('tập 1, phiếu 1');
    expect((await office.standing(shortList)).map((batch) => batch.length)).toEqual([2, 0]);
    expect(existsSync(join(office.server.data, 'rounds', office.round, 'scans', again.id, 'pages'))).toBe(false);

    const [one, two] = sheets;
    const more = await office.read(
      await pdfOf(fedSheets(short, [markedSheet(short, 9), two as never, one as never], 2)),
      { batch: 2 },
    );
    expect(more.recorded).toEqual([{ list: shortList, batch: 2, sheets: 3 }]);
    const standing = await office.standing(shortList);
    expect(standing.map((batch) => batch.map(({ flags }) => flags))).toEqual([
      [[], []],
      [[], ['duplicate'], ['duplicate']],
    ]);
    const seen = (await office.head('GET', `${office.base}/sheets/${shortList}/2/2`)).json;
    expect(seen.sides[0].details.duplicateOf).toEqual({ batch: 1, ballot: 2, side: 1 });
  });

  test('with a sheet of another list, of another round, a specimen, an empty or a strange one: each goes to a person, none is counted', async () => {
    const office = await scanOffice({ sizes: { [longList]: [6], [shortList]: [1] } });
    const other = await scanOffice({ server: office.server, round: 'dot-khac', sizes: {} });
    const draft = await scanOffice({ server: office.server, round: 'du-thao', until: 'drafting' });
    const [short, long] = [await office.print(shortList), await office.print(longList)];
    const [otherLong, specimen] = [await other.print(longList), await draft.print(longList)];
    const strange = emptySide(long, 250);
    for (let at = 0; at < 40_000; at += 1) strange.data[strange.width * 700 + 300 + at] = at % 7 === 0 ? 20 : 250;
    const job = await office.read(
      await pdfOf([
        fedCover(long, 1),
        ...fedSheets(long, [markedSheet(long, 1)], 1),
        ...fedSheets(short, [markedSheet(short, 2)], 1),
        ...fedSheets(otherLong, [markedSheet(otherLong, 3)], 1),
        ...fedSheets(specimen, [markedSheet(specimen, 4)], 1),
        // A sheet whose second side was not scanned.
        ...fedSheets(long, [markedSheet(long, 5)], 1).slice(0, 1),
        ...fedSheets(long, [markedSheet(long, 6)], 1),
        strange,
        strange,
        emptySide(long),
        emptySide(long),
      ]),
    );
    expect(job).toMatchObject({ state: 'recorded', problem: null });
    const [batch = []] = await office.standing(longList);
    expect(batch.map(({ flags, rows }) => [flags, rows.length])).toEqual([
      [[], 26],
      [['other-style'], 0],
      [['other-style'], 0],
      [['other-style'], 0],
      [['page-missing'], 0],
      [[], 26],
      [['foreign'], 0],
      [['foreign'], 0],
    ]);
    // Though two sides look the same, each has a picture of its own.
    const images = batch.flatMap((sheet) => sheet.images.map(({ sha256 }) => sha256));
    expect(new Set(images).size).toBe(images.length);
  });

  test('with a page that cannot be opened among others: the sheet is there, and a person reads the paper', async () => {
    const office = await scanOffice({ sizes: { [shortList]: [3] } });
    const short = await office.print(shortList);
    const sheets = voters(3).map((voter) => markedSheet(short, voter));
    const file = Buffer.from(await pdfOf(fedSheets(short, sheets, 1)));
    // The picture of the second page ends early.
    const starts = [...file.toString('latin1').matchAll(/\xff\xd8\xff/g)].map(({ index }) => index);
    file.fill(0, (starts[1] ?? 0) + 700, (starts[1] ?? 0) + 20_000);
    const job = await office.read(file, { batch: 1 });
    expect(job).toMatchObject({ state: 'recorded', rejected: 1, recorded: [{ list: shortList, batch: 1, sheets: 3 }] });
    const [batch = []] = await office.standing(shortList);
    expect(batch.map(({ flags, rows }) => [flags, rows.length])).toEqual([
      [[], 3],
      [['unreadable'], 0],
      [[], 3],
    ]);
    const seen = (await office.head('GET', `${office.base}/sheets/${shortList}/1/2`)).json;
    expect(seen.sides[0].details).toMatchObject({ page: 2, problem: { vi: expect.stringContaining('hỏng') } });
    const picture = await office.head('GET', `${office.base}/sheets/${shortList}/1/2/1`);
    expect(picture.status).toBe(200);
  });

  test('that was interrupted between two batches may be handed in again: what stands is left, the rest is recorded', async () => {
    const office = await scanOffice({ sizes: { [shortList]: [1, 2] } });
    const short = await office.print(shortList);
    const one = [fedCover(short, 1), ...fedSheets(short, [markedSheet(short, 1)], 1)];
    const both = [...one, fedCover(short, 2), ...fedSheets(short, [markedSheet(short, 2), markedSheet(short, 3)], 1)];
    expect((await office.read(await pdfOf(one))).recorded).toEqual([{ list: shortList, batch: 1, sheets: 1 }]);
    const job = await office.read(await pdfOf(both));
    expect(job).toMatchObject({ state: 'recorded', recorded: [{ list: shortList, batch: 2, sheets: 2 }] });
    expect((await office.standing(shortList)).map((batch) => batch.map(({ flags }) => flags))).toEqual([
      [[]],
      [[], []],
    ]);
  });

  test('is scanned anew once its batch was withdrawn', async () => {
    const office = await scanOffice({ sizes: { [shortList]: [1] } });
    const short = await office.print(shortList);
    const file = await pdfOf(fedSheets(short, [markedSheet(short, 1)], 1));
    await office.read(file, { batch: 1 });
    await office.act(['committee-head', 'withdraw-sheets', { list: shortList, batch: 1, reason: 'quét lệch' }]);
    const job = await office.read(file, { batch: 1 });
    expect(job).toMatchObject({ state: 'recorded', recorded: [{ list: shortList, batch: 1, sheets: 1 }] });
    expect((await office.standing(shortList))[0]?.map(({ flags }) => flags)).toEqual([[]]);
  });
});

test(
  'While a file is read the server answers, and says how far it is',
  async () => {
    const count = 14;
    const office = await scanOffice({ sizes: { [shortList]: [count] } });
    const short = await office.print(shortList);
    const sheet = markedSheet(short, 1);
    const pages = voters(count).map((feed) => fed(short, sheet.marked[0] as never, feed));
    const changes: string[] = [];
    office.server.office.scans.subscribe(office.round, (conference) => changes.push(conference));
    await office.send(await pdfOf(pages), { batch: 1 });
    const seen = new Set<number>();
    for (;;) {
      const { jobs, reading } = await office.view();
      expect((await office.server.ask('GET', '/api/health')).status).toBe(200);
      const [job] = jobs;
      if (job?.state === 'reading') seen.add(job.read + job.flagged + job.rejected);
      if (!reading) break;
    }
    expect(seen.size).toBeGreaterThan(3);
    expect(changes.length).toBeGreaterThan(count);
    expect((await office.view()).jobs[0]).toMatchObject({ state: 'recorded', pages: count });
  },
  patience,
);

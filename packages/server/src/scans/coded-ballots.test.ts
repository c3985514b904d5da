// Ballots with a random code each, through the whole server: what the codes show, and that they stay where the pictures are. All people are invented.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ConferenceId, type ListId, scanState, settledSheets } from '@tinnhiem/core';
import { describe, expect, test } from 'vitest';
import { fed, fedSheets, markedSheet, pdfOf } from '../../test/marked-scans.ts';
import { type ScanOffice, scanOffice } from '../../test/scan-office.ts';
import { longList, shortList } from '../../test/scan-round.ts';

const patience = 240_000;
const coded = { ballotCode: 'random' } as const;

async function countOf({ server, round, conference }: ScanOffice) {
  const found = await server.office.service.round(round);
  const state = found.ok ? found.value.conferences.get(conference as ConferenceId)?.state : undefined;
  if (state?.stage !== 'counting') throw new Error('not counting');
  return state;
}

/** The sheets that wait for people as a whole. */
async function queue(office: ScanOffice, list: string) {
  const { queue: waiting } = scanState(await countOf(office), list as ListId);
  return waiting.filter(({ row }) => row === null).map(({ batch, ballot, reasons }) => ({ batch, ballot, reasons }));
}

/** What all files in a folder hold, but for pictures and what lies beside them. */
function written(folder: string): string {
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => !path.startsWith(join(folder, 'images')) && statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}

/** The code of every side whose picture is kept. */
function codesIn({ server, round }: ScanOffice): string[] {
  const images = join(server.data, 'rounds', round, 'images');
  return readdirSync(images)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(images, name), 'utf8')).serial);
}

describe('ballots with a random code each', { timeout: patience }, () => {
  test('are put together by it, however their sides lie; none is taken for another', async () => {
    const office = await scanOffice({ ...coded, sizes: { [longList]: [3] } });
    const long = await office.print(longList, 3);
    // All three mark alike, so that nothing but the code tells them apart.
    const sheets = [0, 1, 2].map((copy) => markedSheet(long, 1, copy));
    const sides = sheets.map(({ marked }, copy) => marked.map((page, side) => fed(long, page, copy * 10 + side)));
    const [a, b, c] = sides as [(typeof sides)[0], (typeof sides)[0], (typeof sides)[0]];
    // Two the other way round, and one whose back came later.
    const job = await office.read(await pdfOf([a[1]!, a[0]!, b[0]!, c[1]!, c[0]!, b[1]!]), {
      batch: 1,
      list: longList,
    });
    expect(job).toMatchObject({ state: 'recorded', recorded: [{ list: longList, batch: 1, sheets: 3 }] });
    const [batch] = await office.standing(longList);
    expect(batch?.map(({ flags, images }) => [flags, images.map(({ page }) => page)])).toEqual(
      Array.from({ length: 3 }, () => [[], [1, 2]]),
    );
    expect(office.server.errors).toEqual([]);
  });

  test('show a copied sheet, in one file or a later one: neither counts until people have decided', async () => {
    const office = await scanOffice({ ...coded, sizes: { [shortList]: [4, 2] } });
    const short = await office.print(shortList, 4);
    const voters = [1, 2, 3, 4].map((voter, copy) => markedSheet(short, voter, copy));
    // A copy of the third ballot before it was marked, marked by somebody else.
    const copied = markedSheet(short, 77, 2);
    await office.read(await pdfOf(fedSheets(short, voters, 1)), { batch: 1, list: shortList });
    expect(await queue(office, shortList)).toEqual([]);
    const again = await office.read(await pdfOf(fedSheets(short, [copied], 2)), { batch: 2, list: shortList });
    expect(again.state).toBe('recorded');
    const both = { reasons: ['duplicate'] };
    expect(await queue(office, shortList)).toEqual([
      { batch: 1, ballot: 3, ...both },
      { batch: 2, ballot: 1, ...both },
    ]);
    expect(settledSheets(await countOf(office), shortList as ListId)).toBeNull();
    const sheet = await office.head('GET', `${office.base}/sheets/${shortList}/2/1`);
    expect(sheet.json.sides[0].details.duplicateOf).toEqual({ batch: 1, ballot: 3, side: 1 });
    // Codes stay beside the pictures: no answer and no act has them.
    const codes = codesIn(office);
    expect(new Set(codes).size).toBe(4);
    const acts = await office.server.office.service.acts(office.round);
    const said = `${JSON.stringify(acts)}${sheet.text}${written(join(office.server.data, 'rounds', office.round))}`;
    expect(said).toContain('sheets-recorded');
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
      expect(said).not.toContain(code);
    }
    expect(office.server.errors).toEqual([]);
  });

  test('in one file show a copied sheet on both', async () => {
    const office = await scanOffice({ ...coded, sizes: { [shortList]: [3] } });
    const short = await office.print(shortList, 2);
    const sheets = [markedSheet(short, 1, 0), markedSheet(short, 2, 1), markedSheet(short, 3, 0)];
    await office.read(await pdfOf(fedSheets(short, sheets, 1)), { batch: 1, list: shortList });
    const [batch] = await office.standing(shortList);
    expect(batch?.map(({ flags }) => flags)).toEqual([['duplicate'], [], ['duplicate']]);
  });

  test('of a rehearsal are all different too', async () => {
    const office = await scanOffice({ ...coded, sizes: { [shortList]: [3], [longList]: [2] } });
    const { scans } = office.server.office;
    await office.head('POST', `${office.base}/scan-folder`, { on: true });
    expect((await office.head('POST', `${office.base}/practice-scans`, { seed: 5 })).status).toBe(202);
    await scans.idle();
    await scans.start();
    const recorded = async () => (await office.view()).jobs.filter(({ state }) => state === 'recorded').length;
    await expect.poll(recorded, { timeout: patience / 2 }).toBe(2);
    const sheets = [...(await office.standing(shortList)), ...(await office.standing(longList))].flat();
    expect(sheets).toHaveLength(5);
    for (const { flags } of sheets) expect(flags).not.toContain('duplicate');
    expect(new Set(codesIn(office)).size).toBe(5);
    expect(office.server.errors).toEqual([]);
  });
});

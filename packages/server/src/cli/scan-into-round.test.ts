// `scan --round`: the command line as people start it, on a data folder in which a committee counts. All people are invented.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { password, testServer } from '../../test/http.ts';
import { fedCover, fedSheets, type MarkedSheet, markedSheet, pdfOf } from '../../test/marked-scans.ts';
import { type ScanOffice, scanOffice } from '../../test/scan-office.ts';
import { shortList } from '../../test/scan-round.ts';
import { json, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

const patience = 240_000;
const folder = temporaryFolder();
afterAll(folder.remove);
const data = folder.path('data');
const file = folder.path('tap-1.pdf');
const loose = folder.path('roi.pdf');
let office: ScanOffice;
let sheets: readonly MarkedSheet[];
let end: () => Promise<void> = () => Promise.resolve();
afterAll(() => end());

beforeAll(async () => {
  const server = await testServer({
    data,
    atEnd: (close) => {
      end = close;
    },
  });
  office = await scanOffice({ server, sizes: { [shortList]: [2, 1] } });
  await server.as('chair');
  const short = await office.print(shortList);
  sheets = [1, 2, 3].map((voter) => markedSheet(short, voter));
  writeFileSync(file, await pdfOf([fedCover(short, 1), ...fedSheets(short, sheets.slice(0, 2), 1)]));
  writeFileSync(loose, await pdfOf(fedSheets(short, sheets.slice(2), 1)));
}, patience);

interface Scanned {
  readonly pages: readonly {
    readonly file: string;
    readonly page: number;
    readonly status: string;
    readonly sheet: object | null;
    readonly rows: readonly object[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
  readonly recorded: readonly object[];
  readonly code?: string;
  readonly message?: string;
}

/** The command, in the name of an account in this role. */
function scan(role: string | null, ...args: readonly string[]) {
  const place = ['--round', office.round, '--conference', office.conference, '--data', data];
  const by = role === null ? [] : ['--as', role];
  const secret = role === null ? {} : { TINNHIEM_PASSWORD: `${password} ${role.length}` };
  return json<Scanned>(['scan', ...args, ...place, ...by], secret);
}

describe('scan --round', { timeout: patience }, () => {
  test('is for the counting committee: everybody else is refused before a page is read', async () => {
    for (const role of [null, 'chair']) {
      const { status, json: refused } = await scan(role, file);
      expect([status, refused.code, refused.pages]).toEqual([1, 'R-role-missing', undefined]);
    }
  });

  test('records the sheets, and prints the pages as without a round', async () => {
    const { status, json: scanned } = await scan('committee-head', file);
    expect(status).toBe(0);
    expect(scanned.recorded).toEqual([{ list: shortList, batch: 1, sheets: 2 }]);
    expect(scanned.pages.map(({ page, sheet, rows }) => [page, sheet, rows.length])).toEqual([
      [1, null, 0],
      [2, { list: shortList, batch: 1, ballot: 1, side: 1 }, 3],
      [3, { list: shortList, batch: 1, ballot: 2, side: 1 }, 3],
    ]);
    expect(scanned.pages.every((page) => page.file === file)).toBe(true);
    expect(scanned.summary).toMatchObject({ pages: 3, rejected: 1 });
    const [first, second] = await office.standing(shortList);
    expect([first?.length, second?.length]).toEqual([2, 0]);
    // The server sees them, with their pictures, though another process has recorded them.
    expect((await office.head('GET', `${office.base}/sheets/${shortList}/1/2/1`)).status).toBe(200);
    expect(readdirSync(join(data, 'rounds', office.round, 'scans-at-command-line'))).toEqual([]);
  });

  test('takes list and batch where there is no cover sheet, and says what is wrong otherwise', async () => {
    const nowhere = await scan('committee-head', loose);
    expect(nowhere).toMatchObject({ status: 1, json: { code: 'R-scan-no-batch', recorded: [], pages: [{ page: 1 }] } });
    const { status, json: scanned } = await scan('committee-head', loose, '--list', shortList, '--batch', '2');
    expect([status, scanned.recorded]).toEqual([0, [{ list: shortList, batch: 2, sheets: 1 }]]);
    const again = await scan('committee-head', loose, '--batch', '2');
    expect(again).toMatchObject({ status: 1, json: { code: 'R-image-known', recorded: [] } });
    const said = await tinnhiem(
      [
        'scan',
        loose,
        '--round',
        office.round,
        '--conference',
        office.conference,
        '--data',
        data,
        '--as',
        'committee-head',
        '--batch',
        '2',
      ],
      { TINNHIEM_PASSWORD: `${password} ${'committee-head'.length}` },
    );
    expect(said).toMatchObject({
      status: 1,
      out: '',
      error: expect.stringContaining('trùng với ảnh của Trưởng khoa, tập 2'),
    });
  });

  test('says what is wrong with its arguments', async () => {
    const cases: readonly (readonly [args: readonly string[], words: string])[] = [
      [['--round', 'a'], 'cần cả --round và --conference'],
      [['--list', 'khoa'], 'cần cả --round và --conference'],
      [['--round', 'a', '--conference', 'b', '--layout', 'c'], 'Chỉ dùng một trong hai'],
      [['--round', 'a', '--conference', 'b', '--batch', 'x'], 'không phải số của một tập'],
    ];
    for (const [args, words] of cases)
      expect(await tinnhiem(['scan', file, ...args])).toMatchObject({
        status: 2,
        error: expect.stringContaining(words),
      });
    const unknown = await scan('committee-head', file, '--list', 'khong-co', '--batch', '1');
    expect(unknown).toMatchObject({ status: 1 });
    const elsewhere = await json<Scanned>(
      ['scan', file, '--round', office.round, '--conference', 'khong-co', '--data', data, '--as', 'committee-head'],
      { TINNHIEM_PASSWORD: `${password} ${'committee-head'.length}` },
    );
    expect(elsewhere).toMatchObject({ status: 1, json: { code: 'R-not-found' } });
  });
});

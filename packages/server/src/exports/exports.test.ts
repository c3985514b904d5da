import { randomBytes } from 'node:crypto';
import { addUp, assessList, type CountedBallot, type ListResult, type Role } from '@tinnhiem/core';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  approvedRound,
  enterAll,
  gather,
  type HeldRound,
  type Sheets,
  sheetsOf,
  stateOf,
} from '../documents/testing/held-round.ts';
import { memoryStore } from '../store/memory.ts';
import { isCanvassed } from './canvassed.ts';
import { castVoteRecordReport } from './nist-cvr.ts';
import { resultTable } from './result-table.ts';
import { csvFile, type Table, xlsxFile } from './table-file.ts';
import { voteRecords } from './vote-records.ts';
import { voteTable } from './vote-table.ts';

const conference = 'hoi-nghi-dang-uy';
const list = 'ban-thuong-vu';

// Twenty-one sheets, one void as a whole.
const sheets: Sheets = [
  ...sheetsOf(20, [
    { high: 12, confidence: 5, low: 3 },
    { high: 5, confidence: 4, low: 11 },
    { confidence: 6, low: 14 },
    { high: 10, confidence: 10 },
    { high: 19, blank: 1 },
    { high: 12, multiple: 2, low: 6 },
    { high: 20 },
  ]),
  { whole: 'added-text', rows: [] },
];
const asRead: CountedBallot[] = sheets.map(
  ({ whole, rows }) => ({ void: whole === 'ok' ? null : whole, rows }) as never,
);

/** Chance that always falls the same way. */
const falling = (seed: number) => {
  let state = seed;
  return (length: number) =>
    Uint8Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state >> 16;
    });
};

let held: HeldRound;
let early: ReturnType<typeof votes>;

async function roundOf() {
  const loaded = await held.service.round(held.round);
  if (!loaded.ok) throw new Error(loaded.error.message.en);
  return loaded.value;
}

async function votes(role: Role, random = randomBytes as (bytes: number) => Uint8Array, of = list) {
  return voteRecords(await roundOf(), held.rules, { conference, list: of, roles: [role] }, random);
}

async function recordsOf(random?: (bytes: number) => Uint8Array) {
  const records = await votes('committee-member', random);
  if (!records.ok) throw new Error(records.error.message.en);
  return records.value;
}

async function resultsOf(): Promise<readonly ListResult[]> {
  const state = await stateOf(held.service, held.round, conference);
  if (!isCanvassed(state)) throw new Error('no result');
  return state.canvass.results;
}

const rowsOfCsv = (file: Uint8Array) => parse(Buffer.from(file), { bom: true }) as string[][];

beforeAll(async () => {
  held = await approvedRound(memoryStore(), 'entry');
  await gather(held, { conference, absent: {}, boxes: { [list]: sheets }, spares: 0 });
  await enterAll(held, conference, list, { secretary: sheets, member: sheets });
  early = votes('committee-member');
  await early;
  await held.act('head', 'canvass', { settlements: [] }, conference);
}, 60_000);

describe('results as a table', () => {
  const table = async (rehearsal = false) =>
    resultTable(held.rules, [{ title: 'Hội nghị', results: await resultsOf() }], { rehearsal, language: 'vi' });
  const figureHeads = [
    'Mã',
    'Phát ra',
    'Thu về',
    'Hợp lệ',
    'Không hợp lệ',
    'Tín nhiệm cao',
    'Tín nhiệm cao (%)',
    'Tín nhiệm',
    'Tín nhiệm (%)',
    'Tín nhiệm thấp',
    'Tín nhiệm thấp (%)',
    'Không hợp lệ với người này',
    '% tính trên',
    'Số để tính %',
  ];

  test('have the figures of the result, with what the percentages are a share of', async () => {
    const [result] = await resultsOf();
    if (result === undefined) throw new Error('no result');
    const { issued, collected, valid, invalid } = result;
    const expected = result.people.map((row, index) => {
      const { high, confidence, low, base } = assessList(held.rules, result)[index] ?? ({} as never);
      const levels = [high, confidence, low].flatMap(({ count, percent }) => [count, percent]);
      const all = [row.person, issued, collected, valid, invalid, ...levels, row.invalidRows];
      return [...all, 'số phiếu thu về', base.count].map(String);
    });
    expect(expected[1]).toEqual(
      ['CB001', 21, 21, 20, 1, 5, '23,81', 4, '19,05', 11, '52,38', 1, 'số phiếu thu về', 21].map(String),
    );
    const [heads = [], ...rows] = rowsOfCsv(csvFile(await table()));
    const at = figureHeads.map((head) => heads.indexOf(head));
    expect(rows.map((row) => at.map((column) => row[column]))).toEqual(expected);
    // The same in the workbook, where a percentage is a number.
    const [xlsxHeads = [], ...cells] = (await readXlsxFile(Buffer.from(await xlsxFile(await table()))))[0]?.data ?? [];
    expect(xlsxHeads).toEqual(heads);
    const printed = (cell: unknown, head: string) =>
      head.endsWith('(%)') ? Number(cell).toFixed(2).replace('.', ',') : String(cell);
    expect(cells.map((row) => at.map((column, index) => printed(row[column], figureHeads[index] ?? '')))).toEqual(
      expected,
    );
  });

  test('keep every diacritic of a name, in both files', async () => {
    const [, , third] = (await resultsOf())[0]?.people ?? [];
    expect(third?.name).toBe('Đàm Công Điền');
    const csv = rowsOfCsv(csvFile(await table()));
    const xlsx = (await readXlsxFile(Buffer.from(await xlsxFile(await table()))))[0]?.data ?? [];
    const column = csv[0]?.indexOf('Họ và tên') ?? -1;
    expect(csv[3]?.[column]).toBe('Đàm Công Điền');
    expect(xlsx[3]?.[column]).toBe('Đàm Công Điền');
    expect([...csvFile(await table()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('say in every row of a rehearsal that they are invented, and never otherwise', async () => {
    const [, ...rows] = rowsOfCsv(csvFile(await table(true)));
    expect(rows).toHaveLength(7);
    for (const row of rows) expect(row[0]).toContain('DIỄN TẬP');
    expect(Buffer.from(csvFile(await table())).toString()).not.toContain('DIỄN TẬP');
  });
});

test('What a spreadsheet would run as a formula is text in a CSV and in a workbook', async () => {
  const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1'];
  const table: Table<string> = {
    name: 'Bảng',
    columns: [{ head: '=HEAD()', width: 10, value: (row) => row }],
    rows: dangerous,
  };
  const cells = rowsOfCsv(csvFile(table)).flat();
  expect(cells).toEqual(['=HEAD()', ...dangerous].map((cell) => `'${cell}`));
  const read = (await readXlsxFile(Buffer.from(await xlsxFile(table)), { trim: false }))[0]?.data ?? [];
  expect(read.flat()).toContain('=1+1');
  const { unzipSync, strFromU8 } = await import('fflate');
  const files = unzipSync(await xlsxFile(table));
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toContain('<c ');
  expect(sheet).not.toMatch(/<f[ >]/u);
});

describe('cast-vote records', () => {
  test('are given to the counting committee once the result stands, and to nobody else, ever', async () => {
    expect(await early).toMatchObject({ ok: false, error: { code: 'R-votes-hidden' } });
    for (const role of ['committee-head', 'committee-secretary', 'committee-member'] as const)
      expect((await votes(role)).ok, role).toBe(true);
    for (const role of ['organiser', 'chair', 'inspector', 'observer', 'technician', 'higher-committee'] as const)
      expect(await votes(role), role).toMatchObject({ ok: false, error: { code: 'R-votes-hidden' } });
    expect(await votes('committee-head', undefined, 'khong-co')).toMatchObject({ error: { code: 'R-unknown-list' } });
  });

  test('add up to the result', async () => {
    const { ballots, list: of } = await recordsOf();
    const count = addUp(
      of.votedOn.map(({ person }) => person),
      ballots,
    );
    const [result] = await resultsOf();
    expect(count.counted).toBe(result?.collected);
    expect(count.reasons).toEqual(result?.reasons);
    expect(count.people).toEqual(
      result?.people.map(({ person, high, confidence, low, rowReasons }) => {
        return { person, high, confidence, low, rowReasons };
      }),
    );
  });

  test('stand in an order that only chance decides: never that of the reading, and another one each time', async () => {
    const sorted = (ballots: readonly CountedBallot[]) => ballots.map((ballot) => JSON.stringify(ballot)).sort();
    const orders = await Promise.all([1, 2, 3, 4].map(async (seed) => (await recordsOf(falling(seed))).ballots));
    for (const order of orders) {
      expect(order).not.toEqual(asRead);
      expect(sorted(order)).toEqual(sorted(asRead));
    }
    expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBe(4);
    // Nothing but chance goes into it: the same chance gives the same order.
    expect((await recordsOf(falling(1))).ballots).toEqual(orders[0]);
    // Chance as it is used.
    expect((await recordsOf()).ballots).not.toEqual((await recordsOf()).ballots);
  });

  test('have nothing in them but marks: no time, batch, number or counter', async () => {
    const records = await recordsOf(falling(7));
    const csv = rowsOfCsv(csvFile(voteTable(records, 'vi')));
    const labels = new Set(csv.slice(1).flat());
    expect([...labels].sort()).toEqual(
      [
        'MẬT',
        'tính',
        'Tín nhiệm cao',
        'Tín nhiệm',
        'Tín nhiệm thấp',
        '',
        ...held.rules.invalidity
          .filter(({ code }) => ['blank', 'multiple', 'added-text'].includes(code))
          .map(({ label }) => label.vi),
      ].sort(),
    );
    expect(csv[0]?.slice(2)).toEqual(records.list.votedOn.map(({ person, name }) => `${person} ${name}`));
    const json = JSON.stringify(castVoteRecordReport(records, { at: held.service.now(), version: '1' }));
    expect(json).not.toMatch(/UniqueId|Batch|BallotAuditId|PrePrinted|BallotImage|CreatingDevice|TimeStamp/u);
    for (const reader of ['Lục Văn Đếm', 'Hứa Thị Ghi']) expect(json).not.toContain(reader);
  });
});

describe('cast-vote records as NIST SP 1500-103', () => {
  interface Node {
    readonly [field: string]: unknown;
  }
  // What version 1.0 of the JSON schema requires of the classes that are used, and all that it lets stand there.
  const classes: Readonly<Record<string, readonly [required: string, optional: string]>> = {
    CastVoteRecordReport: [
      'Election GeneratedDate GpUnit ReportGeneratingDeviceIds ReportingDevice Version',
      'CVR Notes OtherReportType Party ReportType',
    ],
    ReportingDevice: ['@id', 'Application Code Manufacturer MarkMetricType Model Notes SerialNumber'],
    GpUnit: ['@id Type', 'Code Name OtherType ReportingDeviceIds'],
    Election: ['@id Contest ElectionScopeId', 'Code Name'],
    RetentionContest: ['@id ContestSelection', 'Abbreviation Code Name OtherVoteVariation VoteVariation'],
    BallotMeasureSelection: ['@id Selection', 'Code'],
    Code: ['Type Value', 'Label OtherType'],
    CVR: ['CVRSnapshot CurrentSnapshotId ElectionId', 'BallotAuditId BallotStyleId PartyIds UniqueId'],
    CVRSnapshot: ['@id Type', 'Annotation CVRContest OtherStatus Status'],
    CVRContest: ['ContestId', 'CVRContestSelection OtherStatus Overvotes Selections Status Undervotes WriteIns'],
    CVRContestSelection: ['SelectionPosition', 'ContestSelectionId OptionPosition Rank Status TotalNumberVotes'],
    SelectionPosition: ['HasIndication NumberVotes', 'Code IsAllocable IsGenerated OtherStatus Position Rank Status'],
  };
  const contestStatuses = ['invalidated-rules', 'not-indicated', 'other', 'overvoted', 'undervoted'];

  /** Every object of a class, with what is wrong with its fields. */
  function walk(value: unknown, found: Node[], wrong: string[]): void {
    if (Array.isArray(value)) for (const item of value) walk(item, found, wrong);
    else if (typeof value === 'object' && value !== null) {
      const node = value as Node;
      const type = String(node['@type']).replace(/^CVR\./u, '');
      const known = classes[type];
      if (known === undefined) wrong.push(`unknown class ${String(node['@type'])}`);
      const [required = [], optional = []] = known?.map((names) => names.split(' ')) ?? [];
      for (const name of required) if (!(name in node)) wrong.push(`${type} without ${name}`);
      for (const name of Object.keys(node))
        if (name !== '@type' && ![...required, ...optional].includes(name)) wrong.push(`${type} with ${name}`);
      found.push(node);
      for (const inner of Object.values(node)) walk(inner, found, wrong);
    }
  }

  async function report() {
    const made = castVoteRecordReport(await recordsOf(), { at: held.service.now(), version: '0.3.0' });
    const read = JSON.parse(JSON.stringify(made)) as Node;
    const nodes: Node[] = [];
    const wrong: string[] = [];
    walk(read, nodes, wrong);
    const of = (type: string) => nodes.filter((node) => node['@type'] === `CVR.${type}`);
    return { read, of, wrong };
  }

  test('have the fields of its classes, all that are required and no other', async () => {
    const { read, of, wrong } = await report();
    expect(wrong).toEqual([]);
    expect(read.Version).toBe('1.0.0');
    expect(Number.isNaN(Date.parse(String(read.GeneratedDate)))).toBe(false);
    for (const { Status = [] } of of('CVRContest') as { Status?: string[] }[])
      for (const status of Status) expect(contestStatuses).toContain(status);
    expect(of('CVR')).toHaveLength(sheets.length);
    expect(of('RetentionContest')).toHaveLength(7);
    for (const { ContestSelection } of of('RetentionContest')) expect(ContestSelection).toHaveLength(3);
  });

  test('point at what is there: every reference has its object, and every id is there once', async () => {
    const { read, of } = await report();
    const ids = (...types: string[]) => types.flatMap(of).map((node) => node['@id']);
    const all = ids(...Object.keys(classes)).filter((id) => id !== undefined);
    expect(new Set(all).size).toBe(all.length);
    const points = (type: string, field: string, to: string) => {
      const known = new Set(ids(to));
      for (const node of of(type)) if (field in node) expect(known, `${type}.${field}`).toContain(node[field]);
    };
    points('Election', 'ElectionScopeId', 'GpUnit');
    points('CVR', 'ElectionId', 'Election');
    points('CVR', 'CurrentSnapshotId', 'CVRSnapshot');
    points('CVRContest', 'ContestId', 'RetentionContest');
    points('CVRContestSelection', 'ContestSelectionId', 'BallotMeasureSelection');
    expect(ids('ReportingDevice')).toEqual(read.ReportGeneratingDeviceIds);
  });

  test('count to the same figures for a program that knows nothing else', async () => {
    const { of } = await report();
    const [result] = await resultsOf();
    const votesFor = (selection: string) =>
      of('CVRContestSelection')
        .filter((node) => node.ContestSelectionId === selection)
        .reduce((total, node) => total + Number(node.TotalNumberVotes), 0);
    for (const { person, high, confidence, low, invalidRows } of result?.people ?? []) {
      const contest = `contest-${person}`;
      expect(
        ['high', 'confidence', 'low'].map((level) => votesFor(`${contest}-${level}`)),
        person,
      ).toEqual([high, confidence, low]);
      const without = of('CVRContest').filter((node) => node.ContestId === contest && 'Status' in node);
      expect(without, person).toHaveLength(invalidRows);
    }
    const statuses = of('CVRContest').map(({ Status }) => JSON.stringify(Status));
    expect(statuses.filter((status) => status === '["undervoted"]')).toHaveLength(1);
    expect(statuses.filter((status) => status === '["overvoted"]')).toHaveLength(2);
  });
});

test('A list counted by tally sheet has no single ballots, and the refusal says so', async () => {
  const tally = await approvedRound(memoryStore(), 'tally-sheet');
  const setup = (await stateOf(tally.service, tally.round, conference)).setup;
  const [{ votedOn, voters } = { votedOn: [], voters: [] }] = setup.lists;
  const everybodyHigh = sheetsOf(
    voters.length,
    votedOn.map(() => ({ high: voters.length })),
  );
  await gather(tally, { conference, absent: {}, boxes: { [list]: everybodyHigh }, spares: 0 });
  const people = votedOn.map(() => ({ high: voters.length, confidence: 0, low: 0, invalid: {} }));
  for (const who of ['secretary', 'member'] as const)
    await tally.act(who, 'enter-tally', { list, voided: {}, people }, conference);
  await tally.act('head', 'canvass', { settlements: [] }, conference);
  const loaded = await tally.service.round(tally.round);
  if (!loaded.ok) throw new Error(loaded.error.message.en);
  const asked = { conference, list, roles: ['committee-head'] as const };
  const answer = voteRecords(loaded.value, tally.rules, asked, randomBytes);
  expect(answer).toMatchObject({ ok: false, error: { code: 'R-votes-of-tally' } });
});

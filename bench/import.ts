// node scripts/run.mjs bench/import.ts
// How long the import of a roster takes: invented people with two posts each, as a workbook and as CSV.
import type { Roster } from '@tinnhiem/core';
import { day, type PersonId } from '@tinnhiem/core';
import { importRoster, type NamedBytes } from '../packages/server/src/import/roster-source.ts';
import { rosterWorkbook } from '../packages/server/src/import/roster-workbook.ts';

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý'];
const middles = ['Văn', 'Thị', 'Đức', 'Ngọc', 'Xuân', 'Quốc', 'Hồng', 'Minh'];
const givens = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Điền',
  'Giang',
  'Hương',
  'Khuê',
  'Lộc',
  'Mỹ',
  'Nhung',
  'Phượng',
  'Quỳnh',
  'Sơn',
  'Thủy',
  'Ánh',
];
const pick = (from: readonly string[], at: number): string => from[at % from.length] as string;
const two = (value: number): string => String(value).padStart(2, '0');

function invented(people: number): Roster {
  return {
    people: Array.from({ length: people }, (_, at) => ({
      id: `CB${String(at + 1).padStart(5, '0')}` as PersonId,
      name: `${pick(families, at)} ${pick(middles, Math.floor(at / 13))} ${pick(givens, Math.floor(at / 104))}`,
      birth: day(`${1960 + (at % 35)}-${two(1 + (at % 12))}-${two(1 + (at % 28))}`),
      unit: `Khoa số ${at % 40}`,
      email: `cb${at}@example.edu.vn`,
      posts: [
        {
          title: 'Trưởng bộ môn',
          unit: `Bộ môn ${at}`,
          start: day(`2017-${two(1 + (at % 12))}-01`),
          managedBy: 'Trường',
        },
        { title: 'Ủy viên Ban Chấp hành Công đoàn', unit: 'Công đoàn Trường', start: day('2015-08-15') },
      ],
    })),
  };
}

function csvOf(roster: Roster): NamedBytes[] {
  const people = roster.people.map(({ id, name, birth, unit, email }) => [id, name, birth, unit, email].join(','));
  const posts = roster.people.flatMap(({ id, posts: held }) =>
    held.map(({ title, unit, start }) => [id, title, unit, start].join(',')),
  );
  const file = (name: string, lines: readonly string[]): NamedBytes => ({
    name,
    bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
  });
  return [
    file('people.csv', ['Mã cán bộ,Họ và tên,Ngày sinh,Đơn vị công tác,Email', ...people]),
    file('posts.csv', ['Mã cán bộ,Chức vụ,Đơn vị / tổ chức,Ngày bổ nhiệm', ...posts]),
  ];
}

interface Line {
  readonly file: string;
  readonly people: number;
  readonly posts: number;
  readonly kilobytes: number;
  readonly 'first ms': number;
  readonly 'best ms': number;
}

async function measure(kind: string, files: readonly NamedBytes[], people: number): Promise<Line> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    const { roster } = await importRoster(files, { today: day('2019-02-01') });
    times.push(performance.now() - start);
    if (roster?.people.length !== people) throw new Error(`${kind}: ${roster?.people.length ?? 'no'} people`);
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  const [first] = times as [number];
  return {
    file: kind,
    people,
    posts: 2 * people,
    kilobytes: Math.round(bytes / 1024),
    'first ms': Math.round(first),
    'best ms': Math.round(Math.min(...times)),
  };
}

const lines: Line[] = [];
for (const people of [2_000, 20_000]) {
  const roster = invented(people);
  lines.push(await measure('XLSX', [{ name: 'roster.xlsx', bytes: await rosterWorkbook(roster) }], people));
  lines.push(await measure('CSV', csvOf(roster), people));
}
console.table(lines);

// Ballots of invented people, printed and laid out as the product does.
import { readFileSync } from 'node:fs';
import { type BallotInput, ballotLayout, renderForm } from '@tinnhiem/documents';
import { type LayoutFile, layoutFile } from '@tinnhiem/paper';
import { pick, type Random, seededRandom, whole } from '@tinnhiem/paper/practice';

export interface PrintedBallot {
  readonly layout: LayoutFile;
  readonly pdf: Uint8Array;
}

const sample = JSON.parse(
  readFileSync(new URL('../../packages/documents/samples/ballot.json', import.meta.url), 'utf8'),
) as BallotInput;

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Đặng',
  'Nông',
  'Triệu',
  'Ma',
  'Tôn Nữ',
  'Công Tằng Tôn Nữ',
];
const middles = ['Thị', 'Văn', 'Đức', 'Hữu', 'Ngọc Khánh', 'Thị Phương', 'Quỳnh', 'Hoàng Gia', ''];
const givens = ['Ưởng', 'Mẫu', 'Giả Định', 'Ví Dụ', 'Nguyệt Quế', 'Ỷ', 'Hư Cấu', 'Tưởng Tượng', 'Thí Điểm', 'Bính'];
const posts = [
  'Trưởng phòng',
  'Giám đốc Trung tâm Thử nghiệm',
  'Ủy viên Ban Thường vụ, Phó Hiệu trưởng, Chủ tịch Công đoàn Trường',
  'Bí thư Chi bộ, Viện trưởng Viện Nghiên cứu giả định và Phát triển nông thôn miền núi phía Bắc',
];

function invented(count: number, random: Random): BallotInput['people'] {
  return Array.from({ length: count }, (_, index) => ({
    id: `P${index + 1}`,
    name: [pick(random, families), pick(random, middles), pick(random, givens)].filter((word) => word !== '').join(' '),
    ...(whole(random, 0, 9) === 0 ? {} : { post: pick(random, posts) }),
  }));
}

/**
 * A ballot by its key: how many invented people stand on it, then "c" where the criteria are printed, "n" where only names are (so
 * that the rows stand close).
 */
export async function printedBallot(key: string): Promise<PrintedBallot> {
  const count = Number.parseInt(key, 10);
  const people = invented(count, seededRandom(count));
  const input: BallotInput = {
    ...sample,
    criteria: key.endsWith('c') ? sample.criteria : [],
    people: key.endsWith('n') ? people.map(({ id, name }) => ({ id, name })) : people,
    style: `THU-${key.toUpperCase().padStart(4, '0')}`,
  };
  const pdf = await renderForm('ballot', input, { profile: 'party-2018', format: 'pdf', date: '2019-03-01' });
  return { layout: await layoutFile(ballotLayout(input), pdf), pdf };
}

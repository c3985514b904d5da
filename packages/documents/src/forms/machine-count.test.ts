import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ProfileId } from '../profiles/profile.ts';
import { profiles } from '../profiles/profiles.ts';
import { renderForm } from '../render-form.ts';
import { pageTexts } from '../testing/read-pdf.ts';
import { sample } from '../testing/samples.ts';
import type { MinutesInput } from './counting-minutes.ts';
import type { MachineCount } from './machine-count.ts';

const minutes = sample('counting-minutes');
const [list] = minutes.lists;
const machine = list!.machine!;
const { commitment } = machine;
const options = { profile: 'party-2018', format: 'pdf', date: '2019-03-01' } as const;

const withMachine = (changed: Partial<MachineCount>, more: Partial<MinutesInput> = {}): MinutesInput => ({
  ...minutes,
  ...more,
  lists: [{ ...list!, machine: { ...machine, ...changed } }],
});

async function pagesOf(input: MinutesInput, profile: ProfileId = 'party-2018'): Promise<readonly string[]> {
  return pageTexts(await renderForm('counting-minutes', input, { ...options, profile }));
}
const words = async (input: MinutesInput): Promise<string> => (await pagesOf(input)).join(' ');

/** A count of 300 sheets of which a sample was checked. */
const sampled: MachineCount = {
  ...machine,
  read: 302,
  sheets: 300,
  notBallots: 2,
  withdrawn: 1,
  decided: 60,
  contested: 2,
  voided: 1,
  commitment: {
    ...commitment!,
    check: {
      every: false,
      closePeople: ['Lê Hữu Thí Điểm', 'Phạm Ngọc Mẫu'],
      sample: 28,
      protects: { fewest: 25, risk: '5/100' },
      seed: '4615230164',
      needed: 300,
      checked: 300,
      differences: 0,
      corrected: 0,
    },
  },
};

describe.each(Object.keys(profiles) as ProfileId[])('minutes of a machine count in profile %s', (profile) => {
  test('tell what was read, what was left to people and why, the commitment, and the check by hand', async () => {
    const text = (await pagesOf(minutes, profile)).join(' ');
    for (const said of [
      '4. Đọc phiếu bằng máy và kiểm tra lại bằng tay',
      'Phiếu được đếm tay thành 02 tập rồi quét theo từng tập. Máy đọc 48 tờ',
      '47 tờ là phiếu được tính, 01 tờ không phải là phiếu',
      'chuyển Ban Kiểm phiếu xem 03 lượt ghi đối với từng người',
      '+ Đánh dấu từ hai ô trở lên: 01 lượt',
      'chuyển Ban Kiểm phiếu xem 01 tờ',
      '+ Giống hệt một tờ khác trong tập: 01 tờ',
      'biểu quyết 04 chỗ, mỗi chỗ do một người khác xác nhận',
      'mã chốt SHA-256: 9f86d081 884c7d65 9a2feaa0 c55ad015 a3bf4f1b 2b0b822c d15d6c15 b0f00a08',
      'Kiểm tra lại bằng tay trên phiếu giấy: toàn bộ 47 tờ phiếu được tính',
      'Số tờ phải kiểm tra: 47; đã kiểm tra: 47. Kiểm tra lại bằng tay không thấy khác với kết quả đã chốt.',
    ])
      expect(text).toContain(said);
  });
});

test('a sample is told with its seed, its size, whose rows were all checked, and what it protects', async () => {
  const text = await words(withMachine(sampled));
  for (const said of [
    '02 người có kết quả sát mức quy định (Lê Hữu Thí Điểm; Phạm Ngọc Mẫu) trên mọi tờ phiếu',
    'toàn bộ 28 tờ rút ngẫu nhiên trong 300 tờ phiếu được tính, theo dãy số gieo xúc xắc 4615230164',
    'nếu có từ 25 tờ đọc sai trở lên',
    'không quá 5/100',
    '01 lần bỏ kết quả đọc của một tập để quét lại cả tập',
    '02 quyết định không được giữ',
    'Trước đó có 01 lần chốt không còn giá trị',
  ])
    expect(text).toContain(said);
});

test.each([
  [false, 'việc kiểm phiếu dừng lại để kiểm tra toàn bộ phiếu của danh sách; Ban Kiểm phiếu xem phiếu giấy'],
  [true, 'khác với kết quả đã chốt; Ban Kiểm phiếu xem phiếu giấy'],
])('differences are told with what followed (every sheet checked from the beginning: %s)', async (every, said) => {
  const check = { ...sampled.commitment!.check, every, differences: 3, corrected: 1 };
  const text = await words(withMachine({ ...sampled, commitment: { ...commitment!, check } }));
  expect(text).toContain('thấy 03 chỗ khác với kết quả đã chốt');
  expect(text).toContain(said);
  expect(text).toContain('sửa 01 chỗ, giữ nguyên 02 chỗ');
});

test('a count in which nothing was doubtful says so', async () => {
  const none = {
    flaggedRows: 0,
    rowsByReason: [],
    flaggedSheets: 0,
    sheetsByReason: [],
    decided: 0,
    notBallots: 0,
    read: 47,
  };
  const text = await words(withMachine(none, { doubtful: [] }));
  expect(text).toContain('Máy không chuyển phần ghi hoặc tờ phiếu nào cho Ban Kiểm phiếu xem.');
  expect(text).toContain('quyết định của Ban Kiểm phiếu - Không có.');
  expect(text).not.toContain('tờ không phải là phiếu');
});

test('a list without a ballot has nothing to read', async () => {
  const { commitment: _, ...rest } = machine;
  const text = await words({
    ...minutes,
    lists: [
      { ...list!, machine: { ...rest, batches: 0, read: 0, sheets: 0, flaggedRows: 0, flaggedSheets: 0, decided: 0 } },
    ],
  });
  expect(text).toContain('Không có phiếu nào để đọc.');
  expect(text).not.toContain('SHA-256');
});

test('a count by people says nothing of machines, and tells doubtful ballots in sentences', async () => {
  const { machine: _, ...byPeople } = list!;
  const text = await words({ ...minutes, method: ['Kiểm từng phiếu'], lists: [byPeople] });
  expect(text).not.toContain('Đọc phiếu bằng máy');
  expect(text).toContain('4. Kết quả kiểm phiếu');
  expect(text).toContain('(Ban Kiểm phiếu biểu quyết: 05 đồng ý, 0 không đồng ý)');
});

test('hundreds of decisions stand in a table whose head is on every page, none is lost, and signatures stay with their words', async () => {
  const doubtful = Array.from({ length: 300 }, (_, index) => ({
    ...minutes.doubtful[index % minutes.doubtful.length]!,
    ballot: `Tập ${1 + Math.floor(index / 20)}, số ${(index % 20) + 1} (chỗ ${index})`,
  }));
  const pages = await pagesOf(withMachine({}, { doubtful }));
  const inTable = pages.filter((page) => page.includes('(chỗ '));
  expect(inTable.length).toBeGreaterThan(8);
  for (const page of inTable) expect(page).toContain('TT Tờ phiếu Phần ghi đối với Lý do xem lại');
  for (let index = 0; index < 300; index += 1) expect(pages.join(' ')).toContain(`(chỗ ${index})`);
  const last = pages.at(-1)!;
  expect(last).toContain('Biên bản này được lập thành');
  for (const { name } of minutes.committee.members) expect(last).toContain(name);
  expect(last).toContain('CHỦ TRÌ HỘI NGHỊ');
});

test('a committee too large for one page still signs, all of it', async () => {
  const members = Array.from({ length: 21 }, (_, index) => ({
    name: `Người Giả Định ${index}`,
    role: index === 0 ? ('head' as const) : ('member' as const),
  }));
  const pages = await pagesOf({ ...minutes, committee: { ...minutes.committee, members } });
  const text = pages.join(' ');
  for (const { name } of members) expect(text).toContain(name);
  expect(pages.at(-1)).toContain('CHỦ TRÌ HỘI NGHỊ');
});

test('the DOCX tells the same', async () => {
  const file = await renderForm('counting-minutes', withMachine(sampled), { ...options, format: 'docx' });
  const xml = new TextDecoder().decode(unzipSync(file)['word/document.xml']);
  for (const said of [
    'Đọc phiếu bằng máy và kiểm tra lại bằng tay',
    '9f86d081 884c7d65',
    '4615230164',
    'Lý do xem lại',
  ])
    expect(xml).toContain(said);
});

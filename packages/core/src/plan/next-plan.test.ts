import { expect, test } from 'vitest';
import { day } from '../basics/dates.ts';
import { daysUntil, nextPlan } from './next-plan.ts';
import { type Plan, planSchema } from './plan.ts';

const plan: Plan = planSchema.parse({
  schema: 'tinnhiem/plan/1',
  id: 'truong-2019',
  title: 'Lấy phiếu tín nhiệm năm 2019',
  organisation: { name: 'TRƯỜNG', superior: 'ĐẢNG ỦY', issuer: 'ĐẢNG ỦY TRƯỜNG', place: 'Huế', stamp: 'Ban Chấp hành' },
  document: {
    profile: 'party-2018',
    number: '12-KH/ĐU',
    date: '2019-01-20',
    subject: 'Lấy phiếu tín nhiệm',
    legalBases: ['Quy định số 262-QĐ/TW'],
    intro: 'Như sau:',
    sections: [{ heading: 'I. Thời gian', text: ['Xong trước ngày 10 tháng 3 năm 2019.'], sections: [] }],
    recipients: ['Lưu VP'],
    signature: { onBehalfOf: 'T/M ĐẢNG ỦY', role: 'BÍ THƯ', name: 'Nguyễn Văn Hòa', signed: '(Đã ký)' },
  },
  rules: { id: 'qd-262-2014' },
  term: { from: '2015-06-01', until: '2020-06-01' },
  completeBefore: '2019-03-10',
  sessionOpening: '2019-01-31',
  leadingPosts: [{ title: 'Trưởng khoa' }],
  lists: [
    {
      id: 'a',
      title: 'Ban Thường vụ',
      place: 'party-committee',
      votedOn: { posts: ['Ủy viên BTV'] },
      voters: [{ label: 'BCH', posts: ['Ủy viên BCH'] }],
      order: 'rank',
    },
  ],
  conferences: [
    {
      id: 'hai',
      title: 'Hội nghị hai',
      day: '2019-02-28',
      time: '08:00',
      place: 'Hội trường',
      lists: ['a'],
      chair: 'Bí thư',
      count: { method: 'entry', ballotCode: 'random' },
      casting: 'mixed',
      observers: ['Ủy ban Kiểm tra'],
    },
    { id: 'mot', title: 'Hội nghị một', day: '2019-01-31', lists: ['a'], chair: 'Bí thư', count: { method: 'scan' } },
  ],
  leftOut: [{ person: 'CB009', reason: 'longSickLeave', document: 'Quyết định 5' }],
  electronicCasting: { decision: 'NQ 7', date: '2019-01-15' },
});

test('The next plan keeps everything but the id, the dates, and what was decided for one round', () => {
  const { plan: next } = nextPlan(plan, { days: 365 });
  const { id, conferences, completeBefore, sessionOpening, document, electronicCasting, ...kept } = plan;
  const { number, date, signature, ...paper } = document;
  const { signed, ...signatory } = signature;
  expect([number, date, signed, electronicCasting]).not.toContain(undefined);
  expect(next).toEqual({
    ...kept,
    id: 'truong-2020',
    completeBefore: '2020-03-09',
    sessionOpening: '2020-01-31',
    document: { ...paper, signature: signatory },
    conferences: [
      { ...conferences[0], day: '2020-02-28' },
      { ...conferences[1], day: '2020-01-31' },
    ],
  });
  expect(planSchema.parse(next)).toEqual(next);
  expect([id, completeBefore, sessionOpening]).toEqual(['truong-2019', '2019-03-10', '2019-01-31']);
});

test('Every date moves by the same number of days, over ends of months and leap days', () => {
  const days = (moved: Plan) => [...moved.conferences.map(({ day: on }) => on), moved.completeBefore];
  expect(days(nextPlan(plan, { days: 1 }).plan)).toEqual(['2019-03-01', '2019-02-01', '2019-03-11']);
  expect(days(nextPlan(plan, { days: 366 + 28 }).plan)).toEqual(['2020-03-28', '2020-02-29', '2020-04-07']);
  expect(daysUntil(plan, day('2020-02-29'))).toBe(366 + 28);
});

test('A next round is later: no day and a day before are refused', () => {
  for (const days of [0, -1, 1.5, Number.NaN]) expect(() => nextPlan(plan, { days })).toThrow(RangeError);
});

test('What differs is listed, each with its place, and so is what only a person can judge', () => {
  const { differences } = nextPlan(plan, { days: 730 });
  expect(differences.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    'renamed id',
    'moved conferences.hai.day',
    'moved conferences.mot.day',
    'moved completeBefore',
    'moved sessionOpening',
    'emptied document.number',
    'emptied document.date',
    'emptied document.signature.signed',
    'emptied electronicCasting',
    'look title',
    'look document.sections.0.text.0',
    'look term',
    'look leftOut.CB009',
  ]);
  expect(differences[1]?.sentence.vi).toBe('Hội nghị hai: 28/02/2019 → 27/02/2021.');
});

test('The decision on electronic ballots stays only where somebody confirms it', () => {
  expect(nextPlan(plan, { days: 1 }).plan.electronicCasting).toBeUndefined();
  const kept = nextPlan(plan, { days: 1, keepElectronicCasting: true });
  expect(kept.plan.electronicCasting).toEqual(plan.electronicCasting);
  expect(kept.differences.find(({ path }) => path === 'electronicCasting')?.kind).toBe('look');
});

test('The id is another one whether or not it holds a year, and stays within its length', () => {
  const idOf = (id: string, days: number) => nextPlan({ ...plan, id }, { days }).plan.id;
  expect(idOf('truong-2019', 10)).toBe('truong-2019-2');
  expect(idOf('truong-2019-2', 10)).toBe('truong-2019-3');
  expect(idOf('truong', 400)).toBe('truong-2');
  const long = 'a'.repeat(80);
  expect(idOf(long, 400)).toBe(`${'a'.repeat(78)}-2`);
});

test('A cut-off day held for its own round: it is left out and said, what cites the old plan is named, other own values stay', () => {
  const cite = { instrument: 'Kế hoạch năm 2019', provision: 'mục I.2' };
  const overlay = {
    name: { vi: 'Kế hoạch 2019', en: 'Plan 2019' },
    cutoff: { value: { day: '2018-06-01', inclusive: false }, cite },
    signature: { value: 'allowed', cite },
  };
  const old = planSchema.parse({ ...plan, rules: { ...plan.rules, overlay } });
  const { plan: next, differences } = nextPlan(old, { days: 366 });
  expect(next.rules.overlay?.cutoff).toBeUndefined();
  expect(next.rules.overlay?.signature).toEqual(old.rules.overlay?.signature);
  const about = differences.filter(({ path }) => path.startsWith('rules.'));
  expect(about.map(({ kind, path }) => [kind, path])).toEqual([
    ['emptied', 'rules.overlay.cutoff'],
    ['look', 'rules.overlay'],
  ]);
  expect(about[0]?.sentence.vi).toContain('01/06/2018');
  expect(about[1]?.sentence.vi).toContain('“Kế hoạch năm 2019”');
});

// S07, S22: every date of a round, a calendar file that other programs read, and the board of what waits.
import { expect, test } from 'vitest';
import {
  type Approved,
  agendaOf,
  boardOf,
  day,
  iCalendar,
  type Rules,
  type roles,
  roundView,
  text,
} from '../src/index.ts';
import { planFindings } from '../src/plan/check.ts';
import { incident, inspector, request } from './affairs.ts';
import { follow, organiser } from './given.ts';
import { khoa, planWith, rulesWith, thuongVu, votingDay } from './people.ts';
import * as scenes from './scenes.ts';

const clock = (code: Rules['deadlines'][number]['code'], days: number): Rules['deadlines'][number] => {
  const words = 'Người ghi phiếu gửi yêu cầu cung cấp thông tin bằng văn bản; đến Ban Tổ chức Đảng ủy, chậm nhất';
  return { code, days, before: 'votingDay', label: text(words, words), cite: 'unverified' };
};
const rules = rulesWith({ deadlines: [clock('information-request', 15), clock('information-answer', 3)] });
const plan = planWith([khoa, thuongVu], {
  completeBefore: day('2019-03-10'),
  conferences: [{ ...planWith().conferences[0]!, time: '08:00', place: 'Hội trường A' }],
});
const calendar = (rehearsal = false) =>
  iCalendar(
    { id: 'thu-nghiem', title: plan.title, rehearsal, plan },
    agendaOf(plan, rules),
    '2019-02-01T00:00:00Z' as never,
  );

test('S07 the agenda has both clocks, the conference and the last day before the day by which all is done', () => {
  expect(agendaOf(plan, rules).map(({ id, day: on, time }) => [id, on, time])).toEqual([
    ['information-request-hoi-nghi', '2019-02-14', null],
    ['information-answer-hoi-nghi', '2019-02-26', null],
    ['conference-hoi-nghi', '2019-03-01', '08:00'],
    ['complete-before', '2019-03-09', null],
  ]);
});

test('S07 the calendar file folds at 75 octets, between characters, and says what it said when it is unfolded', () => {
  const file = calendar();
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  const rows = file.split('\r\n');
  for (const row of rows) expect(new TextEncoder().encode(row).length, row).toBeLessThanOrEqual(75);
  expect(rows.some((row) => row.startsWith(' '))).toBe(true);
  expect(file).not.toContain('\ufffd');
  const unfolded = file.replaceAll('\r\n ', '');
  expect(unfolded).toContain('bằng văn bản\\; đến Ban Tổ chức Đảng ủy\\, chậm nhất');
  expect(unfolded).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20190301T080000');
  expect(unfolded).toContain('DTSTART;VALUE=DATE:20190214');
  expect(unfolded).toContain('UID:conference-hoi-nghi.thu-nghiem@tinnhiem');
  expect(calendar()).toBe(file);
});

test('S07 of several conferences each clock in the calendar file says whose it is; of one there is nothing to say', () => {
  const [first] = plan.conferences;
  const other = { ...first!, id: 'hoi-nghi-2' as never, title: 'Hội nghị Chi bộ', day: day('2019-03-15') };
  const both = { ...plan, conferences: [first!, other] };
  const of = (told: typeof plan) =>
    iCalendar(
      { id: 'thu-nghiem', title: plan.title, rehearsal: false, plan: told },
      agendaOf(told, rules),
      '2019-02-01T00:00:00Z' as never,
    )
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .filter((line) => line.startsWith('SUMMARY:Hạn cuối'))
      .map((line) => line.slice(-25));
  expect(of(both).filter((line) => line.endsWith('(Hội nghị Chi bộ)'))).toHaveLength(2);
  expect(of(both).filter((line) => line.endsWith(`${first!.title})`))).toHaveLength(2);
  expect(of(plan).some((line) => line.endsWith(')'))).toBe(false);
});

test('every date of a rehearsal says so in whatever calendar it is mixed into, and no real one does', () => {
  const titles = (file: string) =>
    file
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .filter((line) => /^(?:SUMMARY|X-WR-CALNAME):/u.test(line));
  expect(titles(calendar(true))).toHaveLength(5);
  for (const title of titles(calendar(true))) expect(title).toMatch(/:DIỄN TẬP: /u);
  expect(calendar()).not.toContain('DIỄN TẬP');
});

test('S22 the board has what waits over the round and its conferences, overdue first, for those who may see it', () => {
  const scene = follow(
    scenes.preparing({ rules, plan }),
    [organiser, 'register-inquiry', request],
    [inspector, 'file-incident', incident],
  );
  const { steps, conferences } = roundView(rules, scene.round!, votingDay);
  const ground = { steps, conferences, affairs: scene.round!.state as Approved };
  const board = (role: (typeof roles)[number], today: string) =>
    boardOf(ground, [role], day(today)).map(({ command, overdue }) => `${command}${overdue ? ' overdue' : ''}`);
  expect(board('organiser', '2019-02-26')).toEqual([
    'advance-inquiry',
    'propose-committee',
    'record-printing',
    'record-printing',
    'handle-incident',
  ]);
  expect(board('inspector', '2019-02-27')[0]).toBe('advance-inquiry overdue');
  expect(board('committee-head', '2019-02-27')).not.toContain('advance-inquiry overdue');
  expect(board('committee-head', '2019-02-27')).toContain('handle-incident');
  for (const role of ['technician', 'observer', 'higher-committee'] as const)
    expect(
      board(role, '2019-02-27').some((command) => /inquiry|incident/u.test(command)),
      role,
    ).toBe(false);
});

test('whoever plans a vote so late that nobody can ask in time is told, from the day after the last day on', () => {
  const said = (today: string) =>
    planFindings(planWith(), rules, day(today)).filter(({ code }) => code === 'I-requests-too-late');
  expect(said('2019-02-14')).toEqual([]);
  expect(said('2019-02-15').map(({ message }) => message.vi)).toEqual([
    expect.stringContaining('hạn gửi yêu cầu cung cấp thông tin là 14/02/2019, đã qua'),
  ]);
  // Past the voting day another finding says all.
  expect(said('2019-03-02')).toEqual([]);
});

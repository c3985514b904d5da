// Acts of the months around the count, for tests. Test time begins on 1 February 2019, one minute an act; the vote is on 1 March.
import { day } from '../src/index.ts';
import {
  chair,
  conference,
  follow,
  head,
  member,
  organiser,
  type Scene,
  type Step,
  secretary,
  somebody,
} from './given.ts';
import { type conferenceId, khoa, people, person, planWith, rosterOf, rulesWith, thuongVu } from './people.ts';
import * as scenes from './scenes.ts';

export const inspector = somebody('inspector', 'inspector');

export const asker = { sha256: 'a'.repeat(64), bytes: 120 };
export const paper = { sha256: 'b'.repeat(64), bytes: 900 };

/** A request about somebody on the list `khoa`, as it comes in. */
export const request = {
  person: 'CB01',
  received: '2019-02-01',
  writing: 'Đơn viết tay ngày 31/01/2019',
  question: 'Đề nghị làm rõ việc quản lý quỹ của khoa năm 2018.',
  asker,
  files: [{ ...paper, shows: 'asker' }],
};

const letter = { number: '12-CV/BTC', day: '2019-02-01' };

export function step(data: Readonly<Record<string, unknown>>, inquiry = 1): Step {
  return [organiser, 'advance-inquiry', { inquiry, step: data }];
}

/** Each kind of step, in the order of the procedure. */
export const steps = {
  checkSent: step({ kind: 'check-sent', body: 'Phòng Kế hoạch - Tài chính', question: 'Xin số liệu quỹ.', letter }),
  checkAnswered: step({ kind: 'check-answered', check: 1, summary: 'Quỹ đã quyết toán.', letter }),
  reported: step({ kind: 'reported', day: '2019-02-01' }),
  asked: step({ kind: 'asked', letter }),
  answered: step({ kind: 'answered', received: '2019-02-01', answer: 'Đã quyết toán đủ.', letter }),
  verified: step({ kind: 'verified', day: '2019-02-01', result: 'Đúng với số liệu.' }),
  replied: step({ kind: 'replied', letter }),
  closed: step({ kind: 'closed', day: '2019-02-01' }),
  withdrawn: step({ kind: 'withdrawn', day: '2019-02-01', reason: 'Đã được giải thích' }),
  corrected: step({ kind: 'corrected', received: '2019-01-31', reason: 'Ghi nhầm ngày' }),
} as const;

/** A request dealt with from beginning to end. */
export const inquirySteps: readonly Step[] = [
  [organiser, 'register-inquiry', request],
  steps.corrected,
  steps.checkSent,
  steps.checkAnswered,
  steps.reported,
  steps.asked,
  steps.answered,
  steps.verified,
  steps.replied,
  steps.closed,
];

/** An incident at the conference, filed by the inspector, and how it was dealt with. */
export const incident = {
  kind: 'campaigning',
  conference: 'hoi-nghi',
  happened: '2019-02-01',
  what: 'Có người vận động phiếu ngoài hành lang.',
  reportedBy: 'Lê Thị Báo Tin',
};
export const handling = {
  incident: 1,
  day: '2019-02-01',
  by: 'Ủy ban Kiểm tra',
  handling: 'Nhắc nhở tại chỗ.',
  outcome: 'settled',
};
export const incidentSteps: readonly Step[] = [
  [inspector, 'file-incident', incident],
  [chair, 'handle-incident', handling],
];

/** What the body that manages somebody concluded, on the day on which the vote was held in `votedEarly`. */
export const conclusion = {
  person: 'CB01',
  about: 'low-over-half',
  body: 'Ban Thường vụ Đảng ủy Đại học',
  letter: { number: '45-KL/ĐU', day: '2019-02-01' },
  conclusion: 'Chưa đưa ra khỏi quy hoạch; xem lại khi rà soát.',
  followUps: [{ what: 'Rà soát quy hoạch', by: '2019-06-30' }],
  beyond: 'Kết luận thanh tra số 3-KL/UBKT',
};
const early = () => ({ ...planWith().conferences[0]!, day: day('2019-02-01') });
const earlyPlan = () => planWith([khoa, thuongVu], { conferences: [early()] });
/** The vote was held today, and nobody knows its result yet. */
export const votedToday = () => scenes.preparing({ plan: earlyPlan() });
/** The vote was held today, and its result is announced. */
export const votedEarly = () => scenes.announced({ plan: earlyPlan() });
/** The same under rules that know the first line alone. */
export const withOneLine = () =>
  scenes.announced({ plan: earlyPlan(), rules: rulesWith({ thresholds: rulesWith().thresholds.slice(0, 1) }) });
/** The same, but everybody marked the first person of each list low; the minutes are written. */
export function minutedLow(): Scene {
  const scene = scenes.batched({ plan: earlyPlan() });
  const { setup, stock } = conference(scene).state;
  const readings = setup.lists.flatMap((list) =>
    scenes.entered(list.id, 1, stock[list.id]?.collected ?? 0, [secretary, member], () =>
      scenes.marks('ok', ...list.votedOn.map((_, row) => (row === 0 ? 'low' : 'high') as 'low' | 'high')),
    ),
  );
  return follow(scene, ...readings, [head, 'canvass'], [secretary, 'write-minutes', scenes.minutes]);
}

/** Somebody voted on in two places: by the faculties, announced, and by the committee at a conference of its own, which is not. */
export const inTwoPlaces = () => {
  const both = person('CB09', 'Bùi Văn Khoa', 'Trưởng khoa', 'Ủy viên Thường vụ');
  const [first] = planWith([khoa]).conferences;
  const other = {
    ...early(),
    id: 'hoi-nghi-2' as typeof conferenceId,
    title: 'Hội nghị thứ hai',
    lists: [thuongVu.id],
  };
  return scenes.announced({
    plan: planWith([khoa, thuongVu], { conferences: [{ ...first!, day: early().day }, other] as never }),
    roster: rosterOf([...people, both]),
  });
};
export const followUp = { conclusion: 1, followUp: 1, day: '2019-02-01', note: 'Đã rà soát.' };
export const conclusionSteps: readonly Step[] = [
  [organiser, 'record-conclusion', conclusion],
  [organiser, 'record-follow-up', followUp],
];

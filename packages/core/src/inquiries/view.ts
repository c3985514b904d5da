// S15: the requests of a round as those see them who read them. Who asked is not in here for anybody: it is asked for one by one, and each look is written down.
import type { Day } from '../basics/dates.ts';
import type { PersonId } from '../basics/ids.ts';
import { type Text, text } from '../basics/text.ts';
import type { ContestList } from '../contests/lists.ts';
import type { Plan } from '../plan/plan.ts';
import { positionOf } from '../plan/posts.ts';
import type { Actor } from '../record/envelope.ts';
import type { InquiryFile, InquiryStep, InquiryStepKind } from './events.ts';
import { checksOf, type Inquiry, type InquiryState, isOver, lastStep, mayReply, stateOfInquiry } from './inquiry.ts';

/** When and by whom something was recorded. */
export interface Recorded {
  readonly at: string;
  readonly by: Pick<Actor, 'name' | 'role'>;
  readonly number: number;
}

export interface InquiryTask {
  readonly step: InquiryStepKind;
  readonly what: Text;
  /** Who has to act: an office of the plan, or the person voted on. */
  readonly who: string;
  /** The last day for it; `null` where neither the rules nor the vote set one. */
  readonly by: Day | null;
  /** `rule`: a clock of the rules. `vote`: an answer after the vote helps nobody. */
  readonly because: 'rule' | 'vote' | null;
  readonly overdue: boolean;
}

export interface InquiryView {
  readonly number: number;
  readonly person: string;
  readonly name: string;
  readonly position: string;
  readonly received: Day;
  readonly writing: string;
  readonly question: string;
  readonly files: readonly InquiryFile[];
  readonly conference: { readonly id: string; readonly title: string; readonly day: Day };
  readonly requestBy: Day | null;
  readonly answerBy: Day | null;
  readonly late: boolean;
  readonly addressee: string;
  readonly helpers: readonly string[];
  readonly state: InquiryState;
  readonly checks: readonly {
    readonly number: number;
    readonly body: string;
    readonly sent: Day;
    readonly answered: Day | null;
  }[];
  readonly steps: readonly (InquiryStep & { readonly recorded: Recorded })[];
  /** The person's answer came after its last day. */
  readonly answerLate: boolean;
  /** What comes next; `null` once nothing does. */
  readonly task: InquiryTask | null;
  /** The steps that may be recorded now. */
  readonly possible: readonly InquiryStepKind[];
  readonly registered: Recorded;
}

/** Every post for which somebody is voted on, each once, whatever lists they are on. */
export function positionOn(lists: readonly ContestList[], person: PersonId): string {
  const posts = lists.flatMap((list) => list.votedOn.flatMap((who) => (who.person === person ? who.posts : [])));
  const once = new Map(posts.map((post) => [JSON.stringify([post.title, post.unit]), post]));
  return positionOf([...once.values()]);
}

/** How a request shows, on a day. */
export function inquiryView(inquiry: Inquiry, plan: Plan, lists: readonly ContestList[], today: Day): InquiryView {
  const entries = lists.flatMap((list) => list.votedOn.filter((who) => who.person === inquiry.person));
  const conference = plan.conferences.find(({ id }) => id === inquiry.conference);
  const answered = lastStep(inquiry, 'answered');
  const { asker: _asker, steps, done, ...shown } = inquiry;
  return {
    ...shown,
    name: entries[0]?.name ?? inquiry.person,
    position: positionOn(lists, inquiry.person),
    conference: {
      id: inquiry.conference,
      title: conference?.title ?? inquiry.conference,
      day: conference?.day ?? inquiry.received,
    },
    state: stateOfInquiry(inquiry),
    checks: checksOf(inquiry).map(({ number, sent, answered: back }) => ({
      number,
      body: sent.body,
      sent: sent.letter.day,
      answered: back?.letter.day ?? null,
    })),
    steps: steps.map(({ done: own, ...step }) => ({ ...step, recorded: recorded(own) })),
    answerLate: answered !== null && inquiry.answerBy !== null && answered.received > inquiry.answerBy,
    task: taskOf(inquiry, conference?.day ?? null, entries[0]?.name ?? inquiry.person, today),
    possible: possibleSteps(inquiry, today),
    registered: recorded(done),
  };
}

function recorded({ at, by, number }: Inquiry['done']): Recorded {
  return { at, by: { name: by.name, role: by.role }, number };
}

const words: Readonly<Record<'late' | 'report' | 'wait' | 'ask' | 'answer' | 'verify' | 'reply' | 'close', Text>> = {
  late: text('Báo cho người yêu cầu biết là đến muộn', 'Tell the asker that it came too late'),
  report: text(
    'Xác minh nếu cần, báo cáo Ban Thường vụ, rồi đề nghị người được lấy phiếu trả lời',
    'Check where needed, report to the standing committee, then ask the person',
  ),
  wait: text('Chờ kết quả xác minh', 'Waiting for another body'),
  ask: text('Đề nghị người được lấy phiếu trả lời', 'Ask the person voted on'),
  answer: text('Trả lời yêu cầu cung cấp thông tin', 'Answer the request for information'),
  verify: text('Kiểm tra nội dung trả lời', 'Check the answer'),
  reply: text('Trả lời người yêu cầu', 'Answer the asker'),
  close: text('Kết thúc', 'Close it'),
};

function taskOf(inquiry: Inquiry, voting: Day | null, name: string, today: Day): InquiryTask | null {
  const { addressee, answerBy } = inquiry;
  const task = (
    step: InquiryStepKind,
    what: Text,
    by: Day | null,
    because: InquiryTask['because'],
    who = addressee,
  ): InquiryTask => ({
    step,
    what,
    who,
    by,
    because: by === null ? null : because,
    overdue: by !== null && today > by,
  });
  switch (stateOfInquiry(inquiry)) {
    case 'late':
      return task('replied', words.late, null, null);
    case 'received':
      return task('reported', words.report, answerBy, 'rule');
    case 'checking': {
      const waiting = checksOf(inquiry).find(({ answered }) => answered === null);
      return waiting === undefined
        ? task('reported', words.report, answerBy, 'rule')
        : task('check-answered', words.wait, answerBy, 'rule', waiting.sent.body);
    }
    case 'reported':
      return task('asked', words.ask, answerBy, 'rule');
    case 'asked':
      return task('answered', words.answer, answerBy, 'rule', name);
    case 'answered':
      return task('verified', words.verify, voting, 'vote');
    case 'verified':
      return task('replied', words.reply, voting, 'vote');
    case 'replied':
      return task('closed', words.close, null, null);
    case 'closed':
    case 'withdrawn':
      return null;
  }
}

/** The steps that a request can take now, in the order of the procedure. */
function possibleSteps(inquiry: Inquiry, today: Day): InquiryStepKind[] {
  if (isOver(inquiry)) return [];
  if (inquiry.late) return ['replied', 'closed', 'withdrawn', 'corrected'];
  const has = (kind: InquiryStepKind) => lastStep(inquiry, kind) !== null;
  return [
    'check-sent',
    ...(checksOf(inquiry).some(({ answered }) => answered === null) ? (['check-answered'] as const) : []),
    'reported',
    'asked',
    ...(has('asked') ? (['answered'] as const) : []),
    ...(has('answered') ? (['verified'] as const) : []),
    ...(mayReply(inquiry, today) ? (['replied'] as const) : []),
    'closed',
    'withdrawn',
    'corrected',
  ];
}

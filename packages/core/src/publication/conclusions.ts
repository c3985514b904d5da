// S13, S21: what the competent body concluded about a person after the result, and what follows by when. Never worked out here: the rules say what is to be considered, people decide.
import { z } from 'zod';
import { type Day, dayOf, daySchema, formatDay } from '../basics/dates.ts';
import { type Refusal, type RefusalKind, refuse } from '../basics/findings.ts';
import { personIdSchema } from '../basics/ids.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { lineSchema, proseSchema, type Text, text } from '../basics/text.ts';
import type { ListResult } from '../canvass/result.ts';
import { type InquiryGround, listsOfGround } from '../inquiries/commands.ts';
import { letterSchema } from '../inquiries/events.ts';
import { dayToCome, nobodyVotesOn } from '../inquiries/refusals.ts';
import {
  type Context,
  CorruptRecord,
  command,
  type Done,
  done,
  type EventOf,
  event,
  type RecordedOf,
} from '../record/command.ts';
import { type Rules, thresholdSchema } from '../rules/rules.ts';
import { isReached } from './considerations.ts';

const line = lineSchema(300);
const inOrder = z.number().int().min(1).max(9999);

export const conclusionSchema = z.strictObject({
  person: personIdSchema,
  /** `two-places`: the whole is judged from results that are never added (S13). Otherwise what the rules say is to be considered (S21). */
  about: z.union([z.literal('two-places'), thresholdSchema.shape.code]),
  /** Who concluded: the body that manages the person. */
  body: line,
  letter: letterSchema,
  conclusion: proseSchema(4000),
  followUps: z.array(z.strictObject({ what: line, by: daySchema })).max(20),
  /** Why it is recorded while the result of another place of this person is not announced; nothing else is said here. */
  early: line.optional(),
  /** On what the body relies where by the announced results the rules do not want this considered; nothing else is said here. */
  beyond: line.optional(),
});

export const concluded = event({
  type: 'conclusion-recorded',
  version: 1,
  title: text('Ghi kết luận của cấp có thẩm quyền', 'Conclusion of the competent body recorded'),
  data: conclusionSchema.extend({ number: inOrder }),
  sentence: (d) =>
    text(
      `Ghi kết luận số ${d.number} của ${d.body}, ngày ${formatDay(d.letter.day)}.`,
      `Conclusion no. ${d.number} of ${d.body} recorded, ${formatDay(d.letter.day)}.`,
    ),
});

const followUpSchema = z.strictObject({
  conclusion: inOrder,
  followUp: inOrder,
  day: daySchema,
  note: proseSchema(2000),
});

export const followedUp = event({
  type: 'follow-up-recorded',
  version: 1,
  title: text('Ghi việc thực hiện kết luận', 'Follow-up of a conclusion recorded'),
  data: followUpSchema,
  sentence: (d) =>
    text(
      `Thực hiện việc thứ ${d.followUp} của kết luận số ${d.conclusion}, ngày ${formatDay(d.day)}.`,
      `Step ${d.followUp} of conclusion no. ${d.conclusion} done on ${formatDay(d.day)}.`,
    ),
});

export const conclusionEvents = [concluded, followedUp] as const;
export type ConclusionEvent = EventOf<(typeof conclusionEvents)[number]>;
export type ConclusionRecorded = RecordedOf<(typeof conclusionEvents)[number]>;

export interface Conclusion extends Omit<z.output<typeof conclusionSchema>, 'followUps'> {
  readonly number: number;
  readonly followUps: readonly {
    readonly what: string;
    readonly by: Day;
    readonly done: { readonly day: Day; readonly note: string } | null;
  }[];
  readonly done: Done;
}

export const notInTwoPlaces: RefusalKind<[person: string]> = {
  code: 'R-not-in-two-places',
  title: text('Không được lấy phiếu ở hai nơi', 'Not voted on in two places'),
  message: (person) => text(`“${person}” chỉ được lấy phiếu ở một nơi.`, `“${person}” is voted on in one place only.`),
  todo: text('Chọn người được lấy phiếu ở hai nơi.', 'Choose somebody voted on in two places.'),
};

export const beforeVote: RefusalKind<[day: Day, voting: Day]> = {
  code: 'R-before-vote',
  title: text('Trước ngày lấy phiếu', 'Before the vote'),
  message: (on, voting) =>
    text(
      `Ngày ${formatDay(on)} trước ngày lấy phiếu (${formatDay(voting)}): chưa có kết quả để kết luận.`,
      `${formatDay(on)} is before the vote (${formatDay(voting)}): there is no result to conclude from.`,
    ),
  todo: text('Sửa lại ngày.', 'Mend the day.'),
};

export const nothingAnnounced: RefusalKind = {
  code: 'R-nothing-announced',
  title: text('Chưa công bố kết quả', 'No result is announced'),
  message: () =>
    text(
      'Chưa nơi nào công bố kết quả của người này: chưa có gì để kết luận.',
      'No place has announced a result of this person: there is nothing to conclude from.',
    ),
  todo: text('Đợi công bố kết quả tại hội nghị.', 'Wait for the announcement at the conference.'),
};

/** III.2.3 of the plan: somebody voted on in two places is judged by looking at the results of all places together. */
export const earlyWithoutReason: RefusalKind<[lists: readonly string[]]> = {
  code: 'R-early-without-reason',
  title: text('Kết luận sớm phải có lý do', 'An early conclusion needs a reason'),
  message: (lists) =>
    text(
      `Người này còn được lấy phiếu ở nơi chưa công bố kết quả: ${lists.join('; ')}. Kết luận bây giờ là kết luận khi chưa xem xét tổng thể.`,
      `This person is voted on in a place that has not announced: ${lists.join('; ')}. A conclusion now does not rest on the whole.`,
    ),
  todo: text(
    'Đợi công bố nốt, hoặc ghi lý do kết luận sớm; lý do nằm trong hồ sơ và báo cáo.',
    'Wait for the others, or say why it comes early; the reason stands in the record and the report.',
  ),
};

/** III.6 of the plan: the lines from which something is to be considered. A body may go beyond them, not in silence. */
export const lineNotReached: RefusalKind<[line: Text]> = {
  code: 'R-line-not-reached',
  title: text('Số phiếu không đến mức quy định', 'The votes do not reach the line'),
  message: (line) =>
    text(
      `Theo kết quả đã công bố, số phiếu của người này không đến mức mà quy định nêu việc: ${line.vi}`,
      `By the announced results this person's votes do not reach the line from which the rules say: ${line.en}`,
    ),
  todo: text(
    'Xem lại người và việc. Nếu cấp có thẩm quyền kết luận ngoài mức đó, ghi căn cứ (trên màn hình: “Ghi kết luận ngoài mức quy định”; dòng lệnh: --beyond); căn cứ nằm trong hồ sơ và báo cáo.',
    'Check person and line. Where the body goes beyond it, say on what it relies (on the screen: “Record a conclusion beyond the rules”; command line: --beyond); that stands in the record and the report.',
  ),
};

export const lineNotInRules: RefusalKind<[about: string, lines: readonly string[]]> = {
  code: 'R-line-not-in-rules',
  title: text('Quy định không có mức này', 'The rules have no such line'),
  message: (about, lines) =>
    text(
      `Quy định của đợt không nêu “${about}”; có: ${lines.join(', ')}.`,
      `The rules of this round have no “${about}”; they have: ${lines.join(', ')}.`,
    ),
  todo: text('Chọn một việc mà quy định nêu.', 'Choose one that the rules have.'),
};

export const unknownFollowUp: RefusalKind<[conclusion: number, followUp: number]> = {
  code: 'R-unknown-follow-up',
  title: text('Không có việc này', 'No such follow-up'),
  message: (conclusion, followUp) =>
    text(
      `Kết luận số ${conclusion} không có việc thứ ${followUp} còn phải làm.`,
      `Conclusion no. ${conclusion} has no step ${followUp} left to do.`,
    ),
  todo: text('Xem lại danh sách kết luận.', 'Look at the conclusions.'),
};

export const beforeConclusion: RefusalKind<[day: Day, concluded: Day]> = {
  code: 'R-before-conclusion',
  title: text('Trước ngày kết luận', 'Before the conclusion'),
  message: (on, concluded) =>
    text(
      `Ngày ${formatDay(on)} trước ngày của kết luận (${formatDay(concluded)}).`,
      `${formatDay(on)} is before the day of the conclusion (${formatDay(concluded)}).`,
    ),
  todo: text('Xem lại ngày của việc phải làm.', 'Check the day of the follow-up.'),
};

export const conclusionRefusals = [
  notInTwoPlaces,
  beforeVote,
  nothingAnnounced,
  earlyWithoutReason,
  lineNotReached,
  lineNotInRules,
  unknownFollowUp,
  beforeConclusion,
] as const;

interface ConclusionGround extends InquiryGround {
  readonly rules: Rules;
  readonly conclusions: readonly Conclusion[];
  readonly announced: ReadonlyMap<string, readonly ListResult[]>;
}

/** Why no announced result has the rules want this considered; `null` where one has. The whole of two places rests on no line of them. */
function beyondTheRules(
  { rules, announced }: ConclusionGround,
  { person, about }: Pick<Conclusion, 'person' | 'about'>,
): Refusal | null {
  if (about === 'two-places') return null;
  const line = rules.thresholds.find(({ code }) => code === about);
  if (line === undefined)
    return refuse(
      lineNotInRules,
      about,
      rules.thresholds.map(({ code }) => code),
    );
  return isReached(rules, [...announced.values()].flat(), { person, about }) ? null : refuse(lineNotReached, line.text);
}

export const recordConclusion = command({
  name: 'record-conclusion',
  title: text('Ghi kết luận của cấp có thẩm quyền', 'Record what the competent body concluded'),
  data: conclusionSchema,
  roles: ['organiser'],
  stages: ['approved'],
  decide: (_rules, state: ConclusionGround, data, { at }: Context): Result<ConclusionEvent[], Refusal> => {
    const today = dayOf(at);
    const { day } = data.letter;
    if (day > today) return err(refuse(dayToCome, day));
    const sooner = data.followUps.find(({ by }) => by < day);
    if (sooner !== undefined) return err(refuse(beforeConclusion, sooner.by, day));
    const lists = listsOfGround(state, today).filter((list) => list.votedOn.some((who) => who.person === data.person));
    if (lists.length === 0) return err(refuse(nobodyVotesOn, data.person));
    if (data.about === 'two-places' && lists.length < 2) return err(refuse(notInTwoPlaces, data.person));
    const announced = lists.filter(({ conference }) => state.announced.has(conference));
    const votes = (announced.length === 0 ? lists : announced).map((list) => list.day).sort();
    const voting = (data.about === 'two-places' ? votes.at(-1) : votes[0]) ?? today;
    if (day < voting) return err(refuse(beforeVote, day, voting));
    if (announced.length === 0) return err(refuse(nothingAnnounced));
    const silent = lists.filter((list) => !announced.includes(list)).map(({ title }) => title);
    const { early, beyond, ...said } = data;
    if (silent.length > 0 && early === undefined) return err(refuse(earlyWithoutReason, silent));
    const refused = beyondTheRules(state, data);
    if (refused !== null && (beyond === undefined || refused.code !== lineNotReached.code)) return err(refused);
    const reasons = {
      ...(silent.length > 0 && early !== undefined ? { early } : {}),
      ...(refused !== null && beyond !== undefined ? { beyond } : {}),
    };
    const number = state.conclusions.length + 1;
    return ok([{ type: 'conclusion-recorded', data: { ...said, ...reasons, number } }]);
  },
});

export const recordFollowUp = command({
  name: 'record-follow-up',
  title: text('Ghi việc thực hiện kết luận', 'Record the follow-up of a conclusion'),
  data: followUpSchema,
  roles: ['organiser'],
  stages: ['approved'],
  decide: (_rules, state: ConclusionGround, data, { at }: Context): Result<ConclusionEvent[], Refusal> => {
    if (data.day > dayOf(at)) return err(refuse(dayToCome, data.day));
    const conclusion = state.conclusions[data.conclusion - 1];
    const step = conclusion?.followUps[data.followUp - 1];
    if (conclusion === undefined || step === undefined || step.done !== null)
      return err(refuse(unknownFollowUp, data.conclusion, data.followUp));
    if (data.day < conclusion.letter.day) return err(refuse(beforeConclusion, data.day, conclusion.letter.day));
    return ok([{ type: 'follow-up-recorded', data }]);
  },
});

/** Folds an act into the conclusions of a round. Throws `CorruptRecord` where it does not fit. */
export function evolveConclusions(
  conclusions: readonly Conclusion[],
  event: ConclusionRecorded,
): readonly Conclusion[] {
  if (event.type === 'conclusion-recorded') {
    const { number: next, followUps, ...rest } = event.data;
    if (next !== conclusions.length + 1)
      throw new CorruptRecord(
        event.number,
        text(`kết luận số ${next} không đúng thứ tự`, `conclusion ${next} out of order`),
      );
    const waiting = followUps.map((step) => ({ ...step, done: null }));
    return [...conclusions, { number: next, ...rest, followUps: waiting, done: done(event) }];
  }
  const { conclusion: of, followUp, day, note } = event.data;
  const conclusion = conclusions[of - 1];
  const step = conclusion?.followUps[followUp - 1];
  if (conclusion === undefined || step === undefined || step.done !== null)
    throw new CorruptRecord(
      event.number,
      text(`kết luận số ${of} không có việc theo dõi số ${followUp}`, `no follow-up ${followUp} of conclusion ${of}`),
    );
  const followUps = conclusion.followUps.with(followUp - 1, { ...step, done: { day, note } });
  return conclusions.with(of - 1, { ...conclusion, followUps });
}

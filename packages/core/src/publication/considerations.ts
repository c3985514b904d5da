// S13, S21: what the rules say should be considered about whom, from results that were announced, beside what was concluded about it. Never a verdict.
import type { Day } from '../basics/dates.ts';
import { type Role, roles } from '../basics/roles.ts';
import { type Text, text } from '../basics/text.ts';
import type { AssessedBase, Assessment, Share } from '../canvass/assess.ts';
import { assessList, type ListResult } from '../canvass/result.ts';
import { formatCite } from '../rules/cited.ts';
import type { Rules } from '../rules/rules.ts';
import { figuresFrom, roomSeesFigures } from './audience.ts';
import type { Conclusion } from './conclusions.ts';
import type { AnyStage } from './views.ts';

/** Who follows up what comes of a result: those of the office who see it once it is announced. The counting committee's part is over. */
export const conclusionsSeenBy: readonly Role[] = roles.filter(
  (role) => figuresFrom[role] !== null && ['organiser', 'chair', 'inspector'].includes(role),
);

export interface Consideration {
  readonly person: string;
  readonly name: string;
  readonly position: string;
  readonly list: string;
  readonly listTitle: string;
  readonly about: Conclusion['about'];
  /** What the rule says should be considered. */
  readonly text: Text;
  readonly cite: string;
  /** The counts on which it rests: `low` of `base`. */
  readonly low: number;
  readonly base: number | null;
}

/** One person's announced result on one list. */
interface Announced {
  readonly result: ListResult;
  readonly who: ListResult['people'][number];
  readonly assessment: Assessment;
}

/** The results that a conference announced; `null` where it has announced none, or took them back. */
export function announcedResults(state: AnyStage): readonly ListResult[] | null {
  if (!roomSeesFigures(state.stage) || !('canvass' in state)) return null;
  return (state as unknown as { readonly canvass: { readonly results: readonly ListResult[] } }).canvass.results;
}

function announcedIn(rules: Rules, conferences: Iterable<{ readonly state: AnyStage }>): Announced[] {
  return [...conferences].flatMap(({ state }) => assessed(rules, announcedResults(state) ?? []));
}

function assessed(rules: Rules, results: readonly ListResult[]): Announced[] {
  return results.flatMap((result) =>
    assessList(rules, result).flatMap((assessment, index) => {
      const who = result.people[index];
      return who === undefined ? [] : [{ result, who, assessment }];
    }),
  );
}

/** Whether some of these results have the rules want this considered about a person. */
export function isReached(
  rules: Rules,
  results: readonly ListResult[],
  { person, about }: Pick<Conclusion, 'person' | 'about'>,
): boolean {
  return assessed(rules, results).some(
    ({ who, assessment }) => who.person === person && assessment.outcomes.some(({ code }) => code === about),
  );
}

/** Every person about whom the rules say that something should be considered, from announced results alone. */
export function considerationsOf(rules: Rules, conferences: Iterable<{ readonly state: AnyStage }>): Consideration[] {
  return announcedIn(rules, conferences).flatMap(({ result, who, assessment }) =>
    assessment.outcomes.map(({ code, text, cite }) => ({
      person: who.person,
      name: who.name,
      position: who.position,
      list: result.id,
      listTitle: result.title,
      about: code,
      text,
      cite: formatCite(cite),
      low: who.low,
      base: assessment.thresholdBase.count,
    })),
  );
}

/** Whether the rules want what somebody concluded about considered, from a result that is announced: not where a count that was opened again took it back, or never was there. The whole of two places rests on no line of the rules. */
export function isConsidered(
  considerations: readonly Consideration[],
  { person, about }: Pick<Conclusion, 'person' | 'about'>,
): boolean {
  return about === 'two-places' || considerations.some((item) => item.person === person && item.about === about);
}

export const noLongerConsidered = text(
  'Theo kết quả đã công bố, quy định không nêu việc này với người này: kết quả trước đã rút lại để kiểm lại, hoặc số phiếu không đến mức quy định',
  'By the announced results the rules do not want this considered about this person: the earlier result was taken back to be counted again, or the votes do not reach the line',
);

export const concludedBeyond = text(
  'Cấp có thẩm quyền kết luận ngoài mức quy định, căn cứ',
  'The competent body went beyond the line of the rules, relying on',
);

/** A person's announced result in one place. */
export interface PlaceResult {
  readonly list: string;
  readonly listTitle: string;
  readonly base: AssessedBase;
  readonly high: Share;
  readonly confidence: Share;
  readonly low: Share;
}

/** The announced results of one person, a place each: side by side, never added (S13). */
export function resultsByPlace(
  rules: Rules,
  conferences: Iterable<{ readonly state: AnyStage }>,
  person: string,
): PlaceResult[] {
  return announcedIn(rules, conferences)
    .filter(({ who }) => who.person === person)
    .map(({ result, assessment: { base, high, confidence, low } }) => ({
      list: result.id,
      listTitle: result.title,
      base,
      high,
      confidence,
      low,
    }));
}

/** A follow-up that waits, with its last day. */
export function waitingFollowUps(conclusions: readonly Conclusion[], today: Day) {
  return conclusions.flatMap(({ number, followUps }) =>
    followUps.flatMap(({ what, by, done }, index) =>
      done === null ? [{ conclusion: number, followUp: index + 1, what, by, overdue: today > by }] : [],
    ),
  );
}

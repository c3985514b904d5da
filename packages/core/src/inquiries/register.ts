// S15: the register of requests as a screen or the command line shows it on a day.
import type { Day } from '../basics/dates.ts';
import { clocksOf, lastDay } from './clocks.ts';
import { type InquiryGround, listsOfGround } from './commands.ts';
import { type InquiryView, inquiryView, positionOn } from './view.ts';

export interface InquiryRegister {
  readonly inquiries: readonly InquiryView[];
  /** Whom a request can be about, with the last day for one that comes today. */
  readonly people: readonly {
    readonly person: string;
    readonly name: string;
    readonly position: string;
    readonly requestBy: Day | null;
    readonly late: boolean;
  }[];
  /** Both clocks of each conference. */
  readonly clocks: readonly {
    readonly conference: string;
    readonly title: string;
    readonly day: Day;
    readonly requestBy: Day | null;
    readonly answerBy: Day | null;
  }[];
  readonly today: Day;
}

/** Every request, whom one can be about, and both clocks of each conference. */
export function registerOf(state: InquiryGround, today: Day): InquiryRegister {
  const { plan, rules } = state;
  const lists = listsOfGround(state, today);
  const people = new Map(lists.flatMap((list) => list.votedOn.map((who) => [who.person, who] as const)));
  return {
    inquiries: state.inquiries.map((inquiry) => inquiryView(inquiry, plan, lists, today)),
    people: [...people.values()].map(({ person, name }) => {
      const clocks = clocksOf(plan, rules, lists, person, today);
      const { requestBy = null, late = false } = clocks ?? {};
      return { person, name, position: positionOn(lists, person), requestBy, late };
    }),
    clocks: plan.conferences.map(({ id, title, day }) => ({
      conference: id,
      title,
      day,
      requestBy: lastDay(rules, plan, day, 'information-request'),
      answerBy: lastDay(rules, plan, day, 'information-answer'),
    })),
    today,
  };
}

// S23: the plan of the round after this one. What was decided for this round alone is emptied, and every difference is listed.
import { addDays, type Day, daysBetween, formatDay } from '../basics/dates.ts';
import { type Text, text } from '../basics/text.ts';
import type { Plan, Section } from './plan.ts';

/** One thing to know about a plan that was carried over. */
export interface CarriedOver {
  /** Where in the plan: `conferences.hoi-nghi-can-bo.day`. */
  readonly path: string;
  readonly kind: 'renamed' | 'moved' | 'emptied' | 'look';
  readonly sentence: Text;
}

export interface NextPlan {
  readonly plan: Plan;
  /** What differs from the plan of this round, and (`look`) what stays as it is and may no longer hold. */
  readonly differences: readonly CarriedOver[];
}

export interface NextPlanOptions {
  /** How many days later everything is; at least 1. */
  readonly days: number;
  /** The decision that allows electronic ballots holds for the next round too (reading 11). Otherwise it is emptied. */
  readonly keepElectronicCasting?: boolean;
}

/** The day of the first conference of a plan. */
export function firstDay(plan: Plan): Day {
  return plan.conferences.map(({ day }) => day).reduce((a, b) => (b < a ? b : a));
}

/** How many days a plan is to be moved so that its first conference is on a day. */
export function daysUntil(plan: Plan, first: Day): number {
  return daysBetween(firstDay(plan), first);
}

/** The plan of the next round: the same plan, every date later by the same number of days, so that the clocks between them stay. */
export function nextPlan(plan: Plan, { days, keepElectronicCasting = false }: NextPlanOptions): NextPlan {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError(`a next round is at least a day later: ${days}`);
  const differences: CarriedOver[] = [];
  const tell = (kind: CarriedOver['kind'], path: string, vi: string, en: string) =>
    differences.push({ kind, path, sentence: text(vi, en) });
  const move = (path: string, was: Day, what: Text): Day => {
    const now = addDays(was, days);
    const [from, to] = [formatDay(was), formatDay(now)];
    tell('moved', path, `${what.vi}: ${from} → ${to}.`, `${what.en}: ${from} → ${to}.`);
    return now;
  };

  const id = nextId(plan, addDays(firstDay(plan), days));
  tell('renamed', 'id', `Mã của đợt: ${plan.id} → ${id}.`, `Id of the round: ${plan.id} → ${id}.`);
  const conferences = plan.conferences.map((conference) => ({
    ...conference,
    day: move(`conferences.${conference.id}.day`, conference.day, text(conference.title, conference.title)),
  }));
  const { completeBefore, sessionOpening, electronicCasting, document, rules, ...rest } = plan;
  const { number, date, signature, ...paper } = document;
  const { signed, ...signatory } = signature;
  const dates = {
    ...(completeBefore === undefined
      ? {}
      : { completeBefore: move('completeBefore', completeBefore, text('Thực hiện xong trước', 'To be done before')) }),
    ...(sessionOpening === undefined
      ? {}
      : { sessionOpening: move('sessionOpening', sessionOpening, text('Khai mạc kỳ họp', 'Opening of the session')) }),
  };
  if (number !== undefined)
    tell('emptied', 'document.number', `Bỏ số văn bản ${number}.`, `Number ${number} of the paper is left out.`);
  if (date !== undefined) {
    const day = formatDay(date);
    tell('emptied', 'document.date', `Bỏ ngày văn bản ${day}.`, `Date ${day} of the paper is left out.`);
  }
  if (signed !== undefined)
    tell('emptied', 'document.signature.signed', `Bỏ chữ “${signed}”.`, `The words “${signed}” are left out.`);
  const cutoff = rules.overlay?.cutoff?.value ?? null;
  if (cutoff !== null) {
    const day = formatDay(cutoff.day);
    tell(
      'emptied',
      'rules.overlay.cutoff',
      `Bỏ ngày chốt bổ nhiệm ${day}, chỉ đúng cho đợt trước: ghi ngày của kế hoạch mới. Chưa ghi thì thời gian giữ chức vụ tính theo quy định.`,
      `The cut-off ${day} held for that round alone and is left out: give the new plan’s. Until then the time in post follows the rules.`,
    );
  }
  const keeps = electronicCasting !== undefined && keepElectronicCasting;
  if (electronicCasting !== undefined) {
    const { decision } = electronicCasting;
    if (keeps)
      tell(
        'look',
        'electronicCasting',
        `Giữ quyết định cho phép bỏ phiếu điện tử (${decision}), theo xác nhận.`,
        `The decision that allows electronic ballots (${decision}) is kept, as confirmed.`,
      );
    else
      tell(
        'emptied',
        'electronicCasting',
        `Bỏ quyết định cho phép bỏ phiếu điện tử (${decision}): cần quyết định cho đợt mới, hoặc chuyển hội nghị sang phiếu giấy.`,
        `The decision that allows electronic ballots (${decision}) is left out: the new round needs its own, or paper ballots.`,
      );
  }
  for (const sentence of toLookAt(plan, conferences)) differences.push({ kind: 'look', ...sentence });
  return {
    plan: {
      ...rest,
      id,
      rules: cutoff === null ? rules : withoutCutoff(rules),
      conferences,
      ...dates,
      document: { ...paper, signature: signatory },
      ...(keeps ? { electronicCasting } : {}),
    },
    differences,
  };
}

function withoutCutoff(rules: Plan['rules']): Plan['rules'] {
  const { cutoff: _cutoff, ...overlay } = rules.overlay ?? {};
  return { ...rules, overlay: overlay as Plan['rules']['overlay'] };
}

/** The id with the year of the new round where it holds the year of this one; otherwise with the next number behind it. */
function nextId(plan: Plan, first: Day): string {
  const [was, now] = [yearOf(firstDay(plan)), yearOf(first)];
  const parts = plan.id.split('-');
  if (was !== now && parts.includes(was)) return parts.map((part) => (part === was ? now : part)).join('-');
  const match = /^(.*)-(\d{1,2})$/.exec(plan.id);
  const [base, number] = match === null ? [plan.id, 2] : [match[1] ?? '', Number(match[2]) + 1];
  const ending = `-${number}`;
  return `${base.slice(0, longestId - ending.length).replace(/-+$/, '')}${ending}`;
}

const longestId = 80;

function yearOf(day: Day): string {
  return day.slice(0, 4);
}

/** Words and facts that stay as they are, because only a person can say whether they still hold. */
function toLookAt(plan: Plan, moved: Plan['conferences']): Omit<CarriedOver, 'kind'>[] {
  const year = yearOf(firstDay(plan));
  const look = (path: string, vi: string, en: string) => ({ path, sentence: text(vi, en) });
  const named: readonly (readonly [path: string, words: string])[] = [
    ['title', plan.title],
    ['document.subject', plan.document.subject],
    ...plan.document.legalBases.map((words, index) => [`document.legalBases.${index}`, words] as const),
    ['document.intro', plan.document.intro ?? ''],
    ...sectionWords(plan.document.sections, 'document.sections'),
  ];
  const sources = [...new Set(Object.values(plan.rules.overlay ?? {}).flatMap(instrumentsIn))];
  const last = moved.map(({ day }) => day).reduce((a, b) => (b > a ? b : a));
  return [
    ...named.flatMap(([path, words]) =>
      words.includes(year)
        ? [look(path, `Lời văn còn nhắc năm ${year}: “${short(words)}”`, `Words still name ${year}: “${short(words)}”`)]
        : [],
    ),
    ...sources.flatMap((instrument) =>
      instrument.includes(year)
        ? [
            look(
              'rules.overlay',
              `Giá trị riêng còn dẫn “${short(instrument)}”: dẫn kế hoạch mới.`,
              `Own values still cite “${short(instrument)}”: cite the new plan.`,
            ),
          ]
        : [],
    ),
    ...(plan.term?.until !== undefined && plan.term.until < last
      ? [
          look(
            'term',
            `Nhiệm kỳ ghi đến ${formatDay(plan.term.until)}, trước hội nghị của đợt mới.`,
            `The term ends on ${formatDay(plan.term.until)}, before a conference of the new round.`,
          ),
        ]
      : []),
    ...plan.leftOut.map(({ person, document }) =>
      look(
        `leftOut.${person}`,
        `${person} được để ngoài mọi danh sách theo ${document}: xem còn đúng không.`,
        `${person} is left out of every list by ${document}: see whether that still holds.`,
      ),
    ),
  ];
}

/** The instruments that a value, or its parts, cite. */
function instrumentsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { instrument } = value as { instrument?: unknown };
  return typeof instrument === 'string' ? [instrument] : Object.values(value).flatMap(instrumentsIn);
}

function sectionWords(sections: readonly Section[], path: string): (readonly [string, string])[] {
  return sections.flatMap(({ heading, text: lines, sections: inner }, index) => [
    [`${path}.${index}.heading`, heading] as const,
    ...lines.map((line, at) => [`${path}.${index}.text.${at}`, line] as const),
    ...sectionWords(inner, `${path}.${index}.sections`),
  ]);
}

const longestQuote = 120;

function short(words: string): string {
  return words.length <= longestQuote ? words : `${words.slice(0, longestQuote - 1)}…`;
}

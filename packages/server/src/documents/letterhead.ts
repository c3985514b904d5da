// What most forms share: who issues, who signs, which conference, which mark of secrecy.
import { type CommitteeMember, dayOf, formatDay, type Plan, type Rules } from '@tinnhiem/core';
import { type Conference, type Issuer, profiles, type SecurityMark, type Signature } from '@tinnhiem/documents';
import type { PaperConference } from './papers.ts';

/** Left open on paper, to be filled in by hand. */
export const gap = '……………………';

// A number with its sign as Party bodies and as state bodies write it: `05-KH/ĐU`, `12/KH-UBND`.
const partyNumber = /^(?<n>[^/-]+)-(?<t>[^/]+)\/(?<c>.+)$/u;
const stateNumber = /^(?<n>.+)\/(?<t>[^/-]+)-(?<c>.+)$/u;

/** The plan's own number without the word before it. */
function numberOf({ document }: Plan): string | undefined {
  return document.number?.replace(/^số\s*:?\s*/iu, '');
}

/** What of the plan's number its heading prints: the figure, where the format puts the sign to it; else all of it, as it was written. */
function printedNumber(plan: Plan): { readonly number?: string; readonly code?: string } {
  const written = numberOf(plan);
  if (written === undefined) return {};
  const ofState = plan.document.profile === 'state-2020';
  const patterns = ofState ? [stateNumber, partyNumber] : [partyNumber, stateNumber];
  const tight = written.replace(/\s*([/-])\s*/gu, '$1');
  const { n, c } = patterns.map((pattern) => pattern.exec(tight)?.groups).find((groups) => groups !== undefined) ?? {};
  if (n === undefined || c === undefined) return { number: written };
  const sign = ofState ? `${n}/KH-${c}` : `${n}-KH/${c}`;
  return { number: tight === sign && !n.includes('/') ? n : written, code: c };
}

/** The issuing body. The number belongs to the plan alone; other documents leave a gap for theirs. */
export function issuerOf(plan: Plan, numbered = false): Issuer {
  const { superior, issuer, place } = plan.organisation;
  const { number, code } = printedNumber(plan);
  return {
    ...(superior === undefined ? {} : { parent: superior }),
    body: issuer,
    place,
    ...(code === undefined ? {} : { code }),
    ...(numbered && number !== undefined ? { number } : {}),
  };
}

const capacities = [
  [/^T\s*\/?\s*M\.?\s+/iu, 'onBehalf'],
  [/^K\s*\/?\s*T\.?\s+/iu, 'forHead'],
  [/^T\s*\/?\s*L\.?\s+/iu, 'byOrder'],
] as const;

/** The plan's signature block: `T/M BAN THƯỜNG VỤ`, `BÍ THƯ`. `withMark`: the note that the plan itself was signed. */
export function planSignature(plan: Plan, withMark = false): Signature {
  const { onBehalfOf, role, name, signed } = plan.document.signature;
  const note = withMark && signed !== undefined ? { note: signed.replace(/^\(|\)$/gu, '') } : {};
  const found = capacities.find(([prefix]) => prefix.test(onBehalfOf));
  const body = found === undefined ? onBehalfOf : onBehalfOf.replace(found[0], '');
  return { capacity: found?.[1] ?? 'onBehalf', body, post: role, name, ...note };
}

/** Somebody who signs in their own right. */
export function ownSignature(post: string, name?: string): Signature {
  return { capacity: 'own', post, note: 'Ký, ghi rõ họ tên', ...(name === undefined ? {} : { name }) };
}

/** `Kế hoạch số 05-KH/ĐU ngày 20/02/2019 của …`, as far as number and date are known. */
export function planReference(plan: Plan): string {
  const number = numberOf(plan);
  const { date } = plan.document;
  const parts = [
    'Kế hoạch',
    number === undefined ? [] : `số ${number}`,
    date === undefined ? [] : `ngày ${formatDay(date)}`,
    `của ${plan.organisation.issuer}`,
  ];
  return parts.flat().join(' ');
}

/** The conference as planned. */
export function plannedConference(conference: PaperConference): Conference {
  const { title, day, place } = conference.planned;
  return { name: title, date: day, ...(place === undefined ? {} : { place }) };
}

/** The conference as it was held: on the day on which the poll was opened. `at`: where, if the plan names no place. */
export function heldConference(conference: PaperConference, at?: string): Conference {
  const planned = plannedConference(conference);
  const opened = conference.state !== null && 'opened' in conference.state ? conference.state.opened : undefined;
  return {
    ...planned,
    ...(opened === undefined ? {} : { date: dayOf(opened.at) }),
    ...(planned.place === undefined && at !== undefined ? { place: at } : {}),
  };
}

const marks: readonly SecurityMark[] = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'];

/** The mark of secrecy that the rules give minutes and results; a mark that is not known is taken as MẬT rather than left off. */
export function markingOf(rules: Rules): SecurityMark {
  const { value } = rules.minutes.marking;
  if (value === null) return null;
  return marks.find((mark) => mark === value.normalize('NFC').toLocaleUpperCase('vi').trim()) ?? 'MẬT';
}

/** How the plan's documents speak to a person and of one: `Đồng chí`, `đồng chí`. */
export const addressOf = ({ document }: Plan) => profiles[document.profile].address.value;

/** A number in running text: one to nine with a leading zero. */
export const twoDigits = (count: number): string => (count === 0 ? '0' : String(count).padStart(2, '0'));

/** Who keeps a copy in the issuing office: the plan's own last recipient, `Lưu VPĐU`. */
export function filedAt(plan: Plan): string[] {
  return plan.document.recipients.filter((recipient) => /^lưu/iu.test(recipient));
}

/** A day as documents write it in running text. */
export function writtenDay(day: string): string {
  return day.split('-').reverse().join('/');
}

const ranks: readonly CommitteeMember['role'][] = ['head', 'secretary', 'member'];

/** The counting committee as papers name it: its head first, then its secretary, whoever was proposed first. */
export function committeeOf(members: readonly CommitteeMember[]) {
  return [...members]
    .sort((a, b) => ranks.indexOf(a.role) - ranks.indexOf(b.role))
    .map(({ name, role, unit }) => ({ name, role, ...(unit === undefined || unit === '' ? {} : { unit }) }));
}

// A whole conference that casts electronically, over HTTP or in one process: what the tests of boxes share.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Choice, Credential, Election } from '@tinnhiem/ballot-box';
import { newElectionId } from '@tinnhiem/ballot-box';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import { type Plan, type Role, type Roster, rosterSchema } from '@tinnhiem/core';
import {
  type Arithmetic,
  ballotOf,
  electionOf,
  holdCeremony,
  type MadeSlips,
  type MemberLine,
  makeSlips,
  type SeatedMember,
} from '../src/boxes/participants.ts';
import type { Service } from '../src/service/service.ts';
import type { Answer } from './http.ts';
import { conferenceId, inRole, listId, roundId, type Step, samplePlan, sampleRoster } from './sample.ts';

export const arithmetic: Arithmetic = { group: fastestGroup(), random: (bytes) => randomBytes(bytes) };
export const key = `${roundId}~${conferenceId}`;

export type Casting = 'mixed' | 'electronic';

/** The sample's plan, cast electronically; with so many people on its list. */
export function electronicPlan(casting: Casting = 'electronic'): Plan {
  const plan = samplePlan({ electronicCasting: { decision: 'Quyết định 12-QĐ/ĐU', date: '2019-02-01' } });
  return { ...plan, conferences: plan.conferences.map((conference) => ({ ...conference, casting })) };
}

/** Invented heads to be voted on, and invented voters; the voters come behind the heads. */
export function hallOf(
  people: number,
  voters: number,
): { readonly roster: Roster; readonly voters: readonly string[] } {
  const person = (id: string, name: string, title: string) => ({
    id,
    name,
    unit: 'Khoa 1',
    posts: [{ title, unit: 'Khoa 1', start: '2015-09-01', managedBy: 'Đảng ủy Trường' }],
  });
  const number = (value: number) => String(value).padStart(4, '0');
  const heads = Array.from({ length: people }, (_, at) =>
    person(`TK${number(at)}`, `Trưởng Khoa ${number(at)}`, 'Trưởng khoa'),
  );
  const others = Array.from({ length: voters - people }, (_, at) =>
    person(`GV${number(at)}`, `Giảng Viên ${number(at)}`, 'Giảng viên'),
  );
  const everybody = [...heads, ...others];
  return { roster: rosterSchema.parse({ people: everybody }), voters: everybody.map(({ id }) => id) };
}

export const sampleHall = { roster: sampleRoster, voters: sampleRoster.people.map(({ id }) => id) };
type Hall = { readonly roster: Roster; readonly voters: readonly string[] };

const ofRound = ['create-round', 'approve-plan'];

/** Gives an act of the sample, or throws the refusal. */
export async function act(service: Service, [by, command, data]: Step): Promise<void> {
  const order = { round: roundId, command, id: randomUUID(), data, by: inRole(by) };
  const done = await service.perform(ofRound.includes(command) ? order : { ...order, conference: conferenceId });
  if (!done.ok) throw new Error(`${command}: ${done.error.code} ${done.error.message.en}`);
}

/** Up to where key and slips are made. */
export function toCeremony(casting: Casting, { roster }: Hall, size = { members: 3, needed: 2 }): readonly Step[] {
  const members = [
    { name: 'Người committee-head', role: 'head' },
    { name: 'Người committee-secretary', role: 'secretary' },
    { name: 'Người committee-member', role: 'member' },
  ];
  return [
    [
      'organiser',
      'create-round',
      { round: roundId, rehearsal: false, plan: electronicPlan(casting), roster, sources: [] },
    ],
    ['organiser', 'approve-plan', {}],
    ['organiser', 'propose-committee', { members }],
    [
      'committee-head',
      'begin-key-ceremony',
      { ...size, elections: [{ list: listId, election: newElectionId(arithmetic.random) }] },
    ],
  ];
}

/** From the boxes that are prepared to the open poll. */
export function toPoll(hall: Hall): readonly Step[] {
  return [
    ['organiser', 'make-ready', {}],
    ['committee-member', 'check-in', { people: hall.voters }],
    ['chair', 'approve-committee', { votesFor: hall.voters.length, votesAgainst: 0 }],
    ['chair', 'open-poll', {}],
  ];
}

/** Somebody's marks: 0, 1, 2 a level, 3 none. */
export function choicesOf(marks: readonly number[]): readonly Choice[] {
  return marks.map((mark) => [0, 1, 2].map((level) => (level === mark ? 1 : 0)));
}

/** Counts marks as the box should: one row a person. */
export function countsOf(ballots: readonly (readonly number[])[]): number[][] {
  const people = ballots[0]?.length ?? 0;
  return Array.from({ length: people }, (_, person) =>
    [0, 1, 2].map((level) => ballots.filter((marks) => marks[person] === level).length),
  );
}

export type HttpAsk = (method: string, url: string, body?: unknown) => Promise<Answer>;

/** A member who asks over HTTP. */
export function httpLine(ask: HttpAsk): MemberLine {
  const sent = async (method: string, url: string, body?: unknown) => {
    const answer = await ask(method, url, body);
    if (answer.status !== 200) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  return {
    key: () => sent('GET', `/api/conferences/${key}/key`),
    give: (step, message) => sent('POST', `/api/conferences/${key}/key/${step}`, { id: randomUUID(), message }),
    tally: (list) => sent('GET', `/api/conferences/${key}/lists/${list}/tally`),
    decrypt: (list, text) =>
      sent('POST', `/api/conferences/${key}/lists/${list}/decryption`, { id: randomUUID(), text }),
  };
}

export const committee: readonly Role[] = ['committee-head', 'committee-secretary', 'committee-member'];

export interface PreparedBox {
  readonly election: Election;
  readonly slips: MadeSlips;
  readonly members: readonly SeatedMember[];
}

/** Ceremony and slips over HTTP, for a conference that has begun its ceremony. */
export async function prepareOverHttp(
  { as, ask }: { readonly as: (role: Role) => Promise<HttpAsk>; readonly ask: HttpAsk },
  copies: number,
): Promise<PreparedBox> {
  const lines = await Promise.all(committee.map(async (role) => httpLine(await as(role))));
  const members = await holdCeremony(arithmetic, lines);
  const organiser = await as('organiser');
  const view = await organiser('GET', `/api/conferences/${key}`);
  const { election: uuid } = view.json.electronic.boxes[0];
  const slips = makeSlips(arithmetic, uuid, copies);
  const given = await organiser('PUT', `/api/conferences/${key}/lists/${listId}/slips`, {
    id: randomUUID(),
    credentials: slips.credentials,
  });
  if (given.status !== 200) throw new Error(given.text);
  const content = await ask('GET', `/api/booth/${uuid}`);
  return { election: electionOf(arithmetic, content.json.record), slips, members };
}

export function ballot(election: Election, code: Credential, marks: readonly number[]) {
  return ballotOf(arithmetic, election, code, choicesOf(marks));
}

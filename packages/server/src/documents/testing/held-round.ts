// A round of the 2019 sample, driven through the service from plan to hand-over with a clock and people that are fixed. All people are invented.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type BallotMarks,
  type Casting,
  type CountMethod,
  type Instant,
  planSchema,
  type Role,
  type RowMark,
  type Rules,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { parse } from 'yaml';
import { importRoster } from '../../import/roster-source.ts';
import { createService, type Doer, type Service } from '../../service/service.ts';
import type { RoundStore } from '../../store/round-store.ts';

export const sampleFolder = fileURLToPath(new URL('../../../../../samples/tuaf-2019/', import.meta.url));

export type Who = 'organiser' | 'chair' | 'head' | 'secretary' | 'member';

const accountRoles: Readonly<Record<Who, Role>> = {
  organiser: 'organiser',
  chair: 'chair',
  head: 'committee-head',
  secretary: 'committee-secretary',
  member: 'committee-member',
};

export const committeeMembers = [
  { name: 'Nông Thị Kiểm', role: 'head', unit: 'Phòng Thanh tra' },
  { name: 'Lục Văn Đếm', role: 'secretary', unit: 'Văn phòng Đảng ủy' },
  { name: 'Hứa Thị Ghi', role: 'member', unit: 'Khoa Nông học' },
] as const;

const names: Readonly<Record<Who, string>> = {
  organiser: 'Mạc Văn Tổ Chức',
  chair: 'Triệu Thị Chủ Trì',
  head: committeeMembers[0].name,
  secretary: committeeMembers[1].name,
  member: committeeMembers[2].name,
};

export interface HeldRound {
  readonly service: Service;
  readonly round: string;
  readonly rules: Rules;
  /** Carries out a command; throws where it is refused. Every act is a minute after the one before. */
  act(who: Who, command: string, data: unknown, conference?: string): Promise<void>;
  /** The next act is that much later. */
  wait(hours: number): void;
}

export function doer(who: Who): Doer {
  return { account: who, name: names[who], roles: [accountRoles[who]] };
}

/** The approved round; `method` is how both conferences count, `casting` how they cast, `named` who has another name than in the sample. */
export async function approvedRound(
  store: RoundStore,
  method: CountMethod,
  casting: Casting = 'paper',
  named: Readonly<Record<string, string>> = {},
): Promise<HeldRound> {
  let minute = Date.parse('2019-03-01T07:00:00+07:00');
  const service = createService(store, () => new Date(minute).toISOString() as Instant);
  const yaml = parse(readFileSync(`${sampleFolder}plan.yaml`, 'utf8'));
  const plan = planSchema.parse(yaml);
  const { roster: sample } = await importRoster(sampleFolder, { today: plan.conferences[0]?.day ?? ('' as never) });
  const rules = ruleSet(plan.rules.id);
  if (!rules.ok || sample === null) throw new Error('the sample cannot be read');
  const roster = { people: sample.people.map((person) => ({ ...person, name: named[person.id] ?? person.name })) };
  const conferences = plan.conferences.map((conference) => ({
    ...conference,
    count: { ...conference.count, method },
    ...(casting === 'paper' ? {} : { casting }),
  }));
  const decision = { decision: 'Nghị quyết số 12-NQ/ĐU', date: '2019-01-15' };
  const allowed = casting === 'paper' ? {} : { electronicCasting: decision };
  let orders = 0;
  const held: HeldRound = {
    service,
    round: plan.id,
    rules: rules.value,
    async act(who, command, data, conference) {
      minute += 60_000;
      orders += 1;
      const order = { round: plan.id, command, data, id: `order-${orders}`, by: doer(who) };
      const answer = await service.perform(conference === undefined ? order : { ...order, conference });
      if (!answer.ok) throw new Error(`${command}: ${answer.error.message.vi}`);
    },
    wait(hours) {
      minute += hours * 3_600_000;
    },
  };
  const data = { round: plan.id, rehearsal: false, plan: { ...plan, ...allowed, conferences }, roster, sources: [] };
  await held.act('organiser', 'create-round', data);
  const settle = (finding: string, choose?: readonly string[]) =>
    held.act('organiser', 'settle-finding', {
      finding,
      reason: 'Ban Thường vụ đã thống nhất',
      ...(choose && { choose }),
    });
  await settle('W-too-many-places:ban-thuong-vu+ban-giam-hieu+doan-the:CB004', ['ban-thuong-vu', 'ban-giam-hieu']);
  await settle('W-left-out-by-move:don-vi:CB007');
  await held.act('chair', 'approve-plan', {});
  return held;
}

/** What the ballots of a list say, one row for each person: the true marks that the counters read. */
export type Sheets = readonly BallotMarks[];

export interface Gathering {
  readonly conference: string;
  /** Who is absent, and why. */
  readonly absent: Readonly<Record<string, string>>;
  /** The sheets found in the box of each list. */
  readonly boxes: Readonly<Record<string, Sheets>>;
  /** Ballots printed beyond one for each voter. */
  readonly spares: number;
  /** Taken off the roll of a list before check-in. */
  readonly removed?: { readonly list: string; readonly person: string; readonly name: string; readonly reason: string };
}

/** From the committee to the beginning of the count. */
export async function gather(
  held: HeldRound,
  { conference, absent, boxes, spares, removed }: Gathering,
): Promise<void> {
  const act = (who: Who, command: string, data: unknown) => held.act(who, command, data, conference);
  if (removed !== undefined) await act('organiser', 'amend-roll', { change: 'removed', ...removed });
  const rolls = await rollsOf(held, conference);
  const people = [...new Set(Object.values(rolls).flat())];
  await act('organiser', 'name-officials', {
    chair: names.chair,
    secretary: 'Ma Văn Thư Ký',
    observers: ['Đại diện Ban Tổ chức Đảng ủy Đại học Thái Nguyên'],
  });
  await act('organiser', 'propose-committee', { members: committeeMembers });
  for (const [list, roll] of Object.entries(rolls))
    await act('organiser', 'record-printing', { list, copies: roll.length + spares });
  await act('organiser', 'make-ready', {});
  await act('organiser', 'check-in', { people: people.filter((person) => !Object.hasOwn(absent, person)) });
  for (const [person, reason] of Object.entries(absent)) await act('organiser', 'record-absence', { person, reason });
  await act('chair', 'approve-committee', { votesFor: people.length - Object.keys(absent).length, votesAgainst: 0 });
  await act('chair', 'open-poll', {});
  await act('head', 'hand-out', {});
  await act('chair', 'close-poll', {});
  for (const [list, sheets] of Object.entries(boxes)) {
    const issued = (rolls[list] ?? []).filter((person) => !Object.hasOwn(absent, person)).length;
    const unused = (rolls[list]?.length ?? 0) + spares - issued;
    await act('secretary', 'record-box', { list, collected: sheets.length, unused });
  }
  await act('head', 'begin-count', {});
}

async function rollsOf({ service, round }: HeldRound, conference: string): Promise<Record<string, string[]>> {
  const state = await stateOf(service, round, conference);
  return Object.fromEntries(
    Object.entries(state.rolls).map(([id, voters]) => [id, voters.map(({ person }) => person)]),
  );
}

export async function stateOf(service: Service, round: string, conference: string) {
  const loaded = await service.round(round);
  const state = loaded.ok ? loaded.value.conferences.get(conference as never)?.state : undefined;
  if (state === undefined) throw new Error(`no conference ${conference}`);
  return state;
}

/** Two people enter every ballot of a list in batches of ten, each as they read the sheets. */
export async function enterAll(
  held: HeldRound,
  conference: string,
  list: string,
  asRead: Readonly<Record<'secretary' | 'member', Sheets>>,
): Promise<void> {
  const size = 10;
  const total = asRead.member.length;
  const sizes = Array.from({ length: Math.ceil(total / size) }, (_, index) => Math.min(size, total - index * size));
  await held.act('member', 'form-batches', { list, sizes }, conference);
  for (const who of ['secretary', 'member'] as const)
    for (const [index, count] of sizes.entries()) {
      const batch = index + 1;
      for (let ballot = 1; ballot <= count; ballot += 1) {
        const marks = asRead[who][index * size + ballot - 1];
        await held.act(who, 'enter-ballot', { list, batch, ballot, marks }, conference);
      }
      await held.act(who, 'finish-batch', { list, batch }, conference);
    }
}

export async function writeMinutes(held: HeldRound, conference: string): Promise<void> {
  const minutes = {
    place: 'Phòng họp số 2',
    startedAt: '09:15',
    endedAt: '10:40',
    remarks: ['Mất điện 05 phút khi đang ghi phiếu'],
  };
  await held.act('secretary', 'write-minutes', minutes, conference);
}

/** From the signed minutes to the hand-over. */
export async function finish(
  held: HeldRound,
  conference: string,
  boxes: Readonly<Record<string, Sheets>>,
): Promise<void> {
  const act = (who: Who, command: string, data: unknown) => held.act(who, command, data, conference);
  const signers = [...committeeMembers.map(({ name }) => name), names.chair];
  await act('secretary', 'sign-minutes', { signers, scan: null });
  await act('chair', 'announce', {});
  await act('head', 'seal', {
    packets: Object.entries(boxes).map(([list, sheets], index) => ({
      list,
      ballots: sheets.length,
      sealNumber: `NP-${1001 + index}`,
    })),
    sealedBy: [names.head, names.secretary],
    place: 'Phòng họp số 2',
  });
  await act('head', 'hand-over', {
    givenBy: names.head,
    receivedBy: 'Lâm Thị Lưu Giữ',
    receivingUnit: 'Bộ phận Tổ chức cán bộ',
    day: '2019-03-01',
    keptAt: 'Tủ hồ sơ mật, Phòng Hành chính - Tổ chức',
  });
}

/** Sheets with so many marks of each kind for each person; what is left over of the total is blank. */
export function sheetsOf(total: number, people: readonly Readonly<Partial<Record<RowMark, number>>>[]): Sheets {
  const columns = people.map((counts) => {
    const marks = Object.entries(counts).flatMap(([mark, count]) => Array<RowMark>(count ?? 0).fill(mark as RowMark));
    return [...marks, ...Array<RowMark>(Math.max(0, total - marks.length)).fill('blank')];
  });
  return Array.from({ length: total }, (_, sheet) => ({
    whole: 'ok' as const,
    // Rows are turned against each other, so that no sheet is like the next.
    rows: columns.map((column, row) => column[(sheet + 3 * row) % total] ?? 'blank'),
  }));
}

// An invented plan, roster and rules, as small as the procedure allows. All people are invented.
import { openEnded, testRules } from '../src/canvass/test-rules.ts';
import {
  day,
  type Person,
  type Plan,
  type PlanInput,
  type Post,
  planSchema,
  type Roster,
  type Rules,
  rosterSchema,
  text,
} from '../src/index.ts';

const unverified = <T>(value: T) => ({ value, cite: 'unverified' as const });

function reason(code: Rules['invalidity'][number]['code'], layer: 'ballot' | 'row') {
  return { code, layer: unverified(layer), label: text(code, code), cite: 'unverified' as const };
}

/** Rules with the reasons of the 2014 regulation, each in its usual layer; what is named replaces a value. */
export function rulesWith(values: Partial<Rules> = {}): Rules {
  return {
    ...testRules('collected', { thresholds: openEnded }),
    tenure: unverified({ kind: 'months', months: 9, until: 'votingDay', counts: 'thisPost' }),
    cutoff: unverified(null),
    places: unverified({ max: 2, per: 'person', kinds: ['party-committee', 'workplace'] }),
    invalidity: [
      reason('not-issued', 'ballot'),
      reason('name-struck', 'row'),
      reason('added-text', 'ballot'),
      reason('blank', 'row'),
      reason('multiple', 'row'),
    ],
    ...values,
  };
}

/** The same reasons, where one of them voids the other layer. */
export function rulesWhere(code: Rules['invalidity'][number]['code'], layer: 'ballot' | 'row'): Rules {
  const rules = rulesWith();
  return { ...rules, invalidity: rules.invalidity.map((other) => (other.code === code ? reason(code, layer) : other)) };
}

export const votingDay = day('2019-03-01');

/** A post held since long before the voting day. */
export function post(title: string, values: Partial<Post> = {}): Post {
  return { title, unit: 'Trường Thử nghiệm', start: day('2015-09-01'), ...values };
}

export function person(id: string, name: string, ...posts: readonly (string | Post)[]): Person {
  const held = posts.map((held) => (typeof held === 'string' ? post(held) : held));
  return rosterSchema.shape.people.element.parse({ id, name, posts: held });
}

export const people = [
  person('CB01', 'Nguyễn Văn An', 'Trưởng khoa'),
  person('CB02', 'Trần Thị Bình', 'Trưởng khoa', 'Đảng ủy viên'),
  person('CB03', 'Lê Văn Cường', 'Giảng viên', 'Đảng ủy viên'),
  person('CB04', 'Phạm Thị Dung', 'Giảng viên', 'Đảng ủy viên'),
  person('CB05', 'Hoàng Văn Đức', 'Giảng viên'),
  person('CB06', 'Vũ Thị Giang', 'Giảng viên'),
  person('CB08', 'Đỗ Văn Hải', 'Ủy viên Thường vụ', 'Đảng ủy viên'),
];

export function rosterOf(all: readonly Person[] = people): Roster {
  return { people: [...all] };
}

type ListInput = PlanInput['lists'][number];

export const khoa: ListInput = {
  id: 'khoa' as ListInput['id'],
  title: 'Trưởng khoa',
  place: 'workplace',
  votedOn: { posts: ['Trưởng khoa'] },
  voters: [
    { label: 'Trưởng khoa', posts: ['Trưởng khoa'] },
    { label: 'Giảng viên', posts: ['Giảng viên'] },
  ],
};

export const thuongVu: ListInput = {
  id: 'thuong-vu' as ListInput['id'],
  title: 'Ủy viên Thường vụ',
  place: 'party-committee',
  votedOn: { posts: ['Ủy viên Thường vụ'] },
  voters: [{ label: 'Đảng ủy viên', posts: ['Đảng ủy viên'] }],
};

export const conferenceId = 'hoi-nghi';

/** A plan with these lists, all voted on at one conference; what is named replaces a value. */
export function planWith(lists: readonly ListInput[] = [khoa, thuongVu], values: Partial<PlanInput> = {}): Plan {
  return planSchema.parse({
    schema: 'tinnhiem/plan/1',
    id: 'thu-nghiem',
    title: 'Lấy phiếu tín nhiệm thử nghiệm',
    organisation: {
      name: 'TRƯỜNG THỬ NGHIỆM',
      issuer: 'ĐẢNG ỦY TRƯỜNG THỬ NGHIỆM',
      place: 'Hà Nội',
      stamp: 'Ban Chấp hành',
    },
    document: {
      profile: 'party-2018',
      subject: 'Lấy phiếu tín nhiệm',
      legalBases: [],
      sections: [],
      recipients: [],
      signature: { onBehalfOf: 'T/M BAN THƯỜNG VỤ', role: 'BÍ THƯ', name: 'Ngô Văn Ích' },
    },
    rules: { id: 'test/rules' },
    lists: [...lists],
    conferences: [
      {
        id: conferenceId,
        title: 'Hội nghị thử nghiệm',
        day: votingDay,
        chair: 'Ngô Văn Ích',
        lists: lists.map((list) => list.id),
        count: { method: 'entry' },
      },
    ],
    ...values,
  });
}

/** The same plan, counted in another way, or more often. */
export function countedBy(plan: Plan, count: Partial<Plan['conferences'][number]['count']>): Plan {
  return {
    ...plan,
    conferences: plan.conferences.map((conference) => ({ ...conference, count: { ...conference.count, ...count } })),
  };
}

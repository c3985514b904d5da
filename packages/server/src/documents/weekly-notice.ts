// S07: the exact time of the vote is made known on the weekly calendar (III.1): a notice for each week in which something of the round falls.
import {
  type AgendaEntry,
  addDays,
  agendaOf,
  agendaTitle,
  ballotLists,
  type Day,
  formatDay,
  mondayOf,
} from '@tinnhiem/core';
import type { ReportInput } from '@tinnhiem/documents';
import { filedAt, issuerOf, planReference, planSignature } from './letterhead.ts';
import { type Paper, paper } from './paper.ts';
import type { Papers } from './papers.ts';

const days = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const;

/** One notice for each week of the round's agenda, named by its Monday. */
export function weeklyNotices(papers: Papers): Paper[] {
  const weeks = Map.groupBy(agendaOf(papers.plan, papers.rules), ({ day }) => mondayOf(day));
  return [...weeks].map(([monday, entries]) =>
    paper('weekly-notice', papers.issued, { matter: monday, name: spanOf(monday) }, () =>
      weeklyNotice(papers, monday, entries),
    ),
  );
}

const spanOf = (monday: Day): string => `từ ${formatDay(monday)} đến ${formatDay(addDays(monday, 6))}`;

function weeklyNotice({ plan }: Papers, monday: Day, entries: readonly AgendaEntry[]): ReportInput {
  const columns = [
    { title: 'Thứ, ngày', share: 28, align: 'center' },
    { title: 'Giờ', share: 16, align: 'center' },
    { title: 'Nội dung', share: 80, align: 'left' },
    { title: 'Thành phần', share: 70, align: 'left' },
    { title: 'Địa điểm', share: 40, align: 'left' },
    { title: 'Chủ trì', share: 30, align: 'left' },
  ] as const;
  return {
    issuer: issuerOf(plan),
    name: 'Thông báo',
    type: 'TB',
    subject: `lịch công tác tuần ${spanOf(monday)} về việc lấy phiếu tín nhiệm`,
    addressees: [],
    legalBases: [],
    opening: `Thực hiện ${planReference(plan)}, ${plan.organisation.issuer} thông báo lịch công tác tuần như sau:`,
    sections: [
      {
        paragraphs: [],
        points: [],
        table: { columns: [...columns], rows: entries.map((entry) => rowOf(plan, monday, entry)) },
      },
    ],
    closing: 'Đề nghị các cơ quan, đơn vị thông báo tới những người có liên quan và thực hiện đúng lịch',
    recipients: ['Các đơn vị, cá nhân có liên quan', ...filedAt(plan)],
    signature: planSignature(plan),
  };
}

function rowOf(plan: Papers['plan'], monday: Day, entry: AgendaEntry) {
  const { day, time, kind, conference, place } = entry;
  const index = days.findIndex((_, ahead) => addDays(monday, ahead) === day);
  const planned = plan.conferences.find(({ id }) => id === conference);
  const held = kind === 'conference' && planned !== undefined;
  return [
    `${days[index] ?? ''} ${formatDay(day)}`,
    held ? (time ?? 'Thông báo sau') : '',
    agendaTitle(plan, entry).vi,
    held ? attending(plan, planned).join('; ') : '',
    held ? (place ?? 'Thông báo sau') : '',
    held ? planned.chair : '',
  ];
}

/** Who votes at a conference, in the plan's words, and who observes. */
function attending(plan: Papers['plan'], planned: Papers['plan']['conferences'][number]): string[] {
  const lists = new Set<string>(planned.lists);
  const roles = ballotLists(plan)
    .filter(({ id }) => lists.has(id))
    .flatMap((list) => list.voters.map(({ label }) => label));
  return [...new Set([...roles, ...planned.observers])];
}

// What a plan made on the screen still lacks, in words beside the field where it lacks.
import { fold, type Plan, planSchema, searchKey, type Text, text, tidy } from '@tinnhiem/core';

export interface Issue {
  /** `lists.0.title` */
  readonly path: string;
  readonly message: Text;
}

const messages = {
  missing: text('Cần điền', 'Needed'),
  day: text('Cần một ngày đúng, ví dụ 01/03/2019', 'Needs a day, for example 01/03/2019'),
  id: text(
    'Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ: truong-abc-2026',
    'Only lower-case letters, digits and hyphens, for example: school-2026',
  ),
  time: text('Giờ viết như 08:00', 'A time such as 08:00'),
  wrong: text('Giá trị chưa đúng', 'Not a valid value'),
  noConference: text('Danh sách này chưa thuộc hội nghị nào', 'This list belongs to no conference'),
  twoConferences: text('Danh sách này thuộc hai hội nghị', 'This list belongs to two conferences'),
  sameId: text('Trùng với một mục khác', 'The same as another'),
} as const;

/** A short id out of a title: `Lấy phiếu tín nhiệm 2026` → `lay-phieu-tin-nhiem-2026`. */
export function slugOf(title: string, longest = 40): string {
  const words = searchKey(title)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .split('-');
  let slug = '';
  for (const word of words) {
    const next = slug === '' ? word : `${slug}-${word}`;
    if (next.length > longest) break;
    slug = next;
  }
  return slug;
}

/** A plan without what was left blank: empty rows of posts, empty lines, labels taken from their posts. */
export function withoutBlanks(plan: Plan): Plan {
  const full = (value: string) => tidy(value) !== '';
  const posts = <T extends { readonly title: string }>(refs: readonly T[]) => refs.filter((ref) => full(ref.title));
  const role = (voters: Plan['lists'][number]['voters'][number]) => {
    const kept = posts(voters.posts);
    const label = full(voters.label) ? voters.label : [...new Set(kept.map((ref) => ref.title))].join(', ');
    return { label, posts: kept };
  };
  const { term, electronicCasting, ...others } = plan;
  const decision = [electronicCasting?.decision, electronicCasting?.date];
  const isDecided = electronicCasting !== undefined && decision.some((part) => part !== undefined && part !== '');
  return {
    ...others,
    ...(isDecided ? { electronicCasting } : {}),
    ...(term?.from === undefined && term?.until === undefined ? {} : { term }),
    leadingPosts: posts(plan.leadingPosts),
    document: {
      ...plan.document,
      subject: full(plan.document.subject) ? plan.document.subject : plan.title,
      legalBases: plan.document.legalBases.filter(full),
      recipients: plan.document.recipients.filter(full),
    },
    lists: plan.lists.map((list) => ({
      ...list,
      votedOn: { posts: posts(list.votedOn.posts) },
      voters: list.voters.map(role).filter((voters) => voters.posts.length > 0 || full(voters.label)),
      ...(list.committees === undefined
        ? {}
        : {
            committees: {
              ...list.committees,
              organisations: list.committees.organisations.map((organisation) => ({
                ...organisation,
                committee: role(organisation.committee),
              })),
            },
          }),
    })),
    conferences: plan.conferences.map((conference) => ({
      ...conference,
      observers: conference.observers.filter(full),
    })),
  };
}

function messageFor(path: string): Text {
  const last = path.split('.').at(-1) ?? '';
  if (last === 'id' || path.endsWith('.id')) return messages.id;
  if (['day', 'date', 'from', 'until', 'completeBefore', 'sessionOpening'].includes(last)) return messages.day;
  if (last === 'time') return messages.time;
  return messages.missing;
}

function repeated(items: readonly { readonly id: string }[], base: string): Issue[] {
  return items.flatMap((item, index) =>
    items.findIndex((other) => fold(other.id) === fold(item.id)) < index
      ? [{ path: `${base}.${index}.id`, message: messages.sameId }]
      : [],
  );
}

/** Everything that keeps a plan from being one; empty when it is complete. */
export function issuesOf(plan: Plan): readonly Issue[] {
  const tidied = withoutBlanks(plan);
  const parsed = planSchema.safeParse(tidied);
  // Without a title there is no id to be made of it, and the title is asked for already.
  const isAsked = (path: string) => path !== 'id' || tidy(plan.title) !== '';
  const issues: Issue[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const path = issue.path.join('.');
        const code = issue.code as string;
        return {
          path,
          message: code === 'too_big' || code === 'unrecognized_keys' ? messages.wrong : messageFor(path),
        };
      });
  issues.push(...repeated(plan.lists, 'lists'), ...repeated(plan.conferences, 'conferences'));
  for (const [index, list] of plan.lists.entries()) {
    const count = plan.conferences.filter((conference) => conference.lists.includes(list.id)).length;
    if (count === 0) issues.push({ path: `lists.${index}.conference`, message: messages.noConference });
    if (count > 1) issues.push({ path: `lists.${index}.conference`, message: messages.twoConferences });
  }
  return issues.filter((issue) => isAsked(issue.path));
}

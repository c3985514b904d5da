// S03, S04: who is voted on, and who holds such a post and is not, with the reason.
import { formatCite, formatDay, type Post } from '@tinnhiem/core';
import type { VotedOnListInput } from '@tinnhiem/documents';
import { issuerOf, planReference, planSignature, writtenDay } from './letterhead.ts';
import type { PaperConference, PaperList, Papers } from './papers.ts';

export function votedOnList(papers: Papers, conference: PaperConference, list: PaperList): VotedOnListInput {
  const { plan, conferences } = papers;
  const places = new Map<string, number>();
  for (const { person } of conferences.flatMap((other) => other.lists.flatMap(({ votedOn }) => votedOn)))
    places.set(person, (places.get(person) ?? 0) + 1);
  return {
    issuer: issuerOf(plan),
    subject: `người được lấy phiếu tín nhiệm: ${list.title}`,
    attachedTo: `Kèm theo ${planReference(plan)}`,
    lists: [
      {
        title: list.title,
        people: list.votedOn.map(({ person, name, posts }) => {
          const count = places.get(person) ?? 1;
          return {
            name,
            ...postsInWords(posts),
            ...(count > 1 ? { note: `Được lấy phiếu ở ${String(count).padStart(2, '0')} nơi` } : {}),
          };
        }),
        excluded: list.excluded.map(({ name, posts, reason, cite }) => ({
          name,
          post: postsInWords(posts).post,
          reason: `${reason.vi} (${formatCite(cite)})`,
        })),
      },
    ],
    notes: [`Danh sách tính theo chức vụ đang giữ vào ngày lấy phiếu, ${writtenDay(conference.planned.day)}`],
    signature: planSignature(plan),
  };
}

/** One post has its day in a column of its own; several carry it beside them. */
function postsInWords(posts: readonly Post[]): { post: string; unit?: string; appointedOn?: string } {
  const [only, ...others] = posts;
  const units = [...new Set(posts.map(({ unit }) => unit).filter((unit) => unit !== ''))];
  const unit = units.length === 0 ? {} : { unit: units.join('; ') };
  if (only !== undefined && others.length === 0) return { post: only.title, ...unit, appointedOn: only.start };
  return { post: posts.map(({ title, start }) => `${title} (từ ${formatDay(start)})`).join('; '), ...unit };
}

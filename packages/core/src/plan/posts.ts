// S03, S04: who holds which post on a day, and since when without a gap.
import { addDays, type Day } from '../basics/dates.ts';
import { fold } from '../basics/text.ts';
import type { PostRef } from './plan.ts';
import type { Person, Post } from './roster.ts';

/** `start ≤ day` and (`end` empty or `end ≥ day`). */
export function isHeld(post: Post, on: Day): boolean {
  return post.start <= on && (post.end === undefined || post.end >= on);
}

// A roster has thousands of posts, and each is compared with every one that the plan names.
const titles = new WeakMap<Post | PostRef, string>();

/** The title folded; of an object, which is never changed, once. */
function foldedTitle(post: Post | PostRef): string {
  const known = titles.get(post);
  if (known !== undefined) return known;
  const folded = fold(post.title);
  titles.set(post, folded);
  return folded;
}

/** Whether a post of the roster is the post that the plan names. */
export function matches(post: Post, ref: PostRef): boolean {
  if (foldedTitle(post) !== foldedTitle(ref)) return false;
  return !('unit' in ref) || ref.unit === undefined || fold(post.unit) === fold(ref.unit);
}

/** The posts of a person that match one of the references and are held on a day, in the order of the references. */
export function heldPosts(person: Person, refs: readonly PostRef[], on: Day): Post[] {
  const held = new Set<Post>();
  for (const ref of refs) for (const post of person.posts) if (isHeld(post, on) && matches(post, ref)) held.add(post);
  return [...held];
}

/** The day since which a post is held without a gap, through earlier terms in posts that `continues` accepts. A gap is at least one day in no such post. */
export function heldSince(person: Person, post: Post, continues: (earlier: Post) => boolean): Day {
  let since = post.start;
  const earlier = person.posts.filter((other) => other !== post && continues(other));
  for (let moved = true; moved; ) {
    moved = false;
    for (const other of earlier) {
      const reaches = other.end === undefined || addDays(other.end, 1) >= since;
      if (other.start < since && reaches) {
        since = other.start;
        moved = true;
      }
    }
  }
  return since;
}

/** The same post in the same unit: a re-appointment continues it (S04). */
export function isSamePost(a: Post, b: Post): boolean {
  return fold(a.title) === fold(b.title) && fold(a.unit) === fold(b.unit);
}

/** `Trưởng phòng Đào tạo`-style position line: posts with their units, as ballots and results print them. */
export function positionOf(posts: readonly { readonly title: string; readonly unit: string }[]): string {
  return posts
    .map((post) => (post.unit === '' || post.title.includes(post.unit) ? post.title : `${post.title}, ${post.unit}`))
    .join('; ');
}

// Which pages of a file belong to which batch of which list: cover sheets say it, or whoever handed the file in, or the code of the ballot.
import { err, type ListId, ok, type Refusal, type Result, refuse, unknownBatch, unknownList } from '@tinnhiem/core';
import { type BatchCover, batchesOf } from '@tinnhiem/paper';
import type { LoggedPage } from './page-log.ts';
import { noBatchNamed, noListNamed, nothingOnPages, otherCover, type PageWhere, strangeCover } from './refusals.ts';

/** What has to be known of the conference to place pages. */
export interface PartContext {
  readonly round: string;
  readonly conference: string;
  /** Lists that count by scanner, with the style of their ballots and how many batches there are. */
  readonly lists: readonly {
    readonly id: ListId;
    readonly title: string;
    readonly style: string;
    readonly batches: number;
  }[];
  /** What was chosen when the file was handed in. */
  readonly chosen: { readonly list: string | null; readonly batch: number | null };
}

/** The pages of one batch, in the order in which they were scanned. */
export interface BatchPages {
  readonly list: ListId;
  readonly batch: number;
  readonly pages: readonly LoggedPage[];
}

/** Parts the pages of a file; the whole file is refused where one of them has no place. Cover sheets and their empty backs are left out. */
export function partBatches(pages: readonly LoggedPage[], context: PartContext): Result<BatchPages[], Refusal> {
  const found = new Map<string, BatchPages>();
  for (const { cover, aside, pages: own } of batchesOf(pages)) {
    const place = cover === null ? placeWithoutCover(own, context) : placeOfCover(cover, aside[0], context);
    if (!place.ok) return place;
    if (place.value === null || own.length === 0) continue;
    const { list, batch } = place.value;
    const key = `${list}/${batch}`;
    found.set(key, { list, batch, pages: [...(found.get(key)?.pages ?? []), ...own] });
  }
  return found.size === 0 ? err(refuse(nothingOnPages)) : ok([...found.values()]);
}

function whereIs(page: LoggedPage | undefined): PageWhere {
  return { file: page?.file ?? '', page: page?.page ?? 1 };
}

interface Place {
  readonly list: ListId;
  readonly batch: number;
}

function placeOfCover(cover: BatchCover, page: LoggedPage | undefined, context: PartContext): Result<Place, Refusal> {
  const { round, conference, lists, chosen } = context;
  const { batch } = cover;
  if (cover.round !== round || cover.conference !== conference)
    return err(refuse(strangeCover, whereIs(page), `${cover.round} / ${cover.conference} / ${cover.list}`));
  const list = lists.find(({ id }) => id === cover.list);
  if (list === undefined) return err(refuse(unknownList, cover.list));
  if (batch > list.batches) return err(refuse(unknownBatch, batch));
  const other = (chosen.list ?? cover.list) !== cover.list || (chosen.batch ?? batch) !== batch;
  if (other) {
    const titleOf = (id: string) => lists.find((one) => one.id === id)?.title ?? id;
    const said = { list: titleOf(cover.list), number: batch };
    const wished = { list: titleOf(chosen.list ?? cover.list), number: chosen.batch };
    return err(refuse(otherCover, whereIs(page), said, wished));
  }
  return ok({ list: list.id, batch });
}

/** `null` for empty pages before the first cover sheet: they are nothing. */
function placeWithoutCover(
  pages: readonly LoggedPage[],
  { lists, chosen }: PartContext,
): Result<Place | null, Refusal> {
  const [first] = pages.filter(({ blank }) => !blank);
  if (first === undefined) return ok(null);
  if (chosen.batch === null) return err(refuse(noBatchNamed, whereIs(first)));
  const list = chosen.list === null ? listByStyle(pages, lists) : lists.find(({ id }) => id === chosen.list);
  if (list === undefined) {
    const styles = [...new Set(pages.flatMap(({ reading }) => reading.style ?? []))];
    return err(chosen.list === null ? refuse(noListNamed, styles) : refuse(unknownList, chosen.list));
  }
  return chosen.batch > list.batches
    ? err(refuse(unknownBatch, chosen.batch))
    : ok({ list: list.id, batch: chosen.batch });
}

/** The one list whose ballots are there; without any code that could be read, the only list there is. */
function listByStyle(pages: readonly LoggedPage[], lists: PartContext['lists']) {
  const styles = new Set(pages.map(({ reading }) => reading.style));
  const seen = lists.filter(({ style }) => styles.has(style));
  const possible = seen.length === 0 ? lists : seen;
  return possible.length === 1 ? possible[0] : undefined;
}

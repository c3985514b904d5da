// Single sheets as the scanner saw them. Nobody but the counting committee gets here, and only from the count on.
import {
  committeeRoles,
  err,
  type ListId,
  ok,
  type Refusal,
  type Result,
  refuse,
  scanCounting,
  text,
} from '@tinnhiem/core';
import { z } from 'zod';
import type { CountPlace } from '../../scans/count-place.ts';
import { pageDetailsSchema } from '../../scans/image-store.ts';
import { rowRect, straightPiece, uprightPage } from '../../scans/sheet-picture.ts';
import { notFound } from '../../service/refusals.ts';
import { problem } from '../problem.ts';
import { type FileAnswer, type Office, type Route, route } from '../route.ts';
import { placeOf } from './scans.ts';

const path = '/api/rounds/:round/conferences/:conference/sheets/:list/:batch/:ballot';

const side = z.object({
  /** From 1, as in the address of its picture. */
  side: z.number().int(),
  /** Page of the ballot; `null`: not known. */
  page: z.number().int().nullable(),
  sha256: z.string(),
  /** What the reader saw; `null` where that was not kept. */
  details: pageDetailsSchema.omit({ signature: true, serial: true }).nullable(),
});

/** The pictures of a sheet that stands, in the order of its sides. */
function imagesOf(found: CountPlace, params: Readonly<Record<string, string>>) {
  const { state } = found.conference;
  const counting = 'counts' in state ? scanCounting(state, params.list as ListId) : null;
  return counting?.batches[Number(params.batch) - 1]?.sheets[Number(params.ballot) - 1]?.reading.images ?? null;
}

function missing({ list, batch, ballot }: Readonly<Record<string, string>>): Refusal {
  return refuse(notFound, [list, batch, ballot].join('/'));
}

/** The side on which a row stands, and where. */
async function findRow(
  office: Office,
  found: CountPlace,
  images: readonly { readonly sha256: string }[],
  row: number,
  wide: boolean,
): Promise<Result<FileAnswer, Refusal> | null> {
  const { round } = found.ids;
  for (const { sha256 } of images) {
    const details = await office.scans.images.details(round, sha256);
    if (details === null || details.place === null || !details.rows.some((read) => read.row === row)) continue;
    const layout = await office.scans.layoutOf(round, details.style ?? '');
    const page = layout?.pages.find((other) => other.page === details.ballotPage);
    const rect = page === undefined ? null : rowRect(page, row, wide);
    const image = await office.scans.images.image(round, sha256);
    if (!image.ok) return image;
    const { place } = details;
    if (rect === null) continue;
    return ok(jpeg(`${sha256}-${row}-${wide ? 'w' : 'n'}`, () => straightPiece(image.value, place, rect)));
  }
  return null;
}

function jpeg(etag: string, file: () => Promise<Uint8Array>): FileAnswer {
  return { file, type: 'image/jpeg', name: 'phieu.jpg', inline: true, etag };
}

export const sheetRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    access: committeeRoles,
    summary: text('Máy thấy gì trên một tờ', 'What the machine saw on a sheet'),
    answer: z.object({ sides: z.array(side) }),
    async handle(visit) {
      const { office, params } = visit;
      const found = await placeOf(visit);
      if (!found.ok) return err(problem(found.error));
      const images = imagesOf(found.value, params);
      if (images === null) return err(problem(missing(params)));
      const { round } = found.value.ids;
      const sides = images.map(async ({ sha256, page }, index) => {
        const details = await office.scans.images.details(round, sha256);
        if (details === null) return { side: index + 1, page, sha256, details };
        const { signature: _, serial: __, ...seen } = details;
        return { side: index + 1, page, sha256, details: seen };
      });
      return ok({ sides: await Promise.all(sides) });
    },
  }),
  route({
    method: 'GET',
    path: `${path}/:side`,
    access: committeeRoles,
    summary: text(
      'Ảnh một mặt của tờ phiếu; có row thì chỉ dòng đó, ở mặt nào cũng tìm',
      'Picture of one side of a sheet; with `row` only that row, on whichever side it is',
    ),
    query: z.object({
      /** As printed, from 1. */
      row: z.coerce.number().int().min(1).max(200).optional(),
      /** 0: the boxes of the row alone; otherwise from the name on, with half of the rows above and below. */
      wide: z.enum(['0', '1']).default('1'),
    }),
    answers: 'image/jpeg',
    async handle(visit) {
      const { office, params, query } = visit;
      const found = await placeOf(visit);
      if (!found.ok) return err(problem(found.error));
      const images = imagesOf(found.value, params);
      if (images === null) return err(problem(missing(params)));
      if (query.row !== undefined) {
        const piece = await findRow(office, found.value, images, query.row, query.wide === '1');
        if (piece === null) return err(problem(missing(params)));
        return piece.ok ? piece : err(problem(piece.error));
      }
      const chosen = images[Number(params.side) - 1];
      if (chosen === undefined) return err(problem(missing(params)));
      const { round } = found.value.ids;
      const image = await office.scans.images.image(round, chosen.sha256);
      if (!image.ok) return err(problem(image.error));
      const place = (await office.scans.images.details(round, chosen.sha256))?.place ?? null;
      return ok(jpeg(chosen.sha256, () => uprightPage(image.value, place)));
    },
  }),
];

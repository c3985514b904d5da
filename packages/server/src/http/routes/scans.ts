// Files of scans, on their way into the count. Nobody but the counting committee gets here, and only from the count on.
import type { Readable } from 'node:stream';
import {
  committeeRoles,
  err,
  type ListId,
  listIdSchema,
  malformed,
  ok,
  type Refusal,
  type Result,
  refuse,
  text,
  unknownBatch,
  unknownList,
} from '@tinnhiem/core';
import { z } from 'zod';
import { type CountPlace, countPlace, countsNow } from '../../scans/count-place.ts';
import { folderViewSchema, scansViewSchema } from '../../scans/job.ts';
import { problem } from '../problem.ts';
import { type Route, route, type SignedInVisit } from '../route.ts';

const base = '/api/rounds/:round/conferences/:conference';
const job = z.object({ job: z.string() });

/** 1: further files of the same pile follow, and nothing is read before the last (`more=0`). */
const more = z
  .enum(['0', '1'])
  .default('0')
  .transform((said) => said === '1');

/** 1: it was photographed sheet by sheet, with whoever did it waiting for the answer. */
const camera = z
  .enum(['0', '1'])
  .default('0')
  .transform((said) => said === '1');

function newFile(
  { ids }: CountPlace,
  { id, name }: SignedInVisit<unknown, unknown>['account'],
  query: { readonly name: string; readonly more: boolean },
) {
  return { ...ids, by: { account: id, name }, name: query.name.normalize('NFC'), more: query.more };
}

/** Takes the bytes of a request in: 202 and the job, or why not. */
async function accepted(
  { request, reply }: Pick<SignedInVisit<unknown, unknown>, 'request' | 'reply'>,
  take: (bytes: Readable) => Promise<Result<string, Refusal>>,
) {
  const body = request.body as Readable | undefined;
  if (typeof body?.pipe !== 'function') return err(problem(refuse(malformed, 'body', 'application/octet-stream')));
  const taken = await take(body);
  if (!taken.ok) return err(problem(taken.error));
  reply.code(202);
  return ok({ job: taken.value });
}

/** The conference of a request, where the visitor may look at its sheets. */
export function placeOf({
  office,
  params,
  account,
}: Pick<SignedInVisit<unknown, unknown>, 'office' | 'params' | 'account'>): Promise<Result<CountPlace, Refusal>> {
  return countPlace(office.service, params.round ?? '', params.conference ?? '', account.roles);
}

export const scanRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: `${base}/scans`,
    access: committeeRoles,
    summary: text(
      'Nộp một tệp ảnh quét (PDF, TIFF, JPEG, PNG); phiếu bìa hoặc tham số nói danh sách và tập',
      'Hand in a file of scans (PDF, TIFF, JPEG, PNG); cover sheets or the parameters name list and batch',
    ),
    query: z.object({
      name: z.string().min(1).max(300),
      list: listIdSchema.optional(),
      batch: z.coerce.number().int().min(1).optional(),
      more,
      camera,
    }),
    upload: true,
    answer: job,
    async handle(visit) {
      const { office, account, query } = visit;
      const found = await placeOf(visit);
      if (!found.ok) return err(problem(found.error));
      const counting = countsNow(found.value);
      if (!counting.ok) return err(problem(counting.error));
      const { list, batch } = query;
      if (list !== undefined) {
        const counted = counting.value.counts[list as ListId];
        if (counted?.method !== 'scan') return err(problem(refuse(unknownList, list)));
        if (batch !== undefined && counted.batches[batch - 1] === undefined)
          return err(problem(refuse(unknownBatch, batch)));
      }
      const from = query.camera ? 'camera' : 'upload';
      const scan = { ...newFile(found.value, account, query), list: list ?? null, batch: batch ?? null, from } as const;
      return await accepted(visit, (bytes) => office.scans.take(scan, bytes));
    },
  }),
  route({
    method: 'POST',
    path: `${base}/scans/:job/files`,
    access: committeeRoles,
    summary: text(
      'Nộp thêm một tệp của cùng xấp phiếu, ví dụ ảnh chụp từng trang; đọc khi đã nộp tệp cuối',
      'Hand in a further file of the same pile, such as a photo a page; it is read once the last is there',
    ),
    query: z.object({ name: z.string().min(1).max(300), more }),
    upload: true,
    answer: job,
    async handle(visit) {
      const { office, account, query, params } = visit;
      const found = await placeOf(visit);
      if (!found.ok) return err(problem(found.error));
      const file = newFile(found.value, account, query);
      return await accepted(visit, (bytes) => office.scans.takeMore(params.job ?? '', file, bytes));
    },
  }),
  route({
    method: 'GET',
    path: `${base}/scans`,
    access: committeeRoles,
    summary: text('Các tệp ảnh quét đã nộp, và thư mục máy quét', "Files handed in, and the scanner's folder"),
    answer: scansViewSchema,
    async handle(visit) {
      const found = await placeOf(visit);
      if (!found.ok) return err(problem(found.error));
      const { round, conference } = found.value.ids;
      return ok(await visit.office.scans.view(round, conference));
    },
  }),
  route({
    method: 'POST',
    path: `${base}/scans/:job/cancel`,
    access: committeeRoles,
    summary: text('Dừng đọc một tệp; không tờ nào của nó được ghi', 'Stop a file; none of its sheets is recorded'),
    answer: z.object({}),
    async handle(visit) {
      const found = await placeOf(visit);
      if (!found.ok) return err(problem(found.error));
      const { round, conference } = found.value.ids;
      const cancelled = await visit.office.scans.cancel(round, conference, visit.params.job ?? '');
      return cancelled.ok ? ok({}) : err(problem(cancelled.error));
    },
  }),
  route({
    method: 'POST',
    path: `${base}/scan-folder`,
    access: committeeRoles,
    summary: text(
      'Bật hoặc tắt thư mục máy quét; tệp trong đó được ghi dưới tên người bật',
      "Switch the scanner's folder on or off; its files are recorded in the name of who switched it on",
    ),
    body: z.strictObject({ on: z.boolean() }),
    answer: folderViewSchema,
    async handle(visit) {
      const found = await placeOf(visit);
      if (!found.ok) return err(problem(found.error));
      const counting = visit.body.on ? countsNow(found.value) : ok(null);
      if (!counting.ok) return err(problem(counting.error));
      const { round, conference } = found.value.ids;
      const by = { account: visit.account.id, name: visit.account.name };
      return ok(await visit.office.scans.watch(round, conference, visit.body.on, by));
    },
  }),
  route({
    method: 'POST',
    path: `${base}/practice-scans`,
    access: committeeRoles,
    summary: text(
      'Đợt diễn tập: làm phiếu đã đánh dấu và đã quét, đặt vào thư mục máy quét',
      "Rehearsal: make ballots that are marked and scanned, into the scanner's folder",
    ),
    body: z.strictObject({
      /** Of each list; absent: as many as lie in batches that have not been read. */
      ballots: z.number().int().min(1).max(500).optional(),
      /** The same seed makes the same ballots. */
      seed: z.number().int().min(0).max(4_294_967_295).default(1),
    }),
    answer: job,
    async handle(visit) {
      const found = await placeOf(visit);
      if (!found.ok) return err(problem(found.error));
      const counting = countsNow(found.value);
      if (!counting.ok) return err(problem(counting.error));
      const { office, account, body, reply } = visit;
      const by = { account: account.id, name: account.name };
      const begun = await office.scans.practise(found.value, { ballots: body.ballots ?? null, seed: body.seed }, by);
      if (!begun.ok) return err(problem(begun.error));
      reply.code(202);
      return ok({ job: begun.value });
    },
  }),
];

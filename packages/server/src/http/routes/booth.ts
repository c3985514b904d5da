// The booth: what voters' phones ask and send. No login, and nothing is kept of who asks: no entry, no address, no moment.
import { err, ok, type Refusal, text } from '@tinnhiem/core';
import { z } from 'zod';
import { castingBusy, tooManyRefused } from '../../boxes/refusals.ts';
import { type Problem, problem } from '../problem.ts';
import { publicRoute, type Route } from '../route.ts';

/** Asked again after so many seconds, a ballot finds room: the threads have worked off some dozens. */
const busySeconds = 3;

/** Codes that were refused too often are forgotten after so many seconds. */
const refusedSeconds = 60;

/** A refusal as the phone gets it, with the time after which to come again where that helps. */
function refusedCast(refusal: Refusal): Problem {
  if (refusal.code === castingBusy.code) return { ...problem(refusal), seconds: busySeconds };
  if (refusal.code === tooManyRefused.code) return { ...problem(refusal), seconds: refusedSeconds };
  return problem(refusal);
}

export const boothRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/api/booth',
    anonymous: true,
    summary: text('Các cuộc lấy phiếu bằng phiếu điện tử', 'Where people cast electronically'),
    async handle({ office }) {
      return ok({ elections: await office.boxes.list() });
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/booth/:election',
    anonymous: true,
    summary: text('Nội dung phiếu điện tử', 'What an electronic ballot asks'),
    async handle({ office, params, request }) {
      const content = await office.boxes.booth(params.election ?? '');
      if (!content.ok) return err(problem(content.error));
      const secure = { https: request.protocol === 'https', certificateFingerprint: office.certificate() };
      return ok({ ...content.value, secure });
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/api/booth/:election/code',
    anonymous: true,
    summary: text('Một mã công khai dùng được không', 'Whether a public credential may be used'),
    body: z.object({ credential: z.string().max(200) }),
    answer: z.object({ status: z.enum(['ready', 'voted']) }),
    async handle({ office: { boxes }, params, body }) {
      const status = await boxes.code(params.election ?? '', body.credential);
      return status.ok ? status : err(problem(status.error));
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/api/booth/:election/ballots',
    anonymous: true,
    summary: text('Bỏ một phiếu điện tử', 'Cast an electronic ballot'),
    body: z.object({ ballot: z.string() }),
    bodyLimit: 2 * 1024 * 1024,
    answer: z.object({ tracker: z.string(), again: z.boolean() }),
    async handle({ office: { boxes }, params, body }) {
      const cast = await boxes.cast(params.election ?? '', body.ballot);
      return cast.ok ? cast : err(refusedCast(cast.error));
    },
  }),
];

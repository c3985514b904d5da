// The public board of boxes, and what the committee does with them.
import { Readable } from 'node:stream';
import { committeeRoles, err, ok, type Refusal, type Result, type Role, text } from '@tinnhiem/core';
import { z } from 'zod';
import { doerOf } from '../../accounts/account.ts';
import { splitKey } from '../conference.ts';
import { type Problem, problem } from '../problem.ts';
import { publicRoute, type Route, route, type SignedInVisit, streaming } from '../route.ts';

const recorded = z.object({ number: z.number(), fingerprint: z.string() });
const id = z.uuid();

/** The conference of a request, and in whose name something is done. */
function of({ params, account }: Pick<SignedInVisit<unknown, unknown>, 'params' | 'account'>) {
  const by = doerOf(account);
  return { place: splitKey(params.key ?? ''), list: params.list ?? '', by };
}

/** What was done, or why not; refusals are noted like those of commands. */
async function answered<T>(
  visit: Pick<SignedInVisit<unknown, unknown>, 'params' | 'note'>,
  what: string,
  work: Promise<Result<T, Refusal>>,
): Promise<Result<T, Problem>> {
  const done = await work;
  if (done.ok) return done;
  await visit.note({ kind: 'refused', ...splitKey(visit.params.key ?? ''), detail: `${what} (${done.error.code})` });
  return err(problem(done.error));
}

const stepTitles = {
  certificate: text('Gửi chứng thư khóa', 'Give the certificate of a key'),
  shares: text('Gửi các phần khóa đã mã hóa cho những người khác', 'Deal encrypted shares to the others'),
  part: text('Xác nhận phần khóa của mình', 'Confirm the own part of the key'),
} as const;

const board: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/api/boxes',
    anonymous: true,
    summary: text('Các hòm phiếu điện tử', 'Electronic ballot boxes'),
    async handle({ office }) {
      const boxes = [];
      for (const { box } of await office.boxes.boards()) {
        const entry = await office.boxes.board(box.election);
        if (entry.ok) boxes.push({ ...entry.value, certificateFingerprint: office.certificate() });
      }
      return ok({ boxes: boxes.map(({ trackers: _trackers, ...entry }) => entry) });
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/boxes/:election',
    anonymous: true,
    summary: text('Bảng công khai của một hòm phiếu điện tử', 'The public board of a box'),
    async handle({ office, params }) {
      const entry = await office.boxes.board(params.election ?? '');
      return entry.ok
        ? ok({ ...entry.value, certificateFingerprint: office.certificate() })
        : err(problem(entry.error));
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/boxes/:election/box.bel',
    anonymous: true,
    summary: text('Tệp của hòm phiếu, để ai cũng kiểm chứng được', 'The file of a box, for anybody to verify'),
    answers: 'application/octet-stream',
    async handle({ office, params, reply }) {
      const election = params.election ?? '';
      const bytes = await office.boxes.bytes(election);
      if (!bytes.ok) return err(problem(bytes.error));
      const { length, pieces } = bytes.value;
      reply
        .type('application/octet-stream')
        .header('content-length', length)
        .header('content-disposition', `attachment; filename="${election}.bel"`)
        .send(Readable.from(pieces));
      return ok(streaming);
    },
  }),
];

const key: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/conferences/:key/key',
    access: committeeRoles,
    summary: text('Việc lập khóa, cho máy của người giữ khóa', 'The key ceremony, for the browser of a member'),
    async handle(visit) {
      const { place, by } = of(visit);
      const state = await visit.office.boxes.key(place, by.account);
      return state.ok ? state : err(problem(state.error));
    },
  }),
  ...(['certificate', 'shares', 'part'] as const).map((step) =>
    route({
      method: 'POST',
      path: `/api/conferences/:key/key/${step}`,
      access: committeeRoles,
      summary: stepTitles[step],
      body: z.object({ id, message: z.unknown() }),
      answer: recorded,
      handle(visit) {
        const { place, by } = of(visit);
        const given = visit.office.boxes.giveKeyMessage(place, { ...visit.body, step, by });
        return answered(visit, 'record-key-message', given);
      },
    }),
  ),
];

const slips: readonly Route[] = [
  route({
    method: 'PUT',
    path: '/api/conferences/:key/lists/:list/slips',
    access: ['organiser'],
    summary: text('Nộp mã công khai của các phiếu điện tử', 'Hand in the public credentials of the slips'),
    body: z.object({ id, credentials: z.string() }),
    bodyLimit: 4 * 1024 * 1024,
    answer: recorded,
    handle(visit) {
      const { place, list, by } = of(visit);
      return answered(visit, 'record-slips', visit.office.boxes.keepSlips(place, { ...visit.body, list, by }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/conferences/:key/lists/:list/replace-slip',
    access: committeeRoles,
    summary: text('Đổi phiếu điện tử: hủy mã đã thu, phát phiếu khác', 'Replace a slip: its code is burnt'),
    body: z.object({ id, person: z.string(), credential: z.string().max(200), way: z.literal('paper').optional() }),
    answer: recorded,
    handle(visit) {
      const { place, list, by } = of(visit);
      return answered(visit, 'replace-slip', visit.office.boxes.replaceSlip(place, { ...visit.body, list, by }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/conferences/:key/lists/:list/burn-misprint',
    access: ['organiser', ...committeeRoles],
    summary: text('Hủy mã của phiếu điện tử in hỏng', 'Burn the code of a misprinted slip'),
    body: z.object({ id, credential: z.string().max(200), reason: z.string() }),
    answer: recorded,
    handle(visit) {
      const { place, list, by } = of(visit);
      return answered(visit, 'burn-misprint', visit.office.boxes.burnMisprint(place, { ...visit.body, list, by }));
    },
  }),
];

const ofCommittee: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/conferences/:key/boxes',
    // Whoever closes the poll sees how many have not cast yet.
    access: ['chair', ...committeeRoles],
    summary: text(
      'Các hòm phiếu điện tử, cho chủ trì và Ban Kiểm phiếu',
      'Electronic boxes, for the chair and the committee',
    ),
    async handle(visit) {
      const { place, by } = of(visit);
      // What was interrupted is gone on with as soon as somebody looks who may do it.
      if (by.roles.some((role) => (committeeRoles as readonly Role[]).includes(role)))
        await visit.office.boxes.settle(place, by);
      const boxes = await visit.office.boxes.now(place);
      return boxes.ok ? ok({ boxes: boxes.value }) : err(problem(boxes.error));
    },
  }),
  route({
    method: 'POST',
    path: '/api/conferences/:key/boxes/close',
    access: committeeRoles,
    summary: text('Đóng các hòm phiếu điện tử', 'Close the electronic boxes'),
    body: z.object({ id }),
    async handle(visit) {
      const { place, by } = of(visit);
      const closed = await answered(visit, 'record-box-closed', visit.office.boxes.close(place, by));
      return closed.ok ? ok({ boxes: closed.value }) : closed;
    },
  }),
  route({
    method: 'GET',
    path: '/api/conferences/:key/lists/:list/tally',
    access: committeeRoles,
    summary: text('Kết quả gộp mã hóa, để người giữ khóa giải mã', 'The encrypted tally, for members to decrypt'),
    answer: z.object({ fingerprint: z.string(), cells: z.string() }),
    async handle(visit) {
      const { place, list } = of(visit);
      const tally = await visit.office.boxes.tally(place, list);
      return tally.ok ? tally : err(problem(tally.error));
    },
  }),
  route({
    method: 'POST',
    path: '/api/conferences/:key/lists/:list/decryption',
    access: committeeRoles,
    summary: text(
      'Nộp phần giải mã; người cuối cùng cần thiết thì mở hòm',
      'Hand in a decryption; the last needed opens',
    ),
    body: z.object({ id, text: z.string() }),
    answer: recorded,
    handle(visit) {
      const { place, list, by } = of(visit);
      return answered(visit, 'record-decryption', visit.office.boxes.decrypt(place, { ...visit.body, list, by }));
    },
  }),
];

export const boxRoutes: readonly Route[] = [...board, ...key, ...slips, ...ofCommittee];

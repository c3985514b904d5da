import {
  type Conference,
  committeeRoles,
  err,
  filesOfInquiries,
  type Instant,
  isSigned,
  ok,
  type Refusal,
  type Role,
  type Round,
  readingProblem,
  refuse,
  text,
} from '@tinnhiem/core';
import { z } from 'zod';
import { notFound } from '../../service/refusals.ts';
import { openedTypes, openFile, openingQuery } from '../opened-file.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { mostScanBytes, takeScan, typeOfScan } from '../scan-file.ts';

const always: readonly Role[] = [...committeeRoles, 'chair'];
const workersAre = text('Ban Kiểm phiếu và người chủ trì', 'The counting committee and the chair');
const onceAnnounced: readonly Role[] = ['organiser', 'inspector'];

/** Signed minutes show figures, so who sees those later sees the scan later. What belongs to a request for information is not given here. */
function mayLook(held: readonly Role[], round: Round, sha256: string): boolean {
  if (round.state.stage === 'approved' && filesOfInquiries(round.state.inquiries).has(sha256)) return false;
  if (held.some((role) => always.includes(role))) return true;
  const published = [...round.conferences.values()].some(
    ({ state }) => (state.stage === 'announced' || state.stage === 'sealed') && state.signed.scan?.sha256 === sha256,
  );
  return published && held.some((role) => onceAnnounced.includes(role));
}

/** The conference of whose minutes this is the scan. */
const conferenceOf = ({ conferences }: Round, sha256: string): Conference | undefined =>
  [...conferences.values()].find(({ state }) => isSigned(state) && state.signed.scan?.sha256 === sha256);

/** Why signed minutes may not be read now, where two people open them. */
function lookProblem(round: Round, sha256: string, account: string, at: Instant): Refusal | null {
  const { state } = round;
  const signed = conferenceOf(round, sha256);
  return signed === undefined || state.stage !== 'approved'
    ? null
    : readingProblem(state.rules, signed.state, account, at);
}

export const attachmentRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/rounds/:round/attachments',
    access: [...committeeRoles, 'organiser'],
    summary: text('Tải lên bản quét đã ký', 'Upload a signed scan'),
    multipart: true,
    bodyLimit: mostScanBytes,
    answer: z.object({ name: z.string(), sha256: z.string(), bytes: z.number() }),
    async handle({ office, params, request, note }) {
      const id = params.round ?? '';
      const round = await office.service.round(id);
      if (!round.ok) return err(problem(round.error));
      const file = await takeScan(request);
      if (!file.ok) return err(problem(file.error));
      await office.service.store.addAttachment(id, file.value);
      const { name, sha256, bytes } = file.value;
      await note({ kind: 'attachment-added', round: id, detail: name });
      return ok({ name, sha256, bytes: bytes.length });
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/attachments/:sha256',
    access: [...committeeRoles, 'chair', 'organiser', 'inspector'],
    summary: text(
      'Xem bản quét đã ký, mỗi trang ghi người mở; bộ phận tổ chức và kiểm tra chỉ sau khi công bố',
      'Look at a signed scan, marked with its reader; organiser and inspector only once it is announced',
    ),
    query: openingQuery,
    answers: openedTypes,
    async handle({ office, params, query, account, note }) {
      const { round: id = '', sha256 = '' } = params;
      const round = await office.service.round(id);
      if (!round.ok) return err(problem(round.error));
      const found = mayLook(account.roles, round.value, sha256)
        ? await office.service.store.attachment(id, sha256)
        : null;
      // Other things are kept with a round, such as decryptions of a box, of which somebody could work out figures.
      if (found === null || typeOfScan(found.bytes) !== found.type) {
        await note({ kind: 'refused', round: id, detail: 'attachment' });
        return err(problem(refuse(notFound, sha256)));
      }
      const locked = lookProblem(round.value, sha256, account.id, office.now());
      if (locked !== null) {
        await note({ kind: 'refused', round: id, detail: `attachment (${locked.code})` });
        return err(problem(locked));
      }
      const conference = conferenceOf(round.value, sha256)?.state.setup.id;
      const place = { round: id, ...(conference === undefined ? {} : { conference }) };
      await note({ kind: 'attachment-seen', ...place, detail: found.name });
      const name = found.name.replace(/\.[^.]{1,5}$/, '');
      const asked = { file: found, name, workers: always, workersAre, original: query.original === 'true', ...place };
      const answer = await openFile(office, account, asked, note);
      return answer.ok ? answer : err(problem(answer.error));
    },
  }),
];

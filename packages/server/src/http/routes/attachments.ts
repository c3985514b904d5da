import { createHash } from 'node:crypto';
import { committeeRoles, err, malformed, ok, type Role, type Round, refuse, text } from '@tinnhiem/core';
import { z } from 'zod';
import { notFound } from '../../service/refusals.ts';
import { problem, wrongFileType } from '../problem.ts';
import { type FileAnswer, type Route, route } from '../route.ts';

const mostBytes = 25 * 1024 * 1024;

/** Kinds of scan, by the first bytes; what a browser is told is never what the sender said. */
const signatures: readonly (readonly [type: string, ...starts: readonly (readonly number[])[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00], [0x4d, 0x4d, 0x00, 0x2a]],
];

function typeOf(bytes: Uint8Array): string | undefined {
  const begins = (start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
  return signatures.find(([, ...starts]) => starts.some(begins))?.[0];
}

const always: readonly Role[] = [...committeeRoles, 'chair'];
const onceAnnounced: readonly Role[] = ['organiser', 'inspector'];

/** Signed minutes show figures, so who sees those later sees the scan later. */
function mayLook(held: readonly Role[], round: Round, sha256: string): boolean {
  if (held.some((role) => always.includes(role))) return true;
  const published = [...round.conferences.values()].some(
    ({ state }) => (state.stage === 'announced' || state.stage === 'sealed') && state.signed.scan?.sha256 === sha256,
  );
  return published && held.some((role) => onceAnnounced.includes(role));
}

export const attachmentRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/rounds/:round/attachments',
    access: [...committeeRoles, 'organiser'],
    summary: text('Tải lên bản quét đã ký', 'Upload a signed scan'),
    multipart: true,
    bodyLimit: mostBytes,
    answer: z.object({ name: z.string(), sha256: z.string(), bytes: z.number() }),
    async handle({ office, params, request, note }) {
      const id = params.round ?? '';
      const round = await office.service.round(id);
      if (!round.ok) return err(problem(round.error));
      const part = await request.file({ limits: { fileSize: mostBytes, files: 1 } });
      if (part === undefined) return err(problem(refuse(malformed, 'file', 'không có tệp')));
      const bytes = await part.toBuffer();
      const name = part.filename.normalize('NFC').slice(0, 300) || 'file';
      const type = typeOf(bytes);
      if (type === undefined) return err(problem(refuse(wrongFileType, name)));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await office.service.store.addAttachment(id, { sha256, name, type, bytes });
      await note({ kind: 'attachment-added', round: id, detail: name });
      return ok({ name, sha256, bytes: bytes.length });
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/attachments/:sha256',
    access: [...committeeRoles, 'chair', 'organiser', 'inspector'],
    summary: text(
      'Xem bản quét đã ký; bộ phận tổ chức và kiểm tra chỉ sau khi công bố',
      'Look at a signed scan; organiser and inspector only once it is announced',
    ),
    answers: 'application/octet-stream',
    async handle({ office, params, account, note }) {
      const { round: id = '', sha256 = '' } = params;
      const round = await office.service.round(id);
      if (!round.ok) return err(problem(round.error));
      const found = mayLook(account.roles, round.value, sha256)
        ? await office.service.store.attachment(id, sha256)
        : null;
      if (found === null) {
        await note({ kind: 'refused', round: id, detail: 'attachment' });
        return err(problem(refuse(notFound, sha256)));
      }
      await note({ kind: 'attachment-seen', round: id, detail: found.name });
      const answer: FileAnswer = { file: found.bytes, type: found.type, name: found.name, inline: true };
      return ok(answer);
    },
  }),
];

// S18, S19: the archive of a round, made on one server of a centre, with progress; downloaded when it is made.
import { createReadStream } from 'node:fs';
import { err, ok, type Role, text } from '@tinnhiem/core';
import { z } from 'zod';
import { doerOf } from '../../accounts/account.ts';
import { problem } from '../problem.ts';
import { type FileAnswer, type Route, route } from '../route.ts';

/** Whoever may archive a round may download what was made. */
const archivists: readonly Role[] = ['organiser', 'committee-head', 'committee-secretary'];

export const archiveRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/rounds/:round/archive',
    access: archivists,
    ofDesk: true,
    summary: text(
      'Lập hồ sơ lưu trữ; có mật khẩu của Ban Kiểm phiếu thì kèm phần phiếu niêm phong',
      "Make the archive; with the committee's passphrase the ballots lie in it, sealed",
    ),
    body: z.strictObject({ passphrase: z.string().max(1000).optional() }),
    async handle({ office, params, body, account, note }) {
      const id = params.round ?? '';
      const by = doerOf(account);
      const begun = await office.archives.begin(id, by, body.passphrase);
      if (!begun.ok) {
        await note({ kind: 'refused', round: id, detail: `archive (${begun.error.code})` });
        return err(problem(begun.error));
      }
      await note({ kind: 'archive-made', round: id, detail: '' });
      return ok(begun.value);
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/archive',
    access: archivists,
    ofDesk: true,
    summary: text('Hồ sơ lưu trữ đã lập đến đâu', 'How far the archive is'),
    async handle({ office, params }) {
      const round = await office.service.round(params.round ?? '');
      return round.ok ? ok(await office.archives.status(params.round ?? '')) : err(problem(round.error));
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/archive/file',
    access: archivists,
    ofDesk: true,
    summary: text('Tải hồ sơ lưu trữ đã lập', 'Download the archive that was made'),
    answers: 'application/zip',
    async handle({ office, params, note }) {
      const id = params.round ?? '';
      const file = await office.archives.file(id);
      if (!file.ok) return err(problem(file.error));
      await note({ kind: 'archive-taken', round: id, detail: file.value.name });
      const { name, path: at } = file.value;
      const answer: FileAnswer = { file: createReadStream(at), type: 'application/zip', name, inline: false };
      return ok(answer);
    },
  }),
];

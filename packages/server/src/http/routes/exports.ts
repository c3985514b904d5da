// Results as a table, and cast-vote records for the counting committee.
import { randomBytes } from 'node:crypto';
import {
  type ConferenceId,
  committeeRoles,
  err,
  insiders,
  isSecret,
  ok,
  refuse,
  seesFigures,
  text,
} from '@tinnhiem/core';
import { z } from 'zod';
import { isCanvassed } from '../../exports/canvassed.ts';
import { castVoteRecordReport } from '../../exports/nist-cvr.ts';
import { notAnnounced } from '../../exports/refusals.ts';
import { resultTable } from '../../exports/result-table.ts';
import { csvFile, xlsxFile } from '../../exports/table-file.ts';
import { voteRecords } from '../../exports/vote-records.ts';
import { voteTable } from '../../exports/vote-table.ts';
import { notFound } from '../../service/refusals.ts';
import { problem } from '../problem.ts';
import { type FileAnswer, type Route, route } from '../route.ts';
import { withRules } from './documents.ts';

const base = '/api/rounds/:round/conferences/:conference';
const language = z.enum(['vi', 'en']).default('vi');
const csv = 'text/csv; charset=utf-8';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const exportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: `${base}/results`,
    access: insiders,
    summary: text(
      'Kết quả của một hội nghị thành bảng, cho người được xem ở bước này',
      'Results of a conference as a table, for those who see them in this stage',
    ),
    query: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx'), language }),
    answers: xlsx,
    async handle({ office, params, query, account, note }) {
      const found = await withRules(office.service, params.round ?? '');
      if (!found.ok) return err(problem(found.error));
      const { round, rules } = found.value;
      const id = params.conference ?? '';
      const state = round.conferences.get(id as ConferenceId)?.state;
      if (state === undefined) return err(problem(refuse(notFound, `${params.round}~${id}`)));
      const title = round.state.plan.conferences.find((planned) => planned.id === id)?.title ?? id;
      if (!isCanvassed(state) || !seesFigures(account.roles, state.stage))
        return err(problem(refuse(notAnnounced, [text(title, title)])));
      const { rehearsal, id: roundId } = round.state;
      const { results } = state.canvass;
      const table = resultTable(rules, [{ title, results }], { rehearsal, language: query.language });
      const name = fileName(rehearsal, `ket-qua-${roundId}-${id}.${query.format}`);
      if (isSecret(state.stage)) await note({ kind: 'document-seen', round: roundId, conference: id, detail: name });
      const answer: FileAnswer =
        query.format === 'csv'
          ? { file: csvFile(table), type: csv, name, inline: false }
          : { file: await xlsxFile(table), type: xlsx, name, inline: false };
      return ok(answer);
    },
  }),
  route({
    method: 'GET',
    path: `${base}/votes/:list`,
    access: committeeRoles,
    summary: text(
      'Dữ liệu từng phiếu giấy, thứ tự đã xáo; mỗi lần xuất được ghi lại',
      'Cast-vote records of paper ballots, shuffled; each export is recorded',
    ),
    query: z.object({ format: z.enum(['csv', 'json']).default('csv'), language }),
    answers: csv,
    async handle({ office, params, query, account, note }) {
      const found = await withRules(office.service, params.round ?? '');
      if (!found.ok) return err(problem(found.error));
      const { round, rules } = found.value;
      const [conference, list] = [params.conference ?? '', params.list ?? ''];
      const records = voteRecords(round, rules, { conference, list, roles: account.roles }, randomBytes);
      const place = { round: round.state.id, conference };
      if (!records.ok) {
        await note({ kind: 'refused', ...place, detail: `votes (${records.error.code})` });
        return err(problem(records.error));
      }
      // Before the bytes go out: what could not be noted is not given out.
      await note({ kind: 'votes-exported', ...place, detail: `${conference}, ${list} (${query.format})` });
      const name = fileName(round.state.rehearsal, `mat-phieu-${round.state.id}-${list}.${query.format}`);
      const { now, version } = office;
      const answer: FileAnswer =
        query.format === 'csv'
          ? { file: csvFile(voteTable(records.value, query.language)), type: csv, name, inline: false }
          : {
              file: JSON.stringify(castVoteRecordReport(records.value, { at: now(), version }), null, 1),
              type: 'application/json',
              name,
              inline: false,
            };
      return ok(answer);
    },
  }),
];

function fileName(rehearsal: boolean, name: string): string {
  return rehearsal ? `dien-tap-${name}` : name;
}

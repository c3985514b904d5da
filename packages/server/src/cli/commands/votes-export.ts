// Cast-vote records, for the counting committee; each export is recorded.
import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import { text } from '@tinnhiem/core';
import manifest from '../../../package.json' with { type: 'json' };
import { castVoteRecordReport } from '../../exports/nist-cvr.ts';
import { csvFile } from '../../exports/table-file.ts';
import { voteRecords } from '../../exports/vote-records.ts';
import { voteTable, wholeHead } from '../../exports/vote-table.ts';
import { type Call, type CliCommand, Refused, requiredOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { fileBeginning, tableFile } from '../file-kinds.ts';
import { writeNamedFile } from '../files.ts';
import { targetAt } from '../overwrite.ts';
import { requireConference } from '../require-conference.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';

export const votesExport: CliCommand = {
  name: ['votes', 'export'],
  summary: text(
    'Xuất dữ liệu từng phiếu giấy (mật, đã xáo thứ tự); chỉ Ban Kiểm phiếu, mỗi lần xuất được ghi lại',
    'Cast-vote records of paper ballots (confidential, shuffled); the counting committee only, each export is recorded',
  ),
  arguments: [roundArgument],
  options: {
    conference: { type: 'string', value: 'C', required: true, what: text('Mã hội nghị', 'Id of the conference') },
    list: { type: 'string', value: 'L', required: true, what: text('Mã danh sách', 'Id of the list') },
    out: {
      type: 'string',
      value: 'FILE.csv|.json',
      required: true,
      what: text(
        'Tệp sẽ ghi: .csv (bảng) hoặc .json (NIST SP 1500-103, bản 1.0)',
        'File to write: .csv (a table) or .json (NIST SP 1500-103, version 1.0)',
      ),
    },
    ...dataOptions,
  },
  json: '{ round, conference, list, file, ballots }',
  example:
    'tinnhiem votes export tuaf-2019 --conference hoi-nghi-dang-uy --list ban-thuong-vu --out phieu.json --as truongban',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const [conference, list, file] = ['conference', 'list', 'out'].map((name) => requiredOption(call, name)) as [
        string,
        string,
        string,
      ];
      const ending = extname(file).toLowerCase();
      if (ending !== '.csv' && ending !== '.json')
        throw new WrongUse(
          text('--out: tên tệp phải kết thúc bằng .csv hoặc .json.', '--out: the file ends in .csv or .json.'),
        );
      const { round, rules } = await session.round(call.arguments.ROUND ?? '');
      const { state } = round;
      requireConference(round, conference);
      const effective = state.stage === 'approved' ? state.rules : rules;
      const asked = { conference, list, roles: session.doer.roles };
      const records = voteRecords(round, effective, asked, randomBytes);
      if (!records.ok) throw new Refused(records.error);
      const content =
        ending === '.csv'
          ? csvFile(voteTable(records.value, call.language))
          : JSON.stringify(
              castVoteRecordReport(records.value, { at: session.service.now(), version: manifest.version }),
              null,
              1,
            );
      const target = await targetAt(file, ending === '.csv' ? votesTable : votesReport);
      // Before it is written: what could not be noted is not given out.
      await session.note('votes-exported', state.id, `${conference}, ${list} (${ending.slice(1)})`);
      await writeNamedFile(target, content, true);
      const { length } = records.value.ballots;
      return {
        status: 0,
        json: { round: state.id, conference, list, file, ballots: length },
        lines: {
          vi: [
            `Đã ghi ${length} phiếu giấy vào ${file}, thứ tự đã xáo; lần xuất này đã được ghi lại.`,
            'MẬT: chỉ Ban Kiểm phiếu được giữ; xóa khi không cần nữa.',
          ],
          en: [
            `${length} paper ballots written to ${file}, shuffled; this export was recorded.`,
            'CONFIDENTIAL: for the counting committee only; delete it when it is no longer needed.',
          ],
        }[call.language],
      };
    }),
};

const written = text('dữ liệu từng phiếu do lệnh này ghi', 'cast-vote records that this command wrote');
const votesTable = tableFile(written, wholeHead);
const votesReport = fileBeginning(written, '"CVR.CastVoteRecordReport"');

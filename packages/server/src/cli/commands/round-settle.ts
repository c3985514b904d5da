// S05: somebody decides on a finding, with a reason.
import { openFindings, refuse, rollsOf, text } from '@tinnhiem/core';
import { type Call, type CliCommand, Refused, requiredOption, textOption } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { findingLines, printedFinding } from '../findings.ts';
import { settledAlready } from '../refusals.ts';
import { roundArgument } from '../round-argument.ts';
import { type Session, withSession } from '../session.ts';

export const roundSettle: CliCommand = {
  name: ['round', 'settle'],
  summary: text('Xử lý một vấn đề cần người quyết định', 'Settle a finding that waits for a person'),
  arguments: [roundArgument],
  options: {
    finding: {
      type: 'string',
      value: 'ID',
      what: text('Mã của vấn đề, in trong ngoặc vuông', 'Id of the finding, printed in square brackets'),
    },
    kind: {
      type: 'string',
      value: 'CODE',
      what: text(
        'Thay cho --finding: mọi vấn đề loại này còn chờ, với cùng lý do',
        'Instead of --finding: all of this kind that still wait, with the same reason',
      ),
    },
    reason: {
      type: 'string',
      value: 'TEXT',
      required: true,
      what: text('Lý do, được ghi vào hồ sơ', 'The reason, which goes into the record'),
    },
    choose: {
      type: 'string',
      value: 'LIST,…',
      what: text('Các danh sách giữ lại, cách nhau bằng dấu phẩy', 'Lists to stay on, separated by commas'),
    },
    ...dataOptions,
  },
  json: '{ findings }',
  example: `tinnhiem round settle tuaf-2019 --finding W-too-many-places:… --choose ban-thuong-vu,ban-giam-hieu --reason "…"`,
  run: (call: Call) =>
    withSession(call, async (session) => {
      const { language } = call;
      const id = call.arguments.ROUND ?? '';
      const choose = textOption(call, 'choose');
      const [finding, ...also] = await wanted(call, session, id);
      await session.perform(id, 'settle-finding', {
        finding,
        ...(also.length === 0 ? {} : { also }),
        reason: requiredOption(call, 'reason'),
        ...(choose === undefined ? {} : { choose: choose.split(',').map((list) => list.trim()) }),
      });
      const { round, rules } = await session.round(id);
      const { findings } = rollsOf(rules, round.state, session.today);
      return {
        status: 0,
        json: { round: id, findings: findings.map((finding) => printedFinding(finding, language)) },
        lines: findingLines(findings, language),
      };
    }),
};

/** The finding that is named, or all of a kind that still wait. */
async function wanted(call: Call, session: Session, id: string): Promise<string[]> {
  const kind = textOption(call, 'kind');
  if (kind === undefined) return [requiredOption(call, 'finding')];
  const { round, rules } = await session.round(id);
  const ofKind = rollsOf(rules, round.state, session.today).findings.filter(({ code }) => code === kind);
  const open = openFindings(ofKind);
  if (ofKind.length > 0 && open.length === 0) throw new Refused(refuse(settledAlready, kind, ofKind.length));
  return open.length === 0 ? [kind] : open.map((finding) => finding.id);
}

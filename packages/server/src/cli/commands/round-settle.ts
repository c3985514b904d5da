// S05: somebody decides on a finding, with a reason.
import { openFindings, refuse, rollsOf, text } from '@tinnhiem/core';
import { type Call, type CliCommand, Refused, requiredOption, textOption, WrongUse } from '../command.ts';
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
  run: (call: Call) => {
    const which = whichOf(call);
    return withSession(call, async (session) => {
      const { language } = call;
      const id = call.arguments.ROUND ?? '';
      const choose = textOption(call, 'choose');
      const [finding, ...also] = await wanted(which, session, id);
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
    });
  },
};

type Which = { readonly finding: string } | { readonly kind: string };

/** What the options name. Throws `WrongUse` where they name nothing, or two things. */
function whichOf(call: Call): Which {
  const [finding, kind] = [textOption(call, 'finding'), textOption(call, 'kind')];
  if (finding !== undefined && kind === undefined) return { finding };
  if (kind !== undefined && finding === undefined) return { kind };
  throw new WrongUse(
    text(
      'round settle: phải ghi một trong hai: --finding ID hoặc --kind CODE.',
      'round settle: give one of the two: --finding ID or --kind CODE.',
    ),
  );
}

/** The finding that is named, or all of a kind that still wait. */
async function wanted(which: Which, session: Session, id: string): Promise<string[]> {
  if ('finding' in which) return [which.finding];
  const { kind } = which;
  const { round, rules } = await session.round(id);
  const ofKind = rollsOf(rules, round.state, session.today).findings.filter(({ code }) => code === kind);
  const open = openFindings(ofKind);
  if (ofKind.length > 0 && open.length === 0) throw new Refused(refuse(settledAlready, kind, ofKind.length));
  return open.length === 0 ? [kind] : open.map((finding) => finding.id);
}

// S01: approving freezes plan, rules and lists.
import { fingerprint, type Language, rollsOf, text } from '@tinnhiem/core';
import type { Call, CliCommand } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { findingLines, printedFinding } from '../findings.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';

export const roundApprove: CliCommand = {
  name: ['round', 'approve'],
  summary: text(
    'Phê duyệt kế hoạch: chốt kế hoạch, quy định và các danh sách',
    'Approve: freeze plan, rules and lists',
  ),
  arguments: [roundArgument],
  options: dataOptions,
  json: '{ round, fingerprint, findings }',
  example: 'tinnhiem round approve tuaf-2019',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const { language } = call;
      const id = call.arguments.ROUND ?? '';
      await session.perform(id, 'approve-plan', {});
      const { round, rules } = await session.round(id);
      if (round.state.stage !== 'approved') throw new Error(`round ${id} is not approved after its approval`);
      // The same as at the foot of every document of the plan.
      const mark = fingerprint(round.state.approved.hash);
      const { findings } = rollsOf(rules, round.state, session.today);
      return {
        status: 0,
        json: { round: id, fingerprint: mark, findings: findings.map((finding) => printedFinding(finding, language)) },
        lines: [approvedWords[language](id, mark), ...findingLines(findings, language)],
      };
    }),
};

const approvedWords: Readonly<Record<Language, (id: string, mark: string) => string>> = {
  vi: (id, mark) => `Đã phê duyệt đợt ${id}. Mã đối chiếu: ${mark}`,
  en: (id, mark) => `Round ${id} is approved. Fingerprint: ${mark}`,
};

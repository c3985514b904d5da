// S14: to whom a round reports, the way within one server, and the keys that were exchanged.
import { authorityReports, keyFingerprint, type Language, text } from '@tinnhiem/core';
import { createOrganisations } from '../../organisations/organisations.ts';
import { addresseeAbove, deliverReport } from '../../reports/deliver-report.ts';
import { exchangedKeys, forgetKey } from '../../reports/kept-reports.ts';
import { type Call, type CliCommand, Refused } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { findingLines, printedFinding } from '../findings.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';
import { tableLines } from '../table.ts';
import { approvedState } from './inquiry-common.ts';
import { authorityOption, reportOf, requireReporter } from './report-export.ts';

export const reportAuthorities: CliCommand = {
  name: ['report', 'authorities'],
  summary: text(
    'Các cấp quản lý mà đợt phải báo cáo, và báo cáo nào gửi thẳng được trên cùng máy chủ',
    'The managing authorities to which a round reports, and which of them are on this server',
  ),
  arguments: [roundArgument],
  options: dataOptions,
  json: '{ round, reports: [{ authority, people, waiting, within }], findings }',
  example: 'tinnhiem report authorities tuaf-2019',
  run: (call: Call) =>
    withSession(call, async (session) => {
      requireReporter(session);
      const id = call.arguments.ROUND ?? '';
      const { rules } = await approvedState(session, id);
      const { round } = await session.round(id);
      const tree = await createOrganisations(session.tables).tree();
      const made = authorityReports(rules, round.conferences.values());
      const reports = made.reports.map(({ authority, people, waiting }) => ({
        authority,
        people: people.length,
        waiting: waiting.map(({ title }) => title),
        within: addresseeAbove(tree, round.state.belongsTo, authority)?.name ?? null,
      }));
      const rows = reports.map(({ authority, people, waiting, within }) => [
        authority,
        String(people),
        within ?? '',
        waiting.join('; '),
      ]);
      return {
        status: 0,
        json: { round: id, reports, findings: made.findings.map((finding) => printedFinding(finding, call.language)) },
        lines: [
          ...tableLines(authorityHeads[call.language], rows, new Set([1])),
          ...findingLines(made.findings, call.language),
        ],
      };
    }),
};

export const reportDeliver: CliCommand = {
  name: ['report', 'deliver'],
  summary: text(
    'Gửi báo cáo thẳng lên cấp trên trên cùng máy chủ, không qua tệp',
    'Deliver a report to the level above on the same server, without a file',
  ),
  arguments: [roundArgument],
  options: { authority: authorityOption, ...dataOptions },
  json: '{ id, isNew, organisation }',
  example: 'tinnhiem report deliver khoa-2024 --authority "Đảng ủy Trường"',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const now = session.service.now();
      const { id, round, report } = await reportOf(session, call, now);
      const tree = await createOrganisations(session.tables).tree();
      const delivered = await deliverReport(session.tables, tree, round.state.belongsTo, report, now);
      if (!delivered.ok) throw new Refused(delivered.error);
      const { organisation, isNew } = delivered.value;
      await session.note('report-exported', id, organisation);
      const said = isNew
        ? text(`Đã gửi báo cáo đến ${organisation}.`, `The report is with ${organisation}.`)
        : text(`${organisation} đã có báo cáo này từ trước.`, `${organisation} had this report already.`);
      return { status: 0, json: delivered.value, lines: [said[call.language]] };
    }),
};

export const reportKeys: CliCommand = {
  name: ['report', 'keys'],
  summary: text('Khóa của các tổ chức khác đã trao đổi', 'Keys of other organisations that were exchanged'),
  arguments: [],
  options: dataOptions,
  json: '{ keys: [{ organisation, key, fingerprint }] }',
  example: 'tinnhiem report keys',
  run: (call) =>
    withSession(call, async (session) => {
      requireReporter(session);
      const known = await exchangedKeys(session.tables, session.organisation);
      const keys = [...known].map(([organisation, key]) => ({ organisation, key, fingerprint: keyFingerprint(key) }));
      const rows = keys.map(({ organisation, key, fingerprint }) => [organisation, fingerprint, key]);
      return { status: 0, json: { keys }, lines: tableLines(keyHeads[call.language], rows, new Set()) };
    }),
};

export const reportForget: CliCommand = {
  name: ['report', 'forget'],
  summary: text('Bỏ khóa của một tổ chức khác', 'Forget the key of another organisation'),
  arguments: [{ name: 'NAME', what: text('tên tổ chức, như report keys in ra', 'as report keys prints it') }],
  options: dataOptions,
  json: '{ organisation, forgotten }',
  example: 'tinnhiem report forget "Đại học Thái Nguyên"',
  run: (call: Call) =>
    withSession(call, async (session) => {
      requireReporter(session);
      const organisation = call.arguments.NAME ?? '';
      const forgotten = (await exchangedKeys(session.tables, session.organisation)).has(organisation);
      if (forgotten) {
        await forgetKey(session.tables, session.organisation, organisation);
        await session.note('report-key-forgotten', null, organisation);
      }
      const said = forgotten
        ? text(`Đã bỏ khóa của ${organisation}.`, `The key of ${organisation} is forgotten.`)
        : text(`Không có khóa nào của “${organisation}”.`, `There was no key of “${organisation}”.`);
      return { status: 0, json: { organisation, forgotten }, lines: [said[call.language]] };
    }),
};

const authorityHeads: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Cấp quản lý', 'Người', 'Trên máy chủ này', 'Còn chờ công bố'],
  en: ['Authority', 'People', 'On this server', 'Not announced yet'],
};

const keyHeads: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Tổ chức', 'Mã khóa', 'Khóa'],
  en: ['Organisation', 'Fingerprint', 'Key'],
};

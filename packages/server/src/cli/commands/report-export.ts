// S14: the report to a managing authority as a signed package for a stick, with the paper beside it.
import {
  audiences,
  canonicalJson,
  type Instant,
  keyFingerprint,
  type Language,
  refuse,
  roleMissing,
  type SignedReport,
  signedReportSchema,
  text,
} from '@tinnhiem/core';
import { makeReport } from '../../reports/make-report.ts';
import { packageText } from '../../reports/package-file.ts';
import { ownKey } from '../../reports/signature.ts';
import { type Call, type CliCommand, type CliOption, Refused, requiredOption } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { jsonFile, pdfFile } from '../file-kinds.ts';
import { writeNamedFiles } from '../files.ts';
import { printedFinding } from '../findings.ts';
import { targetAt } from '../overwrite.ts';
import { roundArgument } from '../round-argument.ts';
import { type Session, withSession } from '../session.ts';
import { approvedState } from './inquiry-common.ts';

/** Figures go out of the house, or come in from another one: the office that reports and the chair, nobody else (S20). */
export function requireReporter(session: Session): void {
  const { preparedBy } = audiences.higherLeadership;
  if (!session.onlooker.roles.some((role) => preparedBy.includes(role)))
    throw new Refused(refuse(roleMissing, text('Báo cáo cấp quản lý', 'Reports to managing authorities'), preparedBy));
}

/** The report of the round to the authority that are named, made at `now`; refused where it cannot be made yet. */
export async function reportOf(session: Session, call: Call, now: Instant) {
  requireReporter(session);
  const id = call.arguments.ROUND ?? '';
  await approvedState(session, id);
  const { round, rules } = await session.round(id);
  const { renderDocument } = await import('../../documents/index.ts');
  const made = await makeReport(round, rules, requiredOption(call, 'authority'), {
    tables: session.tables,
    viewer: { ...session.onlooker, name: session.doer.name },
    now,
    render: renderDocument,
  });
  if (!made.ok) throw new Refused(made.error, { findings: made.error.findings ?? [] });
  return { id, round, report: made.value };
}

export const authorityOption = {
  type: 'string',
  value: 'NAME',
  required: true,
  what: text('Cấp quản lý, như cột Diện quản lý', 'The authority, as the roster names it'),
} as const satisfies CliOption;

export const reportKey: CliCommand = {
  name: ['report', 'key'],
  summary: text(
    'Khóa công khai của tổ chức này, để cấp trên kiểm tra gói báo cáo',
    'Public key of this organisation, with which its report packages are verified',
  ),
  arguments: [],
  options: dataOptions,
  json: '{ key, fingerprint }',
  example: 'tinnhiem report key',
  run: (call) =>
    withSession(
      call,
      async (session) => {
        requireReporter(session);
        const { key } = await ownKey(session.tables, session.organisation);
        const mark = keyFingerprint(key);
        const said = text('Mã khóa, để so qua điện thoại', 'Fingerprint, to compare by telephone')[call.language];
        return { status: 0, json: { key, fingerprint: mark }, lines: [key, `${said}: ${mark}`] };
      },
      { make: true },
    ),
};

export const reportExport: CliCommand = {
  name: ['report', 'export'],
  summary: text(
    'Ghi gói báo cáo có ký số cho một cấp quản lý, kèm văn bản PDF',
    'Write a signed report package for one managing authority, with the report as PDF beside it',
  ),
  arguments: [roundArgument],
  options: {
    authority: authorityOption,
    out: { type: 'string', value: 'FILE', required: true, what: text('Tệp sẽ ghi', 'The file to write') },
    ...dataOptions,
  },
  json: '{ round, authority, people, file, pdf, key, findings }',
  example: 'tinnhiem report export tuaf-2019 --authority "Đại học Thái Nguyên" --out bao-cao.tinnhiem',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const { id, report } = await reportOf(session, call, session.service.now());
      const { authority, people, signed, pdf, findings } = report;
      const file = requiredOption(call, 'out');
      const targets = [await targetAt(`${file}.pdf`, pdfFile), await targetAt(file, packageOf(signed))] as const;
      await session.note('report-exported', id, authority);
      await writeNamedFiles([
        { target: targets[0], content: pdf },
        { target: targets[1], content: packageText(signed) },
      ]);
      const printed = findings.map((finding) => printedFinding(finding, call.language));
      return {
        status: 0,
        json: { round: id, authority, people, file, pdf: `${file}.pdf`, key: signed.key, findings: printed },
        lines: [
          doneWords[call.language](people, authority, file, keyFingerprint(signed.key)),
          ...findings.map(({ message }) => `! ${message[call.language]}`),
        ],
      };
    }),
};

/** A package of this organisation about the same round for the same authority. */
function packageOf({ report }: SignedReport) {
  const what = text('gói báo cáo này', 'this report package');
  const about = ({ organisation, authority, round }: SignedReport['report']) =>
    canonicalJson([organisation, authority, round]);
  return jsonFile(what, (value) => {
    const parsed = signedReportSchema.safeParse(value);
    return parsed.success && about(parsed.data.report) === about(report);
  });
}

const doneWords: Readonly<Record<Language, (people: number, authority: string, file: string, mark: string) => string>> =
  {
    vi: (people, authority, file, mark) =>
      `Đã ghi báo cáo về ${people} người thuộc diện ${authority} quản lý: ${file} và ${file}.pdf (MẬT). Mã khóa đã ký: ${mark}.`,
    en: (people, authority, file, mark) =>
      `Report on the ${people} people managed by ${authority}: ${file} and ${file}.pdf (confidential). Signed with key ${mark}.`,
  };

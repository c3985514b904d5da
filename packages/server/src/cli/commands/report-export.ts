// S14: the report to a managing authority as a signed package for a stick, with the paper beside it.
import { createHash } from 'node:crypto';
import {
  authorityReports,
  fold,
  keyFingerprint,
  type Language,
  refuse,
  reportPackage,
  roleMissing,
  text,
} from '@tinnhiem/core';
import { packageText } from '../../reports/package-file.ts';
import { reportNotAnnounced, unknownAuthority } from '../../reports/refusals.ts';
import { ownKey, signReport } from '../../reports/signature.ts';
import { type Call, type CliCommand, Refused, requiredOption } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { writeNamedFile } from '../files.ts';
import { roundArgument } from '../round-argument.ts';
import { type Session, withSession } from '../session.ts';
import { approvedState } from './inquiry-common.ts';

/** Figures go out of the house, or come in from another one: the office that reports and the chair, nobody else (S20). */
export function requireReporter(session: Session): void {
  const roles = ['organiser', 'chair'] as const;
  if (!session.onlooker.roles.some((role) => role === 'organiser' || role === 'chair'))
    throw new Refused(refuse(roleMissing, text('Báo cáo cấp quản lý', 'Reports to managing authorities'), roles));
}

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
        const { key } = await ownKey(session.tables);
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
    authority: {
      type: 'string',
      value: 'NAME',
      required: true,
      what: text('Cấp quản lý, như cột Diện quản lý', 'The authority, as the roster names it'),
    },
    out: { type: 'string', value: 'FILE', required: true, what: text('Tệp sẽ ghi', 'The file to write') },
    ...dataOptions,
  },
  json: '{ round, authority, people, file, pdf, key, findings }',
  example: 'tinnhiem report export tuaf-2019 --authority "Đại học Thái Nguyên" --out bao-cao.tinnhiem',
  run: (call: Call) =>
    withSession(call, async (session) => {
      requireReporter(session);
      const id = call.arguments.ROUND ?? '';
      const state = await approvedState(session, id);
      const { round, rules } = await session.round(id);
      const asked = requiredOption(call, 'authority');
      const { reports, findings } = authorityReports(state.rules, round.conferences.values());
      const report = reports.find(({ authority }) => fold(authority) === fold(asked));
      if (report === undefined) {
        const known = reports.map(({ authority }) => authority);
        throw new Refused(refuse(unknownAuthority, asked, known), { findings });
      }
      const { authority, announced, people, waiting } = report;
      if (announced === null)
        throw new Refused(
          refuse(
            reportNotAnnounced,
            waiting.map(({ title }) => title),
          ),
        );
      const file = requiredOption(call, 'out');
      const pdf = await paperOf(session, round, rules, authority);
      const own = await ownKey(session.tables);
      // During another conference's count no hash over its marks leaves the house.
      const act = announced.number > round.shown.number ? round.shown : announced;
      const signed = signReport(
        reportPackage(report, {
          organisation: state.plan.organisation.name,
          round: id,
          title: state.plan.title,
          rehearsal: state.rehearsal,
          rules: state.rules.name.vi,
          pdf: createHash('sha256').update(pdf).digest('hex'),
          act: { number: act.number, hash: act.hash },
        }),
        own,
      );
      await session.note('report-exported', id, authority);
      await writeNamedFile(`${file}.pdf`, pdf);
      await writeNamedFile(file, packageText(signed));
      return {
        status: 0,
        json: { round: id, authority, people: people.length, file, pdf: `${file}.pdf`, key: own.key, findings },
        lines: [
          doneWords[call.language](people.length, authority, file, keyFingerprint(own.key)),
          ...findings.map(({ message }) => `! ${message[call.language]}`),
        ],
      };
    }),
};

async function paperOf(
  session: Session,
  round: Awaited<ReturnType<Session['round']>>['round'],
  rules: Awaited<ReturnType<Session['round']>>['rules'],
  authority: string,
): Promise<Uint8Array> {
  const { documentRequest, printedBy, renderDocument } = await import('../../documents/index.ts');
  const query = { form: 'authority-report', matter: authority };
  const request = documentRequest(round, rules, query, session.onlooker);
  if (!request.ok) throw new Refused(request.error);
  return renderDocument(printedBy(request.value, session.doer.name, session.service.now()));
}

const doneWords: Readonly<Record<Language, (people: number, authority: string, file: string, mark: string) => string>> =
  {
    vi: (people, authority, file, mark) =>
      `Đã ghi báo cáo về ${people} người thuộc diện ${authority} quản lý: ${file} và ${file}.pdf (MẬT). Mã khóa đã ký: ${mark}.`,
    en: (people, authority, file, mark) =>
      `Report on the ${people} people managed by ${authority}: ${file} and ${file}.pdf (confidential). Signed with key ${mark}.`,
  };

// S14, the higher organisation: a report package is verified, kept and shown.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { keyFingerprint, type Language, type ReportPackage, refuse, rehearsalMark, text } from '@tinnhiem/core';
import { keepReport, keptReports, type ListedReport, trustedKeys } from '../../reports/kept-reports.ts';
import { addresseeProblem, packageText, readPackage } from '../../reports/package-file.ts';
import { reportPdfDiffers, unknownReport } from '../../reports/refusals.ts';
import { type Call, type CliCommand, flag, Refused, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { requireFile } from '../files.ts';
import { publicKeyOf } from '../public-key.ts';
import { withSession } from '../session.ts';
import { tableLines } from '../table.ts';
import { requireReporter } from './report-export.ts';

export const reportImport: CliCommand = {
  name: ['report', 'import'],
  summary: text(
    'Kiểm tra chữ ký và số liệu của một gói báo cáo rồi lưu lại; sai thì không nhận (mã thoát 3)',
    'Verify signature and figures of a report package and keep it; refuses a wrong one (exit 3)',
  ),
  arguments: [{ name: 'FILE', what: text('gói do report export ghi', 'a package of report export') }],
  options: {
    key: {
      type: 'string',
      value: 'PUBLICKEY',
      what: text('Khóa công khai của tổ chức gửi; được nhớ cho lần sau', "The sender's public key; remembered"),
    },
    trusted: { type: 'boolean', what: text('Dùng khóa đã nhớ từ lần trước', 'Use the key remembered from before') },
    ...dataOptions,
  },
  json: '{ id, isNew, organisation, round, authority, people, pdf }',
  example: 'tinnhiem report import bao-cao.tinnhiem --trusted',
  run: async (call: Call) => {
    const file = call.arguments.FILE ?? '';
    await requireFile(file, 'FILE');
    const given = givenKey(call);
    return await withSession(
      call,
      async (session) => {
        requireReporter(session);
        const trusts =
          given === null
            ? await trustedKeys(session.tables, session.organisation)
            : (_organisation: string, key: string) => key === given;
        const read = readPackage(await readFile(file), trusts);
        if (!read.ok) throw new Refused(read.error, {}, 3);
        const { report } = read.value.signed;
        const addressee = await addresseeProblem(session.tables, session.organisation, report.authority);
        if (addressee !== null) throw new Refused(addressee, {}, 3);
        const paper = `${file}.pdf`;
        const isBeside = existsSync(paper);
        if (
          isBeside &&
          createHash('sha256')
            .update(await readFile(paper))
            .digest('hex') !== report.pdf
        )
          throw new Refused(refuse(reportPdfDiffers, paper), {}, 3);
        const { id, isNew } = await keepReport(session.tables, session.organisation, read.value, session.service.now());
        if (isNew) await session.note('report-imported', report.round, report.organisation);
        const { organisation, round, authority, people } = report;
        const pdf = isBeside ? 'right' : 'not-there';
        return {
          status: 0,
          json: { id, isNew, organisation, round, authority, people: people.length, pdf },
          lines: [importWords[call.language](id, isNew, isBeside), ...reportLines(report, call.language)],
        };
      },
      { make: true },
    );
  },
};

function givenKey(call: Call): string | null {
  const key = publicKeyOf(call);
  if ((key !== null) === flag(call, 'trusted'))
    throw new WrongUse(
      text('Ghi --key hoặc --trusted, đúng một trong hai.', 'Give --key or --trusted, exactly one of them.'),
    );
  return key;
}

export const reportList: CliCommand = {
  name: ['report', 'list'],
  summary: text('Các báo cáo đã nhận', 'Reports that were taken in'),
  arguments: [],
  options: dataOptions,
  json: '{ reports: [{ id, imported, organisation, round, title, authority, people, rehearsal, key, replacedBy }] }',
  example: 'tinnhiem report list',
  run: (call) =>
    withSession(call, async (session) => {
      requireReporter(session);
      const reports = (await keptReports(session.tables, session.organisation)).map(
        ({ id, imported, replacedBy, signed: { key, report } }) => {
          const { organisation, round, title, authority, people, rehearsal } = report;
          const of = { organisation, round, title, authority, people: people.length, rehearsal };
          return { id, imported, ...of, key, replacedBy };
        },
      );
      const rows = reports.map((one) => [
        one.id,
        one.organisation,
        one.rehearsal ? `${one.round} (diễn tập)` : one.round,
        one.authority,
        String(one.people),
        one.replacedBy ?? '',
      ]);
      return { status: 0, json: { reports }, lines: tableLines(listHeads[call.language], rows, new Set([4])) };
    }),
};

export const reportShow: CliCommand = {
  name: ['report', 'show'],
  summary: text('Xem một báo cáo đã nhận; kiểm tra lại chữ ký', 'Show a report that was taken in, verified once more'),
  arguments: [{ name: 'ID', what: text('mã, như report list in ra', 'id, as report list prints it') }],
  options: dataOptions,
  json: '{ id, imported, key, fingerprint, replacedBy, report }',
  example: 'tinnhiem report show 3fa91c0b77d2',
  run: (call) =>
    withSession(call, async (session) => {
      requireReporter(session);
      const asked = call.arguments.ID ?? '';
      const kept = (await keptReports(session.tables, session.organisation)).find(({ id }) => id === asked);
      if (kept === undefined) throw new Refused(refuse(unknownReport, asked));
      const { id, imported, replacedBy, signed } = checkedAgain(kept);
      await session.note('report-seen', signed.report.round, signed.report.organisation);
      const fingerprint = keyFingerprint(signed.key);
      return {
        status: 0,
        json: { id, imported, key: signed.key, fingerprint, replacedBy, report: signed.report },
        lines: [
          ...(replacedBy === null ? [] : [replacedWords(replacedBy)[call.language]]),
          ...reportLines(signed.report, call.language),
        ],
      };
    }),
};

/** What lies in the tables may have been changed there since. */
function checkedAgain(kept: ListedReport): ListedReport {
  const read = readPackage(Buffer.from(packageText(kept.signed)), () => true);
  if (!read.ok) throw new Refused(read.error, {}, 3);
  return kept;
}

function reportLines(report: ReportPackage, language: Language): string[] {
  const { organisation, title, authority, people, rehearsal, record } = report;
  const rows = people.flatMap(({ name, places }) =>
    places.map((place, index) => [
      index === 0 ? name : '',
      place.position,
      place.listTitle,
      String(place.collected),
      ...[place.high, place.confidence, place.low].map(({ ballots, percent }) => `${ballots} (${percent ?? '–'}%)`),
      String(place.invalidRows),
      `${place.base.count ?? '–'}`,
    ]),
  );
  const considered = people.flatMap(({ name, places }) =>
    places.flatMap(({ listTitle, considerations }) =>
      considerations.map(({ text: what, cite }) => `${name} (${listTitle}): ${what[language]} [${cite}]`),
    ),
  );
  return [
    ...(rehearsal ? [rehearsalMark[language]] : []),
    `${organisation}: ${title}`,
    `→ ${authority} · ${record.fingerprint}`,
    ...tableLines(showHeads[language], rows, new Set([3, 4, 5, 6, 7, 8])),
    ...considered,
  ];
}

const replacedWords = (id: string) =>
  text(
    `Báo cáo này đã được thay bằng báo cáo lập sau (${id}); số liệu dưới đây không còn hiệu lực.`,
    `A later report (${id}) takes the place of this one; the figures below are no longer in force.`,
  );

const importWords: Readonly<Record<Language, (id: string, isNew: boolean, pdf: boolean) => string>> = {
  vi: (id, isNew, pdf) =>
    `${isNew ? `Đã nhận báo cáo ${id}` : `Báo cáo ${id} đã có từ trước, không ghi thêm`}: đúng chữ ký, số liệu khớp${pdf ? ', văn bản PDF đúng' : '; không có văn bản PDF bên cạnh'}.`,
  en: (id, isNew, pdf) =>
    `${isNew ? `Report ${id} is kept` : `Report ${id} was here already, nothing was added`}: signature right, figures fit${pdf ? ', PDF right' : '; no PDF beside it'}.`,
};

const listHeads: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Mã', 'Tổ chức', 'Đợt', 'Cấp quản lý', 'Người', 'Thay bằng'],
  en: ['Id', 'Organisation', 'Round', 'Authority', 'People', 'Replaced by'],
};

const showHeads: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Họ và tên', 'Chức vụ', 'Danh sách', 'Thu về', 'Cao', 'Tín nhiệm', 'Thấp', 'Không hợp lệ', 'Tỷ lệ trên'],
  en: ['Name', 'Post', 'List', 'Collected', 'High', 'Confidence', 'Low', 'Invalid', 'Shares of'],
};

// S14: report packages on the screen: keys, packages to the levels above, packages that came in.
import { createHash } from 'node:crypto';
import {
  audiences,
  authorityReports,
  err,
  keyFingerprint,
  ok,
  type Refusal,
  type Result,
  refuse,
  searchKey,
  text,
} from '@tinnhiem/core';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresseeAbove, deliverReport } from '../../reports/deliver-report.ts';
import {
  deliveredAt,
  exchangedKeys,
  forgetKey,
  keepKey,
  keepReport,
  keptReports,
  type ListedReport,
} from '../../reports/kept-reports.ts';
import { type MadeReport, makeReport } from '../../reports/make-report.ts';
import { addresseeProblem, packageText, readPackage } from '../../reports/package-file.ts';
import { keyNotExchanged, reportPdfDiffers, unknownReport } from '../../reports/refusals.ts';
import { ownKey } from '../../reports/signature.ts';
import { problem } from '../problem.ts';
import { type Route, route, type SignedInVisit } from '../route.ts';
import { withRules } from './documents.ts';
import { onlookerOf } from './inquiries.ts';

/** Figures go out of the house, or come in from another one: those who report, nobody else (S20). */
const reporters = audiences.higherLeadership.preparedBy;

const mostBytes = 40 * 1024 * 1024;
const authority = z.string().trim().min(1).max(300);
const keyShape = z
  .string()
  .transform((typed) => typed.replace(/\s/gu, '').toLowerCase())
  .pipe(z.string().regex(/^[0-9a-f]{64}$/));

async function made(
  { office, params, account }: SignedInVisit<unknown, unknown>,
  to: string,
): Promise<Result<MadeReport & { readonly belongsTo: string | null }, Refusal>> {
  const found = await withRules(office.service, params.round ?? '');
  if (!found.ok) return found;
  const { round, rules } = found.value;
  const report = await makeReport(round, rules, to, {
    tables: office.tables,
    viewer: { ...onlookerOf(account), name: account.name },
    now: office.now(),
    render: (request) => office.renderer.render(request),
  });
  return report.ok ? ok({ ...report.value, belongsTo: round.state.belongsTo }) : report;
}

async function sentFiles(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }[]> {
  const files = [];
  for await (const part of request.files({ limits: { fileSize: mostBytes, files: 2 } }))
    files.push({ name: part.filename.normalize('NFC'), bytes: await part.toBuffer() });
  return files;
}

function inFileName(name: string): string {
  return searchKey(name).replace(/[^a-z0-9]+/gu, '-');
}

function listed({ id, imported, way = 'file', replacedBy, signed: { key, report } }: ListedReport) {
  const { organisation, round, title, rehearsal, people } = report;
  const common = { id, imported, way, replacedBy, key, fingerprint: keyFingerprint(key) };
  return { ...common, organisation, round, title, rehearsal, authority: report.authority, people: people.length };
}

export const reportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/reports/keys',
    access: reporters,
    summary: text('Khóa của tổ chức mình và các khóa đã trao đổi', 'The own key, and keys that were exchanged'),
    async handle({ office, account }) {
      const { key } = await ownKey(office.tables, account.belongsTo);
      const known = await exchangedKeys(office.tables, account.belongsTo);
      return ok({
        key,
        fingerprint: keyFingerprint(key),
        known: [...known].map(([organisation, other]) => ({
          organisation,
          key: other,
          fingerprint: keyFingerprint(other),
        })),
      });
    },
  }),
  route({
    method: 'PUT',
    path: '/api/reports/keys',
    access: reporters,
    summary: text('Nhận khóa đã so bằng mắt của tổ chức khác', 'Take the key of another organisation, once compared'),
    body: z.strictObject({ organisation: authority, key: keyShape }),
    async handle({ office, account, body, note }) {
      await keepKey(office.tables, account.belongsTo, body.organisation, body.key);
      await note({ kind: 'report-key-taken', detail: `${body.organisation} (${keyFingerprint(body.key)})` });
      return ok({ fingerprint: keyFingerprint(body.key) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/reports/keys/forget',
    access: reporters,
    summary: text('Bỏ khóa của tổ chức khác', 'Forget the key of another organisation'),
    body: z.strictObject({ organisation: authority }),
    async handle({ office, account, body, note }) {
      await forgetKey(office.tables, account.belongsTo, body.organisation);
      await note({ kind: 'report-key-forgotten', detail: body.organisation });
      return ok({});
    },
  }),
  route({
    method: 'GET',
    path: '/api/rounds/:round/reports',
    access: reporters,
    summary: text('Các cấp quản lý của đợt và báo cáo gửi họ', 'Managing authorities of a round, and reports to them'),
    async handle({ office, params }) {
      const id = params.round ?? '';
      const found = await withRules(office.service, id);
      if (!found.ok) return err(problem(found.error));
      const { round, rules } = found.value;
      const { reports, findings } = authorityReports(rules, round.conferences.values());
      const tree = await office.organisations.tree();
      const rows = [];
      for (const { authority: to, people, waiting } of reports) {
        const organisation = addresseeAbove(tree, round.state.belongsTo, to);
        rows.push({
          authority: to,
          people: people.length,
          waiting: waiting.map(({ title }) => title),
          within: organisation?.name ?? null,
          delivered: organisation === undefined ? null : await deliveredAt(office.tables, organisation.id, id, to),
        });
      }
      return ok({ reports: rows, findings });
    },
  }),
  route({
    method: 'POST',
    path: '/api/rounds/:round/reports/package',
    access: reporters,
    summary: text('Lập gói báo cáo có ký để chuyển bằng tệp', 'Make a signed package to carry as a file'),
    body: z.strictObject({ authority }),
    answer: z.object({ name: z.string(), package: z.string(), pdf: z.base64(), fingerprint: z.string() }),
    async handle(visit) {
      const report = await made(visit, visit.body.authority);
      if (!report.ok) return err(problem(report.error));
      const { signed, pdf } = report.value;
      await visit.note({
        kind: 'report-exported',
        round: signed.report.round,
        detail: `${report.value.authority}`,
      });
      return ok({
        // Of two files for two authorities neither is sent to the other one.
        name: `bao-cao_${signed.report.round}_${inFileName(`${report.value.authority}`)}.tinnhiem`,
        package: packageText(signed),
        pdf: Buffer.from(pdf).toString('base64'),
        fingerprint: keyFingerprint(signed.key),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/rounds/:round/reports/deliver',
    access: reporters,
    summary: text('Gửi báo cáo thẳng lên cấp trên trên cùng máy chủ', 'Deliver to the level above on the same server'),
    body: z.strictObject({ authority }),
    async handle(visit) {
      const { office, body, note } = visit;
      const report = await made(visit, body.authority);
      if (!report.ok) return err(problem(report.error));
      const { signed, belongsTo } = report.value;
      const tree = await office.organisations.tree();
      const delivered = await deliverReport(office.tables, tree, belongsTo, report.value, office.now());
      if (!delivered.ok) return err(problem(delivered.error));
      await note({ kind: 'report-exported', round: signed.report.round, detail: delivered.value.organisation });
      return delivered;
    },
  }),
  route({
    method: 'POST',
    path: '/api/reports',
    access: reporters,
    summary: text('Nhập gói báo cáo', 'Take in a report package'),
    multipart: true,
    bodyLimit: 2 * mostBytes,
    async handle({ office, account, request, note }) {
      const files = await sentFiles(request);
      const isPaper = ({ bytes }: { bytes: Buffer }) => bytes.subarray(0, 5).toString('latin1') === '%PDF-';
      const [file, paper] = [files.find((other) => !isPaper(other)), files.find(isPaper)];
      const known = await exchangedKeys(office.tables, account.belongsTo);
      const read = readPackage(
        file?.bytes ?? new Uint8Array(),
        (organisation, key) => !known.has(organisation) || known.get(organisation) === key,
      );
      if (!read.ok) return err(problem(read.error));
      const { report, key } = read.value.signed;
      const refused =
        (await addresseeProblem(office.tables, account.belongsTo, report.authority)) ??
        (known.has(report.organisation) ? null : refuse(keyNotExchanged, report.organisation, keyFingerprint(key)));
      // So that the key can be taken once its fingerprint was compared; nothing of the report goes out with it.
      if (refused !== null)
        return err({
          ...problem(refused),
          key: { organisation: report.organisation, key, fingerprint: keyFingerprint(key) },
        });
      if (paper !== undefined && createHash('sha256').update(paper.bytes).digest('hex') !== report.pdf)
        return err(problem(refuse(reportPdfDiffers, paper.name)));
      const kept = await keepReport(office.tables, account.belongsTo, read.value, office.now());
      if (kept.isNew) await note({ kind: 'report-imported', round: report.round, detail: report.organisation });
      return ok({ ...kept, organisation: report.organisation, pdf: paper === undefined ? 'not-there' : 'right' });
    },
  }),
  route({
    method: 'GET',
    path: '/api/reports',
    access: reporters,
    summary: text('Các báo cáo đã nhận, mới nhất trước', 'Reports that came in, newest first'),
    handle: async ({ office, account }) =>
      ok((await keptReports(office.tables, account.belongsTo)).reverse().map(listed)),
  }),
  route({
    method: 'GET',
    path: '/api/reports/:id',
    access: reporters,
    summary: text('Một báo cáo đã nhận, kiểm tra lại', 'A report that came in, verified once more'),
    async handle({ office, account, params, note }) {
      const kept = (await keptReports(office.tables, account.belongsTo)).find(({ id }) => id === params.id);
      if (kept === undefined) return err(problem(refuse(unknownReport, params.id ?? '')));
      // What lies in the tables may have been changed there since.
      const read = readPackage(Buffer.from(packageText(kept.signed)), () => true);
      if (!read.ok) return err(problem(read.error));
      const { report, key } = kept.signed;
      const known = (await exchangedKeys(office.tables, account.belongsTo)).get(report.organisation);
      await note({ kind: 'report-seen', round: report.round, detail: report.organisation });
      return ok({ ...listed(kept), report, isKnownKey: known === key });
    },
  }),
];

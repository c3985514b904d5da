// S14: the report to one managing authority, as a signed package with its paper: for the command line and the screen alike.
import { createHash } from 'node:crypto';
import {
  authorityReports,
  err,
  type Finding,
  fold,
  type Instant,
  ok,
  type Refusal,
  type Result,
  type Round,
  type Rules,
  refuse,
  reportPackage,
  type SignedReport,
  topOrganisation,
} from '@tinnhiem/core';
import type { DocumentRequest, DocumentViewer } from '../documents/index.ts';
import type { Tables } from '../store/tables.ts';
import { reportNotAnnounced, unknownAuthority } from './refusals.ts';
import { ownKey, signReport } from './signature.ts';

export interface MadeReport {
  readonly authority: string;
  readonly people: number;
  readonly signed: SignedReport;
  readonly pdf: Uint8Array;
  /** Who is voted on and in no report. */
  readonly findings: readonly Finding[];
}

export interface ReportMaker {
  readonly tables: Tables;
  readonly viewer: DocumentViewer & { readonly name: string };
  readonly now: Instant;
  readonly render: (request: DocumentRequest) => Promise<Uint8Array>;
}

/** The package of an authority, signed with the key of the organisation to which the round belongs; or why there is none yet. */
export async function makeReport(
  round: Round,
  rules: Rules,
  asked: string,
  { tables, viewer, now, render }: ReportMaker,
): Promise<Result<MadeReport, Refusal>> {
  const { state } = round;
  const pinned = state.stage === 'approved' ? state.rules : rules;
  const { reports, findings } = authorityReports(pinned, round.conferences.values());
  const report = reports.find(({ authority }) => fold(authority) === fold(asked));
  if (report === undefined) {
    const known = reports.map(({ authority }) => authority);
    return err({ ...refuse(unknownAuthority, asked, known), findings });
  }
  const { authority, announced, people, waiting } = report;
  if (announced === null)
    return err(
      refuse(
        reportNotAnnounced,
        waiting.map(({ title }) => title),
      ),
    );
  const { documentRequest, printedBy } = await import('../documents/index.ts');
  const request = documentRequest(round, rules, { form: 'authority-report', matter: authority }, viewer);
  if (!request.ok) return request;
  const pdf = await render(printedBy(request.value, viewer.name, now));
  // During another conference's count no hash over its marks leaves the house.
  const act = announced.number > round.shown.number ? round.shown : announced;
  const signed = signReport(
    reportPackage(report, {
      organisation: state.plan.organisation.name,
      round: state.id,
      title: state.plan.title,
      rehearsal: state.rehearsal,
      rules: pinned.name.vi,
      pdf: createHash('sha256').update(pdf).digest('hex'),
      act: { number: act.number, hash: act.hash },
    }),
    await ownKey(tables, state.belongsTo ?? topOrganisation),
  );
  return ok({ authority, people: people.length, signed, pdf, findings });
}

import { descriptionRoute } from './openapi.ts';
import type { Route } from './route.ts';
import { accountRoutes } from './routes/accounts.ts';
import { activityRoutes } from './routes/activity.ts';
import { agendaRoutes } from './routes/agenda.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { archiveRoutes } from './routes/archive.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { backupRoutes } from './routes/backups.ts';
import { boothRoutes } from './routes/booth.ts';
import { boxRoutes } from './routes/boxes.ts';
import { callingRoutes } from './routes/calling.ts';
import { commandRoutes } from './routes/commands.ts';
import { conclusionRoutes } from './routes/conclusions.ts';
import { conferenceRoutes } from './routes/conferences.ts';
import { delegationRoutes } from './routes/delegations.ts';
import { displayRoutes } from './routes/display.ts';
import { documentRoutes } from './routes/documents.ts';
import { draftRoutes } from './routes/drafts.ts';
import { eventRoutes } from './routes/events.ts';
import { exportRoutes } from './routes/exports.ts';
import { guidanceRoutes } from './routes/guidance.ts';
import { handbookRoutes } from './routes/handbook.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { inquiryRoutes } from './routes/inquiries.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { mailRoutes } from './routes/mail.ts';
import { nextRoundRoutes } from './routes/next-round.ts';
import { organisationRoutes } from './routes/organisations.ts';
import { outsideRoutes } from './routes/outside.ts';
import { ownAccountRoutes } from './routes/own-account.ts';
import { ownTemplateRoutes } from './routes/own-templates.ts';
import { passkeyRoutes } from './routes/passkeys.ts';
import { peopleRoutes } from './routes/people.ts';
import { previewRoutes } from './routes/previews.ts';
import { recordRoutes } from './routes/record.ts';
import { rehearsalRoutes } from './routes/rehearsals.ts';
import { reportRoutes } from './routes/reports.ts';
import { roundRoutes } from './routes/rounds.ts';
import { ruleRoutes } from './routes/rules.ts';
import { scanRoutes } from './routes/scans.ts';
import { sessionRoutes } from './routes/session.ts';
import { sheetRoutes } from './routes/sheets.ts';
import { templateRoutes } from './routes/templates.ts';

const described: readonly Route[] = [
  ...sessionRoutes,
  ...ownAccountRoutes,
  ...passkeyRoutes,
  ...outsideRoutes,
  ...invitationRoutes,
  ...delegationRoutes,
  ...approvalRoutes,
  ...accountRoutes,
  ...organisationRoutes,
  ...ruleRoutes,
  ...templateRoutes,
  ...previewRoutes,
  ...roundRoutes,
  ...callingRoutes,
  ...nextRoundRoutes,
  ...rehearsalRoutes,
  ...recordRoutes,
  ...agendaRoutes,
  ...eventRoutes,
  ...attachmentRoutes,
  ...archiveRoutes,
  ...documentRoutes,
  ...ownTemplateRoutes,
  ...inquiryRoutes,
  ...incidentRoutes,
  ...conclusionRoutes,
  ...peopleRoutes,
  ...reportRoutes,
  ...guidanceRoutes,
  ...conferenceRoutes,
  ...exportRoutes,
  ...scanRoutes,
  ...sheetRoutes,
  ...boothRoutes,
  ...boxRoutes,
  ...commandRoutes,
  ...displayRoutes,
  ...handbookRoutes,
  ...draftRoutes,
  ...activityRoutes,
  ...mailRoutes,
  ...backupRoutes,
];

/** Every route of the API, and nothing else is one. */
export const routes: readonly Route[] = [...described, descriptionRoute(described)];

import type { CliCommand } from './command.ts';
import { act } from './commands/act.ts';
import { archive } from './commands/archive.ts';
import { assess } from './commands/assess.ts';
import { backup, restore } from './commands/backup.ts';
import { ballotsPrint } from './commands/ballots-print.ts';
import { boxDemo } from './commands/box-demo.ts';
import { boxVerify } from './commands/box-verify.ts';
import { calendar } from './commands/calendar.ts';
import { callingList, callingRecall, callingSend } from './commands/calling.ts';
import { conclusionFollowUp, conclusionList, conclusionRecord } from './commands/conclusions.ts';
import { documents } from './commands/documents.ts';
import { exportCommand } from './commands/export.ts';
import { guidanceCommands } from './commands/guidance.ts';
import { importCommand } from './commands/import.ts';
import { incidentFile, incidentHandle, incidentList } from './commands/incidents.ts';
import { inquiryAsker, inquiryList } from './commands/inquiry-list.ts';
import { inquiryRegister } from './commands/inquiry-register.ts';
import { inquiryStep } from './commands/inquiry-step.ts';
import { organisationCommands } from './commands/organisations.ts';
import { rehearse } from './commands/rehearse.ts';
import { reportAuthorities, reportDeliver, reportForget, reportKeys } from './commands/report-deliver.ts';
import { reportExport, reportKey } from './commands/report-export.ts';
import { reportImport, reportList, reportShow } from './commands/report-import.ts';
import { results } from './commands/results.ts';
import { resultsPerson } from './commands/results-person.ts';
import { roundApprove } from './commands/round-approve.ts';
import { roundCreate } from './commands/round-create.ts';
import { roundRolls } from './commands/round-rolls.ts';
import { roundSettle } from './commands/round-settle.ts';
import { roundStatus } from './commands/round-status.ts';
import { scan } from './commands/scan.ts';
import { serve } from './commands/serve.ts';
import { unseal } from './commands/unseal.ts';
import { verify } from './commands/verify.ts';
import { verifyDiff } from './commands/verify-diff.ts';
import { votesExport } from './commands/votes-export.ts';

/** THE table of commands: help, arguments and dispatch are made from it. */
export const cliCommands: readonly CliCommand[] = [
  roundCreate,
  roundRolls,
  roundSettle,
  roundApprove,
  roundStatus,
  calendar,
  callingList,
  callingSend,
  callingRecall,
  act,
  inquiryList,
  inquiryRegister,
  inquiryStep,
  inquiryAsker,
  incidentList,
  incidentFile,
  incidentHandle,
  conclusionList,
  conclusionRecord,
  conclusionFollowUp,
  ballotsPrint,
  scan,
  documents,
  results,
  votesExport,
  resultsPerson,
  reportKey,
  reportKeys,
  reportForget,
  reportAuthorities,
  reportExport,
  reportDeliver,
  reportImport,
  reportList,
  reportShow,
  ...organisationCommands,
  ...guidanceCommands,
  rehearse,
  archive,
  verify,
  unseal,
  verifyDiff,
  backup,
  restore,
  boxVerify,
  boxDemo,
  assess,
  exportCommand,
  importCommand,
  serve,
];

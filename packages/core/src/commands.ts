// THE table of commands: name, shape of the data, who may, in which stage. API, screens, documentation and tests are made from it.
import type { z } from 'zod';
import { type Refusal, type RefusalKind, refuse } from './basics/findings.ts';
import { firstMalformed } from './basics/malformed-words.ts';
import { err, type Result } from './basics/result.ts';
import { delegableRoles, type Role, roleNames } from './basics/roles.ts';
import { type Text, text } from './basics/text.ts';
import { canvassCommand } from './canvass/canvass.ts';
import { type ConferenceState, conferenceEvents } from './conference.ts';
import { recordBoxOpened, recordDecryption } from './count/box/commands.ts';
import { adjudicate, beginCount } from './count/decide.ts';
import { enterBallot, finishBatch, formBatches, readAgain, recount, releaseBatch } from './count/enter.ts';
import { checkSheet, commitReadings, drawSample } from './count/scan/check-commands.ts';
import { confirmFlag, contestFlag, decideFlag } from './count/scan/flag-commands.ts';
import { correctBatch, recordSheets, withdrawSheets } from './count/scan/read-commands.ts';
import { adjudicateTally, enterTally, readTallyAgain } from './count/tally-commands.ts';
import { fileIncident, handleIncident } from './incidents/incidents.ts';
import { advanceInquiry, registerInquiry } from './inquiries/commands.ts';
import { openMinutes } from './minutes/looks.ts';
import { signMinutes, writeMinutes } from './minutes/minutes.ts';
import { checkIn, recordAbsence, undoCheckIn } from './polls/attend.ts';
import {
  beginKeyCeremony,
  burnMisprint,
  recordBoxClosed,
  recordBoxPrepared,
  recordKey,
  recordKeyMessage,
  recordSlips,
  replaceSlip,
} from './polls/electronic/commands.ts';
import {
  approveCommittee,
  closePoll,
  correctStock,
  handOut,
  openPoll,
  recordBox,
  reopenPoll,
  replaceBallot,
} from './polls/poll.ts';
import {
  amendRoll,
  correctPrinting,
  makeReady,
  nameOfficials,
  proposeCommittee,
  recordPrinting,
  recordSpoiled,
} from './polls/prepare.ts';
import { recordConclusion, recordFollowUp } from './publication/conclusions.ts';
import { destroyBallots, openPackets, setKeeping } from './publication/keeping/commands.ts';
import { announce, handOver, reopenCount, seal } from './publication/publication.ts';
import { askReopening, dropReopening } from './publication/reopening.ts';
import { hasCanonicalJson } from './record/canonical.ts';
import type { Context } from './record/command.ts';
import { approvePlan, createRound, type RoundState, replaceRoster, revisePlan, settleFinding } from './round.ts';
import { archiveRound } from './round-archive.ts';
import { roundEvents } from './round-events.ts';
import type { Rules } from './rules/rules.ts';

export const roundCommands = [
  createRound,
  revisePlan,
  replaceRoster,
  settleFinding,
  approvePlan,
  registerInquiry,
  advanceInquiry,
  fileIncident,
  handleIncident,
  recordConclusion,
  recordFollowUp,
  archiveRound,
] as const;

export const conferenceCommands = [
  nameOfficials,
  proposeCommittee,
  recordPrinting,
  correctPrinting,
  recordSpoiled,
  beginKeyCeremony,
  recordKeyMessage,
  recordKey,
  recordSlips,
  recordBoxPrepared,
  makeReady,
  amendRoll,
  checkIn,
  undoCheckIn,
  recordAbsence,
  approveCommittee,
  openPoll,
  handOut,
  replaceBallot,
  burnMisprint,
  replaceSlip,
  closePoll,
  reopenPoll,
  recordBox,
  recordBoxClosed,
  correctStock,
  beginCount,
  formBatches,
  enterBallot,
  finishBatch,
  releaseBatch,
  readAgain,
  adjudicate,
  enterTally,
  readTallyAgain,
  adjudicateTally,
  correctBatch,
  recordSheets,
  withdrawSheets,
  decideFlag,
  confirmFlag,
  contestFlag,
  commitReadings,
  drawSample,
  checkSheet,
  recordDecryption,
  recordBoxOpened,
  recount,
  canvassCommand,
  writeMinutes,
  signMinutes,
  openMinutes,
  announce,
  seal,
  handOver,
  askReopening,
  dropReopening,
  reopenCount,
  setKeeping,
  openPackets,
  destroyBallots,
] as const;

export type RoundCommandName = (typeof roundCommands)[number]['name'];
export type ConferenceCommandName = (typeof conferenceCommands)[number]['name'];
export type CommandName = RoundCommandName | ConferenceCommandName;

type AnyCommand = (typeof roundCommands)[number] | (typeof conferenceCommands)[number];
/** What the data of a command looks like when it is sent. */
export type CommandInput<Name extends CommandName> = z.input<Extract<AnyCommand, { name: Name }>['data']>;

/** A command as the table shows it, whatever it decides on. */
export interface CommandEntry {
  readonly name: CommandName;
  readonly title: Text;
  readonly data: z.ZodType;
  readonly roles: readonly Role[];
  readonly stages: readonly string[];
  readonly precision?: 'minute';
  readonly internal?: true;
  readonly decide: (rules: Rules, state: never, data: never, context: Context) => Result<readonly Act[], Refusal>;
}

/** A decided act: its type and data, before it is chained. */
export interface Act {
  readonly type: string;
  readonly data: unknown;
}

/** Every command, by name. */
export const commands: ReadonlyMap<string, CommandEntry> = new Map(
  [...roundCommands, ...conferenceCommands].map((entry) => [entry.name, entry as unknown as CommandEntry]),
);

/** Whether a command is decided on the round; otherwise it is on one of its conferences. */
export function isRoundCommand(name: string): name is RoundCommandName {
  return roundCommands.some((entry) => entry.name === name);
}

export const unknownCommand: RefusalKind<[name: string]> = {
  code: 'R-unknown-command',
  title: text('Không có lệnh này', 'No such command'),
  message: (name) => text(`Không có lệnh “${name}”.`, `There is no command “${name}”.`),
  todo: text('Xem lại tên lệnh.', 'Look at the name of the command again.'),
};

export const wrongStage: RefusalKind<[title: Text, stage: string]> = {
  code: 'R-wrong-stage',
  title: text('Chưa đến hoặc đã qua bước này', 'Not in this stage'),
  message: (title, stage) =>
    text(
      `Không thể “${title.vi}” ở bước hiện tại (${stageName(stage).vi}).`,
      `“${title.en}” is not possible now (${stageName(stage).en}).`,
    ),
  todo: text('Xem bước hiện tại, rồi làm việc của bước đó.', 'Look at the present stage, and do what is due there.'),
};

export const roleMissing: RefusalKind<[title: Text, allowed: readonly Role[]]> = {
  code: 'R-role-missing',
  title: text('Không có quyền', 'Not allowed for this role'),
  message: (title, allowed) =>
    text(
      `“${title.vi}” chỉ dành cho: ${allowed.map((role) => roleNames[role].vi).join(', ')}.`,
      `“${title.en}” is for: ${allowed.map((role) => roleNames[role].en).join(', ')}.`,
    ),
  todo: text('Nhờ người có vai trò đó thực hiện.', 'Ask somebody in that role.'),
};

export const malformed: RefusalKind<[path: string, problem: string | Text]> = {
  code: 'R-malformed',
  title: text('Dữ liệu gửi lên không đúng', 'Malformed data'),
  message: (path, problem) => {
    const words = typeof problem === 'string' ? text(problem, problem) : problem;
    return text(
      `Dữ liệu không đúng ở “${path || '(toàn bộ)'}”: ${words.vi}.`,
      `Malformed at “${path || '(whole)'}”: ${words.en}.`,
    );
  },
  todo: text('Kiểm tra ô đó rồi gửi lại.', 'Check that field and send it again.'),
};

/** The conference elects each member of the committee by name (S17); of two who must be two, a substitute and who is stood in for would make one. */
export const nobodyStandsIn: RefusalKind<[title: Text]> = {
  code: 'R-nobody-stands-in',
  title: text('Không làm thay được', 'Nobody stands in here'),
  message: ({ vi, en }) =>
    text(
      `“${vi}” là việc của Ban Kiểm phiếu: không ai làm thay mặt người khác.`,
      `“${en}” is done by the counting committee: nobody does it in somebody else’s place.`,
    ),
  todo: text(
    'Người trong Ban tự làm bằng tài khoản của mình; thiếu người thì bổ sung vào Ban.',
    'Let a member of the committee do it with the own account; where one is missing, amend the committee.',
  ),
  example: [text('Nhập phiếu', 'Enter a ballot')],
};

export const commandRefusals = [unknownCommand, wrongStage, roleMissing, nobodyStandsIn, malformed] as const;

const stageNames: Readonly<Record<string, Text>> = {
  none: text('chưa lập', 'not created'),
  drafting: text('đang soạn', 'drafting'),
  approved: text('đã phê duyệt', 'approved'),
  archived: text('đã lưu trữ', 'archived'),
  preparing: text('đang chuẩn bị', 'preparing'),
  ready: text('sẵn sàng', 'ready'),
  polling: text('đang ghi phiếu', 'polling'),
  closed: text('đã kết thúc bỏ phiếu', 'poll closed'),
  counting: text('đang kiểm phiếu', 'counting'),
  canvassed: text('đã tổng hợp', 'canvassed'),
  signed: text('đã ký biên bản', 'minutes signed'),
  announced: text('đã công bố', 'announced'),
  sealed: text('đã niêm phong', 'sealed'),
};

/** The name of a stage of a round or a conference. */
export function stageName(stage: string): Text {
  return stageNames[stage] ?? text(stage, stage);
}

/** The first of an actor's roles in which a command may be given; `null` where none of them may. */
export function roleFor(entry: Pick<CommandEntry, 'roles'>, held: readonly Role[]): Role | null {
  return held.find((role) => entry.roles.includes(role)) ?? null;
}

/** Checks stage, role and shape from the table, then decides. The one way in which anything is decided. */
export function decide(
  name: string,
  rules: Rules,
  state: RoundState | ConferenceState | null,
  data: unknown,
  context: Context,
  held: readonly Role[],
): Result<readonly Act[], Refusal> {
  const entry = commands.get(name);
  if (entry === undefined) return err(refuse(unknownCommand, name));
  if (roleFor(entry, held) === null) return err(refuse(roleMissing, entry.title, entry.roles));
  const { role, onBehalfOf } = context.by;
  if (onBehalfOf !== undefined && !delegableRoles.some((other) => other === role))
    return err(refuse(nobodyStandsIn, entry.title));
  const stage = state?.stage ?? 'none';
  if (!entry.stages.includes(stage)) return err(refuse(wrongStage, entry.title, stage));
  if (!hasCanonicalJson(data)) return err(refuse(malformed, '', notText));
  const parsed = entry.data.safeParse(data);
  if (!parsed.success) return err(malformedIn(entry.data, data));
  return entry.decide(rules, state as never, parsed.data as never, context);
}

const notText = text('có ký tự không viết được', 'a character that cannot be written');

/** What is wrong with data that a schema refused, in both languages. */
export function malformedIn(schema: z.ZodType, data: unknown): Refusal {
  const { path, words } = firstMalformed(schema, data) ?? { path: '', words: notText };
  return refuse(malformed, path, words);
}

/** The version with which an act of a type is stored. */
export function versionOf(type: string): number {
  const kind = [...roundEvents, ...conferenceEvents].find((other) => other.type === type);
  if (kind === undefined) throw new Error(`no event ${type}`);
  return kind.version;
}

/** Commands that somebody may give in a stage, those included that the server gives for them: what a screen offers, and what a person can do next. */
export function commandsFor(stage: string, held: readonly Role[]): CommandEntry[] {
  return [...commands.values()].filter((entry) => entry.stages.includes(stage) && roleFor(entry, held) !== null);
}

// The screens of a conference, in the order of the procedure, and which of them serves a command.
import { type Casting, type ConferenceCommandName, type ConferenceStage, type Text, text } from '@tinnhiem/core';

export interface ConferenceScreen {
  /** The part of the address behind the conference; empty for its first screen. */
  readonly path: string;
  readonly label: Text;
  /** Stages in which the work of this screen is done; none for screens that only show. */
  readonly stages: readonly ConferenceStage[];
  /** Only where ballots can be cast electronically. */
  readonly electronic?: true;
}

export const conferenceNavigation: readonly ConferenceScreen[] = [
  { path: '', label: text('Tổng quan hội nghị', 'Conference overview'), stages: [] },
  { path: 'prepare', label: text('Chuẩn bị', 'Preparation'), stages: ['preparing'] },
  { path: 'invitations', label: text('Giấy mời, giấy triệu tập', 'Invitations'), stages: [] },
  { path: 'key', label: text('Khóa của Ban Kiểm phiếu', "The committee's key"), stages: [], electronic: true },
  { path: 'slips', label: text('Phiếu điện tử có mã', 'Electronic slips'), stages: [], electronic: true },
  { path: 'attendance', label: text('Điểm danh', 'Check-in'), stages: ['ready', 'polling'] },
  { path: 'poll', label: text('Ghi phiếu', 'Poll'), stages: ['ready', 'polling'] },
  { path: 'box', label: text('Đếm hòm phiếu', 'The box'), stages: ['closed'] },
  { path: 'count', label: text('Kiểm phiếu', 'Count'), stages: ['counting'] },
  { path: 'open-boxes', label: text('Mở hòm phiếu điện tử', 'Open electronic boxes'), stages: [], electronic: true },
  { path: 'adjudication', label: text('Phiếu chưa rõ', 'Doubtful ballots'), stages: ['counting'] },
  { path: 'canvass', label: text('Tổng hợp kết quả', 'Canvass'), stages: ['counting'] },
  { path: 'minutes', label: text('Biên bản', 'Minutes'), stages: ['canvassed'] },
  { path: 'publication', label: text('Công bố', 'Announcement'), stages: ['signed'] },
  { path: 'archive', label: text('Niêm phong, bàn giao', 'Seal, hand-over'), stages: ['announced', 'sealed'] },
];

/** The screens of a conference that casts in this way; absent is paper. */
export function screensOf(casting: Casting = 'paper'): readonly ConferenceScreen[] {
  return conferenceNavigation.filter(({ electronic }) => electronic !== true || casting !== 'paper');
}

const screens: Readonly<Record<ConferenceCommandName, string>> = {
  'name-officials': 'prepare',
  'propose-committee': 'prepare',
  'record-printing': 'prepare',
  'correct-printing': 'prepare',
  'record-spoiled': 'prepare',
  'begin-key-ceremony': 'key',
  'record-key-message': 'key',
  'record-key': 'key',
  'record-slips': 'slips',
  'record-box-prepared': 'key',
  'make-ready': 'prepare',
  'amend-roll': 'prepare',
  'check-in': 'attendance',
  'undo-check-in': 'attendance',
  'record-absence': 'attendance',
  'approve-committee': 'poll',
  'open-poll': 'poll',
  'hand-out': 'poll',
  'replace-ballot': 'poll',
  'burn-misprint': 'prepare',
  'replace-slip': 'poll',
  'close-poll': 'poll',
  'reopen-poll': 'poll',
  'record-box': 'box',
  'record-box-closed': 'box',
  'correct-stock': 'box',
  'begin-count': 'box',
  'form-batches': 'count',
  'enter-ballot': 'count',
  'finish-batch': 'count',
  'release-batch': 'count',
  'read-again': 'count',
  'enter-tally': 'count',
  'read-tally-again': 'count',
  recount: 'count',
  'correct-batch': 'count',
  'record-sheets': 'count',
  'withdraw-sheets': 'count',
  'commit-readings': 'count',
  'draw-sample': 'count',
  'check-sheet': 'count',
  'record-decryption': 'open-boxes',
  'record-box-opened': 'open-boxes',
  'decide-flag': 'adjudication',
  'confirm-flag': 'adjudication',
  'contest-flag': 'adjudication',
  adjudicate: 'adjudication',
  'adjudicate-tally': 'adjudication',
  canvass: 'canvass',
  'ask-reopening': 'canvass',
  'drop-reopening': 'canvass',
  'reopen-count': 'canvass',
  'open-minutes': 'minutes',
  'write-minutes': 'minutes',
  'sign-minutes': 'minutes',
  announce: 'publication',
  seal: 'archive',
  'hand-over': 'archive',
  'set-keeping': 'archive',
  'open-packets': 'archive',
  'destroy-ballots': 'archive',
};

/** The screen of a conference on which a command is given; `null` for a command of the round. */
export function screenOfCommand(command: string): string | null {
  return screens[command as ConferenceCommandName] ?? null;
}

// The screens of a conference, in the order of the procedure, and which of them serves a command.
import { type ConferenceCommandName, type Text, text } from '@tinnhiem/core';

export interface ConferenceScreen {
  /** The part of the address behind the conference; empty for its first screen. */
  readonly path: string;
  readonly label: Text;
}

export const conferenceNavigation: readonly ConferenceScreen[] = [
  { path: '', label: text('Tổng quan hội nghị', 'Conference overview') },
  { path: 'prepare', label: text('Chuẩn bị, phiếu', 'Preparation, ballots') },
  { path: 'poll', label: text('Hội nghị ghi phiếu', 'Poll') },
  { path: 'count', label: text('Kiểm phiếu', 'Count') },
  { path: 'canvass', label: text('Tổng hợp', 'Canvass') },
  { path: 'minutes', label: text('Biên bản', 'Minutes') },
  { path: 'publication', label: text('Công bố', 'Publication') },
  { path: 'archive', label: text('Lưu trữ', 'Archive') },
];

const screens: Readonly<Record<ConferenceCommandName, string>> = {
  'name-officials': 'prepare',
  'propose-committee': 'prepare',
  'record-printing': 'prepare',
  'record-spoiled': 'prepare',
  'make-ready': 'prepare',
  'amend-roll': 'prepare',
  'check-in': 'poll',
  'undo-check-in': 'poll',
  'record-absence': 'poll',
  'approve-committee': 'poll',
  'open-poll': 'poll',
  'hand-out': 'poll',
  'replace-ballot': 'poll',
  'close-poll': 'poll',
  'reopen-poll': 'poll',
  'record-box': 'poll',
  'correct-stock': 'poll',
  'begin-count': 'count',
  'form-batches': 'count',
  'enter-ballot': 'count',
  'finish-batch': 'count',
  'release-batch': 'count',
  'read-again': 'count',
  adjudicate: 'count',
  'enter-tally': 'count',
  'read-tally-again': 'count',
  'adjudicate-tally': 'count',
  recount: 'count',
  canvass: 'canvass',
  'write-minutes': 'minutes',
  'sign-minutes': 'minutes',
  announce: 'publication',
  seal: 'archive',
  'hand-over': 'archive',
  'reopen-count': 'canvass',
};

/** The screen of a conference on which a command is given; `null` for a command of the round. */
export function screenOfCommand(command: string): string | null {
  return screens[command as ConferenceCommandName] ?? null;
}

// A machine count in five parts, as the committee goes through them: what is done, what is going on, what is still missing in plain words.
import { type ScanView, type Text, text } from '@tinnhiem/core';

export const phaseNames = {
  batches: text('Chia tập, đếm tay', 'Batches, counted by hand'),
  read: text('Quét phiếu', 'Scan'),
  decide: text('Xem chỗ máy nghi ngờ', 'Decide what is doubtful'),
  commit: text('Chốt kết quả đọc', 'Commit the readings'),
  check: text('Kiểm tra bằng tay', 'Check by hand'),
} as const;
export type Phase = keyof typeof phaseNames;

export interface PhaseState {
  readonly phase: Phase;
  readonly state: 'done' | 'now' | 'later';
  /** How far it is, or what is missing; `null` where there is nothing to say yet. */
  readonly note: Text | null;
}

/** How far every part of the count of a list is. */
export function phasesOf(scan: ScanView): readonly PhaseState[] {
  const { batches, unbatched, queue, commitment, check, sample, settled } = scan;
  const formed = unbatched === 0;
  const unread = batches.filter(({ size, sheets }) => sheets !== size).length;
  const isRead = formed && unread === 0;
  const sheets = batches.reduce((total, batch) => total + batch.sheets, 0);
  const size = batches.reduce((total, batch) => total + batch.size, 0);
  const toConfirm = queue.filter(({ waits }) => waits === 'confirm').length;
  const toDecide = queue.length - toConfirm;
  const state = (done: boolean, begun: boolean): PhaseState['state'] => (done ? 'done' : begun ? 'now' : 'later');
  return [
    {
      phase: 'batches',
      state: state(formed, true),
      note:
        unbatched > 0
          ? text(`còn ${unbatched} phiếu chưa vào tập`, `${unbatched} ballots in no batch`)
          : unbatched < 0
            ? text(`thừa ${-unbatched} phiếu so với hòm`, `${-unbatched} more than in the box`)
            : text(`${batches.length} tập, ${size} phiếu`, `${batches.length} batches, ${size} ballots`),
    },
    {
      phase: 'read',
      state: state(isRead, batches.length > 0),
      note:
        batches.length === 0
          ? null
          : unread === 0
            ? text(`${sheets} phiếu, khớp đếm tay`, `${sheets} ballots, as counted by hand`)
            : text(`${sheets}/${size} phiếu; ${unread} tập chưa khớp`, `${sheets}/${size}; ${unread} batches differ`),
    },
    {
      phase: 'decide',
      state: state(isRead && queue.length === 0, queue.length > 0 || isRead),
      note:
        queue.length === 0
          ? isRead
            ? text('không còn chỗ nào', 'nothing is left')
            : null
          : text(
              [
                ...(toDecide > 0 ? [`${toDecide} chờ quyết định`] : []),
                ...(toConfirm > 0 ? [`${toConfirm} chờ người thứ hai`] : []),
              ].join(', '),
              [
                ...(toDecide > 0 ? [`${toDecide} to decide`] : []),
                ...(toConfirm > 0 ? [`${toConfirm} to confirm`] : []),
              ].join(', '),
            ),
    },
    {
      phase: 'commit',
      state: state(commitment !== null, scan.missing.length === 0),
      note: commitment === null ? null : text(commitment.fingerprint, commitment.fingerprint),
    },
    {
      phase: 'check',
      // What the check found goes on as places to decide.
      state: state(settled || check?.remaining.length === 0, commitment !== null),
      note:
        check !== null
          ? text(`${check.checked}/${check.needed} phiếu`, `${check.checked}/${check.needed} ballots`)
          : commitment !== null && sample === null
            ? text('chờ gieo xúc xắc', 'the dice are to be thrown')
            : null,
    },
  ];
}

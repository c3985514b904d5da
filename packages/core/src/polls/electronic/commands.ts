// S06, S16, S17: the committee makes its key, the organiser the slips; a box is prepared, and closed for good. Casting itself is no act.
import type { Refusal } from '../../basics/findings.ts';
import { err, ok, type Result } from '../../basics/result.ts';
import { committeeRoles } from '../../basics/roles.ts';
import { text } from '../../basics/text.ts';
import { command } from '../../record/command.ts';
import type { Closed, Gathering, Polling, Preparing, Ready } from '../state.ts';
import {
  boxClosed,
  boxPrepared,
  type ElectronicEvent,
  keyCeremonyBegun,
  keyFormed,
  keyMessageGiven,
  misprintBurnt,
  slipReplaced,
  slipsMade,
} from './events.ts';
import { paperLeft } from './evolve.ts';
import * as fits from './fits.ts';

type BeforeVoting = Preparing | Ready;
const beforeVoting = ['preparing', 'ready'] as const;

/** The acts, unless something speaks against them. */
function unless(problem: Refusal | null, act: ElectronicEvent): Result<ElectronicEvent[], Refusal> {
  return problem === null ? ok([act]) : err(problem);
}

export const beginKeyCeremony = command({
  name: 'begin-key-ceremony',
  title: text('Bắt đầu lập khóa của Ban Kiểm phiếu', 'Begin the key ceremony'),
  /** Begun anew, each list keeps the election that it has, whatever is given. */
  data: keyCeremonyBegun.data,
  roles: ['committee-head', 'committee-secretary'],
  stages: beforeVoting,
  decide: (_rules, state: BeforeVoting, data) => {
    const elections = data.elections.map(({ list, election }) => ({
      list,
      election: state.electronic?.boxes[list]?.election ?? election,
    }));
    const begun = { ...data, elections };
    return unless(fits.ceremonyProblem(state, begun), { type: 'key-ceremony-begun', data: begun });
  },
});

export const recordKeyMessage = command({
  name: 'record-key-message',
  title: text('Ghi một bước lập khóa', 'Record a step of the key ceremony'),
  data: keyMessageGiven.data,
  internal: true,
  roles: committeeRoles,
  stages: beforeVoting,
  decide: (_rules, state: BeforeVoting, data, { by }) =>
    unless(fits.keyMessageProblem(state, data, by.account), { type: 'key-message-given', data }),
});

export const recordKey = command({
  name: 'record-key',
  title: text('Ghi khóa đã lập xong', 'Record the key'),
  data: keyFormed.data,
  internal: true,
  roles: committeeRoles,
  stages: beforeVoting,
  decide: (_rules, state: BeforeVoting, data) => unless(fits.keyProblem(state), { type: 'key-formed', data }),
});

export const recordSlips = command({
  name: 'record-slips',
  title: text('Ghi phiếu điện tử có mã', 'Record the slips'),
  data: slipsMade.data,
  internal: true,
  roles: ['organiser'],
  stages: beforeVoting,
  decide: (_rules, state: BeforeVoting, data) =>
    unless(fits.slipsProblem(state, data.list), { type: 'slips-made', data }),
});

export const recordBoxPrepared = command({
  name: 'record-box-prepared',
  title: text('Ghi hòm phiếu điện tử đã lập', 'Record that a box is prepared'),
  data: boxPrepared.data,
  internal: true,
  roles: ['organiser', ...committeeRoles],
  stages: beforeVoting,
  decide: (_rules, state: BeforeVoting, data) =>
    unless(fits.preparedProblem(state, data.list), { type: 'box-prepared', data }),
});

export const burnMisprint = command({
  name: 'burn-misprint',
  title: text('Hủy mã phiếu điện tử in hỏng', 'Burn the code of a misprinted slip'),
  /** Its code is burnt in the box, where there is one already. One whose code cannot be read is recorded by `record-spoiled`. */
  data: misprintBurnt.data,
  internal: true,
  roles: ['organiser', ...committeeRoles],
  stages: [...beforeVoting, 'polling', 'closed'],
  decide: (_rules, state: Gathering, data) =>
    unless(fits.misprintProblem(state, data), { type: 'misprint-burnt', data }),
});

export const replaceSlip = command({
  name: 'replace-slip',
  title: text('Đổi phiếu điện tử', 'Replace a slip'),
  /** The slip is in the committee's hands and its code burnt. `way: paper`: the voter gets a paper ballot for it. */
  data: slipReplaced.data,
  internal: true,
  roles: committeeRoles,
  stages: ['polling'],
  precision: 'minute',
  decide: (_rules, state: Polling, data) =>
    unless(
      fits.replaceProblem(state, data, (list) => paperLeft(state, list)),
      { type: 'slip-replaced', data },
    ),
});

export const recordBoxClosed = command({
  name: 'record-box-closed',
  title: text('Đóng hòm phiếu điện tử', 'Close the electronic box'),
  data: boxClosed.data,
  internal: true,
  roles: committeeRoles,
  stages: ['closed'],
  decide: (_rules, state: Closed, data) => unless(fits.closedProblem(state, data), { type: 'box-closed', data }),
});

// What may be done with key, slips and boxes, and when. Decisions refuse by these; a record that breaks one of them is corrupt.
import { inHand } from '../../ballots/stock.ts';
import { type Refusal, refuse } from '../../basics/findings.ts';
import type { ListId, PersonId } from '../../basics/ids.ts';
import { err, ok, type Result } from '../../basics/result.ts';
import { text } from '../../basics/text.ts';
import { unknownList } from '../refusals.ts';
import { convened, type Gathering, type Held, listOf } from '../state.ts';
import type { ElectronicEvent, KeyStep } from './events.ts';
import * as refusals from './refusals.ts';
import {
  allNeeded,
  boxOf,
  type Electronic,
  type ElectronicBox,
  isComplete,
  type KeyCeremony,
  usableCodes,
  waysOf,
} from './state.ts';

type Data<Type extends ElectronicEvent['type']> = Extract<ElectronicEvent, { type: Type }>['data'];

/** Electronic casting of a conference, or why there is none. */
export function electronicOf(state: Held): Result<Electronic, Refusal> {
  return state.electronic === null ? err(refuse(refusals.wayNotCast, 'slip')) : ok(state.electronic);
}

/** The electronic box of a list with the title of the list, or why there is none. */
export function namedBox(
  state: Held,
  list: ListId,
): Result<{ readonly box: ElectronicBox; readonly title: string }, Refusal> {
  const electronic = electronicOf(state);
  if (!electronic.ok) return electronic;
  const title = listOf(state, list)?.title;
  const box = boxOf(state, list);
  return title === undefined || box === null ? err(refuse(unknownList, list)) : ok({ box, title });
}

/** Why a way may not be used at a conference; `null` where it may. */
export function wayProblem(state: Held, way: 'paper' | 'slip'): Refusal | null {
  return waysOf(state.setup).includes(way) ? null : refuse(refusals.wayNotCast, way);
}

/** Why a key ceremony cannot begin so; `null` where it can. */
export function ceremonyProblem(
  state: Gathering,
  { members, needed, elections, reason }: Data<'key-ceremony-begun'>,
): Refusal | null {
  const electronic = electronicOf(state);
  if (!electronic.ok) return electronic.error;
  const { ceremony, boxes } = electronic.value;
  if (needed > members) return refuse(refusals.tooFewNeeded, needed, members);
  const seats = state.committee?.members.length ?? members;
  if (members > seats) return refuse(refusals.moreSeatsThanMembers, members, seats);
  const one = (values: readonly string[]) => new Set(values).size === values.length;
  const complete =
    elections.length === state.setup.lists.length &&
    one(elections.map(({ list }) => list)) &&
    one(elections.map(({ election }) => election)) &&
    elections.every(({ list, election }) => {
      const before = boxes[list]?.election;
      return before !== undefined && (before === null || before === election);
    });
  if (!complete) return refuse(refusals.electionsIncomplete);
  return ceremony !== null && reason === undefined ? refuse(refusals.ceremonyReasonMissing) : null;
}

/** Why somebody cannot give a message of the key ceremony; `null` where it is due. */
export function keyMessageProblem(
  state: Gathering,
  { step, seat }: Pick<Data<'key-message-given'>, 'step' | 'seat'>,
  account: string,
): Refusal | null {
  const electronic = electronicOf(state);
  if (!electronic.ok) return electronic.error;
  const { ceremony } = electronic.value;
  if (ceremony === null) return refuse(refusals.noCeremony);
  if (ceremony.key !== null) return refuse(refusals.keyStands);
  const why =
    step === 'certificate' ? seatProblem(ceremony, seat, account) : stepProblem(ceremony, step, seat, account);
  return why === null ? null : refuse(refusals.notYourKeyStep, why);
}

function seatProblem({ seats, members }: KeyCeremony, seat: number, account: string) {
  if (seats.some((other) => other.account === account))
    return text('tài khoản này đã nhận một chỗ giữ khóa', 'this account has a seat already');
  if (seats.length >= members) return text('đã đủ người giữ khóa', 'every seat is taken');
  return seat === seats.length + 1
    ? null
    : text(`chỗ số ${seat} không phải chỗ kế tiếp`, `seat ${seat} is not the next`);
}

function stepProblem(ceremony: KeyCeremony, step: Exclude<KeyStep, 'certificate'>, seat: number, account: string) {
  const { seats, members } = ceremony;
  if (allNeeded(ceremony))
    return text('cần mọi người giữ khóa nên không chia phần khóa', 'where all are needed no shares are dealt');
  const own = seats[seat - 1];
  if (own?.account !== account) return text(`chỗ số ${seat} là của người khác`, `seat ${seat} is somebody else's`);
  if (seats.length < members) return text('chưa đủ người giữ khóa', 'not every seat is taken');
  if (step === 'part' && seats.some(({ shares }) => shares === null))
    return text('còn người chưa gửi phần khóa', 'somebody has not dealt the shares');
  return own[step] === null ? null : text('bước này đã làm', 'this step is done');
}

/** Why the key cannot be formed; `null` where it can. */
export function keyProblem(state: Held): Refusal | null {
  const electronic = electronicOf(state);
  if (!electronic.ok) return electronic.error;
  const { ceremony } = electronic.value;
  if (ceremony === null) return refuse(refusals.noCeremony);
  if (ceremony.key !== null) return refuse(refusals.keyStands);
  return isComplete(ceremony) ? null : refuse(refusals.keyIncomplete);
}

/** Why slips of a list cannot be made; `null` where they can. A code belongs to an election, so there is one first. */
export function slipsProblem(state: Held, list: ListId): Refusal | null {
  const found = namedBox(state, list);
  if (!found.ok) return found.error;
  return found.value.box.election === null ? refuse(refusals.noCeremony) : null;
}

/** Why the box of a list cannot be prepared; `null` where it can. */
export function preparedProblem(state: Held, list: ListId): Refusal | null {
  const found = namedBox(state, list);
  if (!found.ok) return found.error;
  const { box, title } = found.value;
  const why =
    (state.electronic?.ceremony?.key ?? null) === null
      ? text('Ban Kiểm phiếu chưa lập xong khóa', 'the committee has not formed its key')
      : box.credentials === null
        ? text('chưa lập phiếu điện tử có mã', 'no slips have been made')
        : box.prepared !== null
          ? text('hòm đã được lập', 'the box is prepared already')
          : null;
  return why === null ? null : refuse(refusals.boxNotPreparable, title, why);
}

/** Why so many slips cannot be taken from the table; `null` where they can. */
export function slipsLeft(state: Held, list: ListId, copies: number): Refusal | null {
  const found = namedBox(state, list);
  if (!found.ok) return found.error;
  const left = inHand(found.value.box.slips);
  return left < copies ? refuse(refusals.notEnoughSlips, found.value.title, copies, left) : null;
}

/** Why the code of a misprinted slip cannot be burnt; `null` where it can. */
export function misprintProblem(state: Held, { list, credential }: Data<'misprint-burnt'>): Refusal | null {
  const found = namedBox(state, list);
  if (!found.ok) return found.error;
  const { box, title } = found.value;
  if (box.closed !== null) return refuse(refusals.boxIsClosed, [title]);
  return box.misprints.includes(credential) ? refuse(refusals.misprintIsBurnt) : slipsLeft(state, list, 1);
}

/** Whether somebody holds a slip of a list. */
export function holdsSlip(state: Held, list: ListId, person: PersonId): boolean {
  return boxOf(state, list)?.slipHolders.has(person) ?? false;
}

/** Why a slip cannot be exchanged for another or for paper; `null` where it can. */
export function replaceProblem(
  state: Held,
  { list, person, way }: Data<'slip-replaced'>,
  paperLeft: (list: ListId) => Refusal | null,
): Refusal | null {
  const found = namedBox(state, list);
  if (!found.ok) return found.error;
  if (!found.value.box.slipHolders.has(person))
    return refuse(refusals.holdsPaper, convened(state).get(person)?.name ?? person);
  return way === 'paper' ? (wayProblem(state, 'paper') ?? paperLeft(list)) : slipsLeft(state, list, 1);
}

/** Why the box of a list cannot be closed with these numbers; `null` where it can. */
export function closedProblem(state: Held, { list, ballots, voters }: Data<'box-closed'>): Refusal | null {
  const found = namedBox(state, list);
  if (!found.ok) return found.error;
  const { box, title } = found.value;
  if (box.closed !== null) return refuse(refusals.boxIsClosed, [title]);
  const why =
    box.prepared === null
      ? text('hòm chưa được lập', 'the box was never prepared')
      : voters > ballots
        ? text(`${voters} mã đã bỏ phiếu nhưng chỉ có ${ballots} phiếu`, `${voters} codes but only ${ballots} ballots`)
        : voters > usableCodes(box) || (voters === 0) !== (ballots === 0)
          ? text(
              `${voters} mã đã bỏ phiếu, chỉ có ${usableCodes(box)} mã dùng được`,
              `${voters} codes voted of ${usableCodes(box)} in use`,
            )
          : null;
  return why === null ? null : refuse(refusals.boxDoesNotFit, title, why);
}

/** Titles of the lists whose electronic box is as asked. */
export function boxesWhere(state: Held, is: (box: ElectronicBox) => boolean): string[] {
  return state.setup.lists.flatMap(({ id, title }) => {
    const box = boxOf(state, id);
    return box !== null && is(box) ? [title] : [];
  });
}

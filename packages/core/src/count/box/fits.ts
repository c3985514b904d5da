// When a member's key may take part in opening a box, and what an open box must hold.
import { type Refusal, refuse } from '../../basics/findings.ts';
import type { ListId } from '../../basics/ids.ts';
import { text } from '../../basics/text.ts';
import { namedBox } from '../../polls/electronic/fits.ts';
import type { BoxRow } from '../../polls/electronic/state.ts';
import { listOf } from '../../polls/state.ts';
import { everyRowMarked, type Rules } from '../../rules/rules.ts';
import type { Counting } from '../state.ts';
import * as refusals from './refusals.ts';

/** Why a member cannot give a share of opening a box; `null` where it is due. A box in which nobody cast is not opened: there is nothing in it. */
export function decryptionProblem(
  state: Counting,
  { list, seat }: { readonly list: ListId; readonly seat: number },
  account: string,
): Refusal | null {
  const found = namedBox(state, list);
  if (!found.ok) return found.error;
  const { box, title } = found.value;
  const own = state.electronic?.ceremony?.seats[seat - 1];
  const why =
    own?.account !== account
      ? text(`khóa số ${seat} là của người khác`, `seat ${seat} is somebody else's`)
      : box.opened !== null
        ? text('hòm đã mở', 'the box is open')
        : box.closed?.voters === 0
          ? text('không có phiếu nào trong hòm, không phải mở', 'nobody cast in it, so it is not opened')
          : box.decryptions.some((given) => given.seat === seat)
            ? text('người giữ khóa này đã góp phần giải mã', 'this member has given a share')
            : null;
  return why === null ? null : refuse(refusals.decryptionNotDue, title, why);
}

/** Why a box cannot be opened with this result; `null` where it can. */
export function openedProblem(
  rules: Rules,
  state: Counting,
  { list, result }: { readonly list: ListId; readonly result: readonly BoxRow[] },
): Refusal | null {
  const found = namedBox(state, list);
  if (!found.ok) return found.error;
  const { box, title } = found.value;
  const needed = state.electronic?.ceremony?.needed ?? 0;
  const people = listOf(state, list)?.votedOn.length ?? 0;
  const voters = box.closed?.voters ?? 0;
  const marked = ([high, confidence, low]: BoxRow) => high + confidence + low;
  const why =
    box.opened !== null
      ? text('hòm đã mở', 'the box is open')
      : box.decryptions.length < needed || voters === 0
        ? text(
            `mới có ${box.decryptions.length}/${needed} phần giải mã`,
            `only ${box.decryptions.length} of ${needed} shares are there`,
          )
        : result.length !== people
          ? text(
              `kết quả có ${result.length} dòng, danh sách có ${people} người`,
              `${result.length} rows for ${people} people`,
            )
          : result.some((row) => marked(row) > voters || (everyRowMarked(rules) && marked(row) !== voters))
            ? text(
                'một dòng có số phiếu khác số mã đã bỏ phiếu',
                'a row does not come to the number of codes that voted',
              )
            : null;
  return why === null ? null : refuse(refusals.boxNotOpenable, title, why);
}

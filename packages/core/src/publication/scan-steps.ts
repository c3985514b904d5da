// What a machine count needs next. Everybody sees these steps, so that none of them depends on a figure: how many sheets are checked would tell how close a result is.

import type { ListId } from '../basics/ids.ts';
import { committeeRoles, type Role } from '../basics/roles.ts';
import { text } from '../basics/text.ts';
import { waitsForBox } from '../count/box/count.ts';
import { sheetsToCheck } from '../count/scan/check.ts';
import { scanCounting, scanState } from '../count/scan/standing.ts';
import type { Counting } from '../count/state.ts';
import type { Step } from './steps.ts';

/** The steps that a list counted by scanner still needs; empty once it may be canvassed. */
export function scanSteps(state: Counting, list: ListId, title: string): Step[] {
  const counting = scanCounting(state, list);
  if (counting === null) return [];
  const { unbatched, batches, queue, collected } = scanState(state, list);
  const step = (vi: string, en: string, command: string, who: readonly Role[] = committeeRoles): Step => {
    return { what: text(`${title}: ${vi}`, `${title}: ${en}`), who, command };
  };
  const steps: Step[] = [];
  if (unbatched > 0)
    steps.push(step(`chia tập ${unbatched} phiếu`, `form batches of ${unbatched} ballots`, 'form-batches'));
  const unread = batches.filter(({ size, sheets }) => sheets < size).length;
  if (unread > 0) steps.push(step(`quét ${unread} tập`, `scan ${unread} batches`, 'record-sheets'));
  const over = batches.filter(({ size, sheets }) => sheets > size).length;
  if (over > 0 || unbatched < 0)
    steps.push(
      step(
        'số tờ máy đọc nhiều hơn số đếm tay: đếm lại, đính chính hoặc bỏ ảnh thừa',
        'more sheets than were counted by hand: count again, correct, or leave out what is no ballot',
        'correct-batch',
        ['committee-head'],
      ),
    );
  const undecided = queue.filter((flag) => flag.waits === 'decide').length;
  const unconfirmed = queue.length - undecided;
  if (undecided > 0)
    steps.push(
      step(`Ban Kiểm phiếu quyết định ${undecided} chỗ`, `the committee decides ${undecided} places`, 'decide-flag'),
    );
  if (unconfirmed > 0)
    steps.push(
      step(
        `người thứ hai xác nhận ${unconfirmed} quyết định`,
        `a second person confirms ${unconfirmed} decisions`,
        'confirm-flag',
      ),
    );
  if (collected === 0 || (steps.length > 0 && counting.commitment === null)) return steps;
  // A difference that the check found is decided while the check goes on.
  if (counting.commitment === null)
    return waitsForBox(state, list)
      ? []
      : [
          step(
            'chốt kết quả đọc và đọc to mã đối chiếu',
            'commit the readings and read the hash aloud',
            'commit-readings',
            ['committee-head'],
          ),
        ];
  const toCheck = sheetsToCheck(state, list);
  if (toCheck === null)
    return [step('gieo xúc xắc, chọn mẫu kiểm tra', 'throw the dice, draw the sample', 'draw-sample')];
  return toCheck.every((sheet) => sheet.checked)
    ? steps
    : [
        ...steps,
        step('kiểm tra bằng tay các phiếu phải kiểm tra', 'check by hand the sheets to be checked', 'check-sheet'),
      ];
}

// The committee opens the electronic boxes: each member whose key takes part gives a proved share, and enough of them open the box.
import { err, ok } from '../../basics/result.ts';
import { committeeRoles } from '../../basics/roles.ts';
import { text } from '../../basics/text.ts';
import { command } from '../../record/command.ts';
import type { Rules } from '../../rules/rules.ts';
import type { CountEvent } from '../events.ts';
import type { Counting } from '../state.ts';
import { boxDecryptionGiven, boxOpened } from './events.ts';
import { decryptionProblem, openedProblem } from './fits.ts';

export const recordDecryption = command({
  name: 'record-decryption',
  title: text('Ghi một phần giải mã', 'Record a share of opening a box'),
  data: boxDecryptionGiven.data,
  internal: true,
  roles: committeeRoles,
  stages: ['counting'],
  decide: (_rules, state: Counting, data, { by }) => {
    const problem = decryptionProblem(state, data, by.account);
    return problem === null ? ok<CountEvent[]>([{ type: 'box-decryption-given', data }]) : err(problem);
  },
});

export const recordBoxOpened = command({
  name: 'record-box-opened',
  title: text('Mở hòm phiếu điện tử', 'Open the electronic box'),
  data: boxOpened.data,
  internal: true,
  roles: committeeRoles,
  stages: ['counting'],
  decide: (rules: Rules, state: Counting, data) => {
    const problem = openedProblem(rules, state, data);
    return problem === null ? ok<CountEvent[]>([{ type: 'box-opened', data }]) : err(problem);
  },
});

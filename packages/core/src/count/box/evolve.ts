import { withBox } from '../../polls/electronic/evolve.ts';
import { CorruptRecord, done, type RecordedOf } from '../../record/command.ts';
import type { Rules } from '../../rules/rules.ts';
import type { Counting } from '../state.ts';
import type { boxEvents } from './events.ts';
import { decryptionProblem, openedProblem } from './fits.ts';

/** Folds the opening of an electronic box. Throws `CorruptRecord` where an act does not fit. */
export function evolveBox(rules: Rules, state: Counting, event: RecordedOf<(typeof boxEvents)[number]>): Counting {
  const problem =
    event.type === 'box-opened'
      ? openedProblem(rules, state, event.data)
      : decryptionProblem(state, event.data, event.by.account);
  if (problem !== null) throw new CorruptRecord(event.number, problem.message);
  if (event.type === 'box-opened') {
    const { result, bel, end } = event.data;
    return withBox(state, event, (box) => ({ ...box, opened: { result, bel, end, done: done(event) } }));
  }
  const { seat, sha256 } = event.data;
  return withBox(state, event, (box) => ({
    ...box,
    decryptions: [...box.decryptions, { seat, sha256, done: done(event) }],
  }));
}

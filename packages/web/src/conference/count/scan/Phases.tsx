import { type ScanView, text } from '@tinnhiem/core';
import { ArrowIcon, DoneIcon } from '../../../components/icons.tsx';
import { useText } from '../../../language.tsx';
import { phaseNames, phasesOf } from './phases.ts';
import classes from './scan.module.css';

const words = {
  title: text('Các bước của việc kiểm phiếu bằng máy quét', 'Parts of a count by scanner'),
  done: text('đã xong', 'done'),
  now: text('đang làm', 'now'),
  later: text('chưa đến', 'later'),
} as const;

/** How far the count of a list is, in five parts. */
export function Phases({ scan }: { readonly scan: ScanView }) {
  const say = useText();
  return (
    <ol className={classes.phases} aria-label={say(words.title)}>
      {phasesOf(scan).map(({ phase, state, note }, index) => (
        <li key={phase} className={classes.phase} data-state={state}>
          <b>
            {state === 'done' ? <DoneIcon size={16} /> : state === 'now' ? <ArrowIcon size={16} /> : `${index + 1}.`}
            <span>
              {say(phaseNames[phase])}
              <span className="visually-hidden"> ({say(words[state])})</span>
            </span>
          </b>
          {note !== null && <small>{say(note)}</small>}
        </li>
      ))}
    </ol>
  );
}

import { type BallotMarks, text } from '@tinnhiem/core';
import { useEffect, useRef } from 'react';
import { useText } from '../../language.tsx';
import classes from './entry.module.css';

const words = {
  title: text('Các phiếu trong tập', 'Ballots of the batch'),
  ballot: text('Phiếu', 'Ballot'),
  entered: text('đã nhập', 'entered'),
  missing: text('chưa nhập', 'not yet'),
} as const;

export interface BallotStripProps {
  readonly size: number;
  readonly taken: ReadonlyMap<number, BallotMarks>;
  readonly ballot: number | null;
  readonly onOpen: (ballot: number) => void;
}

/** Every ballot of the batch: entered or not, and the way back to an earlier one. */
export function BallotStrip({ size, taken, ballot, onOpen }: BallotStripProps) {
  const say = useText();
  const strip = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const at = strip.current?.children[(ballot ?? size) - 1];
    if (strip.current !== null && at instanceof HTMLElement) strip.current.scrollTop = at.offsetTop - at.offsetHeight;
  }, [ballot, size]);
  return (
    <section aria-label={say(words.title)}>
      <h2 className={classes.stripTitle}>
        {say(words.title)} ({taken.size}/{size})
      </h2>
      <ol ref={strip} className={classes.strip}>
        {Array.from({ length: size }, (_, index) => index + 1).map((number) => (
          <li key={number}>
            <button
              type="button"
              data-taken={taken.has(number)}
              aria-current={number === ballot ? 'true' : undefined}
              aria-label={`${say(words.ballot)} ${number}, ${say(taken.has(number) ? words.entered : words.missing)}`}
              onClick={(event) => {
                event.currentTarget.blur();
                onOpen(number);
              }}
            >
              {number}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

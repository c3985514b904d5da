import { type ScanReason, type Text, text } from '@tinnhiem/core';
import { useEffect, useRef } from 'react';
import { useText } from '../../../language.tsx';
import classes from './bench.module.css';
import type { Work } from './flag-queue.ts';
import type { Filter, Waiting } from './ScanAdjudication.tsx';

const words = {
  work: text('Những chỗ còn chờ', 'What waits'),
  places: text('Các chỗ', 'Places'),
  all: text('Mọi lý do', 'Every reason'),
} as const;

const workNames: Readonly<Record<Work, Text>> = {
  decide: text('Chờ quyết định', 'To decide'),
  confirm: text('Chờ bạn xác nhận', 'For you to confirm'),
  others: text('Bạn đã ghi, chờ người khác', 'Yours, for others to confirm'),
};

export interface QueueSideProps {
  readonly counts: readonly { readonly work: Work; readonly count: number }[];
  readonly reasons: readonly { readonly reason: ScanReason; readonly name: Text; readonly count: number }[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly items: readonly Waiting[];
  /** Key of the place that is open. */
  readonly at: string;
  readonly onGo: (index: number) => void;
}

/** How much is left, by whose work it is and why; and every place, to go to. */
export function QueueSide({ counts, reasons, filter, onFilter, items, at, onGo }: QueueSideProps) {
  const say = useText();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(at)}"]`);
    if (list.current !== null && current !== null && current !== undefined)
      list.current.scrollTop = current.offsetTop - list.current.clientHeight / 2;
  }, [at]);
  // A button that keeps the focus would take the Enter that saves.
  const hold = (event: React.MouseEvent) => event.preventDefault();
  return (
    <nav className={classes.side} aria-label={say(words.work)}>
      <ul className={classes.works}>
        {counts
          .filter(({ count }) => count > 0)
          .map(({ work, count }) => (
            <li key={work}>
              <button
                type="button"
                aria-pressed={filter.work === work && filter.reason === null}
                onMouseDown={hold}
                onClick={() => onFilter({ work, reason: null })}
              >
                <span>{say(workNames[work])}</span> <b>{count}</b>
              </button>
            </li>
          ))}
        {reasons.length > 1 &&
          reasons.map(({ reason, name, count }) => (
            <li key={reason}>
              <button
                type="button"
                className={classes.reason}
                aria-pressed={filter.reason === reason}
                onMouseDown={hold}
                onClick={() => onFilter({ work: filter.work, reason: filter.reason === reason ? null : reason })}
              >
                <span>{say(name)}</span> <b>{count}</b>
              </button>
            </li>
          ))}
      </ul>
      <ol ref={list} className={classes.places} aria-label={say(words.places)}>
        {items.map(({ key, flag, list: own }, index) => (
          <li key={key} data-place={key}>
            <button
              type="button"
              aria-current={key === at ? 'true' : undefined}
              onMouseDown={hold}
              onClick={() => onGo(index)}
            >
              <span>
                {say(text(`Tập ${flag.batch} · phiếu ${flag.ballot}`, `Batch ${flag.batch} · ballot ${flag.ballot}`))}
              </span>
              <span className={classes.figure}>
                {flag.row === null
                  ? say(text('cả tờ', 'sheet'))
                  : say(text(`dòng ${flag.row + 1}`, `row ${flag.row + 1}`))}
              </span>
              <span className="visually-hidden">{own.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

import { isLevel, type Level, type ListView, levels, type RowMark, text, type WholeMark } from '@tinnhiem/core';
import { useEffect, useRef } from 'react';
import { useText } from '../../language.tsx';
import classes from './entry.module.css';
import { levelNames, type MarkKey, shortNames } from './entry-keys.ts';
import type { Entry, EntryStep } from './entry-state.ts';

const words = {
  rows: text('Những người trên phiếu', 'People on the ballot'),
  whole: text('Cả phiếu', 'Whole ballot'),
  wholeHint: text(
    'Enter để lưu. Bấm lại phím đó để quay về từng dòng.',
    'Enter saves. Press the key again to return to the rows.',
  ),
  name: text('Họ và tên', 'Name'),
  other: text('Khác', 'Other'),
} as const;

export interface BallotRowsProps {
  readonly people: ListView['people'];
  readonly entry: Entry;
  readonly sheet: readonly MarkKey<WholeMark>[];
  readonly onStep: (step: EntryStep) => void;
}

/** The ballot as the paper shows it: a row for each person, three boxes, the current row large. */
export function BallotRows({ people, entry, sheet, onStep }: BallotRowsProps) {
  const say = useText();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const rows = list.current;
    const row = rows?.children[Math.min(entry.current, people.length - 1)];
    if (rows === null || !(row instanceof HTMLElement)) return;
    // Rows above and below stay in sight, as on the paper; only the list moves, never the page.
    if (rows.scrollHeight > rows.clientHeight)
      rows.scrollTop = row.offsetTop - (rows.clientHeight - row.offsetHeight) / 2;
    else row.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [entry.current, people.length]);
  const whole = entry.whole === 'ok' ? undefined : sheet.find((key) => key.mark === entry.whole);
  return (
    <div className={classes.paper}>
      <div className={classes.head} aria-hidden="true">
        <span>{say(words.name)}</span>
        {levels.map((level, index) => (
          <span key={level}>
            <kbd>{index + 1}</kbd> {say(levelNames[level])}
          </span>
        ))}
        <span>{say(words.other)}</span>
      </div>
      <ol ref={list} className={classes.rows} aria-label={say(words.rows)} data-void={whole !== undefined}>
        {people.map((person, index) => (
          <Row
            key={person.person}
            number={index + 1}
            name={person.name}
            position={person.position}
            mark={entry.rows[index] ?? null}
            isCurrent={index === entry.current && whole === undefined}
            onGo={() => onStep({ kind: 'go', row: index })}
            onMark={(mark) => {
              onStep({ kind: 'go', row: index });
              onStep({ kind: 'mark', mark });
            }}
          />
        ))}
      </ol>
      {whole !== undefined && (
        <div className={classes.whole} role="status">
          <p>
            {say(words.whole)}: <b>{say(whole.name)}</b>
          </p>
          <p>{say(words.wholeHint)}</p>
        </div>
      )}
    </div>
  );
}

interface RowProps {
  readonly number: number;
  readonly name: string;
  readonly position: string;
  readonly mark: RowMark | null;
  readonly isCurrent: boolean;
  readonly onGo: () => void;
  readonly onMark: (mark: Level) => void;
}

function Row({ number, name, position, mark, isCurrent, onGo, onMark }: RowProps) {
  const say = useText();
  const other = mark === null || isLevel(mark) ? undefined : shortNames[mark];
  return (
    <li
      className={classes.row}
      data-current={isCurrent}
      data-marked={mark !== null}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <button
        type="button"
        tabIndex={-1}
        className={classes.who}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onGo}
      >
        <span className={classes.rowNumber}>{number}.</span>
        <span className={classes.rowName}>
          {name}
          <small>{position}</small>
        </span>
      </button>
      {levels.map((level) => (
        <button
          key={level}
          type="button"
          tabIndex={isCurrent ? 0 : -1}
          className={classes.box}
          aria-pressed={mark === level}
          aria-label={`${name}: ${say(levelNames[level])}`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onMark(level)}
        >
          <span>{mark === level ? '✕' : ''}</span>
        </button>
      ))}
      <span className={classes.other}>{other === undefined ? '' : say(other)}</span>
    </li>
  );
}

import { type RowMark, text, type WholeMark } from '@tinnhiem/core';
import { useText } from '../../language.tsx';
import classes from './entry.module.css';
import type { MarkKey } from './entry-keys.ts';
import type { EntryStep } from './entry-state.ts';

const words = {
  title: text('Phím', 'Keys'),
  row: text('Dòng đang chọn', 'The current row'),
  sheet: text('Cả phiếu', 'The whole ballot'),
  moves: text(
    '↑ ↓ chọn dòng · ⌫ xóa dòng trước · Enter lưu phiếu · PgUp PgDn phiếu trước, sau',
    '↑ ↓ rows · ⌫ takes back · Enter saves · PgUp PgDn ballots',
  ),
} as const;

export interface KeyPadProps {
  readonly rows: readonly MarkKey<RowMark>[];
  readonly sheet: readonly MarkKey<WholeMark>[];
  readonly whole: WholeMark;
  readonly onStep: (step: EntryStep) => void;
}

/** What each key means; on a phone, the keys themselves. */
export function KeyPad({ rows, sheet, whole, onStep }: KeyPadProps) {
  const say = useText();
  return (
    <section className={classes.keypad} aria-label={say(words.title)}>
      <h2>{say(words.row)}</h2>
      <ul>
        {rows.map((key) => (
          <li key={key.mark}>
            <button
              type="button"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onStep({ kind: 'mark', mark: key.mark })}
            >
              <kbd>{key.label}</kbd> <span>{say(key.name)}</span>
            </button>
          </li>
        ))}
      </ul>
      <h2>{say(words.sheet)}</h2>
      <ul>
        {sheet.map((key) => (
          <li key={key.mark}>
            <button
              type="button"
              aria-pressed={whole === key.mark}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onStep({ kind: 'whole', mark: key.mark })}
            >
              <kbd>{key.label}</kbd> <span>{say(key.name)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.moves}>{say(words.moves)}</p>
    </section>
  );
}

import type { RowMark, WholeMark } from '@tinnhiem/core';
import { useEffect, useRef } from 'react';
import { useText } from '../../language.tsx';
import classes from './cell.module.css';
import { type MarkKey, pressed } from './entry-keys.ts';
import { isMeantElsewhere } from './keyboard.ts';

export interface CellChoiceProps {
  readonly label: string;
  readonly keys: readonly MarkKey<RowMark | WholeMark>[];
  readonly chosen: RowMark | WholeMark | null;
  readonly onChoose: (mark: RowMark | WholeMark) => void;
  /** Enter, wherever the focus is not in a field. */
  readonly onEnter?: () => void;
}

/** One cell to read or to decide: a key for each answer. */
export function CellChoice({ label, keys, chosen, onChoose, onEnter }: CellChoiceProps) {
  const say = useText();
  const onKey = (event: KeyboardEvent) => {
    if (isMeantElsewhere(event) || event.repeat) return;
    const key = pressed(keys, event);
    if (key !== undefined) onChoose(key.mark);
    else if (event.key === 'Enter' && onEnter !== undefined) onEnter();
    else return;
    event.preventDefault();
  };
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  return (
    <fieldset className={classes.choice}>
      <legend className="visually-hidden">{label}</legend>
      {keys.map((key) => (
        <button
          key={key.mark}
          type="button"
          aria-pressed={chosen === key.mark}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(key.mark)}
        >
          <kbd>{key.label}</kbd>
          <span>{say(key.name)}</span>
        </button>
      ))}
    </fieldset>
  );
}

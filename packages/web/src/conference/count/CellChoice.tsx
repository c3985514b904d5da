import { useText } from '../../language.tsx';
import classes from './cell.module.css';
import { type MarkKey, pressed } from './entry-keys.ts';
import { isMeantElsewhere, useKeys } from './keyboard.ts';

export interface CellChoiceProps<Mark extends string> {
  readonly label: string;
  readonly keys: readonly MarkKey<Mark>[];
  readonly chosen: Mark | null;
  readonly onChoose: (mark: Mark) => void;
  /** Enter, wherever the focus is not in a field. */
  readonly onEnter?: () => void;
}

/** One cell to read or to decide: a key for each answer. */
export function CellChoice<Mark extends string>({ label, keys, chosen, onChoose, onEnter }: CellChoiceProps<Mark>) {
  const say = useText();
  const onKey = (event: KeyboardEvent) => {
    if (isMeantElsewhere(event) || event.repeat) return;
    const key = pressed(keys, event);
    if (key !== undefined) onChoose(key.mark);
    else if (event.key === 'Enter' && onEnter !== undefined) onEnter();
    else return;
    event.preventDefault();
  };
  useKeys(onKey);
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

// The fields that editors of the plan's own values are made of.
import { NativeSelect, NumberInput } from '@mantine/core';
import type { Text } from '@tinnhiem/core';
import { useText } from '../../language.tsx';
import { usePlanForm } from './form.tsx';
import type { EditableKey } from './own-values.ts';
import { type Path, setIn } from './paths.ts';

export type Choices = Readonly<Record<string, Text>>;

/** One of the plan's own values, and how to change a place inside it. */
export function useOwn<T>(name: EditableKey): { value: T; set: (path: Path, next: unknown) => void } {
  const { plan, change } = usePlanForm();
  return {
    value: plan.rules.overlay?.[name] as T,
    set: (path, next) => change((known) => setIn(known, ['rules', 'overlay', name, ...path], next)),
  };
}

interface PickProps {
  readonly label: Text;
  readonly value: string;
  readonly choices: Choices;
  readonly onPick: (value: string) => void;
}

/** One of some choices. */
export function Pick({ label, value, choices, onPick }: PickProps) {
  const say = useText();
  return (
    <NativeSelect
      label={say(label)}
      value={value}
      onChange={(event) => onPick(event.currentTarget.value)}
      data={Object.entries(choices).map(([key, choice]) => ({ value: key, label: say(choice) }))}
    />
  );
}

interface WholeProps {
  readonly label: Text | string;
  readonly value: number;
  readonly min: number;
  readonly onPick: (value: number) => void;
}

/** A whole number. */
export function Whole({ label, value, min, onPick }: WholeProps) {
  const say = useText();
  return (
    <NumberInput
      label={typeof label === 'string' ? label : say(label)}
      min={min}
      max={999}
      allowDecimal={false}
      allowNegative={false}
      value={value}
      onChange={(next) => typeof next === 'number' && onPick(next)}
    />
  );
}

import { TextInput } from '@mantine/core';
import { formatDay, isDay, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useText } from '../language.tsx';
import { readDay } from './read-day.ts';

const notADay = text('Ghi ngày, tháng, năm, ví dụ 05/12/2026', 'Day, month, year, such as 05/12/2026');

export interface DayInputProps {
  readonly value: string | undefined;
  /** Hears the day once it is one; until then, what is typed. */
  readonly onChange: (day: string) => void;
  readonly label: string;
  readonly id?: string;
  readonly description?: string | undefined;
  readonly error?: string | null | undefined;
  readonly withAsterisk?: boolean;
  readonly required?: boolean;
  /** Greatest width. */
  readonly maw?: number;
}

/**
 * A day typed as it is written in Vietnam, whatever language the browser speaks: the browser's own field reads 05/12 as
 * 12 May where the computer is set to English.
 */
export function DayInput({ value, onChange, error, maw = 220, ...input }: DayInputProps) {
  const say = useText();
  const shown = value !== undefined && isDay(value) ? formatDay(value) : (value ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const isOdd = typed !== null && typed.trim() !== '' && readDay(typed) === null;
  return (
    <TextInput
      {...input}
      maw={maw}
      placeholder="dd/mm/yyyy"
      inputMode="numeric"
      autoComplete="off"
      error={error ?? (isOdd && left ? say(notADay) : null)}
      value={typed ?? shown}
      onFocus={() => setLeft(false)}
      onChange={(event) => {
        const words = event.currentTarget.value;
        setTyped(words);
        onChange(readDay(words) ?? words);
      }}
      onBlur={() => {
        setLeft(true);
        if (!isOdd) setTyped(null);
      }}
    />
  );
}

/** A day, or nothing while what is typed is none. */
export function dayOrNothing(typed: string): string {
  return isDay(typed) ? typed : '';
}

import { TextInput } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { useText } from '../language.tsx';
import { readTime } from './read-time.ts';

const notATime = text('Ghi giờ và phút, ví dụ 08:15 hoặc 8h15', 'Hour and minute, such as 08:15');

export interface TimeInputProps {
  readonly value: string;
  /** Hears what is typed, and once the field is left the time as it was read. */
  readonly onChange: (typed: string) => void;
  readonly label: string;
  readonly id?: string;
  readonly description?: string | undefined;
  readonly error?: string | null;
  readonly withAsterisk?: boolean;
  readonly required?: boolean;
}

/** A time of the day as people write it: `8h15` becomes `08:15`. */
export function TimeInput({ value, onChange, error = null, ...input }: TimeInputProps) {
  const say = useText();
  const [left, setLeft] = useState(false);
  const time = readTime(value);
  return (
    <TextInput
      {...input}
      maw={220}
      autoComplete="off"
      value={value}
      error={error ?? (left && value.trim() !== '' && time === null ? say(notATime) : null)}
      onFocus={() => setLeft(false)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        setLeft(true);
        if (time !== null) onChange(time);
      }}
    />
  );
}

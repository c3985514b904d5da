import { PasswordInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useText } from '../language.tsx';
import { leastPasswordLength, sessionText } from './session.text.ts';

export interface ChosenPassword {
  readonly password: string;
  readonly repeated: string;
}

export const noPassword: ChosenPassword = { password: '', repeated: '' };

/** Whether a chosen password is long enough and was typed the same twice. */
export function isGoodPassword({ password, repeated }: ChosenPassword): boolean {
  return password.length >= leastPasswordLength && password === repeated;
}

export interface NewPasswordProps {
  readonly value: ChosenPassword;
  readonly onChange: (value: ChosenPassword) => void;
  readonly isChange?: boolean;
}

/** A new password, typed twice. Complaints come when a field is left or Enter is pressed, not while typing. */
export function NewPassword({ value, onChange, isChange = false }: NewPasswordProps) {
  const say = useText();
  const [left, setLeft] = useState({ password: false, repeated: false });
  const tooShort = left.password && value.password.length < leastPasswordLength;
  const onEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter') setLeft({ password: true, repeated: value.password !== '' });
  };
  const differs = left.repeated && value.password !== value.repeated;
  return (
    <>
      <PasswordInput
        label={say(isChange ? sessionText.next : sessionText.password)}
        description={say(sessionText.passwordHint)}
        autoComplete="new-password"
        required
        value={value.password}
        onBlur={() => setLeft((known) => ({ ...known, password: value.password !== '' }))}
        onKeyDown={onEnter}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        error={tooShort ? say(sessionText.tooShort) : null}
      />
      <PasswordInput
        label={say(sessionText.repeat)}
        autoComplete="new-password"
        required
        value={value.repeated}
        onBlur={() => setLeft((known) => ({ ...known, repeated: value.repeated !== '' }))}
        onKeyDown={onEnter}
        onChange={(event) => onChange({ ...value, repeated: event.currentTarget.value })}
        error={differs ? say(sessionText.different) : null}
      />
    </>
  );
}

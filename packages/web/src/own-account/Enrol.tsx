import { PasswordInput, Stack, TextInput, Text as Words } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { QrCode } from '../components/QrCode.tsx';
import { StepForm } from '../components/StepForm.tsx';
import { useText } from '../language.tsx';
import { ownText } from './own-account.text.ts';

interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** Enrols a phone: the password once more, the QR code, the first code. */
export function Enrol({ onEnrolled }: { readonly onEnrolled: (recoveryCodes: readonly string[]) => void }) {
  const say = useText();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);

  if (enrolment === null)
    return (
      <StepForm
        ready={password !== ''}
        submitLabel={say(ownText.enrol)}
        onSubmit={async () => {
          setEnrolment(await api.post<Enrolment>('/api/session/factor', { password }));
          setPassword('');
        }}
      >
        <PasswordInput
          label={say(ownText.enrolPassword)}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </StepForm>
    );
  return (
    <StepForm
      ready={code.trim() !== ''}
      submitLabel={say(ownText.next)}
      onSubmit={async () =>
        onEnrolled(
          (await api.post<{ recoveryCodes: readonly string[] }>('/api/session/factor/confirm', { code })).recoveryCodes,
        )
      }
    >
      <Words>{say(ownText.scan)}</Words>
      <QrCode text={enrolment.uri} label={say(ownText.qrLabel)} size="52mm" />
      <Stack gap={2}>
        <Words size="sm">{say(ownText.typed)}:</Words>
        <Words ff="monospace" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {enrolment.secret.match(/.{1,4}/g)?.join(' ')}
        </Words>
      </Stack>
      <TextInput
        label={say(ownText.firstCode)}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        autoFocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </StepForm>
  );
}

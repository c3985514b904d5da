import { Badge, Group, Stack, TextInput, Text as Words } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { Section } from '../components/Section.tsx';
import { Answered } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { Enrol } from './Enrol.tsx';
import { ownText } from './own-account.text.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';

interface Factor {
  readonly enrolled: boolean;
  readonly demanded: boolean;
  readonly recoveryCodesLeft: number;
}

/** The phone that is asked besides the password. */
export function SecondFactorSection({ mustEnrol }: { readonly mustEnrol: boolean }) {
  const say = useText();
  const client = useQueryClient();
  // While it must be enrolled first, nothing else may be asked.
  const query = useQuery({
    queryKey: ['session', 'factor'],
    queryFn: () =>
      mustEnrol
        ? Promise.resolve<Factor>({ enrolled: false, demanded: true, recoveryCodesLeft: 0 })
        : api.get<Factor>('/api/session/factor'),
  });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['session'] });

  if (codes !== null)
    return (
      <Section title={ownText.recovery}>
        <RecoveryCodes
          codes={codes}
          onDone={() => {
            setCodes(null);
            void refresh();
          }}
        />
      </Section>
    );
  return (
    <Section title={ownText.factor} why={ownText.factorWhy}>
      {mustEnrol && <Notice tone="warning">{say(ownText.factorDemanded)}</Notice>}
      <Answered query={query}>
        {({ enrolled, recoveryCodesLeft }) =>
          enrolled ? (
            <Enrolled
              recoveryCodesLeft={recoveryCodesLeft}
              onCodes={setCodes}
              onRemoved={() => {
                notify(say(ownText.removed));
                void refresh();
              }}
            />
          ) : (
            <Stack gap="sm" mt={mustEnrol ? 'sm' : 0}>
              <Badge variant="outline" radius="sm" tt="none" color="#5f6672">
                {say(ownText.factorOff)}
              </Badge>
              <Enrol
                onEnrolled={(drawn) => {
                  setCodes(drawn);
                  notify(say(ownText.enrolled));
                }}
              />
            </Stack>
          )
        }
      </Answered>
    </Section>
  );
}

interface EnrolledProps {
  readonly recoveryCodesLeft: number;
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onRemoved: () => void;
}

function Enrolled({ recoveryCodesLeft, onCodes, onRemoved }: EnrolledProps) {
  const say = useText();
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>(null);
  const attempt = async (act: () => Promise<void>) => {
    setError(null);
    try {
      await act();
      setCode('');
    } catch (thrown) {
      setError(thrown);
      return false;
    }
    return true;
  };
  const open = () => {
    setCode('');
    setError(null);
  };
  const field = (
    <TextInput
      label={say(ownText.codeOrRecovery)}
      autoComplete="one-time-code"
      data-autofocus
      value={code}
      onChange={(event) => setCode(event.currentTarget.value)}
    />
  );
  return (
    <Stack gap="sm" align="flex-start">
      <Badge variant="outline" radius="sm" tt="none" color="#1f6b3a">
        {say(ownText.factorOn)}
      </Badge>
      <Words>
        {say(ownText.recoveryLeft)}: <b>{recoveryCodesLeft}</b>
      </Words>
      <Group gap="xs">
        <ConfirmButton
          variant="default"
          label={ownText.recoveryNew}
          explain={ownText.recoveryNewWhy}
          ready={code.trim() !== ''}
          error={error}
          onOpen={open}
          onConfirm={() =>
            attempt(async () => {
              const sent = { code };
              onCodes(
                (await api.post<{ recoveryCodes: readonly string[] }>('/api/session/factor/recovery-codes', sent))
                  .recoveryCodes,
              );
            })
          }
        >
          {field}
        </ConfirmButton>
        <ConfirmButton
          variant="default"
          label={ownText.remove}
          explain={ownText.removeWhy}
          ready={code.trim() !== ''}
          error={error}
          onOpen={open}
          onConfirm={() =>
            attempt(async () => {
              await api.post('/api/session/factor/remove', { code });
              onRemoved();
            })
          }
        >
          {field}
        </ConfirmButton>
      </Group>
      <Words size="sm" c="dimmed">
        {say(ownText.lost)}
      </Words>
    </Stack>
  );
}

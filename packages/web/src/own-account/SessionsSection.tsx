import { Button, Group, Stack, Text as Words } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { formatMoment } from '../components/format.ts';
import { notify } from '../components/notify.ts';
import { Section } from '../components/Section.tsx';
import { Answered, ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { ownText } from './own-account.text.ts';

interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly begun: string;
  readonly lastUsed: string;
  readonly isThis: boolean;
}

/** Where somebody is signed in: device, and moments to the hour. */
export function SessionsSection() {
  const say = useText();
  const client = useQueryClient();
  const queryKey = ['session', 'all'];
  const query = useQuery({ queryKey, queryFn: () => api.get<readonly OwnSession[]>('/api/session/all') });
  const [error, setError] = useState<unknown>(null);
  const end = async (path: string) => {
    setError(null);
    try {
      await api.delete(path);
      await client.invalidateQueries({ queryKey });
      notify(say(ownText.ended));
    } catch (thrown) {
      setError(thrown);
      return false;
    }
    return true;
  };
  return (
    <Section
      title={ownText.sessions}
      why={ownText.sessionsWhy}
      actions={
        (query.data?.length ?? 0) > 1 && (
          <ConfirmButton
            variant="default"
            size="xs"
            mih={28}
            label={ownText.endOthers}
            explain={ownText.endOthersWhy}
            error={error}
            onConfirm={() => end('/api/session/others')}
          />
        )
      }
    >
      <ErrorState error={error} />
      <Answered query={query}>
        {(sessions) => (
          <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
            {sessions.map(({ id, device, begun, lastUsed, isThis }) => {
              const shown = device === '' ? say(ownText.unknownDevice) : device;
              return (
                <Group component="li" key={id} justify="space-between" gap="xs">
                  <div>
                    <Words fw={500}>
                      {shown}
                      {isThis && ` (${say(ownText.thisOne)})`}
                    </Words>
                    <Words size="sm" c="dimmed">
                      {say(ownText.begun)} {formatMoment(begun)} · {say(ownText.lastUsed)} {formatMoment(lastUsed)}
                    </Words>
                  </div>
                  {!isThis && (
                    <Button variant="default" size="xs" mih={28} onClick={() => void end(`/api/session/all/${id}`)}>
                      {say(ownText.end)}
                      <span className="visually-hidden">: {shown}</span>
                    </Button>
                  )}
                </Group>
              );
            })}
          </Stack>
        )}
      </Answered>
    </Section>
  );
}

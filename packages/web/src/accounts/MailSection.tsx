import { Button, List, Text as Words } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Text } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { formatMoment } from '../components/format.ts';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { Section } from '../components/Section.tsx';
import { Answered, ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { mailText } from './mail.text.ts';

interface MailState {
  readonly server: {
    readonly host: string;
    readonly port: number;
    readonly from: string;
    readonly hour: number;
  } | null;
  readonly letters: Readonly<Record<'waiting' | 'sending' | 'sent' | 'refused' | 'nothing', number>> | null;
  readonly lastSent: string | null;
  readonly problem: { readonly at: string; readonly what: Text; readonly todo: Text } | null;
  readonly pausedUntil: string | null;
}

// What goes on by itself is looked at again.
const every = 15_000;

/** For the technician: whether reminders by e-mail go out. */
export function MailSection() {
  const say = useText();
  const client = useQueryClient();
  const queryKey = ['mail'];
  const query = useQuery({ queryKey, queryFn: () => api.get<MailState>('/api/mail'), refetchInterval: every });
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const tryOut = async () => {
    setError(null);
    setWorking(true);
    try {
      await api.post('/api/mail/trial', {});
      notify(say(mailText.tried));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
      await client.invalidateQueries({ queryKey });
    }
  };
  return (
    <Section
      title={mailText.title}
      why={mailText.why}
      actions={
        <Button variant="default" size="xs" mih={28} loading={working} onClick={() => void tryOut()}>
          {say(mailText.tryOut)}
        </Button>
      }
    >
      <ErrorState error={error} />
      <Answered query={query}>
        {(state) => <State {...state} problem={error === null ? state.problem : null} />}
      </Answered>
    </Section>
  );
}

function State({ server, letters, lastSent, problem, pausedUntil }: MailState) {
  const say = useText();
  if (server === null || letters === null) return null;
  const { sent, waiting, refused, sending, nothing } = letters;
  const counts = (
    [
      [mailText.sent, sent],
      [mailText.waiting, waiting],
      [mailText.refused, refused],
      [mailText.unclear, sending],
      [mailText.nothing, nothing],
    ] as const
  ).flatMap(([label, count]) => (count === 0 ? [] : [`${say(label)} ${count}`]));
  // What was mended since is of no concern any more.
  const stands = problem !== null && (lastSent === null || lastSent < problem.at);
  return (
    <>
      <List size="sm" spacing={2} my="sm">
        <List.Item>
          {say(mailText.server)}: {server.host}:{server.port}, {say(mailText.from)} {server.from}, {say(mailText.hour)}{' '}
          {String(server.hour).padStart(2, '0')}:00
        </List.Item>
        <List.Item>
          {say(mailText.today)}: {counts.length === 0 ? say(mailText.none) : counts.join(' · ')}
        </List.Item>
        <List.Item>
          {say(mailText.lastSent)}: {lastSent === null ? say(mailText.never) : formatMoment(lastSent)}
        </List.Item>
      </List>
      {problem !== null && (
        <Notice tone={stands ? 'warning' : 'info'} title={`${say(mailText.lastProblem)}, ${formatMoment(problem.at)}`}>
          {say(problem.what)} {stands && say(problem.todo)}
          {pausedUntil !== null && (
            <Words size="sm">
              {say(mailText.again)} {formatMoment(pausedUntil)}.
            </Words>
          )}
        </Notice>
      )}
    </>
  );
}

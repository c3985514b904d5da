import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import { common } from '../components/common.text.ts';
import { notify } from '../components/notify.ts';
import { Section } from '../components/Section.tsx';
import { Answered, ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { ownText } from './own-account.text.ts';

interface OwnMail {
  readonly set: boolean;
  readonly email: string;
  readonly reminders: boolean;
}

/** Where reminders by e-mail go, and whether they are wanted; nothing is shown where no mail server is set. */
export function RemindersSection() {
  const query = useQuery({ queryKey: ['session', 'mail'], queryFn: () => api.get<OwnMail>('/api/session/mail') });
  if (query.data?.set === false) return null;
  return (
    <Section title={ownText.reminders} why={ownText.remindersWhy}>
      <Answered query={query}>{(mail) => <RemindersForm mail={mail} />}</Answered>
    </Section>
  );
}

function RemindersForm({ mail }: { readonly mail: OwnMail }) {
  const say = useText();
  const client = useQueryClient();
  const [email, setEmail] = useState(mail.email);
  const [reminders, setReminders] = useState(mail.reminders);
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const changed = email.trim() !== mail.email || reminders !== mail.reminders;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (working || !changed) return;
    setWorking(true);
    setError(null);
    try {
      const kept = await api.put<OwnMail>('/api/session/mail', { email: email.trim(), reminders });
      client.setQueryData(['session', 'mail'], kept);
      setEmail(kept.email);
      notify(say(ownText.remindersSaved));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Stack gap="sm" maw={480}>
        <TextInput
          type="email"
          label={say(ownText.email)}
          description={say(ownText.emailHint)}
          autoComplete="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Checkbox
          label={say(ownText.wanted)}
          checked={reminders}
          onChange={(event) => setReminders(event.currentTarget.checked)}
        />
        <ErrorState error={error} />
        <Group>
          <Button type="submit" variant="default" loading={working} disabled={!changed}>
            {say(common.save)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

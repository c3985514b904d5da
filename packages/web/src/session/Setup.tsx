import { Button, List, Stack, TextInput, Title, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import { useHealth } from '../api/queries.ts';
import { Page } from '../components/Page.tsx';
import { Redirect } from '../components/Redirect.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { Entrance } from './Entrance.tsx';
import { isGoodPassword, NewPassword, noPassword } from './NewPassword.tsx';
import { sessionText } from './session.text.ts';

export function Setup() {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const health = useHealth();
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [password, setPassword] = useState(noPassword);
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);

  if (health.data?.setupNeeded === false && !working) return <Redirect to="/sign-in" />;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || !isGoodPassword(password)) return;
    setWorking(true);
    setError(null);
    try {
      const about = organisation.trim() === '' ? {} : { organisation: organisation.trim() };
      await api.post('/api/setup', {
        name: name.trim(),
        username: username.trim(),
        password: password.password,
        ...about,
      });
      client.clear();
      await navigate({ to: '/accounts' });
    } catch (thrown) {
      setError(thrown);
      setWorking(false);
    }
  };

  return (
    <Entrance>
      <Page title={sessionText.setup} lead={sessionText.setupLead}>
        <form onSubmit={(event) => void submit(event)}>
          <Stack>
            <TextInput
              label={say(sessionText.name)}
              description={say(sessionText.nameHint)}
              autoComplete="name"
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={say(sessionText.username)}
              description={say(sessionText.usernameHint)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            <TextInput
              label={`${say(sessionText.organisation)} (${say(sessionText.optional)})`}
              autoComplete="organization"
              value={organisation}
              onChange={(event) => setOrganisation(event.currentTarget.value)}
            />
            <NewPassword value={password} onChange={setPassword} />
            <ErrorState error={error} />
            <Button type="submit" size="md" loading={working} disabled={!isGoodPassword(password)}>
              {say(sessionText.setupDone)}
            </Button>
          </Stack>
        </form>
        <section aria-labelledby="setup-next">
          <Title order={2} size="h3" id="setup-next" mb="xs">
            {say(sessionText.setupNext)}
          </Title>
          <List type="ordered" spacing={4}>
            {sessionText.setupSteps.map((step) => (
              <List.Item key={step.vi}>
                <Words size="sm">{say(step)}</Words>
              </List.Item>
            ))}
          </List>
        </section>
      </Page>
    </Entrance>
  );
}

import { Button, Paper, PasswordInput, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import { useSession } from '../api/queries.ts';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { isGoodPassword, NewPassword, noPassword } from './NewPassword.tsx';
import { sessionText } from './session.text.ts';

export function ChangePassword() {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: account } = useSession();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState(noPassword);
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || !isGoodPassword(password)) return;
    setWorking(true);
    setError(null);
    try {
      await api.post('/api/session/password', { current, next: password.password });
      await client.invalidateQueries({ queryKey: ['session'] });
      notify(say(sessionText.changed));
      await navigate({ to: '/' });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };

  return (
    <Page title={sessionText.change}>
      <Paper maw={480}>
        <form onSubmit={(event) => void submit(event)}>
          <Stack>
            {account?.mustChangePassword === true && <Notice tone="info">{say(sessionText.changeForced)}</Notice>}
            <PasswordInput
              label={say(sessionText.current)}
              autoComplete="current-password"
              required
              value={current}
              onChange={(event) => setCurrent(event.currentTarget.value)}
            />
            <NewPassword value={password} onChange={setPassword} isChange />
            <ErrorState error={error} />
            <Button type="submit" loading={working} disabled={!isGoodPassword(password)}>
              {say(sessionText.change)}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Page>
  );
}

import { Button, Stack, Text as Words } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import { Page } from '../components/Page.tsx';
import { Answered, ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { Entrance } from './Entrance.tsx';
import { isGoodPassword, NewPassword, noPassword } from './NewPassword.tsx';
import { sessionText } from './session.text.ts';

/** Somebody was invited, and chooses the own password. */
export function Accept() {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [token] = useState(() => window.location.hash.slice(1));
  const query = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.post<{ name: string; username: string }>('/api/invitation/look', { token: token || '-' }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [password, setPassword] = useState(noPassword);
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || !isGoodPassword(password)) return;
    setWorking(true);
    setError(null);
    try {
      const { awaitsCode } = await api.post<{ awaitsCode: boolean }>('/api/invitation', {
        token,
        password: password.password,
      });
      client.clear();
      await navigate({ to: awaitsCode ? '/sign-in' : '/', replace: true });
    } catch (thrown) {
      setError(thrown);
      setWorking(false);
    }
  };

  return (
    <Entrance>
      <Page title={sessionText.invitation} lead={sessionText.invitationLead}>
        <Answered query={query}>
          {({ name, username }) => (
            <form onSubmit={(event) => void submit(event)}>
              <Stack>
                <div>
                  <Words fw={600}>{name}</Words>
                  <Words size="sm">
                    {say(sessionText.username)}: <b>{username}</b>
                  </Words>
                </div>
                <NewPassword value={password} onChange={setPassword} />
                <ErrorState error={error} />
                <Button type="submit" size="md" loading={working} disabled={!isGoodPassword(password)}>
                  {say(sessionText.invitationAccept)}
                </Button>
              </Stack>
            </form>
          )}
        </Answered>
        <Link to="/sign-in">{say(sessionText.signIn)}</Link>
      </Page>
    </Entrance>
  );
}

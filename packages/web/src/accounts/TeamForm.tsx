import { Button, Group, Stack, Table, TextInput, Text as Words } from '@mantine/core';
import { roleNames } from '@tinnhiem/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import type { Account } from '../api/types.ts';
import { common } from '../components/common.text.ts';
import { PrintSheet } from '../components/PrintSheet.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { accountsText } from './accounts.text.ts';
import { suggestPassword } from './password.ts';
import { type TeamMember, usernameFor, usualTeam } from './team.ts';

interface Made extends TeamMember {
  readonly username: string;
  readonly password: string;
}

export interface TeamFormProps {
  readonly accounts: readonly Account[];
  readonly onMade: () => void;
  readonly onClose: () => void;
}

/** Accounts for a whole conference at once: type the names, print the slips, hand each person theirs. */
export function TeamForm({ accounts, onMade, onClose }: TeamFormProps) {
  const say = useText();
  const [team, setTeam] = useState(usualTeam);
  const [made, setMade] = useState<readonly Made[]>([]);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const named = team.filter((member) => member.name.trim() !== '');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || named.length === 0) return;
    setWorking(true);
    setError(null);
    const taken = new Set(accounts.map(({ username }) => username));
    const done: Made[] = [];
    try {
      for (const { role, name } of named) {
        const account = { role, name: name.trim(), username: usernameFor(name, taken), password: suggestPassword() };
        await api.post('/api/accounts', {
          name: account.name,
          username: account.username,
          roles: [role],
          password: account.password,
        });
        taken.add(account.username);
        done.push(account);
      }
    } catch (thrown) {
      setError(thrown);
    }
    // What was made stays made, and its passwords are shown; the others can be asked for again.
    setMade(done);
    setWorking(false);
    onMade();
  };

  if (made.length > 0)
    return (
      <Stack>
        <ErrorState error={error} />
        <Slips made={made} onClose={onClose} />
      </Stack>
    );
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <Words size="sm">{say(accountsText.teamHint)}</Words>
        {team.map((member, index) => (
          <TextInput
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are never reordered
            key={index}
            label={say(roleNames[member.role])}
            value={member.name}
            placeholder={say(accountsText.name)}
            data-autofocus={index === 0 ? true : undefined}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTeam((rows) => rows.with(index, { ...member, name: value }));
            }}
          />
        ))}
        <div>
          <Button
            variant="default"
            size="xs"
            mih={28}
            onClick={() => setTeam((rows) => [...rows, { role: 'committee-member', name: '' }])}
          >
            {say(accountsText.teamMore)}
          </Button>
        </div>
        <ErrorState error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={working}>
            {say(common.cancel)}
          </Button>
          <Button type="submit" loading={working} disabled={named.length === 0}>
            {say(accountsText.teamCreate)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Slips({ made, onClose }: { readonly made: readonly Made[]; readonly onClose: () => void }) {
  const say = useText();
  const [printing, setPrinting] = useState(false);
  const head = [accountsText.name, accountsText.roles, accountsText.username, accountsText.firstPassword].map(say);
  const rows = made.map(({ name, role, username, password }) => [name, say(roleNames[role]), username, password]);
  return (
    <Stack>
      <Words size="sm">{say(accountsText.teamMade)}</Words>
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {head.map((cell) => (
                <Table.Th key={cell} scope="col">
                  {cell}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([name, role, username, password]) => (
              <Table.Tr key={username}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>{role}</Table.Td>
                <Table.Td ff="monospace">{username}</Table.Td>
                <Table.Td ff="monospace">{password}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setPrinting(true)}>
          {say(accountsText.teamPrint)}
        </Button>
        <Button onClick={onClose}>{say(accountsText.teamDone)}</Button>
      </Group>
      {printing && (
        <PrintSheet title={say(accountsText.team)} head={head} rows={rows} onDone={() => setPrinting(false)} />
      )}
    </Stack>
  );
}

import { Badge, Button, Group, Modal, Text as Words } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Role, roleNames, topOrganisation } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { useHealth, useSession } from '../api/queries.ts';
import type { Account } from '../api/types.ts';
import { AskButton } from '../approvals/AskButton.tsx';
import { approvalsText } from '../approvals/approvals.text.ts';
import { common } from '../components/common.text.ts';
import { DataTable } from '../components/DataTable.tsx';
import { ForRoles } from '../components/ForRoles.tsx';
import { PlusIcon } from '../components/icons.tsx';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { Answered, ErrorState } from '../components/States.tsx';
import { DelegationSection } from '../delegations/DelegationSection.tsx';
import { useText } from '../language.tsx';
import { useOrganisations } from '../organisations/queries.ts';
import { type AccountFields, AccountForm } from './AccountForm.tsx';
import { accountsText } from './accounts.text.ts';
import { Invitation, type Invited } from './Invitation.tsx';
import { MailSection } from './MailSection.tsx';
import { TeamForm } from './TeamForm.tsx';

// Without these a round cannot be carried through.
const neededRoles: readonly Role[] = [
  'organiser',
  'chair',
  'committee-head',
  'committee-secretary',
  'committee-member',
];

type Editing = { readonly account: Account | null } | null;

export function Accounts() {
  return (
    <ForRoles screen={accountsText.title} roles={['technician']}>
      <AllAccounts />
    </ForRoles>
  );
}

function AllAccounts() {
  const say = useText();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['accounts'], queryFn: () => api.get<readonly Account[]>('/api/accounts') });
  const { data: tree } = useOrganisations();
  const mail = useHealth().data?.mail === true;
  const organisations = (tree?.branches ?? []).map(({ id: value, name: label }) => ({ value, label }));
  const [editing, setEditing] = useState<Editing>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const [teamOpen, setTeamOpen] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const refresh = () =>
    Promise.all(['accounts', 'account-names', 'session'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const change = async (act: () => Promise<unknown>, words: string) => {
    setError(null);
    try {
      await act();
      await refresh();
      setEditing(null);
      notify(words);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const open = (account: Account | null) => {
    setError(null);
    setEditing({ account });
  };
  const invite = async ({ id, name, username }: Pick<Account, 'id' | 'name' | 'username'>) => {
    const made = await api.post<Pick<Invited, 'token' | 'until'>>(`/api/accounts/${id}/invitation`, {});
    setInvited({ name, username, ...made });
  };
  const save = ({ name, username, roles, person, password, identity, email, belongsTo }: AccountFields) => {
    const account = editing?.account ?? null;
    const secret = password === '' ? {} : { password };
    const bound = identity.trim() === (account?.identity ?? '') ? {} : { identity: identity.trim() };
    const reached = email.trim() === (account?.email ?? '') ? {} : { email: email.trim() };
    if (account === null)
      return change(async () => {
        const made = await api.post<Account>('/api/accounts', {
          name: name.trim(),
          username: username.trim(),
          roles,
          belongsTo,
          ...secret,
          ...bound,
          ...reached,
          ...(person.trim() === '' ? {} : { person: person.trim() }),
        });
        if (password === '') await invite(made);
      }, say(accountsText.created));
    const changed = { name: name.trim(), roles, ...secret, ...bound, ...reached };
    return change(() => api.patch(`/api/accounts/${account.id}`, changed), say(accountsText.saved));
  };

  return (
    <Page
      title={accountsText.title}
      lead={accountsText.lead}
      actions={
        query.data !== undefined && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setTeamOpen(true)}>
              {say(accountsText.team)}
            </Button>
            <Button leftSection={<PlusIcon />} onClick={() => open(null)}>
              {say(accountsText.add)}
            </Button>
          </Group>
        )
      }
    >
      {editing === null && <ErrorState error={error} />}
      <Answered query={query}>
        {(accounts) => (
          <>
            <Missing accounts={accounts.filter(({ belongsTo }) => belongsTo === tree?.own)} />
            <AccountTable
              accounts={accounts}
              organisations={organisations}
              onEdit={open}
              onInvite={(account) => void change(() => invite(account), say(accountsText.invitationTitle))}
              onDisable={(account, disabled) =>
                void change(() => api.patch(`/api/accounts/${account.id}`, { disabled }), say(accountsText.saved))
              }
            />
          </>
        )}
      </Answered>
      {mail && tree !== undefined && tree.own === topOrganisation && <MailSection />}
      <DelegationSection everybody />
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={say(editing?.account === null ? accountsText.add : accountsText.edit)}
        closeButtonProps={{ 'aria-label': say(common.close) }}
      >
        {editing !== null && (
          <AccountForm
            {...(editing.account === null ? {} : { account: editing.account })}
            organisations={organisations}
            error={error}
            onSave={save}
            onCancel={() => setEditing(null)}
          />
        )}
      </Modal>
      <Modal
        opened={invited !== null}
        onClose={() => setInvited(null)}
        size="lg"
        title={say(accountsText.invitationTitle)}
        closeButtonProps={{ 'aria-label': say(common.close) }}
      >
        {invited !== null && <Invitation invited={invited} onClose={() => setInvited(null)} />}
      </Modal>
      <Modal
        opened={teamOpen}
        onClose={() => setTeamOpen(false)}
        size="lg"
        title={say(accountsText.team)}
        closeButtonProps={{ 'aria-label': say(common.close) }}
      >
        {teamOpen && (
          <TeamForm accounts={query.data ?? []} onMade={() => void refresh()} onClose={() => setTeamOpen(false)} />
        )}
      </Modal>
    </Page>
  );
}

function Missing({ accounts }: { readonly accounts: readonly Account[] }) {
  const say = useText();
  const held = new Set(accounts.filter((account) => account.disabled !== true).flatMap((account) => account.roles));
  const missing = neededRoles.filter((role) => !held.has(role));
  if (missing.length === 0) return null;
  return (
    <Notice tone="info">{`${say(accountsText.needed)}: ${missing.map((role) => say(roleNames[role])).join(', ')}.`}</Notice>
  );
}

/** Whether there is anything that two people can reset. */
function mayBeReset({ secondFactor, passkeys = 0 }: Account): boolean {
  return secondFactor === true || passkeys > 0;
}

interface AccountTableProps {
  readonly accounts: readonly Account[];
  readonly organisations: readonly { readonly value: string; readonly label: string }[];
  readonly onEdit: (account: Account) => void;
  readonly onInvite: (account: Account) => void;
  readonly onDisable: (account: Account, disabled: boolean) => void;
}

function AccountTable({ accounts, organisations, onEdit, onInvite, onDisable }: AccountTableProps) {
  const say = useText();
  const { data: self } = useSession();
  const rolesOf = (account: Account) =>
    account.roles.length === 0
      ? say(accountsText.noRoles)
      : account.roles.map((role) => say(roleNames[role])).join(', ');
  return (
    <DataTable
      title={accountsText.title}
      rows={accounts}
      rowKey={(account) => account.id}
      columns={[
        { key: 'name', title: accountsText.name, value: (account) => account.name, order: 'name', isHeader: true },
        { key: 'username', title: accountsText.username, value: (account) => account.username },
        { key: 'roles', title: accountsText.roles, value: rolesOf },
        ...(organisations.length > 1
          ? [
              {
                key: 'organisation',
                title: accountsText.organisation,
                value: ({ belongsTo }: Account) => organisations.find(({ value }) => value === belongsTo)?.label ?? '',
              },
            ]
          : []),
        {
          key: 'state',
          title: accountsText.state,
          value: (account) => say(account.disabled === true ? accountsText.disabled : accountsText.active),
          cell: (account) => (
            <div>
              <Badge variant="outline" radius="sm" tt="none" color={account.disabled === true ? '#b42318' : '#1f6b3a'}>
                {say(account.disabled === true ? accountsText.disabled : accountsText.active)}
              </Badge>
              {account.secondFactor === true && (
                <Words size="xs" c="dimmed">
                  {say(accountsText.factorOn)}
                </Words>
              )}
              {(account.passkeys ?? 0) > 0 && (
                <Words size="xs" c="dimmed">
                  {say(accountsText.passkeys)}: {account.passkeys}
                </Words>
              )}
              {account.mustChangePassword === true && account.disabled !== true && (
                <Words size="xs" c="dimmed">
                  {say(accountsText.mustChange)}
                </Words>
              )}
            </div>
          ),
        },
        {
          key: 'actions',
          title: accountsText.actions,
          value: () => '',
          isAction: true,
          cell: (account) => (
            <Group gap="xs">
              <Button variant="default" size="xs" mih={28} onClick={() => onEdit(account)}>
                {say(common.edit)}
                <span className="visually-hidden">: {account.name}</span>
              </Button>
              {account.id !== self?.id && account.disabled !== true && (
                <Button variant="default" size="xs" mih={28} onClick={() => onInvite(account)}>
                  {say(accountsText.invite)}
                  <span className="visually-hidden">: {account.name}</span>
                </Button>
              )}
              {account.id !== self?.id && mayBeReset(account) && account.belongsTo === self?.belongsTo && (
                <AskButton
                  size="xs"
                  mih={28}
                  label={approvalsText.askReset}
                  explain={approvalsText.askResetWhy}
                  about={account.name}
                  path={`/api/accounts/${account.id}/factor-reset`}
                />
              )}
              {account.id !== self?.id && (
                <Button
                  variant="default"
                  size="xs"
                  mih={28}
                  onClick={() => onDisable(account, account.disabled !== true)}
                >
                  {say(account.disabled === true ? accountsText.enable : accountsText.disable)}
                  <span className="visually-hidden">: {account.name}</span>
                </Button>
              )}
            </Group>
          ),
        },
      ]}
    />
  );
}

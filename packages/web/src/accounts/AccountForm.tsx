import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { conflictingRoles, type Role, roleNames, roles } from '@tinnhiem/core';
import { type FormEvent, useState } from 'react';
import { useHealth } from '../api/queries.ts';
import type { Account } from '../api/types.ts';
import { common } from '../components/common.text.ts';
import { Notice } from '../components/Notice.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { leastPasswordLength, sessionText } from '../session/session.text.ts';
import { accountsText, roleHints } from './accounts.text.ts';
import { suggestPassword } from './password.ts';

export interface AccountFields {
  readonly name: string;
  readonly username: string;
  readonly roles: readonly Role[];
  readonly person: string;
  /** Empty for a new account: by invitation; for one that is there: as it was. */
  readonly password: string;
  readonly belongsTo: string;
  readonly identity: string;
  readonly email: string;
}

export interface AccountFormProps {
  /** Missing for a new account. */
  readonly account?: Account;
  /** Organisations for which accounts may be made, the own one first. */
  readonly organisations: readonly { readonly value: string; readonly label: string }[];
  readonly error: unknown;
  readonly onSave: (fields: AccountFields) => Promise<void>;
  readonly onCancel: () => void;
}

export function AccountForm({ account, organisations, error, onSave, onCancel }: AccountFormProps) {
  const say = useText();
  const isNew = account === undefined;
  const [fields, setFields] = useState<AccountFields>({
    name: account?.name ?? '',
    username: account?.username ?? '',
    roles: account?.roles ?? [],
    person: account?.person ?? '',
    password: '',
    belongsTo: account?.belongsTo ?? organisations[0]?.value ?? '',
    identity: account?.identity ?? '',
    email: account?.email ?? '',
  });
  const [invited, setInvited] = useState(isNew);
  const health = useHealth().data;
  const elsewhere = health?.signInElsewhere ?? null;
  const [working, setWorking] = useState(false);
  const conflict = conflictingRoles(fields.roles);
  const passwordGood = fields.password.length >= leastPasswordLength || (isNew ? invited : fields.password === '');
  const ready = fields.name.trim() !== '' && fields.username.trim() !== '' && passwordGood && conflict === null;
  const set = (part: Partial<AccountFields>) => setFields((known) => ({ ...known, ...part }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || !ready) return;
    setWorking(true);
    try {
      await onSave(isNew && invited ? { ...fields, password: '' } : fields);
    } finally {
      setWorking(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <TextInput
          label={say(accountsText.name)}
          description={say(accountsText.nameHint)}
          required
          data-autofocus
          value={fields.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={say(accountsText.username)}
          description={say(accountsText.usernameHint)}
          required
          disabled={!isNew}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={fields.username}
          onChange={(event) => set({ username: event.currentTarget.value })}
        />
        {organisations.length > 1 && (
          <NativeSelect
            label={say(accountsText.organisation)}
            description={say(accountsText.organisationHint)}
            disabled={!isNew}
            value={fields.belongsTo}
            onChange={(event) => set({ belongsTo: event.currentTarget.value })}
            data={[...organisations]}
          />
        )}
        <Checkbox.Group
          label={say(accountsText.roles)}
          value={[...fields.roles]}
          onChange={(value) => set({ roles: value as Role[] })}
        >
          <Stack gap="xs" mt={6}>
            {roles.map((role) => (
              <Checkbox
                key={role}
                value={role}
                label={say(roleNames[role])}
                description={say(roleHints[role])}
                error={conflict?.includes(role) === true ? say(accountsText.conflict) : null}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {conflict !== null && (
          <Notice
            tone="error"
            role="alert"
            title={`${say(accountsText.conflict)}: ${conflict.map((role) => say(roleNames[role])).join(' + ')}`}
          >
            {say(accountsText.conflictWhy)}
          </Notice>
        )}
        {isNew && (
          <TextInput
            label={say(accountsText.person)}
            value={fields.person}
            onChange={(event) => set({ person: event.currentTarget.value })}
          />
        )}
        {elsewhere !== null && (
          <TextInput
            label={`${say(accountsText.identity)} (${elsewhere})`}
            description={say(accountsText.identityHint)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={fields.identity}
            onChange={(event) => set({ identity: event.currentTarget.value })}
          />
        )}
        {health?.mail === true && (
          <TextInput
            type="email"
            label={say(accountsText.email)}
            description={say(accountsText.emailHint)}
            autoComplete="off"
            value={fields.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
        )}
        {isNew && (
          <Checkbox
            label={say(accountsText.byInvitation)}
            description={say(accountsText.byInvitationHint)}
            checked={invited}
            onChange={(event) => setInvited(event.currentTarget.checked)}
          />
        )}
        {!invited && (
          <Group align="flex-end" gap="xs">
            <TextInput
              label={say(isNew ? accountsText.firstPassword : accountsText.newPassword)}
              description={say(isNew ? accountsText.firstPasswordHint : accountsText.newPasswordHint)}
              required={isNew}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              ff="monospace"
              style={{ flex: 1 }}
              value={fields.password}
              error={fields.password !== '' && !passwordGood ? say(sessionText.tooShort) : null}
              onChange={(event) => set({ password: event.currentTarget.value })}
            />
            <Button variant="default" onClick={() => set({ password: suggestPassword() })}>
              {say(accountsText.suggest)}
            </Button>
          </Group>
        )}
        <ErrorState error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} disabled={working}>
            {say(common.cancel)}
          </Button>
          <Button type="submit" loading={working} disabled={!ready}>
            {say(isNew ? accountsText.create : accountsText.save)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

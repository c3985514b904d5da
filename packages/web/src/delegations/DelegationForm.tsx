import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { type Day, dayOf, type Instant, type Role, roleNames } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { useAccountNames, useSession } from '../api/queries.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { DayInput, dayOrNothing } from '../components/DayInput.tsx';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { FindingSelect } from '../conference/fields.tsx';
import { useKeptForm } from '../drafts/kept-form.ts';
import { useText } from '../language.tsx';
import { delegationsText as words } from './delegations.text.ts';
import { beginOf, endOf, lendable, useRefreshDelegations } from './queries.ts';

const today = () => dayOf(new Date().toISOString() as Instant);
const empty = () => ({
  absent: null as string | null,
  substitute: null as string | null,
  roles: null as readonly Role[] | null,
  reason: '',
  from: today() as string,
  until: '',
});

/** Names a substitute: for oneself, or as a technician for somebody who is away already. */
export function DelegationForm({ forOthers = false }: { readonly forOthers?: boolean }) {
  const say = useText();
  const { data: self } = useSession();
  const { data: names = [] } = useAccountNames();
  const refresh = useRefreshDelegations();
  const kept = useKeptForm(forOthers ? 'delegation-of-others' : 'delegation', empty(), { inDialog: true });
  const { typed: form, change } = kept;
  const [error, setError] = useState<unknown>(null);
  if (self === null || self === undefined) return null;
  const absent = forOthers ? names.find(({ id }) => id === form.absent) : self;
  const offered = absent === undefined ? [] : lendable(absent);
  // All of them, until somebody chooses: whoever is away is away from everything.
  const roles = form.roles ?? offered;
  const people = names.map(({ id, name, username }) => ({ value: id, label: `${name} (${username})` }));
  const ready =
    absent !== undefined &&
    form.substitute !== null &&
    roles.length > 0 &&
    form.reason.trim() !== '' &&
    form.from !== '' &&
    form.until >= form.from;
  const give = async () => {
    setError(null);
    try {
      await api.post('/api/delegations', {
        ...(forOthers ? { absent: form.absent } : {}),
        substitute: form.substitute,
        roles,
        reason: form.reason.trim(),
        starts: beginOf(form.from as Day),
        until: endOf(form.until as Day),
      });
    } catch (thrown) {
      setError(thrown);
      return false;
    }
    await refresh();
    notify(say(words.given));
    return true;
  };
  return (
    <ConfirmButton
      label={words.add}
      explain={words.addWhy}
      ready={ready}
      error={error}
      kept={kept}
      onOpen={() => setError(null)}
      onConfirm={give}
    >
      <Stack gap="sm">
        {forOthers && (
          <FindingSelect
            label={say(words.absent)}
            required
            data={people.filter(({ value }) => value !== self.id)}
            value={form.absent}
            onChange={(value) => change({ absent: value, roles: null })}
          />
        )}
        <FindingSelect
          label={say(words.substitute)}
          required
          data={people.filter(({ value }) => value !== self.id && value !== absent?.id)}
          value={form.substitute}
          onChange={(value) => change({ substitute: value })}
        />
        {absent !== undefined && offered.length === 0 && <Notice tone="warning">{say(words.nothingToLend)}</Notice>}
        {offered.length > 0 && (
          <Checkbox.Group
            label={say(words.roles)}
            required
            value={[...roles]}
            onChange={(chosen) => change({ roles: chosen as Role[] })}
          >
            <Stack gap={6} mt={4}>
              {offered.map((role) => (
                <Checkbox key={role} value={role} label={say(roleNames[role])} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <TextInput
          label={say(words.reason)}
          description={say(words.reasonHint)}
          required
          maxLength={500}
          value={form.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <Group gap="sm">
          <DayInput
            label={say(words.from)}
            required
            value={form.from}
            onChange={(typed) => change({ from: dayOrNothing(typed) })}
          />
          <DayInput
            label={say(words.until)}
            required
            value={form.until}
            onChange={(typed) => change({ until: dayOrNothing(typed) })}
          />
        </Group>
      </Stack>
    </ConfirmButton>
  );
}

import { Group, Stack, Text as Words } from '@mantine/core';
import { roleNames } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { useSession } from '../api/queries.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { formatMoment, showDay } from '../components/format.ts';
import { notify } from '../components/notify.ts';
import { Section } from '../components/Section.tsx';
import { StateBadge } from '../components/StateBadge.tsx';
import { Answered } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { DelegationForm } from './DelegationForm.tsx';
import { delegationsText as words } from './delegations.text.ts';
import { type Delegation, lastDay, lendable, useDelegations, useRefreshDelegations } from './queries.ts';

/** Who stands in for whom: the own, or everybody's on the screen of those who look after accounts. */
export function DelegationSection({ everybody = false }: { readonly everybody?: boolean }) {
  const say = useText();
  const { data: self } = useSession();
  const query = useDelegations();
  if (self === null || self === undefined) return null;
  const mayGive = everybody || lendable(self).length > 0;
  return (
    <Section
      title={words.title}
      why={everybody ? words.whyAll : words.why}
      actions={mayGive && <DelegationForm forOthers={everybody} />}
    >
      <Answered query={query}>
        {(all) => {
          const shown = everybody ? all : all.filter((one) => [one.absent, one.substitute].includes(self.id));
          const past = shown.filter(({ state }) => state === 'over');
          const present = shown.filter(({ state }) => state !== 'over');
          return (
            <Stack gap="sm">
              {present.length === 0 && <Words c="dimmed">{say(everybody ? words.noneAtAll : words.none)}</Words>}
              {present.length > 0 && <Delegations delegations={present} />}
              {past.length > 0 && (
                <details>
                  <summary style={{ cursor: 'pointer', padding: '6px 0' }}>
                    {say(words.past)} ({past.length})
                  </summary>
                  <Delegations delegations={past} />
                </details>
              )}
            </Stack>
          );
        }}
      </Answered>
    </Section>
  );
}

function Delegations({ delegations }: { readonly delegations: readonly Delegation[] }) {
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      {delegations.map((one) => (
        <Group component="li" key={one.id} justify="space-between" align="flex-start" gap="xs">
          <Told delegation={one} />
          {one.state !== 'over' && <End delegation={one} />}
        </Group>
      ))}
    </Stack>
  );
}

function Told({ delegation }: { readonly delegation: Delegation }) {
  const say = useText();
  const { substituteName, absentName, roles, reason, starts, until, ended, madeBy, state } = delegation;
  return (
    <div style={{ flex: '1 1 16rem', minWidth: 0 }}>
      <Group gap="xs">
        <Words fw={500}>
          {substituteName} {say(words.for)} {absentName}
        </Words>
        <StateBadge urgent={false}>{say(words[state])}</StateBadge>
      </Group>
      <Words size="sm">{roles.map((role) => say(roleNames[role])).join(', ')}</Words>
      <Words size="sm" c="dimmed">
        {showDay(lastDay(new Date(Date.parse(starts) + 1).toISOString()))} – {showDay(lastDay(until))}
        {ended !== null && ` · ${say(words.endedAt)} ${formatMoment(ended)}`} · {reason}
        {madeBy !== absentName && ` · ${say(words.madeBy)}: ${madeBy}`}
      </Words>
    </div>
  );
}

function End({ delegation: { id, substituteName, absentName } }: { readonly delegation: Delegation }) {
  const say = useText();
  const refresh = useRefreshDelegations();
  const [error, setError] = useState<unknown>(null);
  const end = async () => {
    setError(null);
    try {
      await api.delete(`/api/delegations/${id}`);
    } catch (thrown) {
      setError(thrown);
      return false;
    }
    await refresh();
    notify(say(words.ended));
    return true;
  };
  return (
    <ConfirmButton
      variant="default"
      size="xs"
      mih={28}
      label={words.end}
      explain={words.endWhy}
      error={error}
      onOpen={() => setError(null)}
      onConfirm={end}
      aria-label={`${say(words.end)}: ${substituteName} ${say(words.for)} ${absentName}`}
    />
  );
}

import { Button, Group, NativeSelect, NumberInput, Paper, Stack, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client.ts';
import { useRounds, useSession } from '../api/queries.ts';
import { common } from '../components/common.text.ts';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { markRehearsal } from '../components/rehearsal-mark.ts';
import { RehearsalBadge } from '../components/StageBadge.tsx';
import { Answered, EmptyState, ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { Practice } from './Practice.tsx';
import { RehearsalCard } from './RehearsalCard.tsx';
import { type Mode, type Rehearsal, rehearsers } from './rehearsal.ts';
import { rehearsalsText as words } from './rehearsals.text.ts';

const path = '/api/rehearsals';
const key = ['rehearsals'];

/** Whole invented rounds: begun, watched, compared, deleted. */
export function Rehearsals() {
  const { data: account } = useSession();
  const may = account?.roles.some((role) => rehearsers.includes(role)) === true;
  return (
    <Page title={words.title} lead={words.lead} actions={<RehearsalBadge />}>
      {may ? <Rehearsing organises={account.roles.includes('organiser')} /> : <EmptyState {...words.notYours} />}
    </Page>
  );
}

function Rehearsing({ organises }: { readonly organises: boolean }) {
  const say = useText();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.get<readonly Rehearsal[]>(path),
    refetchInterval: ({ state }) => (state.data?.some(({ state: now }) => now === 'running') ? 1000 : false),
  });
  const again = () => queries.invalidateQueries({ queryKey: key });
  const mark = `${say(common.rehearsal)}: ${say(common.rehearsalHint)}`;
  useEffect(() => markRehearsal(mark), [mark]);
  const isBusy = query.data?.some(({ state }) => state === 'running') === true;
  return (
    <>
      <Notice tone="info">{say(words.invented)}</Notice>
      {organises && <Practice />}
      <Begin isBusy={isBusy} onBegun={again} />
      <Answered query={query}>
        {(rehearsals) =>
          rehearsals.length === 0 ? (
            <EmptyState title={words.none} hint={words.noneHint} />
          ) : (
            <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
              {rehearsals.map((rehearsal) => (
                <li key={rehearsal.id}>
                  <RehearsalCard rehearsal={rehearsal} onRemoved={again} />
                </li>
              ))}
            </Stack>
          )
        }
      </Answered>
    </>
  );
}

function Begin({ isBusy, onBegun }: { readonly isBusy: boolean; readonly onBegun: () => Promise<unknown> }) {
  const say = useText();
  const rounds = useRounds('');
  const [round, setRound] = useState('');
  const [mode, setMode] = useState<Mode>('paper');
  const [voters, setVoters] = useState<number | string>(30);
  const [error, setError] = useState<unknown>(null);
  const [isBeginning, setBeginning] = useState(false);
  const isFit = typeof voters === 'number' && Number.isInteger(voters) && voters >= 1 && voters <= 2000;
  const begin = async () => {
    setError(null);
    setBeginning(true);
    try {
      await api.post(path, { mode, voters, ...(round === '' ? {} : { round }) });
      await onBegun();
    } catch (thrown) {
      setError(thrown);
    }
    setBeginning(false);
  };
  const plans = [
    { value: '', label: say(words.sample) },
    ...(rounds.data ?? []).map(({ id, title }) => ({ value: id, label: `${title} (${id})` })),
  ];
  return (
    <Paper
      component="form"
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (isFit && !isBusy && !isBeginning) void begin();
      }}
    >
      <Stack gap="sm">
        <Title order={2} size="h3">
          {say(words.newOne)}
        </Title>
        <Group align="flex-start" gap="md">
          <NativeSelect
            label={say(words.plan)}
            data={plans}
            value={round}
            maw={420}
            onChange={(event) => setRound(event.currentTarget.value)}
          />
          <NativeSelect
            label={say(words.mode)}
            data={(['paper', 'electronic', 'mixed'] as const).map((value) => ({ value, label: say(words[value]) }))}
            value={mode}
            onChange={(event) => setMode(event.currentTarget.value as Mode)}
          />
          <NumberInput
            label={say(words.voters)}
            description={mode === 'electronic' ? undefined : say(words.votersHint)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={1}
            max={2000}
            allowDecimal={false}
            allowNegative={false}
            maw={340}
            value={voters}
            onChange={setVoters}
          />
        </Group>
        <ErrorState error={error} />
        <Group>
          <Button type="submit" disabled={!isFit || isBusy} loading={isBeginning}>
            {say(words.begin)}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

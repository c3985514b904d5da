// A round of one's own to practise on, with the accounts of the committee: every screen as on the day, every page marked.
import { Button, Group, NativeSelect, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Plan, RoundView } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { roundPath, useRounds } from '../api/queries.ts';
import { notify } from '../components/notify.ts';
import { ErrorState } from '../components/States.tsx';
import { requestPreview } from '../import/preview.ts';
import { useText } from '../language.tsx';
import { useSampleRound } from '../rounds/sample-round.ts';
import { freeId } from './free-id.ts';
import { rehearsalsText as words } from './rehearsals.text.ts';

export function Practice() {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const rounds = useRounds('');
  const openSample = useSampleRound();
  const [chosen, setChosen] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);

  const copy = async (from: string) => {
    const { plan } = await api.get<RoundView>(roundPath(from));
    const taken = new Set((rounds.data ?? []).map(({ id }) => id));
    const title = `${plan.title} (${say(words.practiceTitle)})`;
    const made: Plan = { ...plan, id: freeId(plan.id, taken) as Plan['id'], title };
    const { preview } = await requestPreview({ plan: null, roster: [], unknown: [], made }, from);
    const { round } = await api.post<{ round: string }>('/api/rounds', { preview, rehearsal: true });
    await client.invalidateQueries({ queryKey: ['rounds'] });
    notify(say(words.practiceMade));
    await navigate({ to: '/rounds/$round', params: { round } });
  };
  const begin = async () => {
    if (working) return;
    setWorking(true);
    setError(null);
    try {
      await (chosen === '' ? openSample() : copy(chosen));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };

  const plans = [
    { value: '', label: say(words.sample) },
    ...(rounds.data ?? [])
      .filter(({ rehearsal }) => !rehearsal)
      .map(({ id, title }) => ({ value: id, label: `${title} (${id})` })),
  ];
  return (
    <Paper component="section" aria-labelledby="practice-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="practice-title">
          {say(words.practice)}
        </Title>
        <Words size="sm" maw={760}>
          {say(words.practiceHint)}
        </Words>
        <NativeSelect
          label={say(words.plan)}
          data={plans}
          value={chosen}
          maw={420}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <ErrorState error={error} />
        <Group>
          <Button loading={working} onClick={() => void begin()}>
            {say(words.practiceBegin)}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

// S23: the next round from a finished one. Everything that differs is listed before anything is written.
import { Badge, Button, Checkbox, Group, List, Paper, Radio, Stack, Title, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  type CarriedOver,
  type Day,
  firstDay,
  isDay,
  type RosterDifference,
  type RoundView,
  text,
} from '@tinnhiem/core';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { roundPath, useRound } from '../api/queries.ts';
import type { Preview } from '../api/types.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { DataTable } from '../components/DataTable.tsx';
import { DayInput, dayOrNothing } from '../components/DayInput.tsx';
import { DropZone } from '../components/DropZone.tsx';
import { ForRoles } from '../components/ForRoles.tsx';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { Loading } from '../components/States.tsx';
import { CheckResult } from '../import/CheckResult.tsx';
import { useText } from '../language.tsx';
import { useRoundId } from '../round/use-round.ts';
import { nextText as words } from './next.text.ts';

interface NextPreview extends Preview {
  readonly differences: readonly CarriedOver[];
  readonly roster: readonly RosterDifference[];
}

export function NextRound() {
  return (
    <ForRoles screen={words.title} roles={['organiser']}>
      <Following />
    </ForRoles>
  );
}

function Following() {
  const round = useRoundId();
  const query = useRound(round);
  return (
    <AnsweredPage title={words.title} query={query}>
      {(view) => <Next round={round} view={view} />}
    </AnsweredPage>
  );
}

const millisecondsOfQuiet = 400;

/** The same day a year later; 29 February becomes the 28th. */
function aYearLater(day: Day): string {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return isDay(later) ? later : later.replace(/29$/u, '28');
}

function Next({ round, view }: { readonly round: string; readonly view: RoundView }) {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const before = firstDay(view.plan);
  const [day, setDay] = useState(aYearLater(before));
  const [keepsElectronic, setKeepsElectronic] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [kind, setKind] = useState(view.rehearsal ? 'rehearsal' : 'real');
  const [again, setAgain] = useState(0);
  const [preview, setPreview] = useState<NextPreview | null>(null);
  const [checking, setChecking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const latest = useRef(0);
  const isLater = isDay(day) && (day as Day) > before;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks anew after the network was gone
  useEffect(() => {
    latest.current += 1;
    const ours = latest.current;
    setPreview(null);
    setError(null);
    setChecking(isLater);
    if (!isLater) return;
    const timer = setTimeout(() => {
      const form = new FormData();
      form.append('day', day);
      form.append('keepElectronicCasting', String(keepsElectronic));
      for (const file of files) form.append('roster', file);
      api
        .post<NextPreview>(`${roundPath(round)}/next`, form)
        .then((answer) => ours === latest.current && setPreview(answer))
        .catch((thrown: unknown) => ours === latest.current && setError(thrown))
        .finally(() => ours === latest.current && setChecking(false));
    }, millisecondsOfQuiet);
    return () => clearTimeout(timer);
  }, [day, isLater, keepsElectronic, files, round, again]);

  const create = async () => {
    if (working || preview?.ok !== true) return;
    setWorking(true);
    setError(null);
    try {
      const body = { preview: preview.preview, rehearsal: kind === 'rehearsal' };
      const made = await api.post<{ round: string }>('/api/rounds', body);
      await client.invalidateQueries({ queryKey: ['rounds'] });
      notify(say(words.created));
      await navigate({ to: '/rounds/$round', params: { round: made.round } });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };

  return (
    <Page title={text(`${words.title.vi}: ${view.title}`, `${words.title.en}: ${view.title}`)} lead={words.lead}>
      <Paper component="section" aria-label={say(words.when)}>
        <Stack gap="sm">
          <DayInput
            maw={460}
            label={say(words.when)}
            description={`${say(words.whenHint)} ${before.split('-').reverse().join('/')}`}
            required
            value={day}
            error={day === '' || isLater ? null : say(words.notLater)}
            onChange={(typed) => setDay(dayOrNothing(typed))}
          />
          {view.plan.electronicCasting !== undefined && (
            <Checkbox
              label={`${say(words.keepElectronic)} (${view.plan.electronicCasting.decision})`}
              checked={keepsElectronic}
              onChange={(event) => setKeepsElectronic(event.currentTarget.checked)}
            />
          )}
        </Stack>
      </Paper>
      <section aria-labelledby="next-roster">
        <Title order={2} id="next-roster" mb="xs">
          {say(words.roster)}
        </Title>
        {files.length === 0 ? (
          <DropZone hint={words.rosterHint} accept=".xlsx,.csv" onFiles={(dropped) => setFiles(dropped)} />
        ) : (
          <Group gap="xs">
            <Words>{files.map(({ name }) => name).join(', ')}</Words>
            <Button variant="default" onClick={() => setFiles([])}>
              {say(words.carryRoster)}
            </Button>
          </Group>
        )}
      </section>
      {checking && <Loading />}
      {preview !== null && (
        <>
          <RosterChanges changes={preview.roster} isNew={files.length > 0} people={preview.people ?? 0} />
          <PlanChanges changes={preview.differences} />
        </>
      )}
      <CheckResult
        previewing={{
          preview,
          checking: false,
          error,
          checkAgain: () => setAgain((count) => count + 1),
        }}
      />
      {preview !== null && (
        <Paper>
          <Stack>
            <Radio.Group label={say(words.kind)} value={kind} onChange={setKind}>
              <Group mt="xs">
                <Radio value="real" label={say(words.real)} />
                <Radio value="rehearsal" label={say(words.rehearsal)} />
              </Group>
            </Radio.Group>
            <Group>
              <Button size="md" onClick={() => void create()} loading={working} disabled={!preview.ok}>
                {say(words.create)}
              </Button>
              <Words size="sm">{say(words.later)}</Words>
            </Group>
          </Stack>
        </Paper>
      )}
    </Page>
  );
}

function RosterChanges(props: {
  readonly changes: readonly RosterDifference[];
  readonly isNew: boolean;
  readonly people: number;
}) {
  const say = useText();
  const { changes, isNew, people } = props;
  const count = (kind: RosterDifference['kind']) => changes.filter((change) => change.kind === kind).length;
  return (
    <section aria-labelledby="next-people">
      <Title order={2} size="h3" id="next-people" mb="xs">
        {say(words.people)}
      </Title>
      <Words mb="xs">
        {people} {say(words.inRoster)}
        {isNew
          ? `; ${say(words.added)} ${count('added')}, ${say(words.removed)} ${count('removed')}, ${say(words.changed)} ${count('changed')}.`
          : `. ${say(words.carried)}`}
      </Words>
      {changes.length > 0 && (
        <DataTable
          title={words.people}
          rows={changes}
          rowKey={({ person }) => person}
          columns={[
            { key: 'name', title: words.name, value: ({ name }) => name, order: 'name', isHeader: true },
            { key: 'person', title: words.code, value: ({ person }) => person },
            {
              key: 'kind',
              title: words.change,
              value: ({ kind }) => say(words[kind]),
            },
            { key: 'was', title: words.was, value: ({ was }) => was.join('; ') },
            { key: 'is', title: words.is, value: ({ is }) => is.join('; ') },
          ]}
        />
      )}
    </section>
  );
}

const kinds = ['renamed', 'moved', 'emptied', 'look'] as const satisfies readonly CarriedOver['kind'][];

function PlanChanges({ changes }: { readonly changes: readonly CarriedOver[] }) {
  const say = useText();
  return (
    <section aria-labelledby="next-plan">
      <Title order={2} size="h3" id="next-plan" mb="xs">
        {say(words.plan)}
      </Title>
      <Stack gap="sm">
        {kinds.map((kind) => {
          const own = changes.filter((change) => change.kind === kind);
          if (own.length === 0) return null;
          return (
            <Paper key={kind} p="sm" component="section" aria-label={say(words.kinds[kind])}>
              <Group gap="xs" mb={4}>
                <Words fw={600}>{say(words.kinds[kind])}</Words>
                <Badge variant="outline" radius="sm">
                  {own.length}
                </Badge>
              </Group>
              <List size="sm">
                {own.map(({ path, sentence }) => (
                  <List.Item key={path}>{say(sentence)}</List.Item>
                ))}
              </List>
            </Paper>
          );
        })}
      </Stack>
    </section>
  );
}

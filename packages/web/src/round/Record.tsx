import { Button, Group, NativeSelect, Paper, Stack, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { dayOf, type Instant, type Role, roleNames, type Text } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { roundPath, useRound } from '../api/queries.ts';
import type { RecordEntry, RecordView } from '../api/types.ts';
import { common } from '../components/common.text.ts';
import { DataTable } from '../components/DataTable.tsx';
import { DayInput, dayOrNothing } from '../components/DayInput.tsx';
import { formatMoment } from '../components/format.ts';
import { DoneIcon, ErrorIcon } from '../components/icons.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { Answered } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { roundText } from './round.text.ts';
import { useRoundId } from './use-round.ts';

export function Record() {
  const round = useRoundId();
  const query = useQuery({
    queryKey: ['round', round, 'record'],
    queryFn: () => api.get<RecordView>(`${roundPath(round)}/record`),
  });
  return (
    <Page title={roundText.record} lead={roundText.recordLead}>
      <Answered query={query}>{(record) => <RecordOf round={round} record={record} />}</Answered>
    </Page>
  );
}

function RecordOf({ round, record }: { readonly round: string; readonly record: RecordView }) {
  const say = useText();
  const { data } = useRound(round);
  const [type, setType] = useState('');
  const [stream, setStream] = useState('');
  const [person, setPerson] = useState('');
  const [day, setDay] = useState('');
  const streamTitle = (id: string) =>
    id === 'round' ? say(roundText.wholeRound) : (data?.conferences.find((one) => one.id === id)?.title ?? id);
  const kinds = new Map<string, Text>(record.acts.map((act) => [act.type, act.title]));
  const streams = [...new Set(record.acts.map((act) => act.stream))];
  const people = [...new Set(record.acts.map((act) => act.by.name))].sort();
  const acts = record.acts.filter(
    (act) =>
      (type === '' || act.type === type) &&
      (stream === '' || act.stream === stream) &&
      (person === '' || act.by.name === person) &&
      (day === '' || dayOf(act.at as Instant) === day),
  );
  const roleOf = (role: string) => (role in roleNames ? say(roleNames[role as Role]) : role);
  return (
    <Stack>
      <Verified round={round} record={record} />
      {record.more && <Notice tone="info">{say(roundText.more)}</Notice>}
      <DataTable<RecordEntry>
        title={roundText.record}
        rows={[...acts].reverse()}
        rowKey={(act) => String(act.number)}
        filters={
          <>
            <NativeSelect
              label={say(roundText.kind)}
              value={type}
              onChange={(event) => setType(event.currentTarget.value)}
              data={[
                { value: '', label: say(common.everything) },
                ...[...kinds].map(([value, title]) => ({ value, label: say(title) })),
              ]}
            />
            <NativeSelect
              label={say(roundText.who)}
              maw={220}
              value={person}
              onChange={(event) => setPerson(event.currentTarget.value)}
              data={[{ value: '', label: say(common.everything) }, ...people]}
            />
            <DayInput
              label={say(roundText.onDay)}
              maw={170}
              value={day}
              onChange={(typed) => setDay(dayOrNothing(typed))}
            />
            {streams.length > 1 && (
              <NativeSelect
                label={say(roundText.stream)}
                maw={260}
                value={stream}
                onChange={(event) => setStream(event.currentTarget.value)}
                data={[
                  { value: '', label: say(common.everything) },
                  ...streams.map((value) => ({ value, label: streamTitle(value) })),
                ]}
              />
            )}
          </>
        }
        columns={[
          { key: 'number', title: roundText.number, value: (act) => act.number, order: 'number', width: 60 },
          {
            key: 'at',
            title: roundText.when,
            value: (act) => act.at,
            written: (act) => formatMoment(act.at),
            width: 110,
          },
          {
            key: 'by',
            title: roundText.who,
            value: ({ by }) =>
              `${by.name} (${roleOf(by.role)}${by.onBehalfOf === null ? '' : `, ${say(roundText.onBehalfOf)} ${by.onBehalfOf}`})`,
          },
          { key: 'kind', title: roundText.kind, value: (act) => say(act.title), isWrittenOnly: true },
          { key: 'stream', title: roundText.stream, value: (act) => streamTitle(act.stream), isWrittenOnly: true },
          {
            key: 'sentence',
            title: roundText.act,
            value: (act) => say(act.sentence),
            cell: (act) => (
              <div>
                <Words size="sm" fw={600}>
                  {say(act.title)}
                </Words>
                <Words size="sm">{say(act.sentence)}</Words>
                {streams.length > 1 && act.stream !== 'round' && (
                  <Words size="xs" c="dimmed">
                    {streamTitle(act.stream)}
                  </Words>
                )}
              </div>
            ),
            isHeader: false,
          },
          {
            key: 'hash',
            title: roundText.hash,
            value: (act) => act.hash,
            cell: (act) => (
              <Words size="xs" ff="monospace">
                {act.hash === ''
                  ? say(act.number > (record.fingerprintAt ?? record.head) ? roundText.hashHidden : roundText.hashNever)
                  : act.hash.slice(0, 8)}
              </Words>
            ),
            width: 100,
          },
        ]}
      />
    </Stack>
  );
}

interface Verification {
  readonly ok: boolean;
  readonly acts: number;
  readonly brokenAt: number | null;
}

function Verified({ round, record }: { readonly round: string; readonly record: RecordView }) {
  const say = useText();
  const check = useQuery({
    queryKey: ['round', round, 'record', 'verification'],
    queryFn: () => api.get<Verification>(`${roundPath(round)}/record/verification`),
    enabled: false,
    gcTime: 0,
  });
  return (
    <Paper>
      <Group gap="sm" c={record.ok ? '#1f6b3a' : '#b42318'}>
        {record.ok ? <DoneIcon /> : <ErrorIcon />}
        <Words fw={600} c={record.ok ? '#1f6b3a' : '#b42318'}>
          {say(record.ok ? roundText.verified : roundText.broken)}
        </Words>
      </Group>
      <Words mt={4}>
        {say(roundText.fingerprint)}: <b>{record.fingerprint}</b>
        {record.fingerprintAt !== undefined && ` (${say(roundText.upTo)} ${record.fingerprintAt})`} · {record.head}{' '}
        {say(roundText.acts)}
      </Words>
      <Words size="sm" c="dimmed">
        {say(roundText.fingerprintHint)}
      </Words>
      <Group mt="xs">
        <Button variant="default" loading={check.isFetching} onClick={() => void check.refetch()}>
          {say(roundText.checkNow)}
        </Button>
        {check.data !== undefined && (
          <Words role="status" fw={600}>
            {check.data.ok
              ? `${say(roundText.checkedWhole)}: ${check.data.acts} ${say(roundText.acts)}`
              : `${say(roundText.checkedBroken)} ${check.data.brokenAt ?? ''}`}
          </Words>
        )}
      </Group>
    </Paper>
  );
}

import { Button, Code, List, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { stageName } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { formatMoment } from '../components/format.ts';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { Section } from '../components/Section.tsx';
import { Answered, ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { backupsText } from './backups.text.ts';
import { PlaceForm } from './PlaceForm.tsx';
import { type BackupState, backupsKey, useBackups } from './queries.ts';

export function Backups() {
  const query = useBackups();
  return (
    <Page title={backupsText.title} lead={query.data?.whole === false ? backupsText.leadOfCentre : backupsText.lead}>
      <Answered query={query}>
        {(state) => (
          <Stack>
            <Warnings {...state} />
            <State {...state} />
            <Place state={state} />
            {state.whole && <Restoring file={state.last?.file ?? 'sao-luu.tar'} locked={state.locked} />}
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

/** What should be done about the backups, gravest first. */
function Warnings({ whole, setBy, locked, inside, sameDisk, away, problem, waitsFor, damaged }: BackupState) {
  const say = useText();
  if (setBy === null)
    return whole ? (
      <Notice tone="warning" title={say(backupsText.notSet)}>
        {say(backupsText.notSetWhy)}
      </Notice>
    ) : null;
  const cares = [
    ...(inside ? [backupsText.inside] : sameDisk ? [backupsText.sameDisk] : []),
    ...(locked ? [] : [backupsText.notLocked]),
  ];
  return (
    <>
      {problem !== null ? (
        <Notice tone="error" role="status" title={`${say(backupsText.failedAt)} ${formatMoment(problem.at)}`}>
          {`${say(problem.what)} ${say(problem.todo)}`}
        </Notice>
      ) : (
        away !== null && (
          <Notice tone="warning" title={say(backupsText.away)}>
            {say(away)}
          </Notice>
        )
      )}
      {damaged.length > 0 && (
        <Notice tone="error" role="status" title={say(backupsText.damaged)}>
          <List size="sm" spacing={2} style={{ overflowWrap: 'anywhere' }}>
            {damaged.map(({ round, why, whole: file }) => (
              <List.Item key={`${round} ${why.en}`}>
                {`“${round}”: ${say(why)} ${say(file === null ? backupsText.nowhereWhole : backupsText.lastWhole)}${file === null ? '' : ` ${file}`}`}
              </List.Item>
            ))}
          </List>
          <Text size="sm" mt="xs">
            {say(backupsText.damagedTodo)}
          </Text>
        </Notice>
      )}
      {waitsFor.length > 0 && (
        <Notice tone="info" role="status" title={say(backupsText.waits)}>
          {`${say(backupsText.waitsWhy)} ${waitsFor.join('; ')}.`}
        </Notice>
      )}
      {cares.length > 0 && (
        <Notice tone="warning" title={say(backupsText.careful)}>
          <List size="sm" spacing={2}>
            {cares.map((care) => (
              <List.Item key={care.en}>{say(care)}</List.Item>
            ))}
          </List>
        </Notice>
      )}
    </>
  );
}

function State({ whole, folder, locked, last, kept, making }: BackupState) {
  const say = useText();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const makeNow = async () => {
    setError(null);
    setWorking(true);
    try {
      await api.post('/api/backups/now', {});
      notify(say(backupsText.begun));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
      await client.invalidateQueries({ queryKey: backupsKey });
    }
  };
  return (
    <Section
      title={backupsText.state}
      actions={
        whole &&
        folder !== null && (
          <Button
            variant="default"
            size="xs"
            mih={28}
            loading={working || making !== null}
            onClick={() => void makeNow()}
          >
            {say(backupsText.now)}
          </Button>
        )
      }
    >
      <ErrorState error={error} />
      <List size="sm" spacing={2} mt="sm" style={{ overflowWrap: 'anywhere' }}>
        <List.Item>
          {say(backupsText.folder)}: {folder ?? say(backupsText.nowhere)}
        </List.Item>
        {folder !== null && (
          <List.Item>
            {say(backupsText.locked)}: {say(locked ? backupsText.yes : backupsText.no)}
          </List.Item>
        )}
        <List.Item>
          {say(backupsText.last)}: {last === null ? say(backupsText.never) : <Last {...last} />}
        </List.Item>
        {last !== null && (
          <>
            <List.Item>
              {say(backupsText.file)}: {last.file}
            </List.Item>
            <List.Item>
              {say(backupsText.kept)}: {kept}
            </List.Item>
          </>
        )}
        {making !== null && (
          <List.Item>
            {say(backupsText.making)} {formatMoment(making)}
          </List.Item>
        )}
      </List>
    </Section>
  );
}

function Last({ at, bytes, round, conference, stage }: NonNullable<BackupState['last']>) {
  const say = useText();
  const of =
    round === '' ? say(backupsText.asked) : [say(stageName(stage)), conference, round].filter(Boolean).join(' · ');
  return `${formatMoment(at)} · ${sizeWords(bytes)} · ${of}`;
}

const megabyte = 1_000_000;

/** `0,3 MB`, `1.250 MB`: as large as the system's window of files says. */
function sizeWords(bytes: number): string {
  const digits = bytes < 10 * megabyte ? 1 : 0;
  return `${(bytes / megabyte).toLocaleString('vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits })} MB`;
}

function Place({ state }: { readonly state: BackupState }) {
  const say = useText();
  if (state.mayBeSet)
    return (
      <Section title={backupsText.place} why={backupsText.placeWhy}>
        <PlaceForm key={`${state.folder} ${state.locked}`} state={state} />
      </Section>
    );
  const byCommand = state.setBy === 'command-line' || !state.whole;
  return (
    <Section title={backupsText.place} why={backupsText.placeWhy}>
      {say(byCommand ? backupsText.setByCommand : backupsText.setThere)}
    </Section>
  );
}

function Restoring({ file, locked }: { readonly file: string; readonly locked: boolean }) {
  return (
    <Section title={backupsText.restoring} why={backupsText.restoringWhy}>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {`npx tinnhiem restore "${file}" --data du-lieu-moi${locked ? ' --passphrase-file mat-khau.txt' : ''}`}
      </Code>
    </Section>
  );
}

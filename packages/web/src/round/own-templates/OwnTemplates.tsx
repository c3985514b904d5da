// The organisation's own files of Word in the place of our forms.
import { Button, Group, NativeSelect, Paper, Stack, Table, Title, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type Text, text } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { formatMoment } from '../../components/format.ts';
import { DownIcon } from '../../components/icons.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { Page } from '../../components/Page.tsx';
import { SaveTable } from '../../components/SaveTable.tsx';
import { Answered } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useRoundId } from '../use-round.ts';
import { nameLines } from './names.ts';
import { words } from './own-templates.text.ts';
import { TryTemplate } from './TryTemplate.tsx';
import { type OwnForm, templatesPath, useOwnForms, usePlaceholders } from './view.ts';

export function OwnTemplates() {
  const round = useRoundId();
  return (
    <Page title={words.title} lead={words.lead}>
      <Answered query={useOwnForms(round)}>{({ forms }) => <Chosen round={round} forms={forms} />}</Answered>
    </Page>
  );
}

function Chosen({ round, forms }: { readonly round: string; readonly forms: readonly OwnForm[] }) {
  const say = useText();
  const { data: account } = useSession();
  const queries = useQueryClient();
  const [form, setForm] = useState(forms.find(({ own }) => own !== null)?.form ?? forms[0]?.form ?? '');
  const chosen = forms.find((other) => other.form === form);
  const reload = () => queries.invalidateQueries({ queryKey: ['round', round, 'own-templates'], exact: true });
  const mayChange = account?.roles.includes('organiser') === true;
  if (chosen === undefined) return null;
  return (
    <Stack>
      <NativeSelect
        label={say(words.document)}
        maw={520}
        value={form}
        onChange={(event) => setForm(event.currentTarget.value)}
        data={forms.map(({ form: value, title, own }) => ({
          value,
          label: `${own === null ? '' : '● '}${say(title)}`,
        }))}
      />
      <InUse key={`in-use ${form}`} round={round} chosen={chosen} mayChange={mayChange} onRemoved={reload} />
      <Paper component="section" aria-label={say(words.make)}>
        <Title order={2} size="h3">
          {say(words.make)}
        </Title>
        <Words c="dimmed" size="sm" mb="sm" maw={760}>
          {say(words.makeHint)}
        </Words>
        <Button
          component="a"
          href={`${templatesPath(round)}/${form}/starter`}
          download
          variant="default"
          leftSection={<DownIcon />}
          mb="md"
        >
          {say(words.starter)}
        </Button>
        <Names round={round} form={form} title={chosen.title} />
      </Paper>
      {mayChange && (
        <Paper component="section" aria-label={say(words.try)}>
          <Title order={2} size="h3" mb="sm">
            {say(words.try)}
          </Title>
          <TryTemplate key={`try ${form}`} round={round} form={form} onUsed={reload} />
        </Paper>
      )}
    </Stack>
  );
}

interface InUseProps {
  readonly round: string;
  readonly chosen: OwnForm;
  readonly mayChange: boolean;
  readonly onRemoved: () => Promise<unknown>;
}

function InUse({ round, chosen: { form, own }, mayChange, onRemoved }: InUseProps) {
  const say = useText();
  const [error, setError] = useState<unknown>(null);
  if (own === null) return <Words>{say(words.ours)}</Words>;
  return (
    <Notice tone="info" title={`${say(words.inUse)}: ${own.name}`}>
      <Stack gap="xs" align="flex-start">
        <Words size="sm">
          {own.by} {say(words.putBy)} {formatMoment(own.at)}
        </Words>
        {mayChange && (
          <ConfirmButton
            label={words.remove}
            explain={words.removeExplain}
            variant="default"
            error={error}
            onOpen={() => setError(null)}
            onConfirm={async () => {
              try {
                await api.delete(`${templatesPath(round)}/${form}`);
              } catch (problem) {
                setError(problem);
                return null;
              }
              await onRemoved();
              notify(say(words.removed));
              return true;
            }}
          />
        )}
      </Stack>
    </Notice>
  );
}

interface NamesProps {
  readonly round: string;
  readonly form: string;
  readonly title: Text;
}

function Names({ round, form, title }: NamesProps) {
  const say = useText();
  return (
    <Answered query={usePlaceholders(round, form)}>
      {(placeholders) => (
        <details>
          <summary style={{ cursor: 'pointer', padding: '0.4rem 0', fontWeight: 600 }}>{say(words.names)}</summary>
          <Group justify="flex-end" maw={760}>
            <SaveTable
              compact
              title={text(`${words.names.vi}: ${title.vi}`, `${words.names.en}: ${title.en}`)}
              head={[words.write, words.meaning, words.kind]}
              rows={() =>
                nameLines(placeholders).map(({ tag, meaning, kind }) => [
                  tag,
                  say(meaning),
                  kind === 'text' ? '' : say(kind === 'list' ? words.list : words.words),
                ])
              }
            />
          </Group>
          <Table aria-label={say(words.names)} maw={760}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say(words.write)}</Table.Th>
                <Table.Th>{say(words.meaning)}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {nameLines(placeholders).map(({ key, tag, meaning, kind, depth }) => (
                <Table.Tr key={key}>
                  <Table.Td pl={`${0.6 + depth * 1.4}rem`} style={{ overflowWrap: 'anywhere' }}>
                    <code style={{ userSelect: 'all' }}>{tag}</code>
                  </Table.Td>
                  <Table.Td>
                    {say(meaning)}
                    {kind !== 'text' && (
                      <Words size="xs" c="dimmed">
                        {say(kind === 'list' ? words.list : words.words)}
                      </Words>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </details>
      )}
    </Answered>
  );
}

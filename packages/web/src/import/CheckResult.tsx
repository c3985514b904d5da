import { Group, List, Loader, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { conversionTexts } from '@tinnhiem/core';
import type { Preview } from '../api/types.ts';
import { DataTable } from '../components/DataTable.tsx';
import { FindingList } from '../components/FindingList.tsx';
import { Notice } from '../components/Notice.tsx';
import { ErrorState } from '../components/States.tsx';
import { whereText } from '../components/where.ts';
import { useText } from '../language.tsx';
import { importText } from './import.text.ts';
import type { Previewing } from './preview.ts';

type CheckedImport = Pick<Previewing, 'preview' | 'checking' | 'error' | 'checkAgain'>;

/** Everything that the check found, what was converted, and the lists that would follow. */
export function CheckResult({ previewing }: { readonly previewing: CheckedImport }) {
  const say = useText();
  const { preview, checking, error, checkAgain } = previewing;
  return (
    <Stack aria-busy={checking}>
      {checking && (
        <Group gap="sm" role="status">
          <Loader size="sm" aria-hidden="true" />
          <Words>{say(importText.checking)}</Words>
        </Group>
      )}
      <ErrorState error={error} onRetry={checkAgain} />
      {preview !== null && <Checked preview={preview} />}
    </Stack>
  );
}

function Checked({ preview }: { readonly preview: Preview }) {
  const say = useText();
  const titles = Object.fromEntries((preview.lists ?? []).map((list) => [list.id, list.title]));
  const errors = preview.findings.some((finding) => finding.severity === 'error');
  const warnings = preview.findings.some(({ severity, settled }) => severity === 'warning' && settled === undefined);
  const settled = preview.findings.some((finding) => finding.settled !== undefined);
  return (
    <>
      <Stack component="section" gap="sm" aria-labelledby="check-title">
        <Title order={2} id="check-title">
          {say(importText.check)}
        </Title>
        {errors && <Notice tone="error">{say(importText.checkHint)}</Notice>}
        {!errors && warnings && <Notice tone="info">{say(importText.warningsLater)}</Notice>}
        {settled && <Words size="sm">{say(importText.settledStays)}</Words>}
        <FindingList findings={preview.findings} lists={titles} emptyText={importText.checkGood} />
      </Stack>
      {preview.lists !== null && preview.lists.length > 0 && <ListsThatFollow preview={preview} />}
      {preview.conversions.length > 0 && <Conversions preview={preview} />}
    </>
  );
}

function Conversions({ preview }: { readonly preview: Preview }) {
  const say = useText();
  const rows = preview.conversions.map((conversion, index) => ({ ...conversion, index }));
  const counts = new Map<keyof typeof conversionTexts, number>();
  for (const kind of rows.flatMap((row) => row.kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <Paper component="section" aria-labelledby="conversions-title">
      <Title order={2} size="h3" id="conversions-title">
        {say(importText.conversions)} ({rows.length})
      </Title>
      <Words size="sm" c="dimmed">
        {say(importText.conversionsHint)}
      </Words>
      <List size="sm" my="xs">
        {[...counts].map(([kind, count]) => (
          <List.Item key={kind}>
            {say(conversionTexts[kind])}: {count}
          </List.Item>
        ))}
      </List>
      <details>
        <summary style={{ minHeight: 24 }}>{say(importText.eachConversion)}</summary>
        <DataTable
          title={importText.conversions}
          rows={rows}
          rowKey={(row) => String(row.index)}
          columns={[
            { key: 'where', title: importText.place, value: (row) => say(whereText(row.where)), isHeader: true },
            { key: 'from', title: importText.from, value: (row) => row.from },
            { key: 'to', title: importText.to, value: (row) => row.to },
            {
              key: 'kind',
              title: importText.kind,
              value: (row) => row.kinds.map((kind) => say(conversionTexts[kind])).join('; '),
            },
          ]}
        />
      </details>
    </Paper>
  );
}

function ListsThatFollow({ preview }: { readonly preview: Preview }) {
  const say = useText();
  return (
    <section aria-labelledby="result-title">
      <Title order={2} size="h3" id="result-title" mb="xs">
        {say(importText.result)}
      </Title>
      <DataTable
        title={importText.result}
        rows={preview.lists ?? []}
        rowKey={(list) => list.id}
        searchable={false}
        columns={[
          { key: 'title', title: importText.listTitle, value: (list) => list.title, isHeader: true },
          { key: 'votedOn', title: importText.votedOn, value: (list) => list.votedOn.length, order: 'number' },
          { key: 'excluded', title: importText.excluded, value: (list) => list.excluded.length, order: 'number' },
          { key: 'voters', title: importText.voters, value: (list) => list.voters.length, order: 'number' },
        ]}
      />
    </section>
  );
}

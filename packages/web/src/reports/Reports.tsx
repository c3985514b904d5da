// S14: reports that came in, from a stick or within the server.
import { Anchor, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { audiences } from '@tinnhiem/core';
import { DataTable } from '../components/DataTable.tsx';
import { ForRoles } from '../components/ForRoles.tsx';
import { formatMoment } from '../components/format.ts';
import { Page } from '../components/Page.tsx';
import { Answered, EmptyState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { ImportPackage } from './ImportPackage.tsx';
import { Keys } from './Keys.tsx';
import { type ReportEntry, useReports } from './queries.ts';
import { reportsText as words } from './reports.text.ts';

export function Reports() {
  return (
    <ForRoles screen={words.title} roles={audiences.higherLeadership.preparedBy}>
      <ReportsIn />
    </ForRoles>
  );
}

function ReportsIn() {
  const query = useReports();
  return (
    <Page title={words.title} lead={words.lead}>
      <Answered query={query}>{(reports) => <ReportList reports={reports} />}</Answered>
      <ImportPackage />
      <Keys />
    </Page>
  );
}

function ReportList({ reports }: { readonly reports: readonly ReportEntry[] }) {
  const say = useText();
  if (reports.length === 0) return <EmptyState title={words.none} hint={words.noneHint} />;
  return (
    <Stack component="section" aria-labelledby="reports-in" gap="xs">
      <Title order={2} id="reports-in">
        {say(words.list)}
      </Title>
      <DataTable
        title={words.list}
        rows={reports}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'organisation',
            title: words.organisation,
            value: ({ organisation }) => organisation,
            isHeader: true,
            cell: ({ id, organisation }) => (
              <Anchor component={Link} to={`/reports/${id}`}>
                {organisation}
              </Anchor>
            ),
          },
          {
            key: 'round',
            title: words.round,
            value: ({ title, rehearsal, replacedBy }) =>
              [title, rehearsal && `(${say(words.rehearsal)})`, replacedBy !== null && `(${say(words.replaced)})`]
                .filter((part) => part !== false)
                .join(' '),
          },
          { key: 'people', title: words.people, order: 'number', value: ({ people }) => people },
          {
            key: 'taken',
            title: words.taken,
            value: ({ imported }) => imported,
            written: ({ imported }) => formatMoment(imported),
          },
          { key: 'way', title: words.way, value: ({ way }) => say(words.ways[way]) },
        ]}
      />
    </Stack>
  );
}

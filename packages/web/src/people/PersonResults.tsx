// S23: one person over rounds and places, as bars and as a table.
import { Anchor, Checkbox, List, Title, Text as Words } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { type PersonResultRow, text } from '@tinnhiem/core';
import { useState } from 'react';
import { usePersonResults } from '../api/queries.ts';
import type { PersonResultsView } from '../api/types.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { type Column, DataTable } from '../components/DataTable.tsx';
import { showDay } from '../components/format.ts';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { EmptyState } from '../components/States.tsx';
import { baseWords } from '../display/words.ts';
import { useText } from '../language.tsx';
import { placeNames } from '../rules/rules.text.ts';
import { PersonBars } from './PersonBars.tsx';
import { peopleText } from './people.text.ts';

export function PersonResults() {
  const { person = '' } = useParams({ strict: false });
  const [rehearsals, setRehearsals] = useState(false);
  const query = usePersonResults(person, rehearsals);
  return (
    <AnsweredPage title={peopleText.title} query={query}>
      {(view) => <Results view={view} rehearsals={rehearsals} onRehearsals={setRehearsals} />}
    </AnsweredPage>
  );
}

interface ResultsProps {
  readonly view: PersonResultsView;
  readonly rehearsals: boolean;
  readonly onRehearsals: (wanted: boolean) => void;
}

function Results({ view, rehearsals, onRehearsals }: ResultsProps) {
  const say = useText();
  const { person, names, organisations, results } = view;
  const name = names.length === 0 ? person : `${names.join(' / ')} (${person})`;
  const several = names.length > 1 || organisations.length > 1;
  return (
    <Page title={text(`${peopleText.title.vi}: ${name}`, `${peopleText.title.en}: ${name}`)} lead={peopleText.lead}>
      {several && (
        <Notice tone="warning" title={say(peopleText.several)}>
          {`${say(peopleText.severalHint)} ${[...names, ...organisations].join(' · ')}`}
        </Notice>
      )}
      {view.unreadable.length > 0 && (
        <Notice tone="error" title={say(peopleText.unreadable)}>
          {`${say(peopleText.unreadableHint)} ${view.unreadable.join(', ')}`}
        </Notice>
      )}
      <div>
        <Checkbox
          label={say(peopleText.rehearsals)}
          checked={rehearsals}
          onChange={(event) => onRehearsals(event.currentTarget.checked)}
        />
        {view.rehearsalsLeftOut > 0 && (
          <Words size="sm" c="dimmed" mt={4}>
            {view.rehearsalsLeftOut} {say(peopleText.leftOut)}
          </Words>
        )}
      </div>
      {results.length === 0 ? (
        <EmptyState title={peopleText.none} hint={peopleText.noneHint} />
      ) : (
        <>
          <section aria-labelledby="person-chart">
            <Title order={2} id="person-chart" mb="xs">
              {say(peopleText.chart)}
            </Title>
            <PersonBars results={results} />
          </section>
          <Figures name={name} results={results} />
          <Outcomes results={results} />
        </>
      )}
    </Page>
  );
}

/** What the rules say is to be considered, place by place. */
function Outcomes({ results }: { readonly results: readonly PersonResultRow[] }) {
  const say = useText();
  const some = results.filter(({ outcomes }) => outcomes.length > 0);
  if (some.length === 0) return null;
  return (
    <section aria-labelledby="person-outcomes">
      <Title order={2} id="person-outcomes" mb="xs">
        {say(peopleText.outcomes)}
      </Title>
      <List>
        {some.map((row) => (
          <List.Item key={keyOf(row)}>
            {showDay(row.day)} · {row.listTitle}: {row.outcomes.map((outcome) => say(outcome.text)).join(' ')}
          </List.Item>
        ))}
      </List>
    </section>
  );
}

function Figures({ name, results }: { readonly name: string; readonly results: readonly PersonResultRow[] }) {
  const say = useText();
  const share = (key: 'high' | 'confidence' | 'low'): Column<PersonResultRow>[] => [
    { key, title: peopleText[key], order: 'number', value: (row) => row[key].count ?? '' },
    {
      key: `${key}%`,
      title: text(`% ${peopleText[key].vi.toLowerCase()}`, `% ${peopleText[key].en.toLowerCase()}`),
      order: 'number',
      value: (row) => (row[key].percent === null ? '' : `${row[key].percent}%`),
    },
  ];
  const roundOf = (row: PersonResultRow) => (row.rehearsal ? `${row.round} (${say(peopleText.rehearsal)})` : row.round);
  const columns: readonly Column<PersonResultRow>[] = [
    { key: 'list', title: peopleText.list, value: (row) => row.listTitle, isHeader: true, width: '12rem' },
    { key: 'day', title: peopleText.day, value: (row) => row.day, written: (row) => showDay(row.day) },
    {
      key: 'round',
      title: peopleText.round,
      value: roundOf,
      cell: (row) => (
        <Anchor component={Link} to={`/rounds/${row.round}`} size="sm">
          {roundOf(row)}
        </Anchor>
      ),
    },
    { key: 'place', title: peopleText.place, value: (row) => say(placeNames[row.place]) },
    { key: 'position', title: peopleText.position, value: (row) => row.position, width: '12rem' },
    ...share('high'),
    ...share('confidence'),
    ...share('low'),
    { key: 'invalid', title: peopleText.invalid, order: 'number', value: (row) => row.invalidRows },
    {
      key: 'base',
      title: peopleText.base,
      value: (row) => `${row.base.count ?? '–'} ${say(baseWords[row.base.what])}`,
    },
    {
      key: 'outcomes',
      title: peopleText.outcomes,
      isWrittenOnly: true,
      value: (row) => row.outcomes.map((outcome) => say(outcome.text)).join('; '),
    },
  ];
  return (
    <section aria-labelledby="person-figures">
      <Title order={2} id="person-figures" mb="xs">
        {say(peopleText.table)}
      </Title>
      <DataTable
        title={text(`${peopleText.title.vi}: ${name}`, `${peopleText.title.en}: ${name}`)}
        rows={results}
        rowKey={keyOf}
        columns={columns}
        searchable={results.length > 10}
      />
    </section>
  );
}

function keyOf({ round, conference, list }: PersonResultRow): string {
  return `${round}/${conference}/${list}`;
}

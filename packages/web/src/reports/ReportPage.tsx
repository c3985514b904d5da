// One report that came in: its people and figures, as they were signed; verified again each time.
import { Anchor, List, Stack, Title, Text as Words } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { type ReportPackage, text } from '@tinnhiem/core';
import { useEffect } from 'react';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { type Column, DataTable } from '../components/DataTable.tsx';
import { formatMoment, showDay } from '../components/format.ts';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { markRehearsal } from '../components/rehearsal-mark.ts';
import { baseWords } from '../display/words.ts';
import { useText } from '../language.tsx';
import { type ReportView, useReport } from './queries.ts';
import { reportsText as words } from './reports.text.ts';

export function ReportPage() {
  const { report = '' } = useParams({ strict: false });
  const query = useReport(report);
  return (
    <AnsweredPage title={words.title} query={query}>
      {(view) => <Report view={view} />}
    </AnsweredPage>
  );
}

interface Row {
  readonly person: ReportPackage['people'][number];
  readonly place: ReportPackage['people'][number]['places'][number];
  readonly day: string;
}

function Report({ view }: { readonly view: ReportView }) {
  const say = useText();
  const { report, organisation, imported, way, fingerprint, isKnownKey } = view;
  const mark = say(words.rehearsal);
  useEffect(() => (report.rehearsal ? markRehearsal(mark) : undefined), [report.rehearsal, mark]);
  const days = new Map(report.conferences.map(({ id, day }) => [id, day]));
  const rows: Row[] = report.people.flatMap((person) =>
    person.places.map((place) => ({ person, place, day: days.get(place.conference) ?? '' })),
  );
  const level = (key: 'high' | 'confidence' | 'low'): Column<Row>[] => [
    { key, title: words[key], order: 'number', value: ({ place }) => place[key].ballots },
    {
      key: `${key}%`,
      title: text(`% ${words[key].vi.toLowerCase()}`, `% ${words[key].en.toLowerCase()}`),
      order: 'number',
      value: ({ place }) => (place[key].percent === null ? '–' : `${place[key].percent}%`),
    },
  ];
  const considered = rows.flatMap(({ person, place }) =>
    place.considerations.map(({ text: what, cite }) => `${person.name} (${place.listTitle}): ${say(what)} [${cite}]`),
  );
  return (
    <Page title={organisation} lead={text(report.title, report.title)}>
      <Anchor component={Link} to="/reports">
        {say(words.back)}
      </Anchor>
      {report.rehearsal && <Notice tone="warning">{mark}</Notice>}
      {view.replacedBy !== null && (
        <Notice tone="warning">
          {say(words.replacedHint)}{' '}
          <Anchor component={Link} to={`/reports/${view.replacedBy}`}>
            {say(words.later)}
          </Anchor>
        </Notice>
      )}
      <Notice tone={isKnownKey ? 'done' : 'warning'} title={say(words.verified)}>
        <Words size="sm">
          {say(words.right)} {say(isKnownKey ? words.keyKnown : words.keyUnknown)}
        </Words>
        <Words size="sm">
          {say(words.fingerprint)}: <b style={{ fontFamily: 'monospace' }}>{fingerprint}</b> · {say(words.taken)}{' '}
          {formatMoment(imported)} ({say(words.ways[way])}) · {say(words.act)}:{' '}
          <b style={{ fontFamily: 'monospace' }}>{report.record.fingerprint}</b>
        </Words>
      </Notice>
      <DataTable
        title={text(`Báo cáo của ${organisation}`, `Report of ${organisation}`)}
        rows={rows}
        rowKey={({ person, place }) => `${person.person} ${place.list}`}
        columns={[
          { key: 'name', title: words.name, value: ({ person }) => person.name, order: 'name', isHeader: true },
          { key: 'post', title: words.post, value: ({ place }) => place.position, width: '12rem' },
          {
            key: 'list',
            title: words.at,
            value: ({ place, day }) => `${place.listTitle}, ${showDay(day)}`,
            width: '12rem',
          },
          { key: 'collected', title: words.collected, order: 'number', value: ({ place }) => place.collected },
          ...level('high'),
          ...level('confidence'),
          ...level('low'),
          { key: 'invalid', title: words.invalid, order: 'number', value: ({ place }) => place.invalidRows },
          {
            key: 'base',
            title: words.base,
            width: '8rem',
            value: ({ place }) => `${place.base.count ?? '–'} ${say(baseWords[place.base.what])}`,
          },
        ]}
      />
      <Stack component="section" aria-labelledby="considered" gap="xs">
        <Title order={2} id="considered">
          {say(words.considered)}
        </Title>
        {considered.length === 0 && <Words>{say(words.nothingConsidered)}</Words>}
        <List>
          {considered.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </Stack>
    </Page>
  );
}

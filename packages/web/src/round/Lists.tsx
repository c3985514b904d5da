import { Anchor, Group, Stack, Title, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatCite, type Post, personResultsSeenBy, type RoundListView, type RoundView } from '@tinnhiem/core';
import { useRound, useSession } from '../api/queries.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { type Column, DataTable } from '../components/DataTable.tsx';
import { showDay } from '../components/format.ts';
import { Page } from '../components/Page.tsx';
import { EmptyState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { peopleText } from '../people/people.text.ts';
import { UnverifiedMark } from '../rules/RulesTable.tsx';
import { placeNames } from '../rules/rules.text.ts';
import { ListTabs } from './ListTabs.tsx';
import { roundText } from './round.text.ts';
import { titlesOf, useRoundId } from './use-round.ts';

export function Lists() {
  const round = useRoundId();
  const query = useRound(round);
  return (
    <AnsweredPage title={roundText.listsTitle} query={query}>
      {(view) => (
        <Page title={roundText.listsTitle} lead={roundText.listsLead}>
          <ListTabs
            label={roundText.chooseList}
            lists={view.lists.map(({ id, title, votedOn }) => ({ id, title, count: votedOn.length }))}
          >
            {(id) => {
              const list = view.lists.find((other) => other.id === id);
              return list === undefined ? null : <OneList list={list} view={view} />;
            }}
          </ListTabs>
          {view.twoPlaces.length > 0 && <TwoPlaces view={view} />}
        </Page>
      )}
    </AnsweredPage>
  );
}

function titles(posts: readonly Post[]): string {
  return posts.map((post) => post.title).join(', ');
}

function units(posts: readonly Post[]): string {
  return [...new Set(posts.map((post) => post.unit))].join(', ');
}

type Person = RoundListView['votedOn'][number];

function OneList({ list, view }: { readonly list: RoundListView; readonly view: RoundView }) {
  const say = useText();
  const { data: account } = useSession();
  const looksBack = account?.roles.some((role) => personResultsSeenBy.includes(role)) === true;
  const conference = view.plan.conferences.find((other) => other.id === list.conference);
  const columns: readonly Column<Person & { readonly number: number }>[] = [
    { key: 'number', title: roundText.number, value: (who) => who.number, order: 'number', width: 60 },
    { key: 'name', title: roundText.name, value: (who) => who.name, order: 'name', isHeader: true },
    {
      key: 'code',
      title: roundText.code,
      value: (who) => who.person,
      width: 90,
      cell: (who) =>
        looksBack ? (
          <Anchor
            component={Link}
            to={`/people/${encodeURIComponent(who.person)}/results`}
            title={say(peopleText.open)}
            aria-label={`${say(peopleText.open)}: ${who.name}, ${who.person}`}
          >
            {who.person}
          </Anchor>
        ) : (
          who.person
        ),
    },
    { key: 'post', title: roundText.post, value: (who) => titles(who.posts) },
    { key: 'unit', title: roundText.unit, value: (who) => units(who.posts) },
    { key: 'reason', title: roundText.reason, value: (who) => say(who.reason) },
    {
      key: 'source',
      title: roundText.source,
      value: (who) => formatCite(who.cite),
      cell: (who) => (who.cite === 'unverified' ? <UnverifiedMark /> : formatCite(who.cite)),
    },
  ];
  const numbered = (people: readonly Person[]) => people.map((who, index) => ({ ...who, number: index + 1 }));
  const heading = `${list.title} · ${showDay(list.day)}`;
  return (
    <Stack gap="lg">
      <Group gap="xs">
        <Words size="sm">
          {say(placeNames[list.place])} · {conference?.title ?? ''} · {showDay(list.day)}
        </Words>
      </Group>
      {list.votedOn.length === 0 ? (
        <EmptyState title={roundText.nobody} hint={roundText.listsLead} />
      ) : (
        <DataTable
          title={{ vi: `Người được lấy phiếu: ${heading}`, en: `Voted on: ${heading}` }}
          rows={numbered(list.votedOn)}
          columns={columns}
          rowKey={(who) => who.person}
        />
      )}
      <section aria-labelledby={`excluded-${list.id}`}>
        <Title order={2} id={`excluded-${list.id}`} mb="xs">
          {say(roundText.excluded)} ({list.excluded.length})
        </Title>
        {list.excluded.length === 0 ? (
          <Words c="dimmed">{say(roundText.nobodyExcluded)}</Words>
        ) : (
          <DataTable
            title={{ vi: `Không thuộc diện: ${heading}`, en: `Left out: ${heading}` }}
            rows={numbered(list.excluded)}
            columns={columns}
            rowKey={(who) => who.person}
          />
        )}
      </section>
    </Stack>
  );
}

function TwoPlaces({ view }: { readonly view: RoundView }) {
  const say = useText();
  const names = titlesOf(view);
  return (
    <section aria-labelledby="two-places">
      <Title order={2} id="two-places">
        {say(roundText.twoPlaces)}
      </Title>
      <Words c="dimmed" mb="xs">
        {say(roundText.twoPlacesHint)}
      </Words>
      <DataTable
        title={roundText.twoPlaces}
        rows={view.twoPlaces}
        rowKey={(who) => who.person}
        columns={[
          { key: 'name', title: roundText.name, value: (who) => who.name, order: 'name', isHeader: true },
          { key: 'code', title: roundText.code, value: (who) => who.person, width: 90 },
          {
            key: 'places',
            title: roundText.places,
            value: (who) => who.places.map((place) => names[place] ?? place).join('; '),
          },
        ]}
      />
    </section>
  );
}

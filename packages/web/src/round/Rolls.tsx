import { compareNames, type RoundView, type Voter } from '@tinnhiem/core';
import { useRound } from '../api/queries.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { DataTable } from '../components/DataTable.tsx';
import { Page } from '../components/Page.tsx';
import { ListTabs } from './ListTabs.tsx';
import { roundText } from './round.text.ts';
import { useRoundId } from './use-round.ts';

/** Why somebody is on a roll: each role of the plan with the posts that put them there. */
function whyOf(voter: Voter): string {
  const byRole = new Map<string, string[]>();
  for (const { role, post } of voter.because)
    byRole.set(role, [...(byRole.get(role) ?? []), post.unit === '' ? post.title : `${post.title} (${post.unit})`]);
  return [...byRole]
    .map(([role, posts]) => (posts.every((post) => post.startsWith(role)) ? '' : `${role}: `) + posts.join(', '))
    .join('; ');
}

export function Rolls() {
  const round = useRoundId();
  const query = useRound(round);
  return (
    <AnsweredPage title={roundText.rollsTitle} query={query}>
      {(view) => (
        <Page title={roundText.rollsTitle} lead={roundText.rollsLead}>
          <ListTabs
            label={roundText.chooseList}
            all={roundText.allLists}
            lists={view.lists.map(({ id, title, voters }) => ({ id, title, count: voters.length }))}
          >
            {(id) => {
              const list = view.lists.find((other) => other.id === id);
              return list === undefined ? (
                <Everybody view={view} />
              ) : (
                <DataTable
                  title={{ vi: `Người ghi phiếu: ${list.title}`, en: `Voters: ${list.title}` }}
                  rows={list.voters.map((voter, index) => ({ ...voter, number: index + 1 }))}
                  rowKey={(voter) => voter.person}
                  columns={[
                    {
                      key: 'number',
                      title: roundText.number,
                      value: (voter) => voter.number,
                      order: 'number',
                      width: 60,
                    },
                    { key: 'name', title: roundText.name, value: (voter) => voter.name, order: 'name', isHeader: true },
                    { key: 'code', title: roundText.code, value: (voter) => voter.person, width: 90 },
                    { key: 'unit', title: roundText.unit, value: (voter) => voter.unit },
                    { key: 'why', title: roundText.why, value: whyOf },
                  ]}
                />
              );
            }}
          </ListTabs>
        </Page>
      )}
    </AnsweredPage>
  );
}

interface OnLists {
  readonly voter: Voter;
  readonly lists: readonly { readonly title: string; readonly voter: Voter }[];
}

/** Every voter once, with the lists that they vote on. */
function everybodyOf(view: RoundView): readonly OnLists[] {
  const people = new Map<string, { voter: Voter; lists: { title: string; voter: Voter }[] }>();
  for (const list of view.lists)
    for (const voter of list.voters) {
      const known = people.get(voter.person) ?? { voter, lists: [] };
      known.lists.push({ title: list.title, voter });
      people.set(voter.person, known);
    }
  return [...people.values()].sort((a, b) => compareNames(a.voter.name, b.voter.name));
}

function Everybody({ view }: { readonly view: RoundView }) {
  return (
    <DataTable
      title={roundText.rollsTitle}
      rows={everybodyOf(view)}
      rowKey={({ voter }) => voter.person}
      columns={[
        { key: 'name', title: roundText.name, value: ({ voter }) => voter.name, order: 'name', isHeader: true },
        { key: 'code', title: roundText.code, value: ({ voter }) => voter.person, width: 90 },
        { key: 'unit', title: roundText.unit, value: ({ voter }) => voter.unit },
        {
          key: 'lists',
          title: roundText.onLists,
          value: ({ lists }) => lists.map((list) => `${list.title} (${whyOf(list.voter)})`).join('; '),
          cell: ({ lists }) => (
            <ul style={{ margin: 0, paddingLeft: '1.1rem' }}>
              {lists.map((list) => (
                <li key={list.title}>
                  <b style={{ fontWeight: 500 }}>{list.title}</b>: {whyOf(list.voter)}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

// S14, S22: the rounds of the organisations below, as far as the one above sees them.
import { Badge, Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { type Branch, type RoundBelow, stageName } from '@tinnhiem/core';
import { common } from '../components/common.text.ts';
import { showDay } from '../components/format.ts';
import { Notice } from '../components/Notice.tsx';
import { SaveTable } from '../components/SaveTable.tsx';
import { RehearsalBadge, StageBadge } from '../components/StageBadge.tsx';
import { Answered, EmptyState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { organisationsText as words } from './organisations.text.ts';
import { type RoundsBelow, useRoundsBelow } from './queries.ts';

export function RoundsOfBranches({ branches }: { readonly branches: readonly Branch[] }) {
  const say = useText();
  const query = useRoundsBelow(true);
  return (
    <section aria-labelledby="rounds-below">
      <Title order={2} id="rounds-below" mb="xs">
        {say(words.rounds)}
      </Title>
      <Answered query={query}>
        {({ rounds }) =>
          rounds.length === 0 ? (
            <EmptyState title={words.noRounds} hint={words.noRoundsHint} />
          ) : (
            <Stack gap="sm">
              <Group justify="space-between" gap="sm">
                <Words role="status">
                  {rounds.length} {say(words.roundsCount)}, {rounds.filter(isLate).length} {say(words.lateCount)}.
                </Words>
                <SaveRounds branches={branches} rounds={rounds} />
              </Group>
              <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
                {lateFirst(branches, rounds).map(({ name, round }) => (
                  <li key={round.state?.id ?? round.id}>
                    {round.state === null ? (
                      <Notice tone="error" title={`${name}: ${round.id}`}>
                        {say(words.unreadable)}
                      </Notice>
                    ) : (
                      <StateCard organisation={name} state={round.state} />
                    )}
                  </li>
                ))}
              </Stack>
            </Stack>
          )
        }
      </Answered>
    </section>
  );
}

type Below = RoundsBelow['rounds'][number];

/** Whether the organisation above has something to ask about. */
const isLate = ({ state }: Below) => state === null || state.waits.some(({ overdue }) => overdue);

/** In the order of the tree; what is late, or cannot be read, before everything else. */
function lateFirst(branches: readonly Branch[], rounds: readonly Below[]) {
  const inOrder = branches.flatMap(({ id, name }) =>
    rounds.filter(({ organisation }) => organisation === id).map((round) => ({ name, round })),
  );
  return [...inOrder.filter(({ round }) => isLate(round)), ...inOrder.filter(({ round }) => !isLate(round))];
}

/** A row for each conference, with what its round waits for. */
function SaveRounds({ branches, rounds }: { readonly branches: readonly Branch[] } & Pick<RoundsBelow, 'rounds'>) {
  const say = useText();
  const nameOf = new Map(branches.map(({ id, name }): [string, string] => [id, name]));
  return (
    <SaveTable
      title={words.rounds}
      head={[words.name, words.round, words.stage, words.conference, words.day, words.conferenceStage, words.waits]}
      rows={() =>
        rounds.flatMap(({ organisation, state }) =>
          (state?.conferences ?? []).map((conference) => [
            nameOf.get(organisation) ?? organisation,
            `${state?.title}${state?.rehearsal === true ? ` (${say(common.rehearsal)})` : ''}`,
            say(stageName(state?.stage ?? '')),
            conference.title,
            `${showDay(conference.day)} ${conference.time ?? ''}`.trim(),
            say(stageName(conference.stage)),
            (state?.waits ?? [])
              .filter((wait) => wait.conference === null || wait.conference === conference.title)
              .map(({ what, who, overdue }) => `${say(what)} (${say(who)})${overdue ? ` – ${say(words.overdue)}` : ''}`)
              .join('\n'),
          ]),
        )
      }
    />
  );
}

function StateCard({ organisation, state }: { readonly organisation: string; readonly state: RoundBelow }) {
  const say = useText();
  const { title, stage, rehearsal, conferences, waits } = state;
  // What is behind is of interest only where it is overdue, and stands among what waits then.
  const dates = state.dates.filter(({ over }) => !over);
  return (
    <Paper component="article">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 20rem' }}>
          <Title order={3}>{organisation}</Title>
          <Words>{title}</Words>
        </div>
        <Group gap="xs">
          {rehearsal && <RehearsalBadge />}
          <StageBadge stage={stage} />
        </Group>
      </Group>
      <Stack component="ul" gap={4} mt="sm" mb="sm" pl="md">
        {conferences.map((conference) => (
          <li key={`${conference.day} ${conference.title}`}>
            <Group gap="xs">
              <Words size="sm" style={{ flex: '1 1 14rem' }}>
                {showDay(conference.day)} {conference.time ?? ''} · {conference.title}
              </Words>
              {stage !== 'drafting' && <StageBadge stage={conference.stage} />}
            </Group>
          </li>
        ))}
      </Stack>
      <Words size="sm" fw={600}>
        {say(words.waits)}
      </Words>
      {waits.length === 0 ? (
        <Words size="sm">{say(words.nothingWaits)}</Words>
      ) : (
        <Stack component="ul" gap={2} mt={4} mb="sm" pl="md">
          {waits.map(({ what, who, conference, overdue }) => (
            <li key={`${conference ?? ''} ${what.vi}`}>
              <Words size="sm" component="span">
                {say(what)}
                {conference === null ? '' : ` · ${conference}`} ({say(words.who)}: {say(who)}){' '}
              </Words>
              {overdue && (
                <Badge size="sm" radius="sm" tt="none" color="#b42318">
                  {say(words.overdue)}
                </Badge>
              )}
            </li>
          ))}
        </Stack>
      )}
      {dates.length > 0 && (
        <>
          <Words size="sm" fw={600}>
            {say(words.dates)}
          </Words>
          <Stack component="ul" gap={2} mt={4} mb={0} pl="md">
            {dates.map(({ title: what, day }) => (
              <li key={`${day} ${what.vi}`}>
                <Words size="sm">
                  {showDay(day)} · {say(what)}
                </Words>
              </li>
            ))}
          </Stack>
        </>
      )}
    </Paper>
  );
}

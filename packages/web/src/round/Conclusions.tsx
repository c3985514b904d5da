// S13, S21: what the rules say should be considered, beside what the competent body concluded, and what follows by when.
import { Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  type Conclusion,
  type Consideration,
  concludedBeyond,
  type Level,
  noLongerConsidered,
  type PlaceResult,
  type Text,
  text,
} from '@tinnhiem/core';
import { api } from '../api/client.ts';
import { useCommand } from '../api/commands.ts';
import { roundPath, useSession } from '../api/queries.ts';
import { showDay } from '../components/format.ts';
import { Page } from '../components/Page.tsx';
import { Answered, EmptyState } from '../components/States.tsx';
import { baseWords, levelWords } from '../display/words.ts';
import { useText } from '../language.tsx';
import { ActButton } from './affairs/ActButton.tsx';
import { ConcludeBeyond, ConcludeButton, type ConcludeProps } from './Conclude.tsx';
import { conclusionsText as words } from './conclusions.text.ts';
import { SaveConclusions, SaveConsiderations } from './SaveConclusions.tsx';
import { useRoundId } from './use-round.ts';

export interface ConclusionsView {
  readonly today: string;
  readonly considerations: readonly Consideration[];
  readonly twoPlaces: readonly {
    readonly person: string;
    readonly name: string;
    readonly places: readonly string[];
    readonly results: readonly PlaceResult[];
  }[];
  /** Whose result is announced somewhere. */
  readonly announced: readonly { readonly person: string; readonly name: string; readonly position: string }[];
  /** The lines of the rules, and what is to be considered from each. */
  readonly lines: readonly { readonly about: Exclude<Conclusion['about'], 'two-places'>; readonly text: Text }[];
  readonly conclusions: readonly (Omit<Conclusion, 'done'> & { readonly name: string; readonly considered: boolean })[];
}

export function Conclusions() {
  const round = useRoundId();
  const query = useQuery({
    queryKey: ['round', round, 'conclusions'],
    queryFn: () => api.get<ConclusionsView | null>(`${roundPath(round)}/conclusions`),
  });
  return (
    <Page title={words.title} lead={words.lead}>
      <Answered query={query}>
        {(view) =>
          view === null ? (
            <EmptyState title={words.nothing} hint={words.nothingHint} />
          ) : (
            <ConclusionsOf round={round} view={view} />
          )
        }
      </Answered>
    </Page>
  );
}

type Considered = readonly [Consideration, ...Consideration[]];

/** What is to be considered about one person on one list stands together: some plans have two outcomes at one figure. */
function byPersonAndList(items: readonly Consideration[]): readonly Considered[] {
  const groups = new Map<string, [Consideration, ...Consideration[]]>();
  for (const item of items) {
    const group = groups.get(`${item.list} ${item.person}`);
    if (group === undefined) groups.set(`${item.list} ${item.person}`, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

const levels: readonly Level[] = ['high', 'confidence', 'low'];

/** `Tín nhiệm cao 19/47 (40,43%) · …, trên số phiếu thu về`: counts, shares and their base. */
function SharesOf({ result }: { readonly result: PlaceResult }) {
  const say = useText();
  const { base } = result;
  const shares = levels.map((level) => {
    const { count, percent } = result[level];
    return `${say(levelWords[level])} ${count}/${base.count}${percent === null ? '' : ` (${percent}%)`}`;
  });
  return `${shares.join(' · ')} – ${say(words.of)} ${say(baseWords[base.what])}`;
}

/** Says that something was concluded already, and under which number. */
function Concluded({
  view,
  person,
  about,
}: { readonly view: ConclusionsView } & Pick<ConcludeProps, 'person' | 'about'>) {
  const say = useText();
  const known = view.conclusions.filter((other) => other.person === person && other.about === about);
  if (known.length === 0) return null;
  return (
    <Words size="sm" mb={6}>
      {`${say(words.concludedAs)} ${known.map(({ number }) => number).join(', ')}`}
    </Words>
  );
}

function ConclusionsOf({ round, view }: { readonly round: string; readonly view: ConclusionsView }) {
  const say = useText();
  return (
    <Stack>
      <Title order={2}>{say(words.consider)}</Title>
      {view.considerations.length === 0 && <EmptyState title={words.nothing} hint={words.nothingHint} />}
      {view.considerations.length > 0 && <SaveConsiderations view={view} />}
      {byPersonAndList(view.considerations).map(([first, ...more]) => (
        <Paper key={`${first.list} ${first.person}`} component="article" aria-label={first.name}>
          <Title order={3}>{first.name}</Title>
          <Words size="sm" c="dimmed">
            {first.position} · {first.listTitle}
          </Words>
          <Words fw={600}>
            {first.low}/{first.base} {say(words.low)}
          </Words>
          <Stack gap="sm" mt="xs">
            {[first, ...more].map((item) => (
              <div key={item.about}>
                <Words>{say(item.text)}</Words>
                <Words size="sm" c="dimmed" mb={6}>
                  {item.cite}
                </Words>
                <Concluded view={view} person={item.person} about={item.about} />
                <ConcludeButton
                  round={round}
                  person={item.person}
                  about={item.about}
                  today={view.today}
                  early={view.twoPlaces.some((other) => other.person === item.person && waits(other))}
                />
              </div>
            ))}
          </Stack>
        </Paper>
      ))}
      <ConcludeBeyond round={round} view={view} />
      {view.twoPlaces.length > 0 && (
        <Paper component="section" aria-label={say(words.twoPlaces)}>
          <Title order={2} size="h3" mb="xs">
            {say(words.twoPlaces)}
          </Title>
          <Stack gap="xs">
            {view.twoPlaces.map((inPlaces) => {
              const { person, name, results } = inPlaces;
              return (
                <Group key={person} justify="space-between" align="flex-start" gap="sm">
                  <div style={{ flex: '1 1 22rem' }}>
                    <Words fw={600}>{name}</Words>
                    {results.map((result) => (
                      <Words key={result.list} size="sm">
                        {result.listTitle}: <SharesOf result={result} />
                      </Words>
                    ))}
                    {waits(inPlaces) && (
                      <Words size="sm" c="dimmed">
                        {say(words.notAll)}
                      </Words>
                    )}
                    <Concluded view={view} person={person} about="two-places" />
                  </div>
                  <ConcludeButton
                    round={round}
                    person={person}
                    about="two-places"
                    today={view.today}
                    of={name}
                    early={waits(inPlaces)}
                  />
                </Group>
              );
            })}
          </Stack>
        </Paper>
      )}
      {view.conclusions.length > 0 && (
        <Group justify="space-between">
          <Title order={2}>{say(words.concluded)}</Title>
          <SaveConclusions view={view} />
        </Group>
      )}
      {view.conclusions.map((conclusion) => (
        <ConclusionCard key={conclusion.number} round={round} conclusion={conclusion} today={view.today} />
      ))}
    </Stack>
  );
}

/** Whether a place has not announced the result of somebody voted on in several. */
export const waits = ({ places, results }: ConclusionsView['twoPlaces'][number]) => results.length < places.length;

interface CardProps {
  readonly round: string;
  readonly conclusion: ConclusionsView['conclusions'][number];
  readonly today: string;
}

function ConclusionCard({ round, conclusion, today }: CardProps) {
  const say = useText();
  const { data: account } = useSession();
  const command = useCommand(round);
  const title = `${conclusion.number}. ${conclusion.name}`;
  return (
    <Paper component="article" aria-label={title}>
      <Title order={3}>{title}</Title>
      <Words size="sm" c="dimmed">
        {conclusion.body} · {conclusion.letter.number ?? ''} {showDay(conclusion.letter.day)}
      </Words>
      <Words style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{conclusion.conclusion}</Words>
      {!conclusion.considered && <Words size="sm">{say(noLongerConsidered)}.</Words>}
      {conclusion.early !== undefined && (
        <Words size="sm">
          {say(words.recordedEarly)}: {conclusion.early}
        </Words>
      )}
      {conclusion.beyond !== undefined && (
        <Words size="sm">
          {say(concludedBeyond)}: {conclusion.beyond}
        </Words>
      )}
      {conclusion.followUps.map((step, index) => (
        <Group key={step.what} justify="space-between" gap="xs" mt="xs">
          <Words size="sm">
            {step.what}, {say(words.by)} {showDay(step.by)}
            {step.done !== null && ` – ${showDay(step.done.day)}: ${step.done.note}`}
            {step.done === null && today > step.by && ` · ${say(words.overdue)}`}
          </Words>
          {step.done === null && account?.roles.includes('organiser') === true && (
            <ActButton
              variant="default"
              label={words.finish}
              explain={text(step.what, step.what)}
              form={`${round}:follow-up:${conclusion.number}:${index + 1}`}
              fields={[
                { key: 'day', label: words.doneOn, kind: 'day', initial: today },
                { key: 'how', label: words.how, kind: 'prose' },
              ]}
              error={command.error}
              onOpen={command.clear}
              record={({ text: typed }) =>
                command.send('record-follow-up', {
                  conclusion: conclusion.number,
                  followUp: index + 1,
                  day: typed('day') as never,
                  note: typed('how'),
                })
              }
            />
          )}
        </Group>
      ))}
    </Paper>
  );
}

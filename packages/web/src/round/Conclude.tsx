// Recording what a competent body concluded: about what the rules want considered, and beyond it.
import { type Conclusion, text } from '@tinnhiem/core';
import { useCommand } from '../api/commands.ts';
import { useSession } from '../api/queries.ts';
import { notify } from '../components/notify.ts';
import { useText } from '../language.tsx';
import { ActButton, type Field, type Filled } from './affairs/ActButton.tsx';
import { type ConclusionsView, waits } from './Conclusions.tsx';
import { conclusionsText as words } from './conclusions.text.ts';

/** What is asked of every conclusion. `reasons`: those that this one needs. */
function fieldsOf(typed: Filled['text'], today: string, reasons: readonly ('early' | 'beyond')[]): readonly Field[] {
  return [
    { key: 'body', label: words.body, kind: 'line' },
    { key: 'letter', label: words.letter, kind: 'line', optional: true },
    { key: 'day', label: words.day, kind: 'day', initial: today },
    { key: 'conclusion', label: words.conclusion, kind: 'prose' },
    ...reasons.map((key): Field => ({ key, label: words[key], kind: 'line' })),
    { key: 'what', label: words.what, kind: 'line', optional: true },
    { key: 'by', label: words.byWhen, kind: 'day', optional: typed('what').trim() === '' },
  ];
}

/** Sends what was filled in. */
function useConclusion(round: string) {
  const say = useText();
  const command = useCommand(round);
  const record = async (typed: Filled['text'], person: string, about: Conclusion['about']) => {
    const recorded = await command.send('record-conclusion', {
      person: person as never,
      about,
      body: typed('body'),
      letter: { number: typed('letter') === '' ? null : typed('letter'), day: typed('day') as never },
      conclusion: typed('conclusion'),
      followUps: typed('what') === '' ? [] : [{ what: typed('what'), by: typed('by') as never }],
      ...(typed('early') === '' ? {} : { early: typed('early') }),
      ...(typed('beyond') === '' ? {} : { beyond: typed('beyond') }),
    });
    if (recorded !== null) notify(say(words.done));
    return recorded;
  };
  return { error: command.error, onOpen: command.clear, record };
}

export interface ConcludeProps {
  readonly round: string;
  readonly person: string;
  readonly about: Conclusion['about'];
  readonly today: string;
  /** Whom the button is about, where nothing beside it says so. */
  readonly of?: string;
  /** Another place has not announced: a reason is asked for. */
  readonly early?: boolean;
}

export function ConcludeButton({ round, person, about, today, of, early = false }: ConcludeProps) {
  const { data: account } = useSession();
  const { record, ...rest } = useConclusion(round);
  if (account?.roles.includes('organiser') !== true) return null;
  return (
    <ActButton
      variant="default"
      label={of === undefined ? words.conclude : text(`${words.conclude.vi}: ${of}`, `${words.conclude.en}: ${of}`)}
      confirmLabel={words.conclude}
      explain={words.explain}
      form={`${round}:conclusion:${person}:${about}`}
      fields={(typed) => fieldsOf(typed, today, early ? ['early'] : [])}
      record={({ text: typed }) => record(typed, person, about)}
      {...rest}
    />
  );
}

/** A conclusion about somebody whose votes do not reach the line: only with a ground. */
export function ConcludeBeyond({ round, view }: { readonly round: string; readonly view: ConclusionsView }) {
  const say = useText();
  const { data: account } = useSession();
  const { record, ...rest } = useConclusion(round);
  if (account?.roles.includes('organiser') !== true || view.announced.length === 0) return null;
  const isEarly = (person: string) => view.twoPlaces.some((other) => other.person === person && waits(other));
  return (
    <div>
      <ActButton
        variant="default"
        label={words.concludeBeyond}
        confirmLabel={words.conclude}
        explain={words.explainBeyond}
        form={`${round}:conclusion-beyond`}
        fields={(typed) => [
          {
            key: 'person',
            label: words.person,
            kind: 'find',
            choices: view.announced.map(({ person, name, position }) => ({
              value: person,
              label: `${name}, ${position}`,
            })),
          },
          {
            key: 'about',
            label: words.about,
            kind: 'choice',
            choices: view.lines.map(({ about, text: what }) => ({ value: about, label: say(what) })),
          },
          ...fieldsOf(typed, view.today, [...(isEarly(typed('person')) ? (['early'] as const) : []), 'beyond']),
        ]}
        record={({ text: typed }) => record(typed, typed('person'), typed('about') as Conclusion['about'])}
        {...rest}
      />
    </div>
  );
}

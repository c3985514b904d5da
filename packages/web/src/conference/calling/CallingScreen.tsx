// S07: the papers that call people to the conference, and letters by e-mail in advance of them.
import { Group, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { Answered } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { DocumentLinks } from '../DocumentLinks.tsx';
import { useHere } from '../here.tsx';
import { Screen, Section } from '../Screen.tsx';
import { CalledTable } from './CalledTable.tsx';
import { callingText, letterStates } from './calling.text.ts';
import { RecallAll } from './Recall.tsx';
import { type Called, type Calling, isOnItsWay, type LetterState, useCalling, useSendLetters } from './view.ts';

export function CallingScreen() {
  const { round, conference, account, roundView } = useHere();
  const hasHour = roundView.plan.conferences.find(({ id }) => id === conference)?.time !== undefined;
  const isOffice = account.roles.some((role) => role === 'organiser' || role === 'chair');
  const query = useCalling(round, conference, isOffice);
  return (
    <Screen title={callingText.title} lead={callingText.lead}>
      <Section id="papers" title={callingText.papers} hint={callingText.papersHint}>
        {hasHour ? <DocumentLinks forms={['personal-invitation', 'invitation']} /> : <NoHour />}
      </Section>
      {isOffice && (
        <Section id="letters" title={callingText.letters} hint={callingText.lettersHint}>
          <Answered query={query}>{(calling) => <Letters calling={calling} />}</Answered>
        </Section>
      )}
    </Screen>
  );
}

function NoHour() {
  const say = useText();
  return <Words c="dimmed">{say(callingText.noHour)}</Words>;
}

function Letters({ calling }: { readonly calling: Calling }) {
  const say = useText();
  const { sender, problem, people } = calling;
  const reachable = people.filter(({ address }) => address !== '');
  const called = people.filter(({ lists }) => lists.length > 0);
  const isUsed = people.some(({ letter }) => letter !== null);
  return (
    <>
      {problem !== null && (
        <Notice tone="info" title={say(problem.message)}>
          {say(problem.todo)}
        </Notice>
      )}
      {sender !== null && (
        <Words>
          {say(callingText.sender)} <b>{sender}</b> · {say(callingText.count)}:{' '}
          {called.filter(({ address }) => address !== '').length}/{called.length} {say(callingText.ofCalled)}.
        </Words>
      )}
      {isUsed && <SoFar people={people} />}
      {problem === null && <SendAll people={reachable} sender={sender ?? ''} />}
      <Group>
        <RecallAll people={people} />
      </Group>
      {(problem === null || isUsed) && <CalledTable people={people} maySend={problem === null} />}
    </>
  );
}

/** How many letters are where: a list of two thousand names does not say it. */
function SoFar({ people }: { readonly people: readonly Called[] }) {
  const say = useText();
  const states = Object.keys(letterStates) as LetterState[];
  const counts = states
    .map((state) => ({ state, count: people.filter(({ letter }) => letter?.state === state).length }))
    .filter(({ count }) => count > 0);
  return (
    <Words role="status">
      {say(callingText.soFar)}:{' '}
      {counts.map(({ state, count }, index) => (
        <span key={state}>
          {index > 0 && ' · '}
          {say(letterStates[state])} <b>{count}</b>
        </span>
      ))}
    </Words>
  );
}

function SendAll({ people, sender }: { readonly people: readonly Called[]; readonly sender: string }) {
  const say = useText();
  const due = (kind: Called['due']) => people.filter((called) => called.due === kind);
  const [first, corrections] = [due('first'), due('correction')];
  const onTheirWay = people.filter(isOnItsWay).length;
  return (
    <>
      <Words size="sm" c="dimmed">
        {first.length + corrections.length > 0
          ? say(callingText.noAddress)
          : onTheirWay > 0
            ? `${onTheirWay} ${say(callingText.onItsWay)}`
            : say(callingText.nothingDue)}
      </Words>
      <Group>
        {first.length > 0 && <SendThese label={callingText.sendAll} people={first} sender={sender} />}
        {corrections.length > 0 && <SendThese label={callingText.correctAll} people={corrections} sender={sender} />}
      </Group>
    </>
  );
}

interface SendTheseProps {
  readonly label: typeof callingText.sendAll | typeof callingText.correctAll;
  readonly people: readonly Called[];
  readonly sender: string;
}

function SendThese({ label, people, sender }: SendTheseProps) {
  const say = useText();
  const { round, conference } = useHere();
  const { error, clear, send } = useSendLetters(round, conference);
  const count = (language: 'vi' | 'en') =>
    `${callingText.sendAllExplain[language]}: ${people.length}, ${callingText.from[language]} ${sender}. ${callingText.checked[language]}`;
  return (
    <ConfirmButton
      label={text(`${label.vi} (${people.length})`, `${label.en} (${people.length})`)}
      explain={text(count('vi'), count('en'))}
      confirmLabel={callingText.confirmSend}
      error={error}
      onOpen={clear}
      onConfirm={async () => {
        // Exactly those who are counted here: whoever was added meanwhile is not sent to unseen.
        const asked = await send({ people: people.map(({ person }) => ({ person })), again: false });
        if (asked !== null) notify(asked === 0 ? say(callingText.noneAsked) : `${say(callingText.asked)}: ${asked}`);
        return asked;
      }}
    />
  );
}

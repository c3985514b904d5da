import { Stack, TextInput, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { formatMoment } from '../../components/format.ts';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { callingText, letterStates, notSent } from './calling.text.ts';
import { RecallOne } from './Recall.tsx';
import { type Called, isOnItsWay, isWaiting, useSendLetters } from './view.ts';

export interface CalledTableProps {
  readonly people: readonly Called[];
  readonly maySend: boolean;
}

/** Everybody who is called, their addresses, and what became of their letters. */
export function CalledTable({ people, maySend }: CalledTableProps) {
  const say = useText();
  const stateOf = ({ letter, due }: Called) => {
    if (letter === null) return say(notSent);
    const times = letter.number > 1 ? ` (${letter.number} ${say(callingText.times)})` : '';
    const changed = due === 'correction' ? `, ${say(callingText.changed)}` : '';
    return `${say(letterStates[letter.state])} ${formatMoment(letter.at)}${times}${changed}`;
  };
  const columns: readonly Column<Called>[] = [
    {
      key: 'name',
      title: callingText.name,
      value: ({ name }) => name,
      order: 'name',
      isHeader: true,
      // Two people may have one name: a letter must not go to the other.
      cell: ({ name, person, unit }) => (
        <>
          {name}
          <Words component="small" display="block" size="xs" c="dimmed">
            {[person, unit].filter((part) => part !== '').join(' · ')}
          </Words>
        </>
      ),
    },
    { key: 'code', title: callingText.code, value: ({ person }) => person, isWrittenOnly: true },
    { key: 'unit', title: callingText.unit, value: ({ unit }) => unit, isWrittenOnly: true },
    {
      key: 'lists',
      title: callingText.lists,
      value: ({ lists }) => (lists.length === 0 ? say(callingText.notCalled) : lists.join('; ')),
    },
    {
      key: 'address',
      title: callingText.address,
      value: ({ address }) => address,
      cell: ({ address }) =>
        address === '' ? (
          <Words size="sm" c="dimmed">
            {say(callingText.none)}
          </Words>
        ) : (
          address
        ),
    },
    {
      key: 'state',
      title: callingText.state,
      value: stateOf,
      cell: (called) => (
        <Stack gap={0}>
          <Words
            size="sm"
            fw={called.due === 'correction' || called.letter?.state === 'refused' ? 600 : 400}
            {...(called.letter === null ? { c: 'dimmed' } : {})}
          >
            {stateOf(called)}
          </Words>
          {called.letter?.problem !== null && called.letter?.problem !== undefined && (
            <Words size="xs">{say(called.letter.problem)}</Words>
          )}
        </Stack>
      ),
    },
    ...(maySend
      ? [
          {
            key: 'act',
            title: callingText.act,
            value: () => '',
            isAction: true,
            cell: (called: Called) => (isWaiting(called) ? <RecallOne called={called} /> : <SendOne called={called} />),
          },
        ]
      : []),
  ];
  return <DataTable title={callingText.letters} rows={people} columns={columns} rowKey={({ person }) => person} />;
}

function SendOne({ called }: { readonly called: Called }) {
  const say = useText();
  const { round, conference } = useHere();
  const { error, clear, send } = useSendLetters(round, conference);
  const [typed, setTyped] = useState(called.address);
  const { letter, due, name, person } = called;
  if (isOnItsWay(called) || (called.lists.length === 0 && due === null)) return null;
  const label = letter === null ? callingText.send : due === 'correction' ? callingText.correct : callingText.again;
  const words = text(`${label.vi}: ${name}, ${person}`, `${label.en}: ${name}, ${person}`);
  return (
    <ConfirmButton
      label={label}
      aria-label={say(words)}
      explain={callingText.oneExplain}
      confirmLabel={callingText.confirmSend}
      variant="default"
      size="xs"
      mih={28}
      miw="max-content"
      ready={typed.trim() !== ''}
      error={error}
      onOpen={() => {
        clear();
        setTyped(called.address);
      }}
      onConfirm={async () => {
        const asked = await send({ people: [{ person, address: typed.trim() }], again: true });
        if (asked !== null) notify(asked === 0 ? say(callingText.noneAsked) : `${say(callingText.asked)}: ${name}`);
        return asked;
      }}
    >
      <Stack gap="xs">
        <Words fw={600}>
          {name} ({[person, called.unit].filter((part) => part !== '').join(', ')})
        </Words>
        {letter !== null && (
          <Words size="sm" c="dimmed">
            {say(callingText.before)}: {say(letterStates[letter.state])} {formatMoment(letter.at)}, {letter.asker}.
          </Words>
        )}
        <TextInput
          type="email"
          label={say(callingText.address)}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmButton>
  );
}

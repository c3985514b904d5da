import { Button, Group, Stack, TextInput, Text as Words } from '@mantine/core';
import { text, type VoterRow, type Way, waysOf } from '@tinnhiem/core';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { SearchIcon } from '../../components/icons.tsx';
import { notify } from '../../components/notify.ts';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import classes from './attendance.module.css';
import { ReplaceSlip } from './ReplaceSlip.tsx';
import { findPeople, isShared, personOfCode, sharedNames } from './search.ts';
import { otherWay, wayNames, wayOf } from './ways.ts';

const words = {
  one: text('Phát hoặc đổi phiếu cho một người', 'One person: hand out or replace'),
  oneHint: text('Tên, mã hoặc đơn vị', 'Name, id or unit'),
  keys: text(
    'Enter: phát loại đang chọn · Shift + Enter: phát loại kia (khi chỉ còn một người)',
    'Enter: hand out what is chosen · Shift + Enter: the other (when one person is left)',
  ),
  handOne: text('Phát phiếu', 'Hand out'),
  handed: text('Đã ghi nhận phát phiếu.', 'Recorded.'),
  replace: text('Đổi phiếu hỏng', 'Replace a spoiled ballot'),
  replaceExplain: text(
    'Thu lại phiếu hỏng trước khi phát phiếu mới. Phiếu hỏng được gạch chéo, giữ lại và tính vào số phiếu hỏng.',
    'Take the spoiled ballot back first. It is crossed out, kept, and counted as spoiled.',
  ),
  replaced: text('Đã đổi phiếu hỏng.', 'Replaced.'),
  has: text('Đã có', 'Has'),
  away: text('Chưa điểm danh', 'Not checked in'),
  found: text('Người tìm thấy', 'People found'),
} as const;

export interface HandOutOneProps {
  /** What was handed out last, and is offered first. */
  readonly way: Way;
  readonly onWay: (way: Way) => void;
}

export function HandOutOne({ way, onWay }: HandOutOneProps) {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const shared = useMemo(() => sharedNames(view.roll), [view.roll]);
  const scanned = personOfCode(view.roll, typed);
  const found = scanned === null ? findPeople(view.roll, typed).slice(0, 6) : scanned === undefined ? [] : [scanned];
  const isMixed = waysOf(view).length > 1;
  const done = () => {
    setTyped('');
    box.current?.focus();
  };
  const handOut = async (voter: VoterRow, chosen: Way) => {
    if (chosen !== way) onWay(chosen);
    const recorded = await command.send('hand-out', { people: [voter.person], way: chosen });
    if (recorded === null) return;
    notify(`${say(words.handed)} ${voter.name}${isMixed ? `: ${say(wayNames[chosen]).toLowerCase()}` : ''}`);
    done();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [only] = found;
    if (event.key !== 'Enter' || event.repeat || only === undefined || found.length > 1 || !lacks(only)) return;
    event.preventDefault();
    void handOut(only, event.shiftKey && isMixed ? otherWay(way) : way);
  };
  return (
    <Stack gap="xs">
      <TextInput
        ref={box}
        label={say(words.one)}
        description={isMixed ? say(words.keys) : undefined}
        placeholder={say(words.oneHint)}
        leftSection={<SearchIcon />}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        maw={620}
      />
      <ErrorState error={command.error} />
      {found.length > 0 && (
        <ul className={classes.results} aria-label={say(words.found)}>
          {found.map((voter) => (
            <li key={voter.person}>
              <div className={classes.person}>
                <span className={classes.name}>{voter.name}</span>
                <span className={classes.detail}>
                  {voter.unit} · {voter.person}
                  {isShared(shared, voter.name) && ' · !'}
                </span>
              </div>
              {voter.present ? (
                <Group gap="xs" py={6} justify="flex-end">
                  {lacks(voter) &&
                    waysOf(view).map((chosen) => (
                      <Button
                        key={chosen}
                        variant={chosen === way ? 'filled' : 'default'}
                        loading={command.pending === 'hand-out'}
                        aria-label={`${say(isMixed ? wayNames[chosen] : words.handOne)}: ${voter.name}, ${voter.unit}`}
                        onClick={() => void handOut(voter, chosen)}
                      >
                        {say(isMixed ? wayNames[chosen] : words.handOne)}
                      </Button>
                    ))}
                  <Held voter={voter} onDone={done} />
                </Group>
              ) : (
                <Words size="sm">{say(words.away)}</Words>
              )}
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

function lacks(voter: VoterRow): boolean {
  return voter.present && voter.holds.length < voter.lists.length;
}

/** What somebody holds, and exchanging it. */
function Held({ voter, onDone }: { readonly voter: VoterRow; readonly onDone: () => void }) {
  const say = useText();
  const { view, list } = useHere();
  const isMixed = waysOf(view).length > 1;
  const titleOf = (id: string) => list(id)?.title ?? id;
  const held = (way: Way) => voter.holds.filter((id) => wayOf(voter, id) === way);
  return (
    <>
      {isMixed && voter.holds.length > 0 && (
        <Words size="sm">
          {say(words.has)}{' '}
          {(['paper', 'slip'] as const)
            .filter((way) => held(way).length > 0)
            .map((way) => say(wayNames[way]).toLowerCase())
            .join(', ')}
        </Words>
      )}
      {voter.holds.map((id) => {
        const several = voter.holds.length > 1 ? titleOf(id) : null;
        return wayOf(voter, id) === 'slip' ? (
          <ReplaceSlip key={id} voter={voter} list={id} named={several} onDone={onDone} />
        ) : (
          <ReplacePaper key={id} voter={voter} list={id} named={several} onDone={onDone} />
        );
      })}
    </>
  );
}

export interface ReplaceProps {
  readonly voter: VoterRow;
  readonly list: string;
  /** The title of the list, where the person holds ballots of several. */
  readonly named: string | null;
  readonly onDone: () => void;
}

function ReplacePaper({ voter, list, named, onDone }: ReplaceProps) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  return (
    <ConfirmButton
      variant="default"
      label={named === null ? words.replace : text(`${words.replace.vi}: ${named}`, `${words.replace.en}: ${named}`)}
      explain={words.replaceExplain}
      error={command.error}
      onOpen={command.clear}
      onConfirm={async () => {
        const recorded = await command.send('replace-ballot', { list, person: voter.person });
        if (recorded === null) return null;
        notify(`${say(words.replaced)} ${voter.name}`);
        onDone();
        return recorded;
      }}
    >
      <b>
        {voter.name} · {voter.unit}
      </b>
    </ConfirmButton>
  );
}

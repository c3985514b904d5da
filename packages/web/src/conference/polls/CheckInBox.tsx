import { Button, Group, Modal, Stack, TextInput, UnstyledButton, Text as Words } from '@mantine/core';
import { text, type VoterRow } from '@tinnhiem/core';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { common } from '../../components/common.text.ts';
import { DoneIcon, SearchIcon } from '../../components/icons.tsx';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { ReasonInput } from '../fields.tsx';
import { useHere } from '../here.tsx';
import classes from './attendance.module.css';
import { findPeople, isShared, personOfCode } from './search.ts';

const words = {
  box: text('Tìm người để điểm danh', 'Find somebody to check in'),
  hint: text('Tên, mã hoặc đơn vị, có dấu hoặc không dấu', 'Name, id or unit, with or without marks'),
  results: text('Người tìm thấy', 'People found'),
  touch: text('Chạm vào tên để điểm danh', 'Tap a name to check in'),
  keys: text('↑ ↓ chọn · Enter điểm danh · Esc xóa', '↑ ↓ choose · Enter checks in · Esc clears'),
  nobody: text('Không có ai như vậy trong danh sách người ghi phiếu.', 'Nobody like that is on the roll.'),
  checkIn: text('Điểm danh', 'Check in'),
  present: text('Có mặt', 'Present'),
  absent: text('Vắng', 'Absent'),
  sameName: text('trùng tên', 'shared name'),
  chosen: text('Đang chọn', 'Chosen'),
  absence: text('Vắng có lý do', 'Absent, with reason'),
  absenceExplain: text(
    'Ghi lý do vắng mặt. Nếu sau đó người này đến, cứ điểm danh như thường.',
    'Record why. If the person comes after all, check in as usual.',
  ),
  absenceReason: text('Lý do vắng', 'Reason for the absence'),
} as const;

const shownAtOnce = 7;

/** Whether what was pressed is meant for another field or a dialogue. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [role="dialog"], [contenteditable="true"]') !== null
  );
}

export interface CheckInBoxProps {
  readonly roll: readonly VoterRow[];
  readonly shared: ReadonlySet<string>;
  readonly onCheckIn: (voter: VoterRow) => void;
  readonly onUnknown: (code: string) => void;
}

/** The one box of the check-in desk. Whatever is typed anywhere on the screen goes into it. */
export function CheckInBox({ roll, shared, onCheckIn, onUnknown }: CheckInBoxProps) {
  const say = useText();
  const { may } = useHere();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState(0);
  const [absentee, setAbsentee] = useState<VoterRow | null>(null);
  // As they were found when it was typed: what somebody is about to choose never moves, whoever is checked in elsewhere meanwhile.
  const [offered, setOffered] = useState<readonly string[]>([]);
  const found = offered.flatMap((person) => roll.find((voter) => voter.person === person) ?? []);
  const at = Math.min(selected, Math.max(0, found.length - 1));
  const chosen = found[at];
  const canCheckIn = may('check-in');

  useEffect(() => {
    // After the heading of the screen has had the focus.
    const timer = setTimeout(() => box.current?.focus({ preventScroll: true }), 0);
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        event.key.length !== 1 ||
        event.key === ' ' ||
        isElsewhere(event.target)
      )
        return;
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKey);
    };
  }, []);

  const type = (words: string) => {
    setTyped(words);
    setOffered(
      findPeople(roll, words)
        .slice(0, shownAtOnce)
        .map(({ person }) => person),
    );
    setSelected(0);
  };
  const clear = () => {
    type('');
    box.current?.focus();
  };
  const take = (voter: VoterRow) => {
    if (!canCheckIn) return;
    onCheckIn(voter);
    clear();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setSelected(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setSelected(Math.max(0, at - 1));
    else if (event.key === 'Escape') clear();
    else if (event.key === 'Enter') {
      // Held down, Enter would check in one after the other.
      if (event.repeat) return;
      const scanned = personOfCode(roll, typed);
      if (scanned === undefined) {
        onUnknown(typed.trim());
        clear();
      } else if (scanned !== null) take(scanned);
      else if (chosen !== undefined) take(chosen);
    } else return;
    event.preventDefault();
  };

  return (
    <div>
      <TextInput
        ref={box}
        size="lg"
        label={say(words.box)}
        placeholder={say(words.hint)}
        leftSection={<SearchIcon />}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        aria-describedby="check-in-keys"
      />
      <p id="check-in-keys" className={classes.keys}>
        <span>{say(words.keys)}</span>
        <span>{say(words.touch)}</span>
      </p>
      <p role="status" className="visually-hidden">
        {chosen === undefined ? '' : `${say(words.chosen)}: ${chosen.name}, ${chosen.unit} (${at + 1}/${found.length})`}
      </p>
      {typed.trim() !== '' && found.length === 0 && personOfCode(roll, typed) === null && (
        <p className={classes.nobody}>{say(words.nobody)}</p>
      )}
      {found.length > 0 && (
        <ul className={classes.results} aria-label={say(words.results)}>
          {found.map((voter, index) => (
            <li key={voter.person} data-chosen={index === at}>
              <UnstyledButton className={classes.person} onClick={() => take(voter)} disabled={!canCheckIn}>
                <span className="visually-hidden">{say(words.checkIn)}: </span>
                <span className={classes.name}>
                  {voter.name}
                  {isShared(shared, voter.name) && <em>{say(words.sameName)}</em>}
                </span>
                <span className={classes.detail}>
                  {voter.unit} · {voter.person}
                  {voter.because.length > 0 && ` · ${voter.because.join(', ')}`}
                </span>
              </UnstyledButton>
              {voter.present ? (
                <span className={classes.here}>
                  <DoneIcon /> {say(words.present)}
                </span>
              ) : (
                may('record-absence') && (
                  <Button
                    variant={voter.absent === null ? 'default' : 'light'}
                    styles={{ label: { maxWidth: '10rem', textOverflow: 'ellipsis' } }}
                    onClick={() => setAbsentee(voter)}
                  >
                    {voter.absent === null ? say(words.absence) : `${say(words.absent)}: ${voter.absent}`}
                    <span className="visually-hidden">: {voter.name}</span>
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      {absentee !== null && (
        <Absence
          voter={absentee}
          onDone={() => {
            setAbsentee(null);
            clear();
          }}
        />
      )}
    </div>
  );
}

interface AbsenceProps {
  readonly voter: VoterRow;
  readonly onDone: () => void;
}

/** Why somebody is not here. One form for whoever was chosen, so that the list stays light while somebody types. */
function Absence({ voter, onDone }: AbsenceProps) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const [reason, setReason] = useState(voter.absent ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return;
    if ((await command.send('record-absence', { person: voter.person, reason: reason.trim() })) !== null) onDone();
  };
  return (
    <Modal
      opened
      onClose={onDone}
      title={`${say(words.absence)}: ${voter.name}`}
      closeButtonProps={{ 'aria-label': say(common.close) }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Words>
            {voter.unit} · {voter.person}. {say(words.absenceExplain)}
          </Words>
          <ReasonInput label={words.absenceReason} value={reason} onValue={setReason} inMinutes maxLength={500} />
          <ErrorState error={command.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              {say(common.cancel)}
            </Button>
            <Button type="submit" disabled={reason.trim() === ''} loading={command.pending !== null}>
              {say(words.absence)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

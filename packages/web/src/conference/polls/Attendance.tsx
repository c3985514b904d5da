// S17: who is here. One box, two letters, Enter; several clerks at once, none of them waits for another.
import { Group, Stack, Text as Words } from '@mantine/core';
import { compareShare, leastCount, text, type VoterRow } from '@tinnhiem/core';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { newId } from '../../api/uuid.ts';
import { Notice } from '../../components/Notice.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { OutboxNotice } from '../OutboxNotice.tsx';
import { Screen, WhoMay } from '../Screen.tsx';
import { useOutbox } from '../use-outbox.ts';
import classes from './attendance.module.css';
import { CheckInBox } from './CheckInBox.tsx';
import { LastCheckIn, type Told } from './LastCheckIn.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { sharedNames } from './search.ts';

const words = {
  title: text('Điểm danh', 'Check-in'),
  lead: text(
    'Gõ hai chữ cái của tên, mã hoặc đơn vị, rồi Enter. Máy quét mã cũng dùng ô này.',
    'Type two letters of name, id or unit, then Enter. A code scanner uses the same box.',
  ),
  present: text('Có mặt', 'Present'),
  of: text('trên', 'of'),
  quorum: text('cần ít nhất', 'at least'),
  enough: text('đủ', 'enough'),
  closed: text('Việc điểm danh đã kết thúc.', 'Check-in is over.'),
  early: text(
    'Điểm danh bắt đầu sau khi xác nhận đã chuẩn bị xong. Bây giờ chỉ ghi được người vắng có lý do.',
    'Check-in begins once all is ready. For now only absences can be recorded.',
  ),
} as const;

/** Those of some people whom a roll does not show as present. */
function lackingIn(roll: readonly VoterRow[], people: readonly string[]): ReadonlySet<string> {
  const present = new Set<string>(roll.filter((voter) => voter.present).map((voter) => voter.person));
  return new Set(people.filter((person) => !present.has(person)));
}

export function Attendance() {
  const say = useText();
  const { view, may } = useHere();
  const [told, setTold] = useState<Told | null>(null);
  // Taken by the server, but not yet in what this window has read from it: here all the same.
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const seen = useRef(view.roll);
  useEffect(() => {
    seen.current = view.roll;
    setSent((known) => lackingIn(view.roll, [...known]));
  }, [view.roll]);
  const outbox = useOutbox('check-in', 'hall', {
    onSent: ({ data }) => setSent((known) => lackingIn(seen.current, [...known, ...data.people.map(String)])),
    // Another clerk was faster: the person is here, which is all that was wanted. It is said, since it may have been another one of that name.
    isDone: (error, { people }) => {
      const [person = '', ...others] = people;
      if (error.code !== 'R-already-present' || others.length > 0) return false;
      setTold((last) => (last?.kind === 'done' && last.person === person ? { kind: 'already', person } : last));
      return true;
    },
  });
  const roll = useMemo(() => {
    const waiting = new Set([...sent, ...outbox.parcels.flatMap((parcel) => parcel.data.people)]);
    return view.roll.map((voter) => (waiting.has(voter.person) ? { ...voter, present: true } : voter));
  }, [view.roll, outbox.parcels, sent]);
  const shared = useMemo(() => sharedNames(roll), [roll]);
  const present = roll.filter((voter) => voter.present).length;

  const names = outbox.parcels[0]?.data.people
    .map((person) => roll.find((voter) => voter.person === person)?.name ?? person)
    .join(', ');
  const firstWaiting = names === undefined ? undefined : text(names, names);

  const { put } = outbox;
  const checkIn = useCallback(
    (people: readonly VoterRow[]) => {
      const fresh = people.filter((voter) => !voter.present);
      if (fresh.length > 0) put(newId(), { people: fresh.map((voter) => voter.person) });
      const [first] = people;
      if (first !== undefined && people.length === 1)
        setTold({ kind: fresh.length > 0 ? 'done' : 'already', person: first.person });
      else setTold({ kind: 'many', count: fresh.length });
    },
    [put],
  );
  // The long table follows a moment later, so that the next name can be typed at once.
  const shown = useDeferredValue(roll);

  return (
    <Screen title={words.title} lead={words.lead}>
      <Count present={present} />
      {view.stage === 'preparing' && <Notice tone="info">{say(words.early)}</Notice>}
      {!may('check-in') &&
        !may('record-absence') &&
        (view.stage === 'ready' || view.stage === 'polling' ? (
          <WhoMay command="check-in" />
        ) : (
          <Words>{say(words.closed)}</Words>
        ))}
      {(may('check-in') || may('record-absence')) && (
        <div className={classes.desk}>
          <CheckInBox
            roll={roll}
            shared={shared}
            onCheckIn={(voter) => checkIn([voter])}
            onUnknown={(code) => setTold({ kind: 'unknown', code })}
          />
          <Stack gap="sm">
            <LastCheckIn told={told} roll={roll} waiting={outbox.parcels.length} onUndone={() => setTold(null)} />
            <OutboxNotice
              delivery={outbox.delivery}
              error={outbox.error}
              count={outbox.parcels.length}
              what={text(`${outbox.parcels.length} lượt điểm danh`, `${outbox.parcels.length} check-ins`)}
              first={firstWaiting}
              onRetry={outbox.retry}
              onDrop={outbox.dropFirst}
            />
          </Stack>
        </div>
      )}
      <PeopleTable roll={shown} shared={shared} onCheckInAll={checkIn} />
    </Screen>
  );
}

function Count({ present }: { readonly present: number }) {
  const say = useText();
  const { view, roundView } = useHere();
  const quorum = roundView.rules.quorum.value;
  return (
    <Group gap="xl" align="flex-end" role="status" aria-label={say(words.present)}>
      <div>
        <Words size="sm" c="dimmed">
          {say(words.present)}
        </Words>
        <p className={classes.count}>
          {present}
          <span> / {view.convened}</span>
        </p>
      </div>
      {(view.lists.length > 1 || quorum !== null) &&
        view.lists.map((list) => (
          <div key={list.id} style={{ maxWidth: '18rem' }}>
            <Words size="sm" c="dimmed" lineClamp={2}>
              {list.title}
            </Words>
            <Words fw={600}>
              {list.present} / {list.voters}
              {quorum !== null && (
                <Words span size="sm" fw={400}>
                  {' '}
                  ·{' '}
                  {compareShare(list.present, list.voters, '>=', quorum)
                    ? say(words.enough)
                    : `${say(words.quorum)} ${leastCount(list.voters, quorum)}`}
                </Words>
              )}
            </Words>
          </div>
        ))}
    </Group>
  );
}

import { Button, Group, Stack, Text as Words } from '@mantine/core';
import { type BallotMarks, type BatchView, type ListView, text } from '@tinnhiem/core';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { newId } from '../../api/uuid.ts';
import { Notice } from '../../components/Notice.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { OutboxNotice } from '../OutboxNotice.tsx';
import { useOutbox } from '../use-outbox.ts';
import { BallotRows } from './BallotRows.tsx';
import { BallotStrip } from './BallotStrip.tsx';
import type { Draft, DraftStore } from './draft.ts';
import classes from './entry.module.css';
import { pressed, rowKeys, sheetKeys } from './entry-keys.ts';
import { type Entry, type EntryStep, emptyEntry, entryOf, isTouched, marksOf, sameMarks, step } from './entry-state.ts';
import { FinishBatch } from './FinishBatch.tsx';
import { KeyPad } from './KeyPad.tsx';
import { isMeantElsewhere, useKeys } from './keyboard.ts';

const words = {
  region: text('Nhập một phiếu', 'Entering one ballot'),
  ballot: text('Phiếu', 'Ballot'),
  of: text('trên', 'of'),
  save: text('Lưu phiếu', 'Save the ballot'),
  restored: text('Đã khôi phục phiếu đang nhập dở: phiếu', 'Restored the ballot that was being typed: ballot'),
  setAside: text(
    'Trưởng ban đã cho nhập lại tập này. Những phiếu trước đã được bỏ ra ngoài.',
    'The head had this batch entered anew. What was entered before was set aside.',
  ),
  elsewhere: text(
    'Bạn đang nhập tập này ở một cửa sổ khác nữa. Ở đây đã lấy lại những phiếu đã nhập bên đó; chỉ nên dùng một cửa sổ.',
    'You are entering this batch in another window too. What was entered there has been read in; use one window only.',
  ),
  unsaved: text(
    'Phiếu vừa sửa chưa lưu: Enter để lưu, Esc để bỏ sửa.',
    'Changed, not saved: Enter saves, Esc drops it.',
  ),
  correcting: text('Phiếu này đã nhập. Sửa rồi Enter để lưu lại.', 'Entered before. Change it and press Enter.'),
  missing: text('Chưa đánh dấu dòng', 'Not yet marked: row'),
  saved: text('Đã lưu phiếu', 'Saved ballot'),
  next: text('Tiếp theo: phiếu', 'Next: ballot'),
  row: text('Dòng', 'Row'),
  complete: text('Đủ các dòng. Enter để lưu phiếu.', 'All rows are marked. Enter saves.'),
  inBatch: text('đã nhập trong tập', 'entered in the batch'),
  keepOrder: text(
    'Phiếu trên cùng của tập là phiếu số 1. Giữ nguyên thứ tự.',
    'The ballot on top is number 1. Keep the order.',
  ),
} as const;

export interface EntryFormProps {
  readonly list: ListView;
  readonly batch: BatchView;
  /** What this person entered before. */
  readonly ballots: Readonly<Record<number, BallotMarks>>;
  readonly draft: Draft | null;
  readonly drafts: DraftStore<Draft>;
  /** Why the batch was read again while it was open here: the head had it entered anew, or another window of this person's goes on with it. */
  readonly reread: 'set-aside' | 'elsewhere' | null;
  /** The server has ballots of this person that were not entered here. */
  readonly onElsewhere: () => void;
  /** A ballot that the server refused was left out: read again what it has. */
  readonly onDropped: () => void;
  readonly onLeave: () => void;
}

function nextMissing(taken: ReadonlyMap<number, BallotMarks>, size: number, after: number): number | null {
  for (let offset = 1; offset <= size; offset += 1) {
    const ballot = ((after + offset - 1) % size) + 1;
    if (!taken.has(ballot)) return ballot;
  }
  return null;
}

type FormStep = EntryStep | { readonly kind: 'load'; readonly entry: Entry };

function reduce(entry: Entry, action: FormStep): Entry {
  return action.kind === 'load' ? action.entry : step(entry, action);
}

export function EntryForm({ list, batch, ballots, draft, drafts, ...props }: EntryFormProps) {
  const { reread, onElsewhere, onDropped, onLeave } = props;
  const say = useText();
  const { view } = useHere();
  const people = list.people.length;
  const outbox = useOutbox('enter-ballot', `${list.id}:${batch.number}`);
  const [taken, setTaken] = useState<ReadonlyMap<number, BallotMarks>>(() => {
    const known = new Map(Object.entries(ballots).map(([ballot, marks]) => [Number(ballot), marks]));
    for (const { data } of outbox.parcels) known.set(data.ballot, data.marks as BallotMarks);
    return known;
  });
  const [begun] = useState(() => beginning(taken, draft, batch.size, people));
  const [ballot, setBallot] = useState<number | null>(begun.ballot);
  const [entry, dispatch] = useReducer(reduce, begun.entry);
  const [restored, setRestored] = useState(begun.restored);
  const [told, setTold] = useState<{ readonly said: string; readonly isDone: boolean } | null>(null);
  // A ballot half typed, while an earlier one is looked at.
  const parked = useRef<{ readonly ballot: number; readonly entry: Entry } | null>(null);
  const rows = useMemo(() => rowKeys(view.reasons.row), [view.reasons.row]);
  const sheet = useMemo(() => sheetKeys(view.reasons.whole), [view.reasons.whole]);
  const marks = marksOf(entry);
  const correcting = ballot !== null && taken.has(ballot);

  useEffect(() => {
    if (ballot === null) return;
    drafts.keep({ ballot, whole: entry.whole, rows: entry.rows, current: entry.current, correcting, at: Date.now() });
  }, [ballot, entry, correcting, drafts]);
  useEffect(() => drafts.flush, [drafts]);
  const isBehind = batch.mine?.entered.some((known) => !taken.has(known)) === true;
  useEffect(() => {
    if (isBehind) onElsewhere();
  }, [isBehind, onElsewhere]);

  const open = (next: number | null, known: ReadonlyMap<number, BallotMarks>) => {
    if (ballot !== null && !known.has(ballot) && isTouched(entry)) parked.current = { ballot, entry };
    setBallot(next);
    const earlier = next === null ? undefined : known.get(next);
    const half = parked.current;
    dispatch({
      kind: 'load',
      entry:
        earlier !== undefined
          ? entryOf(earlier, people)
          : half !== null && half.ballot === next
            ? half.entry
            : emptyEntry(people),
    });
    if (half?.ballot === next) parked.current = null;
  };

  const save = () => {
    if (ballot === null) return;
    if (marks === null) {
      const missing = entry.rows.indexOf(null);
      dispatch({ kind: 'go', row: missing });
      setTold({ said: `${say(words.missing)} ${missing + 1}: ${list.people[missing]?.name ?? ''}`, isDone: false });
      return;
    }
    const before = taken.get(ballot);
    const known = new Map(taken).set(ballot, marks);
    if (before === undefined || !sameMarks(before, marks))
      outbox.put(newId(), {
        list: list.id,
        batch: batch.number,
        ballot,
        marks: { whole: marks.whole, rows: [...marks.rows] },
      });
    setTaken(known);
    setRestored(null);
    const next = nextMissing(known, batch.size, ballot);
    setTold({
      said: `${say(words.saved)} ${ballot}. ${next === null ? '' : `${say(words.next)} ${next}`}`,
      isDone: true,
    });
    open(next, known);
  };

  const mark = (action: EntryStep) => {
    dispatch(action);
    setTold(null);
  };

  // A ballot that was changed and not saved stays: turning away would drop the change without a word.
  const turnTo = (next: number) => {
    const before = ballot === null ? undefined : taken.get(ballot);
    if (before !== undefined && (marks === null || !sameMarks(before, marks)))
      setTold({ said: say(words.unsaved), isDone: false });
    else {
      setTold(null);
      open(next, taken);
    }
  };

  const onKey = (event: KeyboardEvent) => {
    if (isMeantElsewhere(event)) return;
    const turn = event.key === 'PageUp' ? -1 : event.key === 'PageDown' ? 1 : 0;
    if (turn !== 0) turnTo(Math.max(1, Math.min(batch.size, (ballot ?? batch.size + 1) + turn)));
    else if (ballot === null) return;
    else if (event.key === 'Enter') {
      if (!event.repeat) save();
    } else if (event.key === 'Escape' && correcting) {
      setTold(null);
      open(ballot, taken);
    } else if (event.key === 'ArrowUp' && !event.code.startsWith('Numpad')) mark({ kind: 'up' });
    else if (event.key === 'ArrowDown' && !event.code.startsWith('Numpad')) mark({ kind: 'down' });
    else if (event.key === 'Home' && !event.code.startsWith('Numpad')) mark({ kind: 'go', row: 0 });
    else if (event.key === 'End' && !event.code.startsWith('Numpad')) mark({ kind: 'go', row: people });
    else if (event.key === 'Backspace') mark({ kind: 'erase' });
    else {
      const row = pressed(rows, event);
      const whole = pressed(sheet, event);
      if (row === undefined && whole === undefined) return;
      // A key held down would fill the whole ballot.
      if (!event.repeat && row !== undefined) mark({ kind: 'mark', mark: row.mark });
      if (!event.repeat && whole !== undefined) mark({ kind: 'whole', mark: whole.mark });
    }
    event.preventDefault();
  };
  useKeys(onKey);

  const current = list.people[entry.current];
  const spoken =
    told !== null
      ? told.said
      : ballot === null
        ? ''
        : current === undefined
          ? say(words.complete)
          : `${say(words.row)} ${entry.current + 1}: ${current.name}`;
  return (
    <div className={classes.entry}>
      <Stack gap="xs" className={classes.main}>
        <OutboxNotice
          delivery={outbox.delivery}
          error={outbox.error}
          count={outbox.parcels.length}
          what={text(`${outbox.parcels.length} phiếu`, `${outbox.parcels.length} ballots`)}
          first={text(
            `Phiếu ${outbox.parcels[0]?.data.ballot ?? ''}`,
            `Ballot ${outbox.parcels[0]?.data.ballot ?? ''}`,
          )}
          onRetry={outbox.retry}
          onDrop={() => {
            outbox.dropFirst();
            onDropped();
          }}
        />
        {reread !== null && (
          <Notice tone="warning" role="status">
            {say(reread === 'set-aside' ? words.setAside : words.elsewhere)}
          </Notice>
        )}
        {restored !== null && (
          <Notice tone="info" role="status">
            {say(words.restored)} {restored}.
          </Notice>
        )}
        <p role="status" className="visually-hidden">
          {spoken}
        </p>
        {ballot === null ? (
          <FinishBatch
            list={list}
            batch={batch}
            waiting={outbox.parcels.length}
            onFinished={(shown) => {
              drafts.forget();
              if (shown) onLeave();
            }}
          />
        ) : (
          <section aria-label={say(words.region)} className={classes.sheet}>
            <Group justify="space-between" align="flex-end" mb="xs" gap="xs">
              <p className={classes.ballot}>
                {say(words.ballot)} <b>{ballot}</b> <span>/ {batch.size}</span>
              </p>
              <Words
                size="sm"
                c={told === null ? 'dimmed' : told.isDone ? '#1f6b3a' : '#8c1c20'}
                fw={told === null ? 400 : 600}
                aria-hidden="true"
              >
                {told !== null
                  ? told.said
                  : correcting
                    ? say(words.correcting)
                    : taken.size === 0
                      ? say(words.keepOrder)
                      : `${taken.size}/${batch.size} ${say(words.inBatch)}`}
              </Words>
            </Group>
            <BallotRows people={list.people} entry={entry} sheet={sheet} onStep={mark} />
            <div className={classes.foot} data-complete={marks !== null}>
              <Button size="lg" onClick={save} disabled={marks === null}>
                {say(words.save)} (Enter)
              </Button>
              {marks !== null && <Words fw={600}>{say(words.complete)}</Words>}
            </div>
          </section>
        )}
      </Stack>
      <aside className={classes.aside}>
        {ballot !== null && <KeyPad rows={rows} sheet={sheet} whole={entry.whole} onStep={mark} />}
        <BallotStrip size={batch.size} taken={taken} ballot={ballot} onOpen={turnTo} />
      </aside>
    </div>
  );
}

/** Where to begin: the ballot that was being typed, or the first that is missing. */
function beginning(taken: ReadonlyMap<number, BallotMarks>, draft: Draft | null, size: number, people: number) {
  if (draft !== null && draft.ballot >= 1 && draft.ballot <= size) {
    const entry: Entry = {
      whole: draft.whole,
      rows: draft.rows,
      current: Math.max(0, Math.min(people, draft.current)),
    };
    const before = taken.get(draft.ballot);
    const typed = marksOf(entry);
    const isNew =
      before === undefined ? isTouched(entry) : draft.correcting && (typed === null || !sameMarks(before, typed));
    if (isNew) return { ballot: draft.ballot, entry, restored: draft.ballot };
  }
  const ballot = nextMissing(taken, size, 0);
  return { ballot, entry: emptyEntry(people), restored: null };
}

import { Button, Group, Stack, Text as Words } from '@mantine/core';
import {
  type CommandInput,
  type ListView,
  levels,
  type RowMark,
  type SheetToCheckView,
  type Text,
  text,
  type WholeMark,
} from '@tinnhiem/core';
import { type ReactNode, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { newId } from '../../../api/uuid.ts';
import { DoneIcon, ErrorIcon } from '../../../components/icons.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { inOrderKey, type MarkKey, pressed, sheetKeys } from '../entry-keys.ts';
import { isMeantElsewhere, useKeys } from '../keyboard.ts';
import { nameOfMark } from '../mark-names.ts';
import classes from './check.module.css';
import { beginCheck, checkStep, differencesOf, isChecked, readChecking } from './check-state.ts';
import { rowFlagKeys } from './flag-keys.ts';
import { keptCheck } from './kept-check.ts';
import { RowCrop } from './RowCrop.tsx';
import { SheetViewer } from './SheetViewer.tsx';
import { cropAddress, scanBase, sideOfRow, useSheet } from './scans.ts';

const words = {
  region: text('Kiểm tra một phiếu', 'Checking one ballot'),
  batch: text('Tập', 'Batch'),
  ballot: text('Phiếu', 'Ballot'),
  rows: text('Kết quả máy đọc và Ban đã quyết định', 'What the record says'),
  whole: text('Cả tờ phiếu', 'The whole sheet'),
  fine: text('không có gì bất thường', 'nothing out of order'),
  pending: text('Ban đang quyết định', 'being decided'),
  right: text('Đúng như trên giấy', 'As on the paper'),
  seen: text('Trên giấy là', 'The paper says'),
  other: text('Khác, trên giấy là:', 'Different, the paper says:'),
  rightSheet: text('Không có gì bất thường', 'Nothing out of order'),
  checked: text('đúng', 'right'),
  differs: text('khác', 'different'),
  save: text('Ghi: phiếu này đúng', 'Record: this ballot is right'),
  saveDifferent: text('Ghi chỗ khác và dừng kiểm phiếu', 'Record the difference and stop the count'),
  differences: text('Bạn thấy khác với kết quả đã chốt', 'You see something else than what was committed'),
  stops: text(
    'Ghi lại thì việc kiểm phiếu dừng: mọi phiếu của danh sách phải kiểm tra bằng tay, và cả Ban quyết định chỗ này. Mời người bên cạnh nhìn cùng trước khi ghi.',
    'Recording it stops the count: every sheet of the list is checked by hand, and the committee decides this place. Let somebody else look first.',
  ),
  record: text('máy ghi', 'the record says'),
  you: text('bạn thấy', 'you see'),
  moves: text('↑ ↓ xem lại dòng', '↑ ↓ go back to a row'),
} as const;

type Seen = RowMark | WholeMark;
type Check = CommandInput<'check-sheet'>;

export interface CheckOneProps {
  readonly list: ListView;
  readonly sheet: SheetToCheckView;
  /** How far all sheets are. */
  readonly progress: ReactNode;
  /** What was recorded last. */
  readonly told: string;
  readonly onDone: (id: string, check: Check) => void;
}

/** One sheet: its picture, and beside it what the record says; row by row right, or what is seen instead. */
export function CheckOne({ list, sheet, progress, told, onDone }: CheckOneProps) {
  const say = useText();
  const { round, conference, view, account } = useHere();
  const base = scanBase(round, conference);
  const shelf = useMemo(
    () => keptCheck(`${account.id}:${round}~${conference}:${list.id}:${sheet.batch}/${sheet.ballot}`),
    [account.id, round, conference, list.id, sheet.batch, sheet.ballot],
  );
  const [checking, dispatch] = useReducer(checkStep, sheet, (from) => {
    const fresh = beginCheck(from);
    return readChecking(shelf.read(), fresh) ?? fresh;
  });
  useEffect(() => shelf.keep(checking), [shelf, checking]);
  const [begun] = useState(sheet);
  const scroller = useRef<HTMLOListElement>(null);
  const { places, seen, current } = checking;
  const place = places[current];
  const differences = differencesOf(checking);
  const done = isChecked(checking) && current === places.length;
  const at = { list: list.id, batch: sheet.batch, ballot: sheet.ballot };
  const sides = useSheet(round, conference, at);
  const first = sideOfRow(sides.data?.sides ?? [], place?.row ?? null);
  const keys: readonly MarkKey<Seen>[] =
    place?.row === null
      ? [...(place.stands === 'ok' ? [] : [inOrderKey]), ...sheetKeys(view.reasons.whole)].filter(isDecided)
      : (rowFlagKeys(view.reasons.row) as readonly MarkKey<Seen>[]);
  const save = () => {
    shelf.forget();
    onDone(newId(), {
      ...at,
      rows: begun.rows === null ? null : [...begun.rows],
      differences: differences.map((difference) => ({ ...difference })),
    });
  };
  useKeys((event) => {
    if (isMeantElsewhere(event)) return;
    const key = pressed(keys, event);
    if (event.key === 'ArrowUp') dispatch({ kind: 'up' });
    else if (event.key === 'ArrowDown') dispatch({ kind: 'down' });
    else if (event.key === 'Enter' && !event.repeat && done && differences.length === 0) save();
    else if (event.key === 'Enter' && !event.repeat && !done) dispatch({ kind: 'right' });
    else if (key !== undefined && !event.repeat && !done) dispatch({ kind: 'seen', mark: key.mark });
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const rows = scroller.current;
    const row = rows?.children[Math.min(current, places.length - 1)];
    if (rows !== null && row instanceof HTMLElement)
      rows.scrollTop = row.offsetTop - (rows.clientHeight - row.offsetHeight) / 2;
  }, [current, places.length]);
  // The next rows are fetched before they are asked for.
  useEffect(() => {
    for (const { row } of places.slice(current + 1, current + 4))
      if (row !== null)
        new Image().src = cropAddress(base, { list: list.id, batch: begun.batch, ballot: begun.ballot }, row + 1);
  }, [base, list.id, begun, places, current]);
  const nameAt = (row: number | null) =>
    row === null ? say(words.whole) : `${row + 1}. ${list.people[row]?.name ?? ''}`;
  const markAt = (row: number | null, mark: Seen | null): Text =>
    mark === null ? words.pending : mark === 'ok' ? words.fine : nameOfMark(view, row, mark);

  return (
    <section className={classes.check} aria-label={say(words.region)}>
      <div className={classes.picture}>
        <div className={classes.head}>
          <p className={classes.place}>
            {say(words.batch)} <b>{sheet.batch}</b> · {say(words.ballot)} <b>{sheet.ballot}</b>
          </p>
          <div className={classes.progress}>{progress}</div>
        </div>
        {place !== undefined && place.row !== null ? (
          <RowCrop base={base} sheet={at} row={place.row} label={list.people[place.row]?.name ?? ''} />
        ) : (
          <div />
        )}
        <SheetViewer key={first} base={base} sheet={at} sides={sheet.images.length} first={first} />
      </div>
      <div className={classes.work}>
        <ol ref={scroller} className={classes.rows} aria-label={say(words.rows)}>
          {places.map(({ row, stands }, index) => {
            const mark = seen[index] ?? null;
            const state = stands === null ? 'pending' : mark === null ? 'none' : mark === 'right' ? 'right' : 'other';
            return (
              <li
                key={row ?? 'whole'}
                className={classes.row}
                data-current={index === current}
                data-seen={state}
                aria-current={index === current ? 'true' : undefined}
              >
                <button
                  type="button"
                  tabIndex={-1}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => dispatch({ kind: 'go', place: index })}
                >
                  <span>{nameAt(row)}</span>
                  {row === null ? <span /> : <Boxes mark={stands} />}
                  <span className={classes.stands}>
                    {say(markAt(row, stands))}
                    {state === 'other' && (
                      <>
                        <br />→ {say(markAt(row, mark as Seen))}
                      </>
                    )}
                  </span>
                  <span>
                    {state === 'right' && <DoneIcon size={18} />}
                    {state === 'other' && <ErrorIcon size={18} />}
                    {(state === 'right' || state === 'other') && (
                      <span className="visually-hidden">{say(state === 'right' ? words.checked : words.differs)}</span>
                    )}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
        {done ? (
          <Stack gap="sm">
            {differences.length > 0 && (
              <Notice tone="error" role="alert" title={say(words.differences)}>
                <ul style={{ margin: 0, paddingLeft: '1.2rem' }}>
                  {differences.map(({ row, seen: mark }) => (
                    <li key={row ?? 'whole'}>
                      {nameAt(row)}: {say(words.record)}{' '}
                      <b>{say(markAt(row, places.find((other) => other.row === row)?.stands ?? null))}</b>,{' '}
                      {say(words.you)} <b>{say(markAt(row, mark))}</b>
                    </li>
                  ))}
                </ul>
                <Words size="sm">{say(words.stops)}</Words>
              </Notice>
            )}
            <Button size="lg" onClick={save} color={differences.length > 0 ? '#b42318' : '#1f6b3a'}>
              {say(differences.length > 0 ? words.saveDifferent : words.save)}
              {differences.length === 0 && ' (Enter)'}
            </Button>
          </Stack>
        ) : (
          <fieldset className={classes.keys}>
            <legend className="visually-hidden">{place === undefined ? '' : nameAt(place.row)}</legend>
            <button
              type="button"
              className={classes.right}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => dispatch({ kind: 'right' })}
            >
              <kbd>Enter</kbd> {say(place?.row === null && place.stands === 'ok' ? words.rightSheet : words.right)}
            </button>
            {keys
              .filter((key) => key.mark !== place?.stands)
              .map((key) => (
                <button
                  key={key.mark}
                  type="button"
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => dispatch({ kind: 'seen', mark: key.mark })}
                >
                  <kbd>{key.label}</kbd> <span>{say(key.name)}</span>
                </button>
              ))}
          </fieldset>
        )}
        <Group justify="space-between" gap="xs">
          <Words size="sm" c="dimmed" visibleFrom="md">
            {say(words.moves)}
          </Words>
          <Words size="sm" role="status" fw={600} c="#1f6b3a">
            {told}
          </Words>
        </Group>
      </div>
    </section>
  );
}

/** The three boxes as they are on the paper. */
function Boxes({ mark }: { readonly mark: Seen | null }) {
  return (
    <span className={classes.boxes} aria-hidden="true">
      {levels.map((level) => (
        <i key={level} data-on={mark === level} />
      ))}
    </span>
  );
}

function isDecided(key: MarkKey<WholeMark>): boolean {
  return key.mark !== 'doubtful';
}

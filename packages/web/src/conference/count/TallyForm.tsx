import { Group, Stack, Table, TextInput, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type InvalidityCode, type Level, type ListView, levels, type ReasonView, text } from '@tinnhiem/core';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { Loading } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { localShelf } from '../outbox.ts';
import { type DraftStore, draftStore } from './draft.ts';
import { levelNames } from './entry-keys.ts';
import classes from './tally.module.css';
import {
  emptyTally,
  readReasons,
  readRow,
  readTyped,
  type TypedRow,
  type TypedTally,
  tallyReasons,
  typedSum,
} from './tally-form.ts';

const words = {
  title: text('Nhập phiếu kiểm', 'Enter the tally sheet'),
  hint: text(
    'Tổng của mỗi người phải bằng số phiếu thu về. Enter hoặc Tab sang ô tiếp theo. Những gì đã gõ được giữ lại nếu đóng cửa sổ hay mất điện.',
    "Each person's totals must come to the ballots collected. Enter or Tab goes to the next field. What was typed survives a closed window or a power cut.",
  ),
  voided: text('Phiếu không hợp lệ cả phiếu', 'Ballots void as a whole'),
  name: text('Họ và tên', 'Name'),
  sum: text('Cộng', 'Sum'),
  of: text('trên', 'of'),
  right: text('khớp', 'agrees'),
  collected: text('phiếu thu về', 'ballots collected'),
  restored: text('Đã khôi phục phiếu kiểm đang nhập dở.', 'Restored what was typed before.'),
  send: text('Gửi phiếu kiểm', 'Send the tally sheet'),
  sendExplain: text(
    'Sau khi người thứ hai nhập, chỉ dòng khác nhau mới nhập lại được.',
    'Once the second person has entered it, only rows that differ can be entered again.',
  ),
  sent: text('Đã gửi phiếu kiểm.', 'Tally sheet sent.'),
  left: text('người chưa khớp', 'people do not agree yet'),
} as const;

/** A sheet with when it was typed, so that the younger of two copies counts. */
interface Kept {
  readonly typed: TypedTally;
  readonly at: number;
}

function readKept(value: unknown, people: number): Kept | null {
  if (typeof value !== 'object' || value === null) return null;
  const { typed, at } = value as Record<string, unknown>;
  const sheet = readTyped(typed, people);
  return sheet === null || typeof at !== 'number' ? null : { typed: sheet, at };
}

interface TallyFormProps {
  readonly list: ListView;
  readonly collected: number;
  readonly onSent: () => void;
}

export function TallyForm({ list, collected, onSent }: TallyFormProps) {
  const { round, conference, account } = useHere();
  const drafts = useMemo(
    () => draftStore<Kept>(localShelf(), account.id, `tally:${round}~${conference}:${list.id}`),
    [account.id, round, conference, list.id],
  );
  const kept = useQuery({
    queryKey: ['tally-draft', round, conference, list.id],
    queryFn: async () => {
      const [here, there] = [
        readKept(drafts.local(), list.people.length),
        readKept(await drafts.remote(), list.people.length),
      ];
      return here === null || (there !== null && there.at > here.at) ? there : here;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (kept.data === undefined) return <Loading />;
  return <Sheet list={list} collected={collected} drafts={drafts} kept={kept.data?.typed ?? null} onSent={onSent} />;
}

interface SheetProps {
  readonly list: ListView;
  readonly collected: number;
  readonly drafts: DraftStore<Kept>;
  readonly kept: TypedTally | null;
  readonly onSent: () => void;
}

function Sheet({ list, collected, drafts, kept, onSent }: SheetProps) {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const [typed, setTyped] = useState(kept ?? emptyTally(list.people.length));
  const { voiding, inRow } = useMemo(() => tallyReasons(view.reasons), [view.reasons]);
  const rows = typed.people.map(readRow);
  const voided = readReasons(typed.voided);
  const wrong = typed.people.filter(
    (row, index) => rows[index] === null || typedSum(row, typed.voided) !== collected,
  ).length;
  useEffect(() => drafts.flush, [drafts]);
  const change = (next: TypedTally) => {
    setTyped(next);
    drafts.keep({ typed: next, at: Date.now() });
  };
  const changeRow = (index: number, row: TypedRow) => change({ ...typed, people: typed.people.with(index, row) });
  const send = async () => {
    const people = rows.filter((row) => row !== null);
    if (people.length !== rows.length || voided === null) return null;
    const recorded = await command.send('enter-tally', {
      list: list.id,
      voided,
      people: people.map((row) => ({ ...row })),
    });
    if (recorded !== null) {
      drafts.forget();
      notify(say(words.sent));
      onSent();
    }
    return recorded;
  };
  return (
    <Stack gap="sm" component="section" aria-label={say(words.title)} onKeyDown={nextField}>
      <div>
        <Words component="h2" fw={600} fz="1.15rem" m={0}>
          {say(words.title)}
        </Words>
        <Words size="sm" c="dimmed">
          {say(words.hint)}
        </Words>
      </div>
      {kept !== null && (
        <Notice tone="info" role="status">
          {say(words.restored)}
        </Notice>
      )}
      <VoidFields reasons={voiding} typed={typed.voided} onTyped={(next) => change({ ...typed, voided: next })} />
      <Table.ScrollContainer minWidth={640}>
        <Table className={classes.table} aria-label={say(words.title)}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say(words.name)}</Table.Th>
              {levels.map((level) => (
                <Table.Th key={level}>{say(levelNames[level])}</Table.Th>
              ))}
              {inRow.map((reason) => (
                <Table.Th key={reason.code} className={classes.reason}>
                  {say(reason.label)}
                </Table.Th>
              ))}
              <Table.Th>
                {say(words.sum)} ({collected})
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.people.map((person, index) => (
              <SheetRow
                key={person.person}
                number={index + 1}
                name={person.name}
                row={typed.people[index] ?? { high: '', confidence: '', low: '', invalid: {} }}
                reasons={inRow}
                sum={typedSum(typed.people[index] ?? { high: '', confidence: '', low: '', invalid: {} }, typed.voided)}
                collected={collected}
                complete={rows[index] != null}
                onRow={(row) => changeRow(index, row)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group>
        <ConfirmButton
          label={words.send}
          explain={words.sendExplain}
          disabled={wrong > 0 || voided === null}
          error={command.error}
          onOpen={command.clear}
          onConfirm={send}
        />
        <Words role="status" fw={600} c={wrong > 0 ? '#b42318' : '#1f6b3a'}>
          {wrong > 0 ? `${wrong} ${say(words.left)}` : say(words.right)}
        </Words>
      </Group>
    </Stack>
  );
}

/** Enter goes on to the next number, as Tab does. */
function nextField(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')];
  const next = fields[fields.indexOf(event.target) + 1];
  next?.focus();
  next?.select();
}

interface VoidFieldsProps {
  readonly reasons: readonly ReasonView[];
  readonly typed: TypedTally['voided'];
  readonly onTyped: (typed: TypedTally['voided']) => void;
}

/** How many ballots are void as a whole, by reason. */
export function VoidFields({ reasons, typed, onTyped }: VoidFieldsProps) {
  const say = useText();
  return (
    <fieldset className={classes.voids}>
      <legend>{say(words.voided)}</legend>
      {reasons.map((reason) => (
        <Digits
          key={reason.code}
          label={say(reason.label)}
          shown
          value={typed[reason.code] ?? ''}
          onValue={(value) => onTyped({ ...typed, [reason.code]: value })}
        />
      ))}
    </fieldset>
  );
}

interface SheetRowProps {
  readonly number: number;
  readonly name: string;
  readonly row: TypedRow;
  readonly reasons: readonly ReasonView[];
  readonly sum: number;
  readonly collected: number;
  readonly complete: boolean;
  readonly onRow: (row: TypedRow) => void;
}

/** One person's totals, with their sum while they are typed. */
export function SheetRow({ number, name, row, reasons, sum, collected, complete, onRow }: SheetRowProps) {
  const say = useText();
  const touched = sum > 0 || complete;
  const right = complete && sum === collected;
  const level = (key: Level, value: string) => onRow({ ...row, [key]: value });
  const reason = (code: InvalidityCode, value: string) => onRow({ ...row, invalid: { ...row.invalid, [code]: value } });
  return (
    <Table.Tr data-right={right}>
      <Table.Th scope="row" fw={500}>
        {number}. {name}
      </Table.Th>
      {levels.map((key) => (
        <Table.Td key={key}>
          <Digits label={`${name}: ${say(levelNames[key])}`} value={row[key]} onValue={(value) => level(key, value)} />
        </Table.Td>
      ))}
      {reasons.map((entry) => (
        <Table.Td key={entry.code}>
          <Digits
            label={`${name}: ${say(entry.label)}`}
            value={row.invalid[entry.code] ?? ''}
            onValue={(value) => reason(entry.code, value)}
          />
        </Table.Td>
      ))}
      <Table.Td className={classes.sum} data-state={right ? 'right' : touched ? 'wrong' : 'empty'}>
        {touched && (
          <>
            <b>{sum}</b>{' '}
            {right ? '✓' : sum === collected ? '…' : `(${sum > collected ? '+' : '−'}${Math.abs(sum - collected)})`}
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Digits({
  label,
  value,
  onValue,
  shown = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly shown?: boolean;
}) {
  return (
    <TextInput
      {...(shown ? { label } : { 'aria-label': label })}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      className={classes.digits}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value.replace(/\D/gu, ''))}
    />
  );
}

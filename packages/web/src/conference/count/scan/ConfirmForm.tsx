// S11: nobody decides alone. Whoever did not record the decision confirms it, or contests it with a reason.
import { Button, Group, Stack, Text as Words } from '@mantine/core';
import { type DecisionView, type FlagView, type ListView, type Text, text } from '@tinnhiem/core';
import { useRef, useState } from 'react';
import { useCommand } from '../../../api/commands.ts';
import { formatMoment } from '../../../components/format.ts';
import { ErrorState } from '../../../components/States.tsx';
import { useText } from '../../../language.tsx';
import { ReasonInput } from '../../fields.tsx';
import { useHere } from '../../here.tsx';
import { isMeantElsewhere, useKeys } from '../keyboard.ts';
import { nameOfMark } from '../mark-names.ts';
import classes from './bench.module.css';
import { decisionWords } from './flag-words.ts';
import { RowList } from './RowList.tsx';

const words = {
  decided: text('Quyết định đã ghi', 'The recorded decision'),
  by: text('Người ghi', 'Recorded by'),
  vote: text('Biểu quyết', 'Vote'),
  note: text('Ghi chú', 'Note'),
  confirmedBy: text('Người xác nhận', 'Confirmed by'),
  confirm: text('Xác nhận đúng', 'Confirm'),
  contest: text('Không đồng ý…', 'Contest…'),
  contestNow: text('Ghi ý kiến không đồng ý', 'Record that you contest it'),
  cancel: text('Thôi', 'Cancel'),
  reason: text('Vì sao không đồng ý', 'Why you contest it'),
  reasonHint: text(
    'Chỗ này được mở lại để cả Ban quyết định; quyết định trước vẫn lưu trong hồ sơ.',
    'The place is open again for the committee; the earlier decision stays in the record.',
  ),
  others: text(
    'Quyết định này do bạn ghi. Một người khác của Ban Kiểm phiếu xác nhận hoặc không đồng ý, trên tài khoản của họ. Ghi nhầm thì rút lại trước khi họ xác nhận.',
    'You recorded this decision. Another member confirms or contests it, signed in as themselves. A slip can be taken back before they confirm.',
  ),
  takeBack: text('Rút lại…', 'Take it back…'),
  takeBackNow: text('Rút lại quyết định này', 'Take this decision back'),
  whyBack: text('Vì sao rút lại', 'Why you take it back'),
  mistake: text('Ghi nhầm', 'Recorded by mistake'),
  takenBack: text('Đã rút lại quyết định. Chỗ này chờ quyết định lại.', 'Taken back. The place is open again.'),
  confirmed: text('Đã xác nhận', 'Confirmed'),
  contested: text('Đã ghi: không đồng ý. Chỗ này chờ quyết định lại.', 'Contested. The place is open again.'),
} as const;

export interface ConfirmFormProps {
  readonly list: ListView;
  readonly flag: FlagView;
  readonly decided: DecisionView;
  readonly onActing?: (acting: boolean) => void;
  readonly onRecorded: (what: string) => void;
  /** The only decision on the screen: C confirms it, K contests it. */
  readonly byKeys?: boolean;
}

/** A decision with its vote and who recorded it; to others, the keys to confirm it or to contest it. */
export function ConfirmForm({
  list,
  flag,
  decided,
  onActing = () => {},
  onRecorded,
  byKeys = false,
}: ConfirmFormProps) {
  const say = useText();
  const { round, conference, account, may } = useHere();
  const command = useCommand(round, conference);
  const [contesting, setContesting] = useState(false);
  const isMine = decided.account === account.id;
  const [reason, setReason] = useState(isMine ? say(words.mistake) : '');
  const isOpen = decided.confirmedBy === null;
  const place = { list: list.id, batch: flag.batch, ballot: flag.ballot, row: flag.row };
  // Once it is confirmed it is two people's decision: only others open it again.
  const mayReopen = may('contest-flag') && (!isMine || isOpen);
  const acting = useRef(false);
  // A second press while the first is on its way is no refusal.
  const act = async (send: () => Promise<unknown>, said: Text) => {
    if (acting.current) return;
    acting.current = true;
    onActing(true);
    if ((await send()) !== null) onRecorded(say(said));
    else onActing(false);
    acting.current = false;
  };
  const confirm = async () => {
    if (isMine || !isOpen || !may('confirm-flag')) return;
    await act(() => command.send('confirm-flag', place), words.confirmed);
  };
  const contest = async () => {
    if (reason.trim() === '') return;
    await act(
      () => command.send('contest-flag', { ...place, reason: reason.trim() }),
      isMine ? words.takenBack : words.contested,
    );
  };
  useKeys((event) => {
    if (!byKeys || isMeantElsewhere(event) || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.code === 'KeyC' && !contesting) void confirm();
    else if (event.code === 'KeyK' && mayReopen) setContesting(true);
    else return;
    event.preventDefault();
  });
  return (
    <Stack gap="sm">
      <DecisionBox list={list} flag={flag} decided={decided} />
      {isMine && isOpen && <Words>{say(words.others)}</Words>}
      {contesting ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void contest();
          }}
        >
          <Stack gap="sm">
            <ReasonInput
              value={reason}
              onValue={setReason}
              label={isMine ? words.whyBack : words.reason}
              hint={words.reasonHint}
            />
            <Group>
              <Button type="submit" disabled={reason.trim() === ''} loading={command.pending !== null}>
                {say(isMine ? words.takeBackNow : words.contestNow)}
              </Button>
              <Button variant="default" onClick={() => setContesting(false)} disabled={command.pending !== null}>
                {say(words.cancel)}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Group>
          {isOpen && !isMine && may('confirm-flag') && (
            <Button size="md" onClick={() => void confirm()} loading={command.pending !== null}>
              {say(words.confirm)}
              {byKeys && ' (C)'}
            </Button>
          )}
          {mayReopen && (
            <Button size="md" variant="default" onClick={() => setContesting(true)}>
              {say(isMine ? words.takeBack : words.contest)}
              {byKeys && ' (K)'}
            </Button>
          )}
        </Group>
      )}
      <ErrorState error={command.error} />
    </Stack>
  );
}

/** What was decided, by whom, with which vote. */
export function DecisionBox({ list, flag, decided }: Pick<ConfirmFormProps, 'list' | 'flag' | 'decided'>) {
  const say = useText();
  const { view } = useHere();
  const { decision, votesFor, votesAgainst, note, name, at, confirmedBy } = decided;
  return (
    <div className={classes.decided}>
      <p>{say(words.decided)}</p>
      <p className={classes.what}>{say(decisionWords(view, flag.row, decision))}</p>
      <p>
        {say(words.vote)}: <b>{`${votesFor}–${votesAgainst}`}</b> · {say(words.by)}: <b>{name}</b>, {formatMoment(at)}
      </p>
      {confirmedBy !== null && (
        <p>
          {say(words.confirmedBy)}: <b>{confirmedBy}</b>
        </p>
      )}
      {note !== '' && (
        <p>
          {say(words.note)}: {note}
        </p>
      )}
      {typeof decision === 'object' && (
        <RowList
          people={list.people}
          rows={decision.marks.rows.map((mark, row) => ({ words: nameOfMark(view, row, mark), doubt: false }))}
        />
      )}
    </div>
  );
}

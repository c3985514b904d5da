import { Button, Group, Stack, Text as Words } from '@mantine/core';
import { type BallotMarks, type ListView, type OpenFlagView, type RowMark, text } from '@tinnhiem/core';
import { useRef, useState } from 'react';
import { useCommand } from '../../../api/commands.ts';
import { ErrorState } from '../../../components/States.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { WhoMay } from '../../Screen.tsx';
import { CellChoice } from '../CellChoice.tsx';
import type { MarkKey } from '../entry-keys.ts';
import { readVote, type TypedVote, VoteFields } from '../VoteFields.tsx';
import { type FlagChoice, rowFlagKeys, sheetFlagKeys } from './flag-keys.ts';
import { decisionWords } from './flag-words.ts';
import { HandMarks } from './HandMarks.tsx';

const words = {
  decision: text('Ban Kiểm phiếu quyết định', 'The committee decides'),
  save: text('Ghi quyết định', 'Record the decision'),
  choose: text('Chọn một quyết định.', 'Choose a decision.'),
  vote: text('Ghi số người biểu quyết.', 'Write down the vote.'),
  rows: text('Nhập đủ các dòng.', 'Enter every row.'),
  recorded: text('Đã ghi', 'Recorded'),
  next: text('chờ người thứ hai xác nhận', 'a second person confirms'),
} as const;

export interface FlagFormProps {
  readonly list: ListView;
  readonly flag: OpenFlagView;
  readonly vote: TypedVote;
  readonly onVote: (vote: TypedVote) => void;
  readonly onActing: (acting: boolean) => void;
  /** What was recorded, in words. */
  readonly onRecorded: (what: string) => void;
}

/** What the committee decides on one place, with its vote. Another account confirms it. */
export function FlagForm({ list, flag, vote, onVote, onActing, onRecorded }: FlagFormProps) {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const command = useCommand(round, conference);
  const [chosen, setChosen] = useState<FlagChoice | null>(null);
  const [marks, setMarks] = useState<BallotMarks | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const isWhole = flag.row === null;
  const keys = isWhole
    ? sheetFlagKeys(view.reasons.whole, flag.readings.length === list.people.length)
    : rowFlagKeys(view.reasons.row);
  const counted = readVote(vote);
  const decision = chosen !== 'marks' ? chosen : marks === null ? null : { marks };
  const acting = useRef(false);
  const save = async () => {
    // A second press while the first is on its way is no refusal.
    if (acting.current) return;
    if (decision === null) return setTold(say(chosen === 'marks' ? words.rows : words.choose));
    if (counted === null) return setTold(say(words.vote));
    setTold(null);
    const place = { list: list.id, batch: flag.batch, ballot: flag.ballot, row: flag.row };
    const sent =
      typeof decision === 'object' ? { marks: { ...decision.marks, rows: [...decision.marks.rows] } } : decision;
    acting.current = true;
    onActing(true);
    const recorded = await command.send('decide-flag', { ...place, decision: sent, ...counted });
    acting.current = false;
    if (recorded === null) return onActing(false);
    onRecorded(`${say(words.recorded)}: ${say(decisionWords(view, flag.row, decision))}; ${say(words.next)}.`);
  };
  if (!may('decide-flag')) return <WhoMay command="decide-flag" />;
  return (
    <form
      aria-label={say(words.decision)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        {chosen === 'marks' ? (
          <HandMarks
            list={list}
            keys={rowFlagKeys(view.reasons.row) as readonly MarkKey<RowMark>[]}
            onMarks={setMarks}
            onEnter={() => void save()}
            onBack={() => setChosen(null)}
          />
        ) : (
          <CellChoice
            label={say(words.decision)}
            keys={keys}
            chosen={chosen}
            onChoose={setChosen}
            onEnter={() => void save()}
          />
        )}
        <VoteFields value={vote} onValue={onVote} narrow />
        <ErrorState error={command.error} />
        <Group>
          <Button type="submit" size="md" loading={command.pending !== null}>
            {say(words.save)} (Enter)
          </Button>
          {told !== null && (
            <Words role="alert" c="#b42318" fw={600}>
              {told}
            </Words>
          )}
        </Group>
      </Stack>
    </form>
  );
}

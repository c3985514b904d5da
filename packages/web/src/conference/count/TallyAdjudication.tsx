import { Button, Paper, Stack, Text as Words } from '@mantine/core';
import { type ListView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { WhoMay } from '../Screen.tsx';
import { TallyCellForm } from './TallyAgain.tsx';
import { emptyVote, readVote, VoteFields } from './VoteFields.tsx';

const words = {
  title: text('Ban Kiểm phiếu cùng đếm lại dòng này', 'The committee counts this row together'),
  hint: text(
    'Những người nhập đã nhập lại mà vẫn khác nhau. Cả Ban đếm lại phiếu của người này, biểu quyết và ghi kết quả.',
    'It was entered again and still differs. The whole committee counts this person again, votes, and records the result.',
  ),
  record: text('Ghi kết quả đếm lại', 'Record the count'),
} as const;

/** A row of a tally sheet on which the entries never agreed. */
export function TallyAdjudication({
  list,
  cell,
  collected,
}: {
  readonly list: ListView;
  readonly cell: string;
  readonly collected: number;
}) {
  const say = useText();
  const { round, conference, may } = useHere();
  const command = useCommand(round, conference);
  const [vote, setVote] = useState(emptyVote);
  const counted = readVote(vote);
  return (
    <Paper p="lg" component="section" aria-label={say(words.title)}>
      <Stack gap="sm">
        <Words fw={600} fz="lg">
          {list.title}: {say(words.title)}
        </Words>
        <Words c="dimmed">{say(words.hint)}</Words>
        {may('adjudicate-tally') ? (
          <TallyCellForm
            list={list}
            cell={cell}
            collected={collected}
            onSend={(value) => {
              if (counted !== null) void command.send('adjudicate-tally', { list: list.id, cell: value, ...counted });
            }}
            action={(ready) => (
              <Button type="submit" disabled={!ready || counted === null} loading={command.pending !== null}>
                {say(words.record)}
              </Button>
            )}
          >
            <VoteFields value={vote} onValue={setVote} />
          </TallyCellForm>
        ) : (
          <WhoMay command="adjudicate-tally" />
        )}
        <ErrorState error={command.error} />
      </Stack>
    </Paper>
  );
}

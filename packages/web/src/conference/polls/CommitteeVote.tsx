import { Group, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { formatMoment } from '../../components/format.ts';
import { useText } from '../../language.tsx';
import { CountInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { Section, WhoMay } from '../Screen.tsx';

const words = {
  vote: text('Biểu quyết Ban Kiểm phiếu', 'Vote on the counting committee'),
  voteHint: text(
    'Đếm số người giơ tay. Cần quá nửa số người có mặt đồng ý.',
    'Count the hands. More than half of those present must be for it.',
  ),
  votesFor: text('Đồng ý', 'For'),
  votesAgainst: text('Không đồng ý', 'Against'),
  recordVote: text('Ghi kết quả biểu quyết', 'Record the vote'),
  recordExplain: text('Kết quả biểu quyết được ghi vào biên bản.', 'The vote goes into the minutes.'),
  approved: text('Hội nghị đã thông qua Ban Kiểm phiếu', 'The committee was approved'),
  present: text('người có mặt', 'present'),
} as const;

/** The conference approves its counting committee by raising hands. */
export function CommitteeVote() {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const command = useCommand(round, conference);
  const [votesFor, setFor] = useState('');
  const [votesAgainst, setAgainst] = useState('0');
  const approved = view.committee?.approved ?? null;
  const [forCount, againstCount] = [readCount(votesFor), readCount(votesAgainst)];
  return (
    <Section id="committee-vote" title={words.vote} hint={approved === null ? words.voteHint : undefined}>
      {view.committee !== null && <Words>{view.committee.members.map((member) => member.name).join(', ')}</Words>}
      {approved !== null ? (
        <Words>
          {say(words.approved)}: <b>{approved.votesFor}</b> {say(words.votesFor).toLowerCase()},{' '}
          <b>{approved.votesAgainst}</b> {say(words.votesAgainst).toLowerCase()} · {formatMoment(approved.done.at)}
        </Words>
      ) : may('approve-committee') ? (
        <Group align="flex-end">
          <CountInput label={words.votesFor} value={votesFor} onValue={setFor} w={120} />
          <CountInput label={words.votesAgainst} value={votesAgainst} onValue={setAgainst} w={140} />
          <Words size="sm" c="dimmed" pb={8}>
            {view.present} {say(words.present)}
          </Words>
          <ConfirmButton
            label={words.recordVote}
            explain={words.recordExplain}
            disabled={forCount === null || againstCount === null}
            error={command.error}
            onOpen={command.clear}
            onConfirm={() =>
              command.send('approve-committee', { votesFor: forCount ?? 0, votesAgainst: againstCount ?? 0 })
            }
          >
            <Words fw={600} fz="lg">
              {forCount} {say(words.votesFor).toLowerCase()} · {againstCount} {say(words.votesAgainst).toLowerCase()} ·{' '}
              {view.present} {say(words.present)}
            </Words>
          </ConfirmButton>
        </Group>
      ) : (
        <WhoMay command="approve-committee" />
      )}
    </Section>
  );
}

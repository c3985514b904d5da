// S17: the conference approves its committee, the chair opens the poll, the committee hands out ballots, the chair closes.
import { Anchor, Group, Stack, Table, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { compareShare, inHand, leastCount, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { formatMoment } from '../../components/format.ts';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { CountInput, ReasonInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { hasReached, Screen, Section, WhoMay } from '../Screen.tsx';
import { HandOut } from './HandOut.tsx';

const words = {
  title: text('Ghi phiếu', 'Poll'),
  lead: text(
    'Hội nghị biểu quyết Ban Kiểm phiếu, chủ trì cho bắt đầu, Ban Kiểm phiếu phát phiếu, chủ trì kết thúc.',
    'The conference approves the committee, the chair opens, the committee hands out ballots, the chair closes.',
  ),
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
  open: text('Bắt đầu ghi phiếu', 'Open the poll'),
  openExplain: text(
    'Từ lúc này Ban Kiểm phiếu được phát phiếu. Người đến muộn vẫn điểm danh và nhận phiếu được.',
    'From now on ballots may be handed out. Late comers can still be checked in.',
  ),
  opened: text('Đã bắt đầu ghi phiếu.', 'The poll is open.'),
  quorum: text('Số người dự', 'Attendance'),
  list: text('Danh sách', 'List'),
  here: text('Có mặt', 'Present'),
  voters: text('Người ghi phiếu', 'Voters'),
  needed: text('Cần ít nhất', 'At least'),
  noQuorum: text('quy định không nêu', 'no rule'),
  enough: text('Đủ', 'Enough'),
  notEnough: text('Chưa đủ', 'Not enough'),
  issued: text('Đã phát', 'Handed out'),
  left: text('Trên bàn', 'On the table'),
  close: text('Kết thúc bỏ phiếu', 'Close the poll'),
  closeExplain: text(
    'Chỉ kết thúc khi mọi người đã bỏ phiếu vào hòm. Sau đó không phát thêm phiếu; muốn phát phải mở lại kèm lý do.',
    'Only when everybody has cast. No ballot can be handed out afterwards without re-opening, with a reason.',
  ),
  closed: text('Đã kết thúc bỏ phiếu.', 'The poll is closed.'),
  without: text('người có mặt chưa nhận đủ phiếu', 'people present lack a ballot'),
  reopen: text('Mở lại việc ghi phiếu', 'Re-open the poll'),
  reopenExplain: text(
    'Số phiếu đã đếm phải đếm lại. Việc mở lại và lý do được ghi vào biên bản.',
    'What was counted must be counted again. The re-opening and its reason go into the minutes.',
  ),
  lateComers: text('Điểm danh người đến muộn', 'Check in late comers'),
  over: text('Việc ghi phiếu đã kết thúc.', 'The poll is over.'),
} as const;

export function Poll() {
  const say = useText();
  const { view, address } = useHere();
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      from="ready"
      actions={
        view.stage === 'polling' && (
          <Anchor component={Link} to={address('attendance')}>
            {say(words.lateComers)}
          </Anchor>
        )
      }
    >
      <CommitteeVote />
      <AttendanceByList />
      {view.stage === 'polling' && <HandOut />}
      {view.stage === 'polling' && <ClosePoll />}
      {view.stage === 'closed' && <ReopenPoll />}
      {hasReached(view.stage, 'counting') && <Words>{say(words.over)}</Words>}
    </Screen>
  );
}

function CommitteeVote() {
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

function AttendanceByList() {
  const say = useText();
  const { round, conference, view, roundView, may } = useHere();
  const command = useCommand(round, conference);
  const quorum = roundView.rules.quorum.value;
  return (
    <Section id="quorum" title={words.quorum}>
      <Table.ScrollContainer minWidth={560}>
        <Table aria-labelledby="quorum-title">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say(words.list)}</Table.Th>
              {[words.here, words.voters, words.needed, words.issued, words.left].map((head) => (
                <Table.Th key={head.vi} ta="right">
                  {say(head)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.lists.map((list) => {
              const enough = quorum === null || compareShare(list.present, list.voters, '>=', quorum);
              return (
                <Table.Tr key={list.id}>
                  <Table.Th scope="row" fw={500}>
                    {list.title}
                  </Table.Th>
                  <Table.Td ta="right" fw={600}>
                    {list.present}
                  </Table.Td>
                  <Table.Td ta="right">{list.voters}</Table.Td>
                  <Table.Td ta="right">
                    {quorum === null
                      ? say(words.noQuorum)
                      : `${leastCount(list.voters, quorum)} · ${say(enough ? words.enough : words.notEnough)}`}
                  </Table.Td>
                  <Table.Td ta="right">{list.holders}</Table.Td>
                  <Table.Td ta="right">{inHand(list.stock)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {view.stage === 'ready' &&
        (may('open-poll') ? (
          <Group>
            <ConfirmButton
              label={words.open}
              explain={words.openExplain}
              error={command.error}
              onOpen={command.clear}
              onConfirm={async () => {
                const recorded = await command.send('open-poll', {});
                if (recorded !== null) notify(say(words.opened));
                return recorded;
              }}
            >
              <Words fw={600} fz="lg">
                {view.present} / {view.convened} {say(words.present)}
              </Words>
            </ConfirmButton>
          </Group>
        ) : (
          <WhoMay command="open-poll" />
        ))}
    </Section>
  );
}

function ClosePoll() {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const command = useCommand(round, conference);
  const lacking = view.roll.filter((voter) => voter.present && voter.holds.length < voter.lists.length).length;
  return (
    <Section id="close" title={words.close}>
      {may('close-poll') ? (
        <Group>
          <ConfirmButton
            label={words.close}
            explain={words.closeExplain}
            error={command.error}
            onOpen={command.clear}
            onConfirm={async () => {
              const recorded = await command.send('close-poll', {});
              if (recorded !== null) notify(say(words.closed));
              return recorded;
            }}
          >
            <Stack gap={4}>
              {view.lists.map((list) => (
                <Words key={list.id}>
                  {list.title}: <b>{list.stock.issued}</b> ({say(words.issued).toLowerCase()})
                </Words>
              ))}
              {lacking > 0 && (
                <Words fw={600} c="red.9">
                  {lacking} {say(words.without)}
                </Words>
              )}
            </Stack>
          </ConfirmButton>
        </Group>
      ) : (
        <WhoMay command="close-poll" />
      )}
    </Section>
  );
}

function ReopenPoll() {
  const say = useText();
  const { round, conference, may } = useHere();
  const command = useCommand(round, conference);
  const [reason, setReason] = useState('');
  return (
    <Section id="reopen" title={words.closed}>
      {may('reopen-poll') ? (
        <Group>
          <ConfirmButton
            variant="default"
            label={words.reopen}
            explain={words.reopenExplain}
            ready={reason.trim() !== ''}
            error={command.error}
            onOpen={command.clear}
            onConfirm={() => command.send('reopen-poll', { reason: reason.trim() })}
          >
            <ReasonInput value={reason} onValue={setReason} />
          </ConfirmButton>
        </Group>
      ) : (
        <Words size="sm" c="dimmed">
          {say(words.over)}
        </Words>
      )}
    </Section>
  );
}

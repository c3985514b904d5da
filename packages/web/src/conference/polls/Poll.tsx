// S17: the conference approves its committee, the chair opens the poll, the committee hands out ballots, the chair closes.
import { Anchor, Group, Stack, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { text, waysOf } from '@tinnhiem/core';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { useBoxesNow } from '../casting/use-boxes.ts';
import { useHere } from '../here.tsx';
import { Reopening } from '../Reopening.tsx';
import { hasReached, Screen, Section, WhoMay } from '../Screen.tsx';
import { AttendanceByList } from './AttendanceByList.tsx';
import { CommitteeVote } from './CommitteeVote.tsx';
import { HandOut } from './HandOut.tsx';
import { stockOf, wayNames } from './ways.ts';

const words = {
  title: text('Ghi phiếu', 'Poll'),
  lead: text(
    'Hội nghị biểu quyết Ban Kiểm phiếu, chủ trì cho bắt đầu, Ban Kiểm phiếu phát phiếu, chủ trì kết thúc.',
    'The conference approves the committee, the chair opens, the committee hands out ballots, the chair closes.',
  ),
  issued: text('Đã phát', 'Handed out'),
  close: text('Kết thúc bỏ phiếu', 'Close the poll'),
  closeExplain: text(
    'Chỉ kết thúc khi mọi người đã bỏ phiếu vào hòm. Sau đó không phát thêm phiếu; muốn phát phải mở lại kèm lý do.',
    'Only when everybody has cast. No ballot can be handed out afterwards without re-opening, with a reason.',
  ),
  closeBoth: text(
    'Chỉ kết thúc khi mọi người đã bỏ phiếu vào hòm và đã gửi phiếu điện tử. Từ lúc này điện thoại không gửi phiếu được nữa; muốn nhận thêm phải mở lại kèm lý do, trước khi đóng hòm phiếu điện tử.',
    'Only when everybody has cast, on paper or by phone. No phone can cast afterwards; for more the poll must be re-opened with a reason, before the electronic boxes are closed.',
  ),
  used: text('đã bỏ phiếu điện tử', 'cast electronically'),
  notCast: text('phiếu điện tử đã phát chưa được gửi', 'slips that were handed out are not cast yet'),
  ofIssued: text('phiếu điện tử đã phát', 'slips handed out'),
  closed: text('Đã kết thúc bỏ phiếu.', 'The poll is closed.'),
  without: text('người có mặt chưa nhận đủ phiếu', 'people present lack a ballot'),
  reopen: text('Mở lại việc ghi phiếu', 'Re-open the poll'),
  reopenExplain: text(
    'Số phiếu đã đếm phải đếm lại. Việc mở lại và lý do được ghi vào biên bản.',
    'What was counted must be counted again. The re-opening and its reason go into the minutes.',
  ),
  boxesClosed: text(
    'Hòm phiếu điện tử đã đóng nên không mở lại việc ghi phiếu được nữa.',
    'The electronic boxes are closed, so the poll cannot be re-opened.',
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

function ClosePoll() {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const command = useCommand(round, conference);
  const lacking = view.roll.filter((voter) => voter.present && voter.holds.length < voter.lists.length).length;
  const ways = waysOf(view);
  const cast = useBoxesNow(view.electronic !== null && may('close-poll'));
  const notCast = view.lists.reduce(
    (sum, { id, slips }) => sum + Math.max(0, (slips?.issued ?? 0) - (cast(id) ?? 0)),
    0,
  );
  return (
    <Section id="close" title={words.close}>
      {view.electronic !== null && <CastSoFar />}
      {may('close-poll') ? (
        <Group>
          <ConfirmButton
            label={words.close}
            explain={view.electronic === null ? words.closeExplain : words.closeBoth}
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
                  {list.title}: <b>{list.holders}</b> ({say(words.issued).toLowerCase()}
                  {ways.length > 1 &&
                    `; ${ways.map((way) => `${say(wayNames[way]).toLowerCase()} ${stockOf(list, way)?.issued ?? 0}`).join(', ')}`}
                  )
                </Words>
              ))}
              {notCast > 0 && (
                <Words fw={600} c="red.9">
                  {notCast} {say(words.notCast)}
                </Words>
              )}
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

/** How many of the slips were used by now, so that nobody is cut off. */
function CastSoFar() {
  const say = useText();
  const { view, may } = useHere();
  const cast = useBoxesNow(may('hand-out') || may('close-poll'));
  return view.lists.map((list) => {
    const used = cast(list.id);
    if (used === undefined) return null;
    return (
      <Words key={list.id} role="status">
        {list.title}: {say(words.used)} <b>{used}</b> / {list.slips?.issued ?? 0} {say(words.ofIssued)}
      </Words>
    );
  });
}

function ReopenPoll() {
  const say = useText();
  const { view, may } = useHere();
  return (
    <Section id="reopen" title={words.closed}>
      {view.electronic?.boxes.some((box) => box.closed !== null) === true ? (
        <Words>{say(words.boxesClosed)}</Words>
      ) : may('reopen-poll') || may('ask-reopening') ? (
        <Reopening command="reopen-poll" label={words.reopen} explain={words.reopenExplain} />
      ) : (
        <Words size="sm" c="dimmed">
          {say(words.over)}
        </Words>
      )}
    </Section>
  );
}

import { Group, Stack, Text as Words } from '@mantine/core';
import { commands, text } from '@tinnhiem/core';
import { conferencePath } from '../../api/queries.ts';
import { AskButton } from '../../approvals/AskButton.tsx';
import { useApprovals } from '../../approvals/queries.ts';
import { formatMoment } from '../../components/format.ts';
import { Notice } from '../../components/Notice.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';

const words = {
  ask: text('Đề nghị xem biên bản', 'Ask to read the minutes'),
  askExplain: text(
    'Quy định của đợt này: biên bản đã ký chỉ được xem khi người thứ hai đồng ý, trong 24 giờ. Tên hai người và lý do được ghi vào nhật ký.',
    'By the rules of this round signed minutes are read only when a second person agrees, for 24 hours. Both names and the reason go into the record.',
  ),
  waits: text(
    'Bạn đã đề nghị xem biên bản; chờ người thứ hai xác nhận.',
    'You asked to read them; a second person is waited for.',
  ),
  mayUntil: text('Bạn được xem biên bản đến', 'You may read the minutes until'),
  looks: text('Đã cho xem', 'Opened to'),
  agreed: text('người đồng ý', 'agreed by'),
  until: text('đến', 'until'),
} as const;

/** Signed minutes that two people open: asking, and to whom they were opened. */
export function MinutesLook() {
  const say = useText();
  const { round, conference, view, account } = useHere();
  const { data: approvals = [] } = useApprovals();
  if (!view.fourEyes.includes('minutes') || view.signed === null) return null;
  const now = Date.now();
  const open = view.looks.findLast(({ reader, until }) => reader.account === account.id && Date.parse(until) > now);
  const isAsked = approvals.some((one) => one.kind === 'minutes-look' && one.isOwn && one.subject === view.title);
  const mayAsk = commands.get('open-minutes')?.roles.some((role) => account.roles.includes(role)) === true;
  return (
    <Stack gap="xs">
      {open !== undefined && (
        <Notice tone="done">
          {say(words.mayUntil)} {formatMoment(open.until)}.
        </Notice>
      )}
      {open === undefined && isAsked && <Notice tone="info">{say(words.waits)}</Notice>}
      {open === undefined && !isAsked && mayAsk && (
        <Group>
          <AskButton
            label={words.ask}
            explain={words.askExplain}
            about={view.title}
            path={`${conferencePath(round, conference)}/minutes-look`}
          />
        </Group>
      )}
      {view.looks.length > 0 && (
        <Stack component="ul" gap={4} m={0} pl="md">
          {view.looks.map(({ reader, reason, until, done }) => (
            <li key={done.number}>
              <Words size="sm">
                {say(words.looks)} <b>{reader.name}</b> {say(words.until)} {formatMoment(until)}: {reason} ·{' '}
                {say(words.agreed)} {done.by.name}
              </Words>
            </li>
          ))}
        </Stack>
      )}
    </Stack>
  );
}

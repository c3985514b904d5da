import { Group, Stack, Text as Words } from '@mantine/core';
import { type Text, text } from '@tinnhiem/core';
import { useCommand } from '../api/commands.ts';
import { useRefreshApprovals } from '../approvals/queries.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { formatMoment } from '../components/format.ts';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { useKeptForm } from '../drafts/kept-form.ts';
import { useText } from '../language.tsx';
import { ReasonInput } from './fields.tsx';
import { useHere } from './here.tsx';
import { WhoMay } from './Screen.tsx';

const words = {
  ask: text('Đề nghị mở lại', 'Ask to re-open'),
  askExplain: text(
    'Quy định của đợt này: mở lại cần hai người. Bạn đề nghị, ghi rõ lý do; một người khác mở lại.',
    'By the rules of this round two people re-open. You ask, with the reason; another one re-opens.',
  ),
  othersAsk: text(
    'Quy định của đợt này: mở lại cần hai người. Trưởng ban hoặc Thư ký Ban Kiểm phiếu đề nghị, Chủ trì mở lại.',
    'By the rules of this round two people re-open. The head or secretary of the committee asks, the chair re-opens.',
  ),
  asked: text('Đã đề nghị mở lại. Nhờ người thứ hai.', 'Asked to re-open. Now a second person.'),
  waits: text('đã đề nghị mở lại', 'has asked to re-open'),
  onBehalfOf: text('thay mặt', 'on behalf of'),
  reason: text('Lý do', 'Reason'),
  ownWaits: text('Chờ người khác mở lại hoặc từ chối.', 'Somebody else re-opens or declines.'),
  onePerson: text(
    'Người đề nghị và bạn thay mặt nhau nên tính là một người: người thứ ba mở lại; bạn chỉ từ chối được.',
    'Whoever asked and you stand in for each other and count as one person: a third one re-opens; you can only decline.',
  ),
  takeBack: text('Rút đề nghị', 'Take back'),
  decline: text('Từ chối mở lại', 'Decline'),
  dropExplain: text('Đề nghị mất hiệu lực, không có gì được mở lại.', 'The request is void; nothing is re-opened.'),
  takenBack: text('Đã rút đề nghị mở lại.', 'The request is taken back.'),
  declined: text('Đã từ chối mở lại.', 'Declined to re-open.'),
  hasDeclined: text('không đồng ý mở lại', 'declined to re-open'),
  noReason: text('không ghi lý do', 'no reason given'),
  request: text('Đề nghị', 'Request'),
} as const;

interface ReopeningProps {
  readonly command: 'reopen-poll' | 'reopen-count';
  readonly label: Text;
  readonly explain: Text;
}

/** Re-opens, alone or as the second of two people, as the rules of the round demand. */
export function Reopening({ command: name, label, explain }: ReopeningProps) {
  const say = useText();
  const { view, may } = useHere();
  // The chair alone re-opens a poll: what the chair asked for nobody could answer.
  const onlyAnswers = name === 'reopen-poll' && may(name);
  if (!view.fourEyes.includes('reopening'))
    return may(name) ? (
      <Group>
        <Act name={name} label={label} explain={explain} />
      </Group>
    ) : null;
  if (view.reopeningAsked !== null) return <Asked command={name} label={label} explain={explain} />;
  return (
    <>
      <Declined />
      {onlyAnswers ? (
        <Words size="sm">{say(words.othersAsk)}</Words>
      ) : (
        may('ask-reopening') && (
          <Group>
            <Act name="ask-reopening" label={words.ask} explain={words.askExplain} done={words.asked} />
          </Group>
        )
      )}
    </>
  );
}

/** Who declined what was asked for last, and why: else whoever asked would only see the request gone. */
function Declined() {
  const say = useText();
  const { view } = useHere();
  const declined = view.reopeningDeclined;
  if (declined === null) return null;
  const { asked, reason, done } = declined;
  return (
    <Notice tone="info" title={`${done.by.name} ${say(words.hasDeclined)}`}>
      <Words size="sm">
        {say(words.reason)}: {reason ?? say(words.noReason)} · {formatMoment(done.at)}
      </Words>
      <Words size="sm" c="dimmed">
        {say(words.request)}: {asked.done.by.name}, {formatMoment(asked.done.at)}: {asked.reason}
      </Words>
    </Notice>
  );
}

function Asked({ command: name, label, explain }: ReopeningProps) {
  const say = useText();
  const { view, may, account } = useHere();
  const asked = view.reopeningAsked;
  if (asked === null) return null;
  const { by, at } = asked.done;
  const isOwn = by.account === account.id;
  const behalf = by.onBehalfOf === undefined ? '' : ` (${say(words.onBehalfOf)} ${by.onBehalfOf.name})`;
  return (
    <Notice tone="warning" title={`${by.name}${behalf} ${say(words.waits)}`}>
      <Stack gap="xs">
        <Words size="sm">
          {say(words.reason)}: {asked.reason} · {formatMoment(at)}
        </Words>
        {isOwn ? (
          <Words size="sm">{say(words.ownWaits)}</Words>
        ) : !may(name) ? (
          <WhoMay command={name} />
        ) : (
          !view.answersReopening && <Words size="sm">{say(words.onePerson)}</Words>
        )}
        <Group gap="xs">
          {view.answersReopening && may(name) && (
            <Act name={name} label={label} explain={explain} initial={asked.reason} />
          )}
          {may('drop-reopening') && <Drop isOwn={isOwn} />}
        </Group>
      </Stack>
    </Notice>
  );
}

interface ActProps {
  readonly name: 'reopen-poll' | 'reopen-count' | 'ask-reopening';
  readonly label: Text;
  readonly explain: Text;
  readonly initial?: string;
  readonly done?: Text;
}

function Act({ name, label, explain, initial = '', done }: ActProps) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const refresh = useRefreshApprovals();
  const form = useKeptForm(`${round}~${conference}:${name}`, { reason: initial }, { inDialog: true });
  const { reason } = form.typed;
  return (
    <ConfirmButton
      variant="default"
      label={label}
      explain={explain}
      ready={reason.trim() !== ''}
      irreversible
      kept={form}
      error={command.error}
      onOpen={command.clear}
      onConfirm={async () => {
        const recorded = await command.send(name, { reason: reason.trim() });
        void refresh();
        if (recorded !== null && done !== undefined) notify(say(done));
        return recorded;
      }}
    >
      <ReasonInput
        value={reason}
        onValue={(value) => form.change({ reason: value })}
        inMinutes={name !== 'ask-reopening'}
      />
    </ConfirmButton>
  );
}

function Drop({ isOwn }: { readonly isOwn: boolean }) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const refresh = useRefreshApprovals();
  const form = useKeptForm(`${round}~${conference}:drop-reopening`, { reason: '' }, { inDialog: true });
  const { reason } = form.typed;
  return (
    <ConfirmButton
      variant="default"
      label={isOwn ? words.takeBack : words.decline}
      explain={words.dropExplain}
      ready={isOwn || reason.trim() !== ''}
      irreversible
      kept={form}
      error={command.error}
      onOpen={command.clear}
      onConfirm={async () => {
        const recorded = await command.send('drop-reopening', isOwn ? {} : { reason: reason.trim() });
        void refresh();
        if (recorded !== null) notify(say(isOwn ? words.takenBack : words.declined));
        return recorded;
      }}
    >
      {!isOwn && <ReasonInput value={reason} onValue={(value) => form.change({ reason: value })} />}
    </ConfirmButton>
  );
}

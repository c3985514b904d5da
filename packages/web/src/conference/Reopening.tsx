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
  asked: text('Đã đề nghị mở lại. Nhờ người thứ hai.', 'Asked to re-open. Now a second person.'),
  waits: text('đã đề nghị mở lại', 'has asked to re-open'),
  onBehalfOf: text('thay mặt', 'on behalf of'),
  reason: text('Lý do', 'Reason'),
  ownWaits: text('Chờ người khác mở lại hoặc từ chối.', 'Somebody else re-opens or declines.'),
  takeBack: text('Rút đề nghị', 'Take back'),
  decline: text('Từ chối mở lại', 'Decline'),
  dropExplain: text('Đề nghị mất hiệu lực, không có gì được mở lại.', 'The request is void; nothing is re-opened.'),
  dropped: text('Đã bỏ đề nghị mở lại.', 'The request is void.'),
} as const;

interface ReopeningProps {
  readonly command: 'reopen-poll' | 'reopen-count';
  readonly label: Text;
  readonly explain: Text;
}

/** Re-opens, alone or as the second of two people, as the rules of the round demand. */
export function Reopening({ command: name, label, explain }: ReopeningProps) {
  const { view, may } = useHere();
  if (!view.fourEyes.includes('reopening'))
    return may(name) ? (
      <Group>
        <Act name={name} label={label} explain={explain} />
      </Group>
    ) : null;
  if (view.reopeningAsked !== null) return <Asked command={name} label={label} explain={explain} />;
  return may('ask-reopening') ? (
    <Group>
      <Act name="ask-reopening" label={words.ask} explain={words.askExplain} done={words.asked} />
    </Group>
  ) : null;
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
        {isOwn ? <Words size="sm">{say(words.ownWaits)}</Words> : !may(name) && <WhoMay command={name} />}
        <Group gap="xs">
          {!isOwn && may(name) && <Act name={name} label={label} explain={explain} initial={asked.reason} />}
          {may('drop-reopening') && <Drop label={isOwn ? words.takeBack : words.decline} />}
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
      <ReasonInput value={reason} onValue={(value) => form.change({ reason: value })} inMinutes />
    </ConfirmButton>
  );
}

function Drop({ label }: { readonly label: Text }) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const refresh = useRefreshApprovals();
  return (
    <ConfirmButton
      variant="default"
      label={label}
      explain={words.dropExplain}
      irreversible
      error={command.error}
      onOpen={command.clear}
      onConfirm={async () => {
        const recorded = await command.send('drop-reopening', {});
        void refresh();
        if (recorded !== null) notify(say(words.dropped));
        return recorded;
      }}
    />
  );
}

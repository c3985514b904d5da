// S18: enough members of the committee open the electronic boxes together, each with the own key on the own device.
import { Anchor, Group, Stack, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { text, waysOf } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { conferencePath } from '../../../api/queries.ts';
import { ConfirmButton } from '../../../components/ConfirmButton.tsx';
import { DoneIcon } from '../../../components/icons.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Answered, EmptyState } from '../../../components/States.tsx';
import { useText } from '../../../language.tsx';
import { Fingerprint } from '../../casting/Fingerprint.tsx';
import { keyIdOf } from '../../casting/key-about.ts';
import { type BoxView, type CeremonyView, useElectronic } from '../../casting/view.ts';
import { useHere } from '../../here.tsx';
import { KeyError } from '../../key/KeyError.tsx';
import type { KeyState } from '../../key/key-move.ts';
import { keyWorker, useOpenKey } from '../../key/key-session.ts';
import { OpenKey } from '../../key/OpenKey.tsx';
import { useGive, useKeyState } from '../../key/use-key.ts';
import { Screen, Section } from '../../Screen.tsx';

const words = {
  title: text('Mở hòm phiếu điện tử', 'Open the electronic boxes'),
  lead: text(
    'Không ai mở được hòm một mình. Mỗi người giữ khóa mở khóa trên máy của mình và góp phần; đủ người thì kết quả hiện ở mục Tổng hợp.',
    'Nobody opens a box alone. Every member opens the own key on the own device and adds a part; with enough of them the result is under Canvass.',
  ),
  mine: text('Phần của bạn', 'Your part'),
  give: text('Góp phần mở hòm', 'Add my part'),
  explain: text(
    'Máy này tính phần giải mã của bạn từ khóa đang mở và gửi đi cùng bằng chứng là tính đúng. Khóa không rời khỏi máy. Chỉ tổng được giải mã, không bao giờ từng phiếu.',
    'This device works out your share from the open key and sends it with a proof. The key does not leave. Only totals are decrypted, never a single ballot.',
  ),
  done: text('Phần của bạn đã xong.', 'Your part is done.'),
  noSeat: text('Bạn không giữ khóa của hội nghị này.', 'You hold no key of this conference.'),
  notMember: text(
    'Chỉ thành viên Ban Kiểm phiếu giữ khóa mở được hòm.',
    'Only members of the committee who hold a key open a box.',
  ),
  working: text('Đang giải mã phần của bạn…', 'Working out your share…'),
  boxes: text('Các hòm', 'The boxes'),
  opened: text('Đã mở', 'Open'),
  empty: text('Không ai bỏ phiếu điện tử; hòm không cần mở.', 'Nobody cast electronically; there is nothing to open.'),
  bel: text('Mã đối chiếu của tệp hòm phiếu (.bel), đọc to', 'Fingerprint of the box file (.bel), to be read aloud'),
  end: text('Mã đối chiếu lúc đóng', 'Fingerprint at closing'),
  withheld: text(
    'Quá ít người ghi một trong hai loại phiếu: riêng kết quả của hòm này không công bố, chỉ công bố tổng của cả hai, để không ai bị suy ra đã ghi thế nào.',
    'Too few people voted in one of the ways: the result of this box alone is not published, only the total of both, so that nobody’s mark can be worked out.',
  ),
  withheldAlone: text(
    'Quá ít người bỏ phiếu điện tử: tệp công khai của hòm này chỉ đến kết quả còn mã hóa, để không ai bị suy ra đã ghi thế nào.',
    'Too few people voted: the public file of this box ends with the result still encrypted, so that nobody’s mark can be worked out.',
  ),
  toCanvass: text('Xem ở mục Tổng hợp kết quả', 'See the canvass'),
  notClosed: text('Chưa có hòm phiếu điện tử nào chờ mở', 'No electronic box is to be opened'),
  notClosedHint: text('Hội nghị này chỉ ghi phiếu giấy.', 'This conference votes on paper only.'),
  board: text('Bảng công khai và tệp .bel', 'Public board and .bel file'),
} as const;

/** The encrypted tally of a list, as the server hands it to who may open it. */
interface TallyToOpen {
  /** φ of the election. */
  readonly fingerprint: string;
  /** The record of the encrypted tally. */
  readonly cells: string;
}

export function OpenBoxes() {
  const electronic = useElectronic();
  const { view, account } = useHere();
  const say = useText();
  const isMember = account.roles.some((role) => role.startsWith('committee-'));
  const key = useKeyState(isMember && electronic?.ceremony != null);
  if (electronic === null || electronic.ceremony === null)
    return (
      <Screen title={words.title}>
        <EmptyState title={words.notClosed} hint={words.notClosedHint} />
      </Screen>
    );
  const { ceremony, boxes } = electronic;
  return (
    <Screen title={words.title} lead={words.lead} from="counting">
      {view.stage === 'counting' && boxes.some(isWaiting) && (
        <Section id="my-part" title={words.mine}>
          {isMember ? (
            <Answered query={key}>{(state) => <MyPart ceremony={ceremony} boxes={boxes} state={state} />}</Answered>
          ) : (
            <Words>{say(words.notMember)}</Words>
          )}
        </Section>
      )}
      <Section id="boxes" title={words.boxes}>
        <Stack gap="lg">
          {boxes.map((box) => (
            <Box key={box.list} box={box} ceremony={ceremony} />
          ))}
        </Stack>
      </Section>
    </Screen>
  );
}

function isWaiting({ opened, empty }: BoxView): boolean {
  return opened === null && !empty;
}

interface MyPartProps {
  readonly ceremony: CeremonyView;
  readonly boxes: readonly BoxView[];
  readonly state: KeyState;
}

function MyPart({ ceremony, boxes, state }: MyPartProps) {
  const say = useText();
  const { round, conference, account } = useHere();
  const opened = useOpenKey(account.id, `${round}~${conference}`);
  const give = useGive();
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const { members, needed } = ceremony;
  const { seat } = state;
  const mine = seat === null ? undefined : state.certificates[seat - 1];
  if (seat === null || mine === undefined) return <Words>{say(words.noSeat)}</Words>;
  const left = boxes.filter((box) => isWaiting(box) && !box.decryptions.includes(seat));
  if (left.length === 0)
    return (
      <Group gap="xs" role="status">
        <DoneIcon />
        <Words>{say(words.done)}</Words>
      </Group>
    );
  const keyId = keyIdOf(mine);
  if (opened !== keyId) return <OpenKey keyId={keyId} size={{ seat, members, needed }} />;
  const part = members === needed ? null : partOf(state);
  const giveAll = async () => {
    setError(null);
    setWorking(true);
    try {
      for (const { list } of left)
        await give(`lists/${list}/decryption`, 'text', `${ceremony.begun.at}/decryption/${list}`, async () => {
          const { fingerprint, cells } = await api.get<TallyToOpen>(
            `${conferencePath(round, conference)}/lists/${list}/tally`,
          );
          return keyWorker(account.id).ask('decrypt', { fingerprint, tally: cells, part });
        });
      return true;
    } catch (thrown) {
      setError(thrown);
      return null;
    } finally {
      setWorking(false);
    }
  };
  return (
    <Stack gap="sm">
      <KeyError error={error} />
      <Group>
        <ConfirmButton
          size="md"
          label={text(`${words.give.vi} (${left.length} danh sách)`, `${words.give.en} (${left.length} lists)`)}
          confirmLabel={words.give}
          explain={words.explain}
          onConfirm={giveAll}
        />
      </Group>
      <Words size="sm" role="status">
        {working ? say(words.working) : ''}
      </Words>
    </Stack>
  );
}

/** The encrypted own part of the key, as the member made it. */
function partOf({ part }: KeyState): string | null {
  return part === null || typeof part === 'string' ? part : part.private_key;
}

function Box({ box, ceremony }: { readonly box: BoxView; readonly ceremony: CeremonyView }) {
  const say = useText();
  const { view, list, address } = useHere();
  const hasPaper = waysOf(view).includes('paper');
  const names = box.decryptions.map((seat) => ceremony.seats.find((other) => other.seat === seat)?.name ?? `${seat}`);
  const given = names.length;
  return (
    <Stack gap={6}>
      <Words fw={600}>{list(box.list)?.title}</Words>
      {box.empty ? (
        <Words>{say(words.empty)}</Words>
      ) : (
        <Words role="status">
          {box.opened !== null && <b>{say(words.opened)}. </b>}
          {say(
            text(
              `${given} trên ${ceremony.needed} phần cần có${given === 0 ? '' : `: ${names.join(', ')}`}.`,
              `${given} of ${ceremony.needed} parts needed${given === 0 ? '' : `: ${names.join(', ')}`}.`,
            ),
          )}
        </Words>
      )}
      {box.closed !== null && box.opened === null && <Fingerprint label={words.end} value={box.closed.end} />}
      {box.opened !== null && (
        <>
          <Fingerprint label={words.bel} value={box.opened.bel.sha256} />
          <Anchor component={Link} to={address('canvass')}>
            {say(words.toCanvass)}
          </Anchor>
        </>
      )}
      {box.withheld && box.closed !== null && !box.empty && (
        <Notice tone="info">{say(hasPaper ? words.withheld : words.withheldAlone)}</Notice>
      )}
      {box.election !== null && (
        <Anchor href={`/hom-phieu/${box.election}`} target="_blank" rel="noopener">
          {say(words.board)}
        </Anchor>
      )}
    </Stack>
  );
}

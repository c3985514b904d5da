import { Stack, Text as Words } from '@mantine/core';
import { type Text, text } from '@tinnhiem/core';
import { Notice } from '../../components/Notice.tsx';
import { useText } from '../../language.tsx';
import { Fingerprint } from '../casting/Fingerprint.tsx';
import { keyIdOf } from '../casting/key-about.ts';
import type { CeremonyView } from '../casting/view.ts';
import { useHere } from '../here.tsx';
import { KeyError } from './KeyError.tsx';
import { type KeyMove, type KeyState, keyMove } from './key-move.ts';
import { keyWorker, useOpenKey } from './key-session.ts';
import { MakeKey } from './MakeKey.tsx';
import { OpenKey } from './OpenKey.tsx';
import { useByItself, useGive } from './use-key.ts';

const words = {
  noSeat: text(
    'Đã đủ người giữ khóa; bạn không cần làm gì. Nếu bạn phải là người giữ khóa, báo Trưởng ban lập lại từ đầu.',
    'Every seat is taken; there is nothing to do for you. If you should hold a key, tell the head to begin anew.',
  ),
  formed: text('Khóa đã lập xong.', 'The key is formed.'),
  formedMine: text(
    'Bạn giữ một phần khóa. Sau khi kết thúc bỏ phiếu, bạn góp phần ở mục Mở hòm phiếu điện tử, bằng khóa và mật khẩu này.',
    'You hold a part of it. After the poll you add your part under Open electronic boxes, with this key and passphrase.',
  ),
  print: text(
    'Mã đối chiếu của khóa, giống nhau trên máy mọi thành viên',
    'Fingerprint of the key, the same on every member’s device',
  ),
  working: text('Máy này đang làm bước của bạn…', 'This device is doing your step…'),
  doing: {
    deal: text('Đang chia phần khóa đã mã hóa cho những người khác…', 'Dealing encrypted shares to the others…'),
    'take-part': text('Đang kiểm tra và nhận phần khóa của bạn…', 'Checking and taking your part…'),
  },
  waiting: text('Phần của bạn đã xong. Giữ trang này mở.', 'Your step is done. Keep this page open.'),
  joining: text('Mọi người đã xong, máy chủ đang ghép khóa.', 'Everybody is done; the server puts the key together.'),
  openFirst: text(
    'Trang đã được tải lại nên khóa của bạn đang đóng. Mở khóa để bước sau tự chạy.',
    'The page was loaded anew, so your key is closed. Open it, and the next step runs by itself.',
  ),
} as const;

function waitingFor({ names, free }: Extract<KeyMove, { kind: 'wait' }>): Text | null {
  if (free > 0)
    return text(
      `Còn chờ ${free} người tạo khóa trên máy của họ.`,
      `Waiting for ${free} more to make a key on their devices.`,
    );
  if (names.length > 0)
    return text(
      `Còn chờ máy của: ${names.join(', ')}. Người đó cần mở trang này và mở khóa.`,
      `Waiting for the devices of: ${names.join(', ')}. They open this page and their key.`,
    );
  return null;
}

/** What this member has to do with the own key, or whom it waits for. */
export function MyKey({ ceremony, state }: { readonly ceremony: CeremonyView; readonly state: KeyState }) {
  const say = useText();
  const { round, conference, account } = useHere();
  const opened = useOpenKey(account.id, `${round}~${conference}`);
  const give = useGive();
  const { members, needed, seats } = ceremony;
  const move = keyMove({ members, needed, seats, formed: ceremony.key !== null, mySeat: state.seat });
  const mine = state.seat === null ? undefined : state.certificates[state.seat - 1];
  const keyId = mine === undefined ? null : keyIdOf(mine);
  const size = { seat: state.seat ?? 0, members, needed };
  const isOpen = keyId !== null && opened === keyId;
  const begun = ceremony.begun.at;
  // Seats and messages are read one after the other: what is due waits until everything that it needs has arrived.
  const hasAll = state.certificates.length === members;
  const runs = hasAll && (move.kind === 'deal' || (move.kind === 'take-part' && state.letters !== null));
  const step = useByItself(isOpen && runs ? `${begun}/${move.kind}` : null, async () => {
    const worker = keyWorker(account.id);
    const certificates = state.certificates.filter((certificate) => 'message' in certificate);
    if (move.kind === 'deal')
      await give('key/shares', 'message', `${begun}/shares`, () => worker.ask('deal', { size, certificates }));
    const { letters } = state;
    if (move.kind === 'take-part' && letters !== null)
      await give('key/part', 'message', `${begun}/part`, () => worker.ask('takePart', { size, certificates, letters }));
  });

  if (move.kind === 'formed')
    return (
      <Notice tone="done" title={say(words.formed)}>
        {keyId !== null && <Words>{say(words.formedMine)}</Words>}
        <Fingerprint label={words.print} value={ceremony.key?.fingerprint ?? ''} />
      </Notice>
    );
  if (move.kind === 'take-seat') return <MakeKey key={begun} members={members} needed={needed} begun={begun} />;
  if (move.kind === 'no-seat') return <Words>{say(words.noSeat)}</Words>;
  const waiting = move.kind === 'wait' ? waitingFor(move) : null;
  return (
    <Stack gap="sm">
      <div role="status">
        {move.kind === 'wait' && (
          <Notice tone="info" title={say(waiting === null ? words.joining : words.waiting)}>
            {waiting !== null && <Words>{say(waiting)}</Words>}
          </Notice>
        )}
        {move.kind !== 'wait' && isOpen && step.error === null && <Words>{say(words.doing[move.kind])}</Words>}
      </div>
      <KeyError error={step.error} onRetry={step.retry} />
      {!isOpen && keyId !== null && members !== needed && (
        <Stack gap="sm">
          <Notice tone="warning">{say(words.openFirst)}</Notice>
          <OpenKey key={keyId} keyId={keyId} size={size} />
        </Stack>
      )}
    </Stack>
  );
}

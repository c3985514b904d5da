/** @jsxImportSource preact */
// The ballot is on its way. Through a lost network it is sent again and again, always the very same one.
import { useText, words } from './language.tsx';
import { CodeInGroups, Heading } from './page.tsx';
import { type Trying, tryNow } from './patient.ts';

const text = {
  title: words('Đang bỏ phiếu', 'Casting the ballot'),
  sending: words('Đang gửi phiếu vào hòm…', 'Sending the ballot to the box…'),
  lost: words(
    'Chưa liên lạc được với máy chủ. Không mất gì: phiếu vẫn ở trong máy này và máy tự gửi lại.',
    'The server cannot be reached. Nothing is lost: the ballot is on this phone, which sends it again by itself.',
  ),
  stay: words(
    'Cứ để trang này mở. Có thể tải lại trang hoặc khóa màn hình; phiếu không bị gửi thành hai.',
    'Leave this page open. It may be reloaded or the screen locked; the ballot is never cast twice.',
  ),
  now: words('Gửi lại ngay', 'Send again now'),
  tracker: words('Mã tra cứu của phiếu đang gửi', 'Tracker of the ballot that is being sent'),
};

export interface CastingProps {
  readonly tracker: string | null;
  readonly trying: Trying | null;
}

export function Casting({ tracker, trying }: CastingProps) {
  const say = useText();
  return (
    <>
      <Heading>{say(text.title)}</Heading>
      <p role="status">{say(trying === null ? text.sending : text.lost)}</p>
      <progress aria-label={say(text.sending)} />
      <p>{say(text.stay)}</p>
      {trying !== null && (
        <button type="button" class="main-button" onClick={tryNow}>
          {say(text.now)}
        </button>
      )}
      {trying !== null && tracker !== null && (
        <p class="envelope">
          {say(text.tracker)}: <CodeInGroups code={tracker} label={say(text.tracker)} />
        </p>
      )}
    </>
  );
}

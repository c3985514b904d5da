import { text } from '@tinnhiem/core';
import { useMemo } from 'react';
import { showDay } from '../../components/format.ts';
import { Printed } from '../../components/Printed.tsx';
import { QrCode } from '../../components/QrCode.tsx';
import { rehearsalMark } from '../../components/rehearsal-mark.ts';
import { useText } from '../../language.tsx';
import { recoveryLines } from './recovery-text.ts';
import './recovery-sheet.css';

const words = {
  title: text('Phiếu phục hồi khóa', 'Recovery sheet of a key'),
  whose: text('Khóa của', 'Key of'),
  conference: text('Hội nghị', 'Conference'),
  day: text('Ngày', 'Day'),
  use: text(
    'Dùng khi mất tệp khóa: ở trang Mở hòm phiếu điện tử, chọn “Dùng phiếu phục hồi”, quét hoặc chụp mã QR, hoặc gõ các dòng dưới đây; rồi nhập mật khẩu.',
    'If the key file is lost: on the page where the box is opened choose “Use the recovery sheet”, scan or photograph the QR code, or type the lines below; then the passphrase.',
  ),
  code: text('Mã QR của khóa đã khóa', 'QR code of the locked key'),
  lines: text(
    'Nếu không quét được, gõ từng dòng (nhóm cuối mỗi dòng để kiểm tra):',
    'If it cannot be scanned, type each line (its last group is a check):',
  ),
  secret: text(
    'Trên phiếu này KHÔNG có mật khẩu: đừng viết mật khẩu lên đây. Ai có cả phiếu lẫn mật khẩu thì mở được phần khóa của bạn. Giữ trong phong bì dán kín; hủy sau khi hết hạn lưu trữ.',
    'The passphrase is NOT on this sheet: do not write it here. Whoever has both can use your part of the key. Keep it in a closed envelope; destroy it after the time of storage.',
  ),
} as const;

export interface RecoverySheetProps {
  readonly file: string;
  readonly title: string;
  readonly day: string;
  readonly name: string;
  readonly about: string;
  readonly onDone: () => void;
}

/** Prints a locked key on one sheet. */
export function RecoverySheet({ onDone, ...sheet }: RecoverySheetProps) {
  return (
    <Printed className="key-sheet" onDone={onDone}>
      <Sheet {...sheet} />
    </Printed>
  );
}

/** What stands on it. */
export function Sheet({ file, title, day, name, about }: Omit<RecoverySheetProps, 'onDone'>) {
  const say = useText();
  const mark = rehearsalMark();
  const lines = useMemo(() => recoveryLines(file), [file]);
  return (
    <>
      {mark !== '' && <p>{mark}</p>}
      <h1>{say(words.title)}</h1>
      <dl>
        <dt>{say(words.whose)}</dt>
        <dd>{name}</dd>
        <dt>{say(words.conference)}</dt>
        <dd>{title}</dd>
        <dt>{say(words.day)}</dt>
        <dd>{showDay(day)}</dd>
      </dl>
      <p>{say(words.use)}</p>
      <div className="code">
        <QrCode text={file} label={say(words.code)} size="75mm" />
      </div>
      <p>{say(words.lines)}</p>
      <ol>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <footer>
        <p>{say(words.secret)}</p>
        <p>{about}</p>
      </footer>
    </>
  );
}

/** @jsxImportSource preact */
// A ballot that was opened for a test: what this phone says is in it, and how to have that checked by another one.
import { useEffect, useState } from 'preact/hooks';
import type { BoothElection } from './api.ts';
import { saveText } from './files.ts';
import type { Mark } from './kept.ts';
import { useText, words } from './language.tsx';
import { nameAmong } from './names.ts';
import { CodeInGroups, Heading } from './page.tsx';

const text = {
  title: words('Phong bì đã mở để kiểm tra', 'The envelope is open for a test'),
  lead: words(
    'Phong bì này không bỏ vào hòm được nữa. Máy này nói bên trong có:',
    'This envelope can never be cast. This phone says that it holds:',
  ),
  empty: words('để trống', 'left empty'),
  envelope: words('Mã phong bì đã hiện lúc trước', 'Envelope code that was shown before'),
  other: words('Kiểm tra bằng điện thoại khác', 'Check it with another phone'),
  how: words(
    'Dùng máy ảnh của một điện thoại khác quét ô dưới đây. Trang kiểm chứng sẽ tự tính lại phong bì và cho biết mã phong bì cùng các mức bên trong: cả hai phải giống như trên.',
    'Point the camera of another phone at this square. The page for checking makes the envelope again by itself and shows its code and the levels inside: both must be as above.',
  ),
  qr: words('Mã QR của phong bì đã mở', 'QR code of the opened envelope'),
  save: words('Lưu phong bì đã mở (tệp)', 'Save the opened envelope (file)'),
  page: words('Hoặc mở trang kiểm chứng trên máy này', 'Or open the page for checking on this phone'),
  back: words('Dán phong bì mới và bỏ phiếu', 'Seal a new envelope and vote'),
};

export interface OpenedProps {
  readonly election: BoothElection;
  readonly marks: readonly Mark[];
  readonly seal: string;
  /** The line that can be checked. */
  readonly line: string;
  readonly onBack: () => void;
}

export function Opened({ election, marks, seal, line, onBack }: OpenedProps) {
  const say = useText();
  const address = `${location.origin}/kiem-chung#${line}`;
  return (
    <>
      <Heading>{say(text.title)}</Heading>
      <p>{say(text.lead)}</p>
      <ol class="review">
        {election.people.map((_, at) => {
          const mark = marks[at] ?? null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name; the list does not change
            <li key={at}>
              <span class="review-text">
                <span class="name">
                  {at + 1}. {nameAmong(election.people, at, say)}
                </span>
                <span class="review-level">
                  {say(mark === null ? text.empty : (election.levels[mark]?.label ?? ''))}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
      <p class="envelope">
        {say(text.envelope)}: <CodeInGroups code={seal} label={say(text.envelope)} />
      </p>
      <h2>{say(text.other)}</h2>
      <p>{say(text.how)}</p>
      <QrCode content={address} label={say(text.qr)} />
      <div class="choices">
        <button type="button" class="main-button" onClick={onBack}>
          {say(text.back)}
        </button>
        <button type="button" onClick={() => saveText('phong-bi-da-mo.txt', `${line}\n`)}>
          {say(text.save)}
        </button>
        <a href={address} target="_blank" rel="noreferrer">
          {say(text.page)}
        </a>
      </div>
    </>
  );
}

/** Drawn as one path; what draws it is loaded only here. */
function QrCode({ content, label }: { readonly content: string; readonly label: string }) {
  const [rows, setRows] = useState<readonly (readonly boolean[])[]>([]);
  useEffect(() => {
    let shown = true;
    import('qr').then(
      ({ encodeQR }) => {
        if (shown) setRows(encodeQR(content, 'raw', { ecc: 'low', border: 4 }));
      },
      // Without it the file and the link are left.
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [content]);
  if (rows.length === 0) return null;
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shape-rendering="crispEdges"
    >
      <rect width={rows.length} height={rows.length} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

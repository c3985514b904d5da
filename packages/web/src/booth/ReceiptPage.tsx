/** @jsxImportSource preact */
// The ballot is in the box. Nothing here tells what was marked.
import { useState } from 'preact/hooks';
import { type PictureLine, savePicture, saveText } from './files.ts';
import type { Receipt } from './kept.ts';
import { useText, words } from './language.tsx';
import { CodeInGroups, Heading } from './page.tsx';
import { Statement } from './Statement.tsx';

const text = {
  title: words('Phiếu đã được nhận', 'The ballot was received'),
  again: words('Phiếu này thay phiếu đã bỏ trước đó.', 'This ballot replaces the earlier one.'),
  elsewhere: words(
    'Ở một thẻ khác của máy này vừa bỏ thêm một phiếu bằng chính mã này. Phiếu bỏ sau cùng được tính, không phải phiếu ghi ở đây.',
    'In another tab of this phone one more ballot was just cast with this code. The last one counts, not the one named here.',
  ),
  tracker: words('Mã tra cứu', 'Tracker'),
  meaning: words(
    'Mã tra cứu giống như số biên nhận của bưu điện: nó cho biết lá phiếu đã nằm trong hòm, không cho biết phiếu ghi gì.',
    'A tracker is like the number on a postal receipt: it shows that the ballot lies in the box, not what it says.',
  ),
  lookUp: words('Tra phiếu trên bảng công khai', 'Look it up on the public board'),
  later: words(
    'Phiếu lên bảng theo từng đợt nhiều phiếu một, chậm nhất là khi đóng hòm; có khi phải chờ.',
    'Ballots come onto the board several at a time, at closing at the latest; it may take a while.',
  ),
  picture: words('Lưu thành ảnh', 'Save as picture'),
  file: words('Lưu thành tệp chữ', 'Save as text'),
  print: words('In', 'Print'),
  voteAgain: words('Ghi lại phiếu', 'Vote again'),
  voteAgainHint: words(
    'Được ghi lại cho đến khi đóng hòm; phiếu bỏ sau cùng được tính.',
    'Possible until the poll closes; the last ballot counts.',
  ),
  scanAgain: words(
    'Muốn ghi lại phiếu, quét lại phiếu mã; phiếu bỏ sau cùng được tính.',
    'To vote again scan the slip again; the last ballot counts.',
  ),
  other: words(
    'Còn phiếu của danh sách khác? Quét hoặc nhập mã tiếp theo',
    'Another list to vote on? Scan or type the next code',
  ),
  clear: words('Xong, xóa màn hình này', 'Done, clear this screen'),
  clearHint: words(
    'Máy này không còn giữ các mức đã chọn. Hãy lưu mã tra cứu trước khi xóa màn hình.',
    'The marks are no longer on this phone. Save the tracker before clearing the screen.',
  ),
  head: words('PHIẾU ĐIỆN TỬ ĐÃ ĐƯỢC NHẬN', 'ELECTRONIC BALLOT RECEIVED'),
  rehearsal: words('DIỄN TẬP: không được tính', 'REHEARSAL: does not count'),
  board: words('Bảng công khai', 'Public board'),
};

export interface ReceiptPageProps {
  readonly receipt: Receipt;
  /** A ballot of the same code was cast in another tab. */
  readonly replaced: boolean;
  /** `null` where the code is no longer in this page. */
  readonly onAgain: (() => void) | null;
  readonly onOther: () => void;
  readonly onClear: () => void;
}

export function ReceiptPage({ receipt, replaced, onAgain, onOther, onClear }: ReceiptPageProps) {
  const say = useText();
  const [printing, setPrinting] = useState(false);
  const board = `/hom-phieu/${encodeURIComponent(receipt.election)}`;
  const lines: readonly PictureLine[] = [
    { words: say(text.head), kind: 'head' },
    ...(receipt.rehearsal ? [{ words: say(text.rehearsal) }] : []),
    { words: say(receipt.organisation) },
    { words: `${say(receipt.conference)}, ${day(receipt.day)}` },
    { words: say(receipt.list) },
    { words: `${say(text.tracker)}:` },
    { words: grouped(receipt.tracker), kind: 'code' },
    { words: say(text.meaning) },
    { words: `${say(text.board)}: ${location.origin}${board}` },
  ];
  return (
    <>
      <div class={printing ? 'no-print' : ''}>
        <p class="over">
          {say(receipt.conference)} · {day(receipt.day)}
        </p>
        <Heading>{say(text.title)}</Heading>
        <p>
          <strong>{say(receipt.list)}</strong>
        </p>
        {receipt.again && <p class="note">{say(text.again)}</p>}
        {replaced && (
          <p class="wrong" role="alert">
            {say(text.elsewhere)}
          </p>
        )}
        <section class="tracker">
          <h2>{say(text.tracker)}</h2>
          <CodeInGroups code={receipt.tracker} label={say(text.tracker)} />
          <p>{say(text.meaning)}</p>
        </section>
        <div class="choices no-print">
          <button type="button" onClick={() => savePicture('ma-tra-cuu.png', lines)}>
            {say(text.picture)}
          </button>
          <button
            type="button"
            onClick={() => saveText('ma-tra-cuu.txt', `${lines.map((line) => line.words).join('\n')}\n`)}
          >
            {say(text.file)}
          </button>
          <button type="button" onClick={() => print()}>
            {say(text.print)}
          </button>
        </div>
        <p class="no-print">
          <a href={`${board}#${receipt.tracker}`} target="_blank" rel="noreferrer">
            {say(text.lookUp)}
          </a>
          . {say(text.later)}
        </p>
      </div>
      {receipt.signature && <Statement receipt={receipt} onPrinting={setPrinting} />}
      <section class="after no-print">
        {onAgain !== null ? (
          <p>
            <button type="button" onClick={onAgain}>
              {say(text.voteAgain)}
            </button>{' '}
            {say(text.voteAgainHint)}
          </p>
        ) : (
          <p>{say(text.scanAgain)}</p>
        )}
        <p>
          <button type="button" class="quiet" onClick={onOther}>
            {say(text.other)}
          </button>
        </p>
        <p>{say(text.clearHint)}</p>
        <button type="button" class="main-button" onClick={onClear}>
          {say(text.clear)}
        </button>
      </section>
    </>
  );
}

/** A code as people read it, in groups of four. */
export function grouped(code: string): string {
  return (code.match(/.{1,4}/gu) ?? []).join(' ');
}

/** 2019-03-01 as 01/03/2019. */
export function day(iso: string): string {
  return iso.split('-').reverse().join('/');
}

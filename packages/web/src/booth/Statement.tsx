/** @jsxImportSource preact */
// Signing (where the rules allow it): a paper with the voter's name and the tracker, made on this phone and sent nowhere.
import { useState } from 'preact/hooks';
import type { Receipt } from './kept.ts';
import { useText, words } from './language.tsx';
import { day, grouped } from './ReceiptPage.tsx';

const text = {
  open: words('Tôi muốn ký tên vào phiếu', 'I want to sign my ballot'),
  lead: words(
    'Không bắt buộc. Giấy này nói rằng lá phiếu có mã tra cứu ở trên là của người ký; giấy không cho biết phiếu ghi mức nào.',
    'Not required. The paper says that the ballot with the tracker above is the signer’s; it does not show any level.',
  ),
  local: words(
    'Họ tên chỉ dùng để in giấy, không gửi đi đâu. In, ký, rồi tự giữ hoặc bỏ phong bì dán kín nộp Ban kiểm phiếu.',
    'The name is only printed and sent nowhere. Print it, sign it, and keep it or hand it to the committee in a sealed envelope.',
  ),
  void: words('Nếu ghi lại phiếu thì giấy này hết giá trị.', 'Voting again makes this paper void.'),
  name: words('Họ và tên', 'Full name'),
  print: words('In giấy ký tên', 'Print the paper to sign'),
  head: words('GIẤY KÝ TÊN VÀO PHIẾU ĐIỆN TỬ', 'SIGNATURE TO AN ELECTRONIC BALLOT'),
  says: words(
    'Tôi xác nhận lá phiếu tín nhiệm có mã tra cứu dưới đây là của tôi.',
    'I declare that the ballot with the tracker below is mine.',
  ),
  list: words('Danh sách', 'List'),
  tracker: words('Mã tra cứu', 'Tracker'),
  voidLine: words(
    'Giấy này không cho biết các mức đã ghi và hết giá trị nếu người ký bỏ phiếu lại.',
    'This paper does not show the levels and is void once the signer votes again.',
  ),
  date: words('Ngày ký:', 'Date:'),
  sign: words('Người ký (ký, ghi rõ họ tên)', 'Signature and name'),
  rehearsal: words('DIỄN TẬP', 'REHEARSAL'),
};

export interface StatementProps {
  readonly receipt: Receipt;
  readonly onPrinting: (printing: boolean) => void;
}

export function Statement({ receipt, onPrinting }: StatementProps) {
  const say = useText();
  const [name, setName] = useState('');
  const [printing, setPrinting] = useState(false);
  const printPaper = () => {
    onPrinting(true);
    setPrinting(true);
    // Printed once the page has been drawn with it; afterwards the paper is gone again.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        print();
        onPrinting(false);
        setPrinting(false);
      }),
    );
  };
  return (
    <>
      <details class="signing no-print">
        <summary>{say(text.open)}</summary>
        <p>{say(text.lead)}</p>
        <p>{say(text.local)}</p>
        <p class="note">{say(text.void)}</p>
        <label for="signer" class="field-label">
          {say(text.name)}
        </label>
        <input
          id="signer"
          value={name}
          autocomplete="off"
          maxLength={80}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <p>
          <button type="button" disabled={name.trim() === ''} onClick={printPaper}>
            {say(text.print)}
          </button>
        </p>
      </details>
      {printing && (
        <section class="paper">
          {receipt.rehearsal && <p>{say(text.rehearsal)}</p>}
          <p>{say(receipt.organisation)}</p>
          <h2>{say(text.head)}</h2>
          <p>{say(text.says)}</p>
          <p>
            {say(text.name)}: {name.trim()}
          </p>
          <p>
            {say(text.list)}: {say(receipt.list)} ({say(receipt.conference)}, {day(receipt.day)})
          </p>
          <p>
            {say(text.tracker)}: <code>{grouped(receipt.tracker)}</code>
          </p>
          <p>{say(text.voidLine)}</p>
          <p>{say(text.date)} …………………………</p>
          <p class="signature">{say(text.sign)}</p>
        </section>
      )}
    </>
  );
}

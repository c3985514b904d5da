import { rehearsalMark, text } from '@tinnhiem/core';
import { QrCode } from '../../components/QrCode.tsx';
import { useText } from '../../language.tsx';
import { groups } from '../casting/Fingerprint.tsx';
import { type SlipFacts, slipAddress } from './slip-layout.ts';
import './slips.css';

const words = {
  title: text('PHIẾU ĐIỆN TỬ CÓ MÃ', 'SLIP FOR THE ELECTRONIC BALLOT'),
  rehearsal: rehearsalMark,
  specimen: text('MẪU', 'SPECIMEN'),
  code: text('Mã QR của phiếu', 'QR code of the slip'),
  yours: text('Mã của phiếu', 'Code'),
  how: text('Quét mã bằng điện thoại, hoặc mở', 'Scan the code with a phone, or open'),
  andType: text(
    'và gõ mã. Chọn một mức cho từng người, kiểm tra rồi gửi.',
    'and type the code. Choose one level for each person, check, send.',
  ),
  again: text(
    'Được bỏ lại đến khi kết thúc; lần cuối được tính.',
    'You may vote again until the close; the last time counts.',
  ),
  noList: text(
    'Không ai có danh sách mã, không ai biết phiếu nào của ai. Mất phiếu không cấp lại được; không đưa cho người khác.',
    'There is no list of codes, and nobody knows whose slip is whose. A lost slip cannot be replaced; give it to nobody.',
  ),
  certificate: text('Vân tay chứng chỉ của máy chủ (SHA-256)', 'Certificate of the server (SHA-256)'),
} as const;

/** One sheet of A4 with up to eight slips. */
export function SlipPage({ codes, facts }: { readonly codes: readonly string[]; readonly facts: SlipFacts }) {
  return (
    <section className="slip-page">
      {codes.map((code) => (
        <Slip key={code} code={code} facts={facts} />
      ))}
    </section>
  );
}

/** A slip to look at: its code opens nothing. */
export function SlipSpecimen({ facts }: { readonly facts: SlipFacts }) {
  return (
    <div className="slip-preview">
      <Slip code="MAU11-111111-11111-111111" facts={facts} specimen />
    </div>
  );
}

interface SlipProps {
  readonly code: string;
  readonly facts: SlipFacts;
  readonly specimen?: boolean;
}

function Slip({ code, facts, specimen = false }: SlipProps) {
  const say = useText();
  return (
    <article className="slip">
      <header>
        <span>{facts.organisation}</span>
        {facts.rehearsal && <b>{say(words.rehearsal)}</b>}
      </header>
      <h2>{say(words.title)}</h2>
      <div className="slip-body">
        <QrCode text={slipAddress(facts.base, code)} label={say(words.code)} size="31mm" className="slip-code" />
        <div>
          <p className="slip-list">{facts.list}</p>
          <p>
            {facts.conference}, {facts.day}
          </p>
        </div>
      </div>
      <p className="slip-letters">
        <small>{say(words.yours)}</small> <b>{code}</b>
      </p>
      <p>
        {say(words.how)} <b className="slip-address">{facts.base}/b</b> {say(words.andType)} {say(words.again)}
      </p>
      <p>{say(words.noList)}</p>
      {facts.certificate !== null && (
        <p className="slip-certificate">
          {say(words.certificate)}: {groups(facts.certificate)}
        </p>
      )}
      {specimen && <span className="slip-specimen">{say(words.specimen)}</span>}
    </article>
  );
}

/** @jsxImportSource preact */
// One box on the board: how it stands, whether a ballot is in it, what its content is known by.
import type { Text } from '@tinnhiem/core';
import { useText, words } from '../language.tsx';
import { CodeInGroups, Heading } from '../page.tsx';
import { type PublicBox, stateOf, useLive } from './box.ts';
import { Trackers } from './Trackers.tsx';

const text = {
  loading: words('Đang tải…', 'Loading…'),
  missing: words('Không có hòm phiếu này', 'There is no such box'),
  toAll: words('Xem tất cả các hòm phiếu', 'See all boxes'),
  lost: words(
    'Chưa liên lạc được với máy chủ; trang tự thử lại.',
    'The server cannot be reached; this page tries again.',
  ),
  rehearsal: words('DIỄN TẬP: các phiếu này không được tính', 'REHEARSAL: these ballots do not count'),
  ballots: (count: number) =>
    words(
      `Trong hòm có ${count} lá phiếu, kể cả phiếu bỏ lại; mỗi người chỉ tính lá sau cùng.`,
      `The box holds ${count} ${count === 1 ? 'ballot' : 'ballots'}, repeated ones included; only everybody’s last one counts.`,
    ),
  fingerprints: words('Các mã nhận dạng', 'Fingerprints'),
  fingerprintsLead: words(
    'Mỗi mã là dấu vân tay của một phần hòm phiếu: phần đó đổi một chữ thì mã khác hẳn. So với nơi ghi bên dưới; khác một ký tự cũng phải báo Ban kiểm phiếu.',
    'Each is the fingerprint of one part of the box: change one letter there and it is another. Compare it with the place named below; tell the committee if one character differs.',
  ),
  file: words('Tệp hòm phiếu', 'File of the box'),
  download: words('Tải hòm phiếu (.bel)', 'Download the box (.bel)'),
  partly: words(
    'Tệp này có các phiếu đã mã hóa nhưng chưa có kết quả; kết quả có trong tệp sau khi công bố.',
    'This file has the encrypted ballots and no result yet; the result comes with the announcement.',
  ),
  withheld: words(
    'Kết quả riêng của hòm này không công bố, vì có quá ít người bỏ phiếu điện tử: công bố riêng thì có thể đoán ra ai ghi gì. Các phiếu vẫn được cộng vào kết quả chung.',
    'The result of this box alone is not published, because too few people voted electronically: it could tell who chose what. The ballots are part of the common result.',
  ),
  verify: words('Tự kiểm chứng hòm phiếu', 'Verify the box yourself'),
  certificate: words('Vân tay chứng thư của máy chủ', 'Fingerprint of the server’s certificate'),
  certificateWith: words('so với phiếu mã hoặc màn chiếu', 'compare with the slip or the screen of the hall'),
  bytes: (count: number) =>
    words(`${Math.ceil(count / 1024).toLocaleString('vi')} KB`, `${Math.ceil(count / 1024).toLocaleString('en')} KB`),
};

const fingerprints: readonly (readonly [keyof PublicBox['fingerprints'], name: Text, compare: Text])[] = [
  [
    'election',
    words('Cuộc lấy phiếu (danh sách, các mức, khóa)', 'Election (list, levels, key)'),
    words('so với màn chiếu lúc mở hòm', 'compare with the screen of the hall at opening'),
  ],
  [
    'trustees',
    words('Khóa của Ban kiểm phiếu', 'Key of the counting committee'),
    words('so với giấy các thành viên Ban kiểm phiếu giữ', 'compare with the sheets that the committee’s members keep'),
  ],
  [
    'credentials',
    words('Danh sách mã đã phát hành', 'List of the codes that were made'),
    words('so với màn chiếu lúc mở hòm', 'compare with the screen of the hall at opening'),
  ],
  [
    'tally',
    words('Tổng đã mã hóa', 'Encrypted tally'),
    words('so với biên bản kiểm phiếu', 'compare with the minutes'),
  ],
  [
    'box',
    words('Toàn bộ hòm phiếu', 'The whole box'),
    words(
      'so với biên bản kiểm phiếu và màn chiếu lúc công bố',
      'compare with the minutes and the screen at the announcement',
    ),
  ],
];

export function Board({ election }: { readonly election: string }) {
  const say = useText();
  const { value: box, missing, lost } = useLive<PublicBox>(`/api/boxes/${encodeURIComponent(election)}`);
  if (missing)
    return (
      <>
        <Heading>{say(text.missing)}</Heading>
        <p>
          <a href="/hom-phieu">{say(text.toAll)}</a>
        </p>
      </>
    );
  if (box === null) return <p role="status">{say(lost ? text.lost : text.loading)}</p>;
  return (
    <>
      {box.rehearsal && <p class="rehearsal">{say(text.rehearsal)}</p>}
      <p class="over">
        {say(box.organisation)} · {say(box.conference)}
      </p>
      <Heading>{say(box.list)}</Heading>
      <p>
        <strong>{say(stateOf(box))}</strong> {say(text.ballots(box.ballots))}
      </p>
      {lost && <p role="status">{say(text.lost)}</p>}
      <Trackers box={box} />
      <Fingerprints box={box} />
      <BoxFile box={box} />
      <p>
        <a href="/hom-phieu">{say(text.toAll)}</a>
      </p>
    </>
  );
}

function Fingerprints({ box }: { readonly box: PublicBox }) {
  const say = useText();
  const certificate = box.certificateFingerprint ?? null;
  return (
    <section>
      <h2>{say(text.fingerprints)}</h2>
      <p>{say(text.fingerprintsLead)}</p>
      <ul class="plain-list">
        {fingerprints.map(([kind, name, compare]) => {
          const code = box.fingerprints[kind];
          if (code === undefined || code === null || code === '') return null;
          return (
            <li key={kind}>
              <strong>{say(name)}</strong> ({say(compare)})
              <br />
              <CodeInGroups code={code} label={say(name)} />
            </li>
          );
        })}
        {certificate !== null && (
          <li>
            <strong>{say(text.certificate)}</strong> ({say(text.certificateWith)})
            <br />
            <CodeInGroups code={certificate.replace(/[^A-Za-z0-9+/]/gu, '')} label={say(text.certificate)} />
          </li>
        )}
      </ul>
    </section>
  );
}

function BoxFile({ box }: { readonly box: PublicBox }) {
  const say = useText();
  const { bel } = box;
  const hasFile = bel !== null || box.state === 'closed' || box.state === 'opened';
  return (
    <section>
      <h2>{say(text.file)}</h2>
      {box.withheld && <p class="note">{say(text.withheld)}</p>}
      {hasFile && (
        <p>
          <a href={`/api/boxes/${encodeURIComponent(box.election)}/box.bel`} download={`hom-phieu-${box.election}.bel`}>
            {say(text.download)}
          </a>
          {bel !== null && `, ${say(text.bytes(bel.bytes))}`}
        </p>
      )}
      {bel !== null && (
        <p>
          SHA-256: <CodeInGroups code={bel.sha256} label="SHA-256" />
        </p>
      )}
      {hasFile && bel === null && !box.withheld && <p>{say(text.partly)}</p>}
      <p>
        <a href="/kiem-chung">{say(text.verify)}</a>
      </p>
    </section>
  );
}

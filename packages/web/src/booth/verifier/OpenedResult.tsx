/** @jsxImportSource preact */
import { problemTexts } from '@tinnhiem/ballot-box';
import { useText, words } from '../language.tsx';
import { CodeInGroups } from '../page.tsx';
import type { OpenedReport } from './worker.ts';

const text = {
  right: words('Phong bì này được mã hóa đúng.', 'This envelope was encrypted rightly.'),
  compare: words(
    'So hai điều: mã phong bì dưới đây phải đúng là mã đã ghi lại trước khi mở, và các mức phải đúng là các mức đã chọn.',
    'Compare two things: the envelope code below must be the one that was noted before opening, and the levels those that were chosen.',
  ),
  differs: words(
    'Nếu một trong hai điều khác đi, máy ghi phiếu không đáng tin: dùng điện thoại khác và báo Ban kiểm phiếu.',
    'If one of them differs, the phone that marked the ballot cannot be trusted: use another one and tell the committee.',
  ),
  wrong: words('Phong bì này KHÔNG đúng.', 'This envelope is NOT right.'),
  envelope: words('Mã phong bì', 'Envelope code'),
  person: words('Người được lấy phiếu', 'Person'),
  level: words('Mức bên trong', 'Level inside'),
  empty: words('để trống', 'left empty'),
};

export function OpenedResult({ report }: { readonly report: OpenedReport }) {
  const say = useText();
  if (!report.ok)
    return (
      <section>
        <p class="wrong">✗ {say(text.wrong)}</p>
        <p>{say(problemTexts[report.problem.code])}</p>
        <p>{say(text.differs)}</p>
      </section>
    );
  return (
    <section>
      <p class="good">✓ {say(text.right)}</p>
      <p>{say(text.compare)}</p>
      <p>
        {say(text.envelope)}: <CodeInGroups code={report.seal} label={say(text.envelope)} />
      </p>
      <h2>{report.name}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(text.person)}</th>
            <th scope="col">{say(text.level)}</th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map(({ person, level }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name
            <tr key={at}>
              <td>
                {at + 1}. {person}
              </td>
              <td>{level ?? say(text.empty)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{say(text.differs)}</p>
    </section>
  );
}

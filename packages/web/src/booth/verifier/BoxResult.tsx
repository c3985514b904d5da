/** @jsxImportSource preact */
// What the verifier found, in sentences: right or wrong at a glance, every check, the result, the fingerprints.
import { type Place, type Problem, problemTexts } from '@tinnhiem/ballot-box';
import type { Text } from '@tinnhiem/core';
import { useState } from 'preact/hooks';
import { toCsv } from '../../components/csv.ts';
import { findTrackers } from '../board/Trackers.tsx';
import { saveText } from '../files.ts';
import { useText, words } from '../language.tsx';
import { CodeInGroups } from '../page.tsx';
import { checkOf, type Outcome, outcomes } from './checks.ts';
import type { BoxReport } from './worker.ts';

const text = {
  right: words('Hòm phiếu này đúng.', 'This ballot box is right.'),
  rightOpen: words('Hòm phiếu này đúng, chưa có kết quả.', 'This ballot box is right; it has no result yet.'),
  wrong: (count: number) =>
    words(
      `Hòm phiếu này KHÔNG đúng: ${count} lỗi. Báo ngay cho Ban kiểm phiếu.`,
      `This ballot box is NOT right: ${count} ${count === 1 ? 'problem' : 'problems'}. Tell the counting committee at once.`,
    ),
  counts: (ballots: number, counted: number) =>
    words(
      `${ballots} lá phiếu trong hòm, ${counted} lá được tính (lá sau cùng của mỗi người).`,
      `${ballots} ${ballots === 1 ? 'ballot' : 'ballots'} in the box, ${counted} counted (everybody’s last one).`,
    ),
  checks: words('Đã kiểm tra những gì', 'What was checked'),
  result: words('Kết quả trong hòm', 'Result in the box'),
  untrue: words(
    'Hòm phiếu có lỗi, nên kết quả ghi trong đó không dùng được.',
    'The box is wrong, so the result in it cannot be used.',
  ),
  person: words('Người được lấy phiếu', 'Person'),
  blank: words('Để trống', 'Empty'),
  save: words('Tải bảng (CSV)', 'Save the table (CSV)'),
  fingerprints: words(
    'Các mã để so với biên bản và màn chiếu',
    'Codes to compare with the minutes and the screen of the hall',
  ),
  look: words('Tra một lá phiếu trong hòm này', 'Look up a ballot in this box'),
  label: words('Mã tra cứu (vài ký tự đầu cũng được)', 'Tracker (its beginning is enough)'),
  notFound: words('Không có lá phiếu nào có mã này.', 'No ballot has this tracker.'),
  counted: words('Lá phiếu này được tính.', 'This ballot counts.'),
  replaced: words('Lá phiếu này đã được thay bằng lá bỏ sau.', 'This ballot was replaced by a later one.'),
  envelope: words('Mã phong bì', 'Envelope code'),
  more: (count: number) => words(`và ${count} lỗi nữa`, `and ${count} more`),
};

const outcomeWords: Readonly<Record<Outcome, { readonly mark: string; readonly word: Text }>> = {
  right: { mark: '✓', word: words('đúng', 'right') },
  wrong: { mark: '✗', word: words('SAI', 'WRONG') },
  'not-yet': { mark: '–', word: words('chưa có trong hòm', 'not in the box yet') },
  unknown: { mark: '?', word: words('chưa kiểm tra được vì lỗi ở trên', 'not checked because of the problem above') },
};

const placeWords: Readonly<Record<keyof Place, (number: number) => Text>> = {
  record: (n) => words(`phần thứ ${n} của tệp`, `record ${n} of the file`),
  event: (n) => words(`sự kiện ${n}`, `event ${n}`),
  ballot: (n) => words(`lá phiếu thứ ${n}`, `ballot ${n}`),
  question: (n) => words(`dòng ${n}`, `row ${n}`),
  cell: (n) => words(`ô ${n}`, `cell ${n}`),
  trustee: (n) => words(`người giữ khóa thứ ${n}`, `key holder ${n}`),
  credential: (n) => words(`mã thứ ${n}`, `code ${n}`),
};

const fingerprintNames: Readonly<Record<keyof NonNullable<BoxReport['fingerprints']>, Text>> = {
  election: words('Cuộc lấy phiếu', 'Election'),
  trustees: words('Khóa của Ban kiểm phiếu', 'Key of the counting committee'),
  credentials: words('Danh sách mã', 'List of codes'),
  tally: words('Tổng đã mã hóa', 'Encrypted tally'),
  box: words('Toàn bộ hòm phiếu', 'The whole box'),
};

/** So many problems of one check are written out. */
const mostShown = 5;

export function BoxResult({ report }: { readonly report: BoxReport }) {
  const say = useText();
  const { ok, problems, ballots, counted, result } = report;
  return (
    <>
      {ok ? (
        <p class="good">✓ {say(result === null ? text.rightOpen : text.right)}</p>
      ) : (
        <p class="wrong" role="alert">
          ✗ {say(text.wrong(problems.length))}
        </p>
      )}
      {report.name !== null && <h2>{report.name}</h2>}
      {report.fingerprints !== null && <p>{say(text.counts(ballots, counted))}</p>}
      <h2>{say(text.checks)}</h2>
      <ul class="plain-list checks">
        {outcomes(problems, { tally: report.hasTally, result: result !== null }).map(
          ([{ name, sentence }, outcome]) => (
            <li key={name} data-outcome={outcome}>
              <span class="check-mark" aria-hidden="true">
                {outcomeWords[outcome].mark}
              </span>
              <span>
                {say(sentence)} <strong>{say(outcomeWords[outcome].word)}</strong>
                <Problems problems={problems.filter(({ code }) => checkOf(code) === name)} />
              </span>
            </li>
          ),
        )}
      </ul>
      {!ok && result !== null && <p class="note">{say(text.untrue)}</p>}
      {ok && result !== null && <ResultTable report={report} result={result} />}
      <LookUp report={report} />
      <h2>{say(text.fingerprints)}</h2>
      <ul class="plain-list">
        {Object.entries(fingerprintNames).map(([kind, name]) => {
          const code = report.fingerprints?.[kind as keyof typeof fingerprintNames];
          return code === undefined ? null : (
            <li key={kind}>
              {say(name)}: <CodeInGroups code={code} label={say(name)} />
            </li>
          );
        })}
        <li>
          SHA-256: <CodeInGroups code={report.sha256} label="SHA-256" />
        </li>
      </ul>
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const say = useText();
  if (problems.length === 0) return null;
  return (
    <ul>
      {problems.slice(0, mostShown).map(({ code, where }) => {
        const place = (Object.keys(placeWords) as (keyof Place)[])
          .flatMap((kind) => (where[kind] === undefined ? [] : [say(placeWords[kind](where[kind]))]))
          .join(', ');
        return (
          <li key={`${code} ${place}`} class="wrong">
            {say(problemTexts[code])}
            {place !== '' && ` (${place})`}
          </li>
        );
      })}
      {problems.length > mostShown && <li>{say(text.more(problems.length - mostShown))}</li>}
    </ul>
  );
}

interface ResultTableProps {
  readonly report: BoxReport;
  readonly result: NonNullable<BoxReport['result']>;
}

function ResultTable({ report: { name, people, levels, counted }, result }: ResultTableProps) {
  const say = useText();
  const rows = result.map((row, at) => {
    const numbers = row.slice(-levels.length).map(Number);
    const marked = numbers.reduce((sum, own) => sum + own, 0);
    return { person: people[at] ?? '', figures: [...numbers, counted - marked] };
  });
  const save = () =>
    saveText(
      `${name ?? 'ket-qua'}.csv`,
      toCsv([
        [say(text.person), ...levels, say(text.blank)],
        ...rows.map(({ person, figures }) => [person, ...figures]),
      ]),
      'text/csv;charset=utf-8',
    );
  return (
    <section>
      <h2>{say(text.result)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table on a phone is moved with the arrow keys too */}
      <section class="wide" tabIndex={0} aria-label={say(text.result)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(text.person)}</th>
              {levels.map((level) => (
                <th key={level} scope="col" class="number">
                  {level}
                </th>
              ))}
              <th scope="col" class="number">
                {say(text.blank)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ person, figures }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are people, and two may have the same name
              <tr key={at}>
                <td>
                  {at + 1}. {person}
                </td>
                {figures.map((figure, column) => (
                  <td key={levels[column] ?? ''} class="number">
                    {figure}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        <button type="button" class="quiet" onClick={save}>
          {say(text.save)}
        </button>
      </p>
    </section>
  );
}

function LookUp({ report: { inBox } }: { readonly report: BoxReport }) {
  const say = useText();
  const [typed, setTyped] = useState('');
  if (inBox.length === 0) return null;
  const trackers = findTrackers(
    inBox.map(({ tracker }) => tracker),
    typed,
  );
  const found = inBox.find(({ tracker }) => tracker === trackers[0]);
  return (
    <section>
      <h2>{say(text.look)}</h2>
      <label for="tracker" class="field-label">
        {say(text.label)}
      </label>
      <input
        id="tracker"
        class="code-field"
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
      />
      <div role="status">
        {typed.trim() !== '' && found === undefined && <p class="wrong">{say(text.notFound)}</p>}
        {found !== undefined && (
          <>
            <p class="good">
              ✓ {say(found.counts ? text.counted : text.replaced)}{' '}
              <CodeInGroups code={found.tracker} label={found.tracker} />
            </p>
            <p class="envelope">
              {say(text.envelope)}: <CodeInGroups code={found.seal} label={say(text.envelope)} />
            </p>
          </>
        )}
      </div>
    </section>
  );
}

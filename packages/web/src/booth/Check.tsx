/** @jsxImportSource preact */
// Everything on one page before it is cast. Meanwhile the worker seals the ballot, so that nobody has to wait for it.
import { useEffect, useState } from 'preact/hooks';
import type { BoothElection } from './api.ts';
import { type Draft, unmarked } from './kept.ts';
import { useText, words } from './language.tsx';
import { nameAmong } from './names.ts';
import { CodeInGroups, Heading } from './page.tsx';

const text = {
  title: words('Xem lại phiếu', 'Review the ballot'),
  lead: words(
    'Đây là các mức đã chọn. Sai chỗ nào thì bấm “Sửa” ở chỗ đó.',
    'These are the levels. Press “Change” where one is wrong.',
  ),
  empty: words('để trống: không hợp lệ cho người này', 'left empty: invalid for this person'),
  change: words('Sửa', 'Change'),
  changeOf: (name: string) => words(`Sửa mức của ${name}`, `Change the level of ${name}`),
  sealing: (done: number, of: number) =>
    words(
      `Đang dán kín phiếu trong máy này: ${done} trên ${of} người…`,
      `Sealing the ballot on this phone: ${done} of ${of}…`,
    ),
  sealed: words(
    'Phiếu đã được dán kín trong máy này, sẵn sàng để bỏ.',
    'The ballot is sealed on this phone and ready to be cast.',
  ),
  meaning: words(
    'Sau khi bỏ, không ai mở riêng lá phiếu này, kể cả máy chủ. Ban kiểm phiếu cùng nhau chỉ mở tổng của tất cả các phiếu.',
    'Once cast, nobody can open this single ballot, not even the server. The committee together only opens the sum of all ballots.',
  ),
  cast: words('Bỏ phiếu', 'Cast the ballot'),
  wait: words('Đang dán kín phiếu…', 'Sealing…'),
  envelope: words('Mã phong bì', 'Envelope code'),
  test: words('Kiểm tra máy mã hóa trước khi bỏ', 'Test the encryption before casting'),
  testTitle: words(
    'Kiểm tra máy có ghi đúng các mức đã chọn không',
    'Test whether this phone encrypts what was chosen',
  ),
  testSteps: [
    words('Ghi lại hoặc chụp ảnh mã phong bì ở trên.', 'Note or photograph the envelope code above.'),
    words(
      'Bấm “Mở phong bì”. Máy cho xem bên trong và hiện một mã QR để kiểm tra bằng điện thoại khác.',
      'Press “Open the envelope”. The phone shows what is inside, and a QR code to check it with another phone.',
    ),
    words(
      'Phong bì đã mở thì không bỏ được nữa; máy sẽ dán phiếu vào phong bì mới.',
      'An opened envelope can never be cast; the phone then seals the ballot in a new one.',
    ),
  ],
  testWarning: words(
    'Ai xem phong bì đã mở sẽ thấy các mức ghi trong đó. Muốn giữ kín, hãy thử với các mức khác rồi sửa lại trước khi bỏ.',
    'Whoever sees the opened envelope sees the levels in it. To keep yours secret, test with other levels and change them before casting.',
  ),
  open: words('Mở phong bì', 'Open the envelope'),
  notNow: words('Không kiểm tra', 'Do not test'),
  again: words('Sửa phiếu', 'Change the ballot'),
};

export interface CheckProps {
  readonly election: BoothElection;
  readonly draft: Draft;
  readonly sealing: { readonly done: number; readonly of: number };
  /** The envelope code once the ballot is sealed. */
  readonly seal: string | null;
  readonly onEdit: (person: number) => void;
  readonly onCast: () => void;
  readonly onOpen: () => void;
}

export function Check({ election, draft, sealing, seal, onEdit, onCast, onOpen }: CheckProps) {
  const say = useText();
  const [testing, setTesting] = useState(false);
  const first = unmarked(draft.marks)[0] ?? 0;
  useEffect(() => {
    if (testing) document.querySelector('.testing')?.scrollIntoView({ block: 'nearest' });
  }, [testing]);
  return (
    <>
      <p class="over">{say(election.list.title)}</p>
      <Heading>{say(text.title)}</Heading>
      <p>{say(text.lead)}</p>
      <ol class="review">
        {election.people.map((_, at) => {
          const name = nameAmong(election.people, at, say);
          const mark = draft.marks[at] ?? null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name; the list does not change
            <li key={at} data-empty={mark === null}>
              <span class="review-text">
                <span class="name">
                  {at + 1}. {name}
                </span>
                <span class="review-level">
                  {mark === null ? say(text.empty) : say(election.levels[mark]?.label ?? '')}
                </span>
              </span>
              <button type="button" onClick={() => onEdit(at)} aria-label={say(text.changeOf(name))}>
                {say(text.change)}
              </button>
            </li>
          );
        })}
      </ol>
      <section class="cast">
        <div role="status">
          {seal === null ? (
            <p>{say(text.sealing(sealing.done, sealing.of))}</p>
          ) : (
            <p>
              <strong>{say(text.sealed)}</strong> {say(text.meaning)}
            </p>
          )}
        </div>
        {seal === null && <progress max={sealing.of} value={sealing.done} aria-label={say(text.wait)} />}
        <div class="choices">
          <button type="button" class="main-button" disabled={seal === null} onClick={onCast}>
            {say(text.cast)}
          </button>
          <button type="button" onClick={() => onEdit(first)}>
            {say(text.again)}
          </button>
        </div>
        {seal !== null && (
          <p class="envelope">
            {say(text.envelope)}: <CodeInGroups code={seal} label={say(text.envelope)} />
          </p>
        )}
        {seal !== null && !testing && (
          <button type="button" class="quiet" onClick={() => setTesting(true)}>
            {say(text.test)}
          </button>
        )}
        {seal !== null && testing && (
          <section class="testing">
            <h2>{say(text.testTitle)}</h2>
            <ol>
              {text.testSteps.map((step) => (
                <li key={step.vi}>{say(step)}</li>
              ))}
            </ol>
            <p class="note">{say(text.testWarning)}</p>
            <div class="choices">
              <button type="button" onClick={onOpen}>
                {say(text.open)}
              </button>
              <button type="button" class="quiet" onClick={() => setTesting(false)}>
                {say(text.notNow)}
              </button>
            </div>
          </section>
        )}
      </section>
    </>
  );
}

/** @jsxImportSource preact */
// The way in without a camera: the code typed from the slip, looked at group by group while it is typed.
import { useState } from 'preact/hooks';
import { inspectCode } from './code.ts';
import { useText, words } from './language.tsx';
import { Heading } from './page.tsx';

const text = {
  title: words('Nhập mã trên phiếu mã', 'Enter the code of the slip'),
  lead: words(
    'Cách dễ nhất: mở máy ảnh của điện thoại, đưa vào ô vuông đen trắng trên phiếu mã. Nếu không được, gõ mã in trên phiếu vào đây.',
    'The easiest way: open the phone’s camera and point it at the black and white square on the slip. Otherwise type the code printed on the slip.',
  ),
  label: words('Mã trên phiếu (bốn nhóm)', 'Code on the slip (four groups)'),
  hint: words(
    'Chữ hoa và chữ thường là khác nhau. Gạch nối có hay không đều được.',
    'Capitals and small letters differ. Hyphens may be left out.',
  ),
  tooLong: words('Mã dài hơn bốn nhóm trên phiếu.', 'The code is longer than the four groups of a slip.'),
  incomplete: words('Mã chưa đủ bốn nhóm như trên phiếu.', 'The code does not have its four groups yet.'),
  go: words('Tiếp tục', 'Continue'),
  group: words('Nhóm', 'Group'),
  stays: words('Mã không rời khỏi máy này.', 'The code does not leave this phone.'),
};

export interface EntranceProps {
  readonly typed: string;
  readonly onCode: (code: string) => void;
}

export function Entrance({ typed: first, onCode }: EntranceProps) {
  const say = useText();
  const [typed, setTyped] = useState(first);
  const [asked, setAsked] = useState(first !== '');
  const { groups, code, tooLong } = inspectCode(typed);
  const problems = groups.flatMap(({ problem }) => (problem === null ? [] : [problem]));
  if (tooLong) problems.push(text.tooLong);
  if (asked && code === null && problems.length === 0) problems.push(text.incomplete);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code === null) setAsked(true);
        else onCode(code);
      }}
    >
      <Heading>{say(text.title)}</Heading>
      <p>{say(text.lead)}</p>
      <label for="code" class="field-label">
        {say(text.label)}
      </label>
      <input
        id="code"
        class="code-field"
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setAsked(false);
        }}
        autocomplete="off"
        autocapitalize="none"
        autocorrect="off"
        spellcheck={false}
        inputMode="text"
        aria-describedby="code-hint code-problems"
        aria-invalid={problems.length > 0}
      />
      <p id="code-hint" class="hint">
        {say(text.hint)} {say(text.stays)}
      </p>
      <CodeEcho typed={typed} />
      <div id="code-problems" role="alert">
        {problems.map((problem) => (
          <p key={problem.vi} class="wrong">
            {say(problem)}
          </p>
        ))}
      </div>
      <button type="submit" class="main-button">
        {say(text.go)}
      </button>
    </form>
  );
}

/** A code in its four groups, to be compared with the slip. */
export function CodeEcho({ typed }: { readonly typed: string }) {
  const say = useText();
  return (
    <ol class="echo">
      {inspectCode(typed).groups.map(({ typed: own, length, problem }, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: there are always these four
          key={at}
          data-state={problem !== null ? 'wrong' : own.length === length ? 'right' : 'open'}
        >
          <span class="echo-name">
            {say(text.group)} {at + 1}
          </span>
          <code>{own.padEnd(length, '·')}</code>
        </li>
      ))}
    </ol>
  );
}

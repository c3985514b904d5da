/** @jsxImportSource preact */
// The list: one of the levels for each person, by thumb, by keyboard and by screen reader.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoothElection } from './api.ts';
import { type Draft, type Mark, marked, unmarked } from './kept.ts';
import { type Say, useText, words } from './language.tsx';
import { nameAmong } from './names.ts';
import { Heading } from './page.tsx';

const text = {
  lead: (people: number) =>
    words(`Chọn một mức cho mỗi người, tất cả ${people} người.`, `Choose one level for each of ${people} people.`),
  every: words(
    'Theo quy định của lần này, người nào cũng phải được chọn một mức thì phiếu mới bỏ được.',
    'Under the rules of this vote every person must be given a level before the ballot can be cast.',
  ),
  voted: words(
    'Mã này đã bỏ một phiếu. Phiếu ghi lần này sẽ thay phiếu trước; phiếu bỏ sau cùng được tính.',
    'A ballot was cast with this code. The one marked now will replace it; the last one counts.',
  ),
  criteria: words('Tiêu chí đánh giá', 'Criteria'),
  keys: words(
    'Bàn phím: 1, 2, 3 chọn mức rồi sang người tiếp theo; mũi tên đổi mức; 0 xóa.',
    'Keyboard: 1, 2, 3 choose a level and go on; arrows change it; 0 clears it.',
  ),
  clear: words('Xóa', 'Clear'),
  clearOf: (name: string) => words(`Xóa mức đã chọn cho ${name}`, `Clear the level of ${name}`),
  left: (count: number) =>
    count === 0
      ? words('Đã chọn cho tất cả mọi người.', 'Everybody has a level.')
      : words(`Còn ${count} người chưa ghi`, `${count} ${count === 1 ? 'person' : 'people'} left`),
  next: words('Đến người chưa ghi', 'Go to the next'),
  undo: words('Hoàn tác', 'Undo'),
  review: words('Xem lại phiếu', 'Review the ballot'),
  mustMark: (count: number) =>
    words(
      `Còn ${count} người chưa ghi. Theo quy định của lần này phải ghi đủ mọi người.`,
      `${count} ${count === 1 ? 'person has' : 'people have'} no level yet. Under the rules of this vote everybody needs one.`,
    ),
  emptyTitle: (count: number) =>
    words(`Để trống ${count} người?`, `Leave ${count} ${count === 1 ? 'person' : 'people'} empty?`),
  emptyLead: words(
    'Những người sau chưa được chọn mức nào. Nếu để trống, phiếu này là không hợp lệ đối với họ:',
    'These people have no level. Left empty, this ballot is invalid for them:',
  ),
  goOn: words('Ghi tiếp', 'Go on marking'),
  leaveEmpty: words('Để trống, xem lại phiếu', 'Leave empty and review'),
};

export interface MarkingProps {
  readonly election: BoothElection;
  readonly draft: Draft;
  /** Goes to this person first. */
  readonly start: number | null;
  /** The change is made to the newest draft: keys may come faster than the page is drawn. */
  readonly onChange: (change: (draft: Draft) => Draft) => void;
  readonly onReview: () => void;
}

interface Step {
  readonly person: number;
  readonly before: Mark;
}

export function Marking({ election, draft, start, onChange, onReview }: MarkingProps) {
  const say = useText();
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [question, setQuestion] = useState<'must' | 'empty' | null>(null);
  const [first, setFirst] = useState(start);
  const form = useRef<HTMLFormElement>(null);
  const { marks } = draft;
  const { people, everyRowMarked } = election;
  const left = unmarked(marks);

  const goTo = (person: number) => focusPerson(form.current, person);
  const isList = question !== 'empty';
  // After the heading, which goes to the top of each page that appears.
  useEffect(() => {
    if (isList && first !== null) focusPerson(form.current, first);
  }, [isList, first]);

  const set = (person: number, mark: Mark) => {
    const before = marks[person] ?? null;
    if (before === mark) return;
    setSteps((earlier) => [...earlier, { person, before }]);
    setQuestion(null);
    onChange((newest) => marked(newest, person, mark));
  };
  const undo = () => {
    const last = steps.at(-1);
    if (last === undefined) return;
    setSteps(steps.slice(0, -1));
    onChange((newest) => marked(newest, last.person, last.before));
    goTo(last.person);
  };
  const review = () => {
    if (left.length === 0) onReview();
    else setQuestion(everyRowMarked ? 'must' : 'empty');
  };
  const goOn = () => {
    setFirst(left[0] ?? 0);
    setQuestion(null);
  };

  if (!isList)
    return <EmptyRows names={left.map((person) => nameAmong(people, person, say))} onGoOn={goOn} onLeave={onReview} />;
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      <p class="over">{say(election.organisation)}</p>
      <Heading>{say(election.list.title)}</Heading>
      <p>{say(text.lead(people.length))}</p>
      {draft.voted && <p class="note">{say(text.voted)}</p>}
      {everyRowMarked && <p class="note">{say(text.every)}</p>}
      <Criteria criteria={election.criteria} />
      <p class="hint keys">{say(text.keys)}</p>
      {people.map((person, at) => (
        <PersonRow
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name; the list does not change
          key={at}
          number={at}
          person={person}
          spoken={nameAmong(people, at, say)}
          levels={election.levels.map(({ label }) => say(label))}
          mark={marks[at] ?? null}
          onMark={(mark) => set(at, mark)}
          onNext={() => goTo(Math.min(at + 1, people.length - 1))}
        />
      ))}
      <div class="bar">
        <p role="status" class={question === 'must' ? 'wrong' : 'visually-hidden'}>
          {say(question === 'must' ? text.mustMark(left.length) : text.left(left.length))}
        </p>
        <div class="bar-buttons">
          {left.length === 0 ? (
            <span class="bar-left">{say(text.left(0))}</span>
          ) : (
            <button type="button" class="quiet bar-left" onClick={() => goTo(nextUnmarked(left, form.current))}>
              {say(text.left(left.length))} ↓<span class="visually-hidden"> {say(text.next)}</span>
            </button>
          )}
          <button type="button" onClick={undo} disabled={steps.length === 0}>
            {say(text.undo)}
          </button>
          <button type="submit" class="main-button">
            {say(text.review)}
          </button>
        </div>
      </div>
    </form>
  );
}

interface PersonRowProps {
  /** From 0. */
  readonly number: number;
  readonly person: BoothElection['people'][number];
  /** The name as it is told from every other one of the list. */
  readonly spoken: string;
  readonly levels: readonly string[];
  readonly mark: Mark;
  readonly onMark: (mark: Mark) => void;
  readonly onNext: () => void;
}

function PersonRow({ number, person, spoken, levels, mark, onMark, onNext }: PersonRowProps) {
  const say = useText();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const level = Number.parseInt(event.key, 10) - 1;
    if (level >= 0 && level < levels.length) {
      onMark(level);
      onNext();
    } else if (event.key === '0' || event.key === 'Delete' || event.key === 'Backspace') onMark(null);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset class="person" data-person={number} data-marked={mark !== null} onKeyDown={onKeyDown}>
      <legend>
        <span class="name">
          {number + 1}. {person.name}
        </span>
        <span class="position">{say(person.position)}</span>
      </legend>
      <div class="levels">
        {levels.map((label, level) => (
          <label key={label} class="level">
            <input
              type="radio"
              name={`person-${number}`}
              checked={mark === level}
              onChange={() => onMark(level)}
              class="visually-hidden"
            />
            <span class="level-label">{label}</span>
          </label>
        ))}
      </div>
      {mark !== null && (
        <button type="button" class="quiet clear" onClick={() => onMark(null)} aria-label={say(text.clearOf(spoken))}>
          {say(text.clear)}
        </button>
      )}
    </fieldset>
  );
}

function Criteria({ criteria }: Pick<BoothElection, 'criteria'>) {
  const say = useText();
  if (criteria.length === 0) return null;
  return (
    <details class="criteria">
      <summary>{say(text.criteria)}</summary>
      {criteria.map(({ title, items }) => (
        <section key={say(title)}>
          <h2>{say(title)}</h2>
          <ul>
            {items.map((item) => (
              <li key={say(item)}>{say(item)}</li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

interface EmptyRowsProps {
  readonly names: readonly string[];
  readonly onGoOn: () => void;
  readonly onLeave: () => void;
}

function EmptyRows({ names, onGoOn, onLeave }: EmptyRowsProps) {
  const say: Say = useText();
  return (
    <section>
      <Heading>{say(text.emptyTitle(names.length))}</Heading>
      <p>{say(text.emptyLead)}</p>
      <ul>
        {names.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name
          <li key={at}>{name}</li>
        ))}
      </ul>
      <div class="choices">
        <button type="button" class="main-button" onClick={onGoOn}>
          {say(text.goOn)}
        </button>
        <button type="button" onClick={onLeave}>
          {say(text.leaveEmpty)}
        </button>
      </div>
    </section>
  );
}

/** The next person without a mark after the one that has the focus; from the end it goes on at the beginning. */
function nextUnmarked(left: readonly number[], form: HTMLElement | null): number {
  const here = document.activeElement?.closest<HTMLElement>('[data-person]');
  const current = form?.contains(here ?? null) === true ? Number(here?.dataset.person) : -1;
  return left.find((person) => person > current) ?? left[0] ?? 0;
}

function focusPerson(form: HTMLElement | null, person: number): void {
  const row = form?.querySelector<HTMLElement>(`[data-person="${person}"]`);
  const input = row?.querySelector<HTMLInputElement>('input:checked') ?? row?.querySelector('input');
  input?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'center' });
}

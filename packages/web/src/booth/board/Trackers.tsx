/** @jsxImportSource preact */
// Is my ballot in the box? Paste the tracker or type its beginning.
import { useState } from 'preact/hooks';
import { useText, words } from '../language.tsx';
import { CodeInGroups } from '../page.tsx';
import type { PublicBox } from './box.ts';

const text = {
  title: words('Tra một lá phiếu', 'Look up a ballot'),
  label: words('Mã tra cứu (dán vào, hoặc gõ vài ký tự đầu)', 'Tracker (paste it, or type its beginning)'),
  found: words('Có trong hòm:', 'In the box:'),
  several: (count: number) =>
    words(`${count} mã bắt đầu như vậy; gõ thêm vài ký tự.`, `${count} trackers begin like this; type some more.`),
  notYet: words(
    'Chưa thấy trên bảng. Phiếu lên bảng theo từng đợt nhiều phiếu một, chậm nhất là khi đóng hòm: xem lại sau ít phút.',
    'Not on the board yet. Ballots come onto it several at a time, at closing at the latest: look again in some minutes.',
  ),
  never: words(
    'Không có trong hòm, và hòm đã đóng. So lại từng nhóm; nếu đúng mã, báo ngay cho Ban kiểm phiếu.',
    'Not in the box, and the box is closed. Compare it group by group; if it is right, tell the counting committee at once.',
  ),
  all: (count: number) => words(`Xem tất cả ${count} mã tra cứu`, `See all ${count} trackers`),
};

/** So many are shown while a search is not narrow enough. */
const mostShown = 5;

/** The trackers that begin with what was typed, spaces and line breaks aside. */
export function findTrackers(trackers: readonly string[], typed: string): readonly string[] {
  const wanted = typed.replace(/\s/gu, '');
  return wanted === '' ? [] : trackers.filter((tracker) => tracker.startsWith(wanted));
}

/** A tracker that the address brought; it leaves the address at once. */
function trackerInAddress(): string {
  const typed = location.hash.slice(1);
  if (typed !== '') history.replaceState(null, '', location.pathname);
  return /^[A-Za-z0-9+/]{1,43}$/u.test(typed) ? typed : '';
}

export function Trackers({ box }: { readonly box: PublicBox }) {
  const say = useText();
  const [typed, setTyped] = useState(trackerInAddress);
  const found = findTrackers(box.trackers, typed);
  const open = box.state === 'prepared' || box.state === 'open';
  return (
    <section>
      <h2>{say(text.title)}</h2>
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
        autocorrect="off"
        spellcheck={false}
      />
      <div role="status">
        {typed.trim() !== '' && found.length === 0 && <p class="wrong">{say(open ? text.notYet : text.never)}</p>}
        {found.length > mostShown && <p>{say(text.several(found.length))}</p>}
        {found.length > 0 && found.length <= mostShown && (
          <>
            <p class="good">✓ {say(text.found)}</p>
            {found.map((tracker) => (
              <p key={tracker}>
                <CodeInGroups code={tracker} label={tracker} />
              </p>
            ))}
          </>
        )}
      </div>
      {box.trackers.length > 0 && (
        <details class="criteria trackers">
          <summary>{say(text.all(box.trackers.length))}</summary>
          <ol>
            {box.trackers.map((tracker) => (
              <li key={tracker}>
                <code>{tracker}</code>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

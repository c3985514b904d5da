/** @jsxImportSource preact */
import { useText, words } from '../language.tsx';
import { Heading } from '../page.tsx';
import { type PublicBox, stateOf, useLive } from './box.ts';

const text = {
  title: words('Các hòm phiếu điện tử', 'Electronic ballot boxes'),
  none: words('Chưa có hòm phiếu điện tử nào.', 'There is no electronic ballot box yet.'),
  loading: words('Đang tải…', 'Loading…'),
  ballots: (count: number) =>
    words(`${count} phiếu trong hòm.`, `${count} ${count === 1 ? 'ballot' : 'ballots'} in the box.`),
  rehearsal: words('Diễn tập', 'Rehearsal'),
};

export function Boxes() {
  const say = useText();
  const { value } = useLive<{ boxes: readonly Omit<PublicBox, 'trackers'>[] }>('/api/boxes');
  const boxes = value?.boxes ?? null;
  return (
    <>
      <Heading>{say(text.title)}</Heading>
      {boxes === null && <p>{say(text.loading)}</p>}
      {boxes?.length === 0 && <p>{say(text.none)}</p>}
      <ul class="plain-list">
        {boxes?.map((box) => (
          <li key={box.election}>
            <a href={`/hom-phieu/${encodeURIComponent(box.election)}`}>
              <strong>{say(box.list)}</strong>
            </a>
            <br />
            {box.rehearsal && <strong>{say(text.rehearsal)}. </strong>}
            {say(box.organisation)} · {say(box.conference)}
            <br />
            {say(stateOf(box))} {say(text.ballots(box.ballots))}
          </li>
        ))}
      </ul>
    </>
  );
}

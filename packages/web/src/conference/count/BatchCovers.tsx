import { type ListCountView, type ListView, text } from '@tinnhiem/core';
import { Printed } from '../../components/Printed.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import './batch-covers.css';

const words = {
  batch: text('TẬP SỐ', 'BATCH'),
  ballots: text('phiếu', 'ballots'),
  counter: text('Người nhập', 'Entered by'),
  keepOrder: text(
    'Giữ nguyên thứ tự phiếu trong tập. Phiếu trên cùng là phiếu số 1.',
    'Keep the order of the ballots. The one on top is number 1.',
  ),
} as const;

/** A slip for each batch, four to a sheet: its number, its size, room for who entered it. */
export function BatchCovers({
  list,
  count,
  onDone,
}: {
  readonly list: ListView;
  readonly count: ListCountView;
  readonly onDone: () => void;
}) {
  const say = useText();
  const { view } = useHere();
  return (
    <Printed className="batch-covers" onDone={onDone}>
      {count.batches.map((batch) => (
        <section key={batch.number}>
          <p>{list.title}</p>
          <h2>
            {say(words.batch)} {batch.number}
          </h2>
          <p>
            <b>{batch.size}</b> {say(words.ballots)}
          </p>
          {Array.from({ length: view.independent }, (_, index) => index + 1).map((number) => (
            <p key={number}>
              {say(words.counter)} {number}: ..............................................
            </p>
          ))}
          <p>
            <small>{say(words.keepOrder)}</small>
          </p>
        </section>
      ))}
    </Printed>
  );
}

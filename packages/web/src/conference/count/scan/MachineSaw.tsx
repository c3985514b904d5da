import { type FlagView, type ListView, machineReasons, scanCodeWords, type Text, text } from '@tinnhiem/core';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { nameOfMark } from '../mark-names.ts';
import classes from './bench.module.css';
import { mainReason } from './flag-queue.ts';
import { reasonWords, sawAt, shortReading } from './flag-words.ts';
import { RowList } from './RowList.tsx';
import { useSheet } from './scans.ts';

const words = {
  seen: text('Người kiểm tra bằng tay thấy', 'Seen in the check by hand'),
  contested: text('Không đồng ý vì', 'Contested because'),
  rows: text('Máy đọc từng dòng', 'What the machine read, row by row'),
} as const;

/** Why a place is the committee's: the reason, what the machine saw, what people said, what to do. */
export function MachineSaw({ list, flag }: { readonly list: ListView; readonly flag: FlagView }) {
  const say = useText();
  const { view, round, conference } = useHere();
  const sheet = useSheet(round, conference, { list: list.id, batch: flag.batch, ballot: flag.ballot });
  const problems = flag.row === null ? (sheet.data?.sides ?? []).flatMap(({ details }) => details?.problem ?? []) : [];
  return (
    <div className={classes.saw}>
      <p>
        <b>{say(reasonWords(flag))}.</b> {say(sawAt(flag))}
      </p>
      {different(problems).map((problem) => (
        <p key={problem.vi}>{say(problem)}</p>
      ))}
      {flag.seen !== null && (
        <p>
          {say(words.seen)}: <b>{say(nameOfMark(view, flag.row, flag.seen))}</b>
        </p>
      )}
      {flag.contested !== null && (
        <p>
          {say(words.contested)}: {flag.contested}
        </p>
      )}
      {flag.decided === null && <p>{say(scanCodeWords[mainReason(flag)].todo)}</p>}
      {flag.row === null && flag.readings.length > 0 && (
        <details>
          <summary style={{ minHeight: 24, fontWeight: 600 }}>{say(words.rows)}</summary>
          <RowList
            people={list.people}
            rows={flag.readings.map((reading) => ({
              words: shortReading(reading),
              doubt: machineReasons(reading).length > 0,
            }))}
          />
        </details>
      )}
    </div>
  );
}

const different = (problems: readonly Text[]): readonly Text[] => [
  ...new Map(problems.map((problem) => [problem.vi, problem])).values(),
];

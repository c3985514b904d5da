import type { ListView, Text } from '@tinnhiem/core';
import { useText } from '../../../language.tsx';
import classes from './bench.module.css';

export interface RowWords {
  readonly words: Text;
  readonly doubt: boolean;
}

/** Everybody on a sheet with what stands beside the name, in two columns. */
export function RowList({ people, rows }: { readonly people: ListView['people']; readonly rows: readonly RowWords[] }) {
  const say = useText();
  return (
    <ol className={classes.readings}>
      {rows.map(({ words, doubt }, index) => (
        <li key={people[index]?.person ?? index} data-doubt={doubt}>
          <span>
            {index + 1}. {people[index]?.name}
          </span>
          <span>{say(words)}</span>
        </li>
      ))}
    </ol>
  );
}

import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { useSession } from '../api/queries.ts';
import { useText } from '../language.tsx';
import { formatMoment } from './format.ts';
import { Printed } from './Printed.tsx';
import { rehearsalMark } from './rehearsal-mark.ts';
import type { Value } from './rows.ts';

const words = {
  printedBy: text('In bởi', 'Printed by'),
} as const;

export interface PrintSheetProps {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** At the foot of each page, before who printed it and when. */
  readonly foot?: string | undefined;
  readonly onDone: () => void;
}

/** Prints one table alone, then goes away. Each page says who printed it and when: a sheet that is passed on must not pass for a paper of the record. */
export function PrintSheet({ title, head, rows, foot, onDone }: PrintSheetProps) {
  const say = useText();
  const { data: account } = useSession();
  const [at] = useState(() => formatMoment(new Date().toISOString()));
  const printed = `${say(words.printedBy)} ${account?.name ?? ''}, ${at}`;
  return (
    <Printed onDone={onDone}>
      {rehearsalMark() !== '' && <p style={{ fontWeight: 700, margin: 0 }}>{rehearsalMark()}</p>}
      <h1 style={{ fontSize: '14pt' }}>{title}</h1>
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the sheet is printed once and never reordered
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={head[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={head.length}>{foot === undefined ? `${printed}.` : `${foot} ${printed}.`}</td>
          </tr>
        </tfoot>
      </table>
    </Printed>
  );
}

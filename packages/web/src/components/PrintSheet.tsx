import { Printed } from './Printed.tsx';
import { rehearsalMark } from './rehearsal-mark.ts';
import type { Value } from './rows.ts';

export interface PrintSheetProps {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly onDone: () => void;
}

/** Prints one table alone, then goes away. */
export function PrintSheet({ title, head, rows, onDone }: PrintSheetProps) {
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
      </table>
    </Printed>
  );
}

import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { Value } from './rows.ts';

export interface PrintSheetProps {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly onDone: () => void;
}

/** Prints one table alone, then goes away. */
export function PrintSheet({ title, head, rows, onDone }: PrintSheetProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the print dialogue opens once
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    const timer = setTimeout(() => window.print(), 50);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', onDone);
    };
  }, []);
  return createPortal(
    <div className="print-sheet">
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
    </div>,
    document.body,
  );
}

// The same table as on the screen, as an Excel workbook.
import type { Cell } from 'write-excel-file/browser';
import type { Value } from './rows.ts';

/** Of a column in a workbook, in characters: longer words are wrapped. */
const [narrowest, widest] = [8, 60];

/** A workbook of one sheet under a frozen head. Text stays text, whatever it begins with; numbers stay numbers. */
export async function toXlsx(head: readonly string[], rows: readonly (readonly Value[])[]): Promise<Blob> {
  // Loaded only by whoever saves a table.
  const { default: write } = await import('write-excel-file/browser');
  const heads = head.map(
    (value): Cell => ({ value, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' }),
  );
  const cells = rows.map((row) =>
    row.map(
      (value): Cell =>
        typeof value === 'number'
          ? { value, type: Number, alignVertical: 'top' }
          : { value, type: String, wrap: true, alignVertical: 'top' },
    ),
  );
  const longest = (column: number) => Math.max(...[head, ...rows].map((row) => String(row[column] ?? '').length));
  const columns = head.map((_, column) => ({ width: Math.min(widest, Math.max(narrowest, longest(column) + 2)) }));
  return await write([{ sheet: 'Tín Nhiệm', data: [heads, ...cells], columns, stickyRowsCount: 1 }], {
    fontFamily: 'Times New Roman',
    fontSize: 12,
  }).toBlob();
}

/** Rows in aligned columns; a column of numbers is set to the right. Vietnamese letters in NFC take one place each. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: ReadonlySet<number> = new Set(),
): string[] {
  const widths = head.map((title, column) => Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0, right.has(column)))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((size) => '─'.repeat(size)).join('  '), ...rows.map(line)];
}

function width(value: string): number {
  return [...value.normalize('NFC')].length;
}

function pad(value: string, size: number, right: boolean): string {
  const spaces = ' '.repeat(Math.max(0, size - width(value)));
  return right ? spaces + value : value + spaces;
}

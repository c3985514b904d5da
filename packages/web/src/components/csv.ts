// The same table as on the screen, as a file that a spreadsheet opens.

// A cell that begins so would be run as a formula by the spreadsheet.
const formulaStart = /^[=+\-@\t\r]/u;
const byteOrderMark = '\ufeff';

function cell(value: string | number): string {
  const plain = typeof value === 'string' && formulaStart.test(value) ? `'${value}` : String(value);
  return /[",\r\n;]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Comma-separated values (RFC 4180) with the mark by which spreadsheets recognise UTF-8. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Hands a file to the person at the screen; `type`: of text. */
export function download(name: string, content: string | Blob, type = 'text/csv;charset=utf-8'): void {
  hand(name, typeof content === 'string' ? new Blob([content], { type }) : content);
}

/** Hands a file that came as base64. */
export function downloadBytes(name: string, base64: string, type: string): void {
  hand(name, new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type }));
}

function hand(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

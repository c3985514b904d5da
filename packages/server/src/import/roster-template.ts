import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import {
  guideSheet,
  heading,
  peopleColumns,
  postColumns,
  type SheetColumn,
  textCell,
  type WrittenSheet,
} from './workbook-sheets.ts';

/** Rows that are ready to be typed in: formatted as text, so that Excel neither turns days round nor drops a leading 0. */
const readyRows = 300;

/** An .xlsx file to fill in: people, posts, and how. The examples stand in the guide only, where they can never be imported. */
export async function rosterTemplate(): Promise<Uint8Array> {
  const sheets: WrittenSheet[] = [
    emptySheet('Nhân sự', peopleColumns),
    emptySheet('Chức vụ', postColumns),
    guideSheet(),
  ];
  return await writeXlsxFile(sheets, { fontFamily: 'Times New Roman', fontSize: 12 }).toBuffer();
}

function emptySheet(sheet: string, columns: readonly SheetColumn[]): WrittenSheet {
  const ready: Row[] = Array.from({ length: readyRows }, () => columns.map((): Cell => textCell('')));
  return {
    sheet,
    data: [heading(columns), ...ready],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  };
}

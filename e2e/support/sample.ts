// The sample round of 2019 as files to hand in, and what the tests know of it beforehand.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';

export const sampleFolder = fileURLToPath(new URL('../../samples/tuaf-2019/', import.meta.url));
export const roundId = 'tuaf-2019';

export const partyConference = 'hoi-nghi-dang-uy';
export const staffConference = 'hoi-nghi-can-bo';
export const partyList = 'ban-thuong-vu';

/** The finding of the sample that asks to choose: one person on three lists. */
export const tooManyPlaces = 'W-too-many-places:ban-thuong-vu+ban-giam-hieu+doan-the:CB004';

export interface HandedIn {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

function fileOf(name: string, mimeType: string, content: string | Uint8Array): HandedIn {
  return { name, mimeType, buffer: typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content) };
}

export function sampleFile(name: 'plan.yaml' | 'people.csv' | 'posts.csv'): HandedIn {
  const mimeType = name.endsWith('.yaml') ? 'application/yaml' : 'text/csv';
  return fileOf(name, mimeType, readFileSync(`${sampleFolder}${name}`));
}

/** A file of the sample with some of its words exchanged. Throws where they are not in it. */
export function changedFile(
  name: 'plan.yaml' | 'people.csv' | 'posts.csv',
  changes: Readonly<Record<string, string>>,
): HandedIn {
  let content = sampleFile(name).buffer.toString('utf8');
  for (const [from, to] of Object.entries(changes)) {
    if (!content.includes(from)) throw new Error(`${name} does not say ${from}`);
    content = content.replace(from, to);
  }
  return fileOf(name, sampleFile(name).mimeType, content);
}

function rowsOf(name: 'people.csv' | 'posts.csv'): string[][] {
  return parse(sampleFile(name).buffer, { bom: true, from_line: 2 });
}

/** The template as the office downloads it, filled in with the sample's people and posts. */
export function filledTemplate(template: Uint8Array): HandedIn {
  const files = unzipSync(template);
  for (const [sheet, rows] of [
    ['xl/worksheets/sheet1.xml', rowsOf('people.csv')],
    ['xl/worksheets/sheet2.xml', rowsOf('posts.csv')],
  ] as const) {
    const bytes = files[sheet];
    if (bytes === undefined) throw new Error(`the template has no ${sheet}`);
    const typed = rows.map((cells, index) => rowXml(index + 2, cells));
    // The template's own empty rows give way to the typed ones; its heading stays.
    const xml = new TextDecoder()
      .decode(bytes)
      .replace(
        /(<sheetData>.*?<\/row>).*<\/sheetData>/su,
        (_all, heading: string) => `${heading}${typed.join('')}</sheetData>`,
      );
    files[sheet] = new TextEncoder().encode(xml);
  }
  return fileOf('nhan-su.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', zipSync(files));
}

function rowXml(row: number, cells: readonly string[]): string {
  const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const typed = cells.map((value, index) =>
    value === ''
      ? ''
      : `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`,
  );
  return `<row r="${row}">${typed.join('')}</row>`;
}

import { decodeOld, err, isSyllable, ok, type RawSheet, type Result } from '@tinnhiem/core';
import { CsvError, type Info, type Options, parse } from 'csv-parse/sync';
import { maxCells, maxRows } from './limits.ts';

export type CsvProblem =
  | { readonly kind: 'encoding' }
  | { readonly kind: 'broken'; readonly line: number }
  | { readonly kind: 'too-many-rows' };

export interface CsvFile {
  readonly sheet: RawSheet;
  /** Set when the file is not Unicode. */
  readonly encoding?: string;
}

/** A CSV file as one sheet. Rows are numbered as Excel numbers them: a row whose cell holds a line break is one row. */
export function readCsv(file: string, bytes: Uint8Array): Result<CsvFile, CsvProblem> {
  const decoded = decode(bytes);
  if (decoded === undefined) return err({ kind: 'encoding' });
  const { text, delimiter } = separated(withoutEndMark(decoded.text));
  let records: readonly { readonly info: Info; readonly record: string[] }[];
  try {
    // Empty lines are counted, not kept: they are rows in Excel, and a file may hold millions of them.
    const options: Options = {
      delimiter,
      // All three at once: a file to which another program added rows has two of them, and its last rows would lie in one cell.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      to: maxRows + 1,
    };
    records = parse(text, options) as unknown as typeof records;
  } catch (error) {
    if (error instanceof CsvError) return err({ kind: 'broken', line: Number(error.lines ?? 1) });
    throw error;
  }
  const cells = records.reduce((sum, { record }) => sum + record.length, 0);
  if (records.length > maxRows || cells > maxCells) return err({ kind: 'too-many-rows' });
  const width = usualWidth(records.map(({ record }) => record.length));
  const swallowed = records.find(({ record }) => swallowsRows(record, width, delimiter));
  if (swallowed !== undefined)
    return err({ kind: 'broken', line: swallowed.info.records + swallowed.info.empty_lines });
  const filled = records
    .map(({ info, record }) => ({ number: info.records + info.empty_lines, cells: record }))
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const rows = filled.map(({ number, cells }) => ({
    number,
    cells: cells.map((value) => (value === '' ? null : ({ kind: 'text', text: value } as const))),
  }));
  return ok({
    sheet: { file, rows, merges: [] },
    ...(decoded.encoding === undefined ? {} : { encoding: decoded.encoding }),
  });
}

function usualWidth(widths: readonly number[]): number {
  const counts = [...Map.groupBy(widths, (width) => width)].map(([width, rows]) => ({ width, rows: rows.length }));
  return counts.toSorted((a, b) => b.rows - a.rows)[0]?.width ?? 0;
}

/**
 * Whether a quotation mark that nobody closed has drawn the rows below it into one cell, up to the next stray one. Then every line in the
 * cell ends and begins as a row of the file does; an address or a remark of several lines does not.
 */
function swallowsRows(record: readonly string[], width: number, delimiter: string): boolean {
  if (width < 3) return false;
  return record.some((cell, column) => {
    if (!/[\r\n]/u.test(cell)) return false;
    const [first = 0, ...rest] = cell.split(/\r\n|\n|\r/u).map((line) => line.split(delimiter).length - 1);
    const last = (rest.pop() ?? 0) + record.length - 1 - column;
    return [column + first, ...rest, last].every((separators) => separators === width - 1);
  });
}

/** DOS programs end a file with Ctrl+Z. */
function withoutEndMark(text: string): string {
  const end = text.trimEnd();
  return end.endsWith('\u001a') ? end.slice(0, -1) : text;
}

const delimiters = [',', ';', '\t', '|'];

/** The separator that the first lines use most outside of quotation marks; `sep=;` at the top is Excel's own way to say it. */
function separated(text: string): { readonly text: string; readonly delimiter: string } {
  const said = /^sep=(.)\r?\n/u.exec(text);
  if (said !== null) return { text: text.slice(said[0].length), delimiter: said[1] as string };
  const sample = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split(/\r?\n|\r/u)
    .slice(0, 50);
  const score = (delimiter: string): number =>
    sample.filter((line) => line.split(delimiter).length > 1).length * 1000 + sample.join('\n').split(delimiter).length;
  return { text, delimiter: delimiters.toSorted((a, b) => score(b) - score(a))[0] as string };
}

interface Decoded {
  readonly text: string;
  readonly encoding?: string;
}

function decode(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decodeAs('utf-16le', bytes) as string };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decodeAs('utf-16be', bytes) as string };
  const bigEndian = zerosAtEven(bytes);
  if (bigEndian !== undefined) return { text: decodeAs(bigEndian ? 'utf-16be' : 'utf-16le', bytes) as string };
  const utf8 = decodeAs('utf-8', bytes);
  return utf8 === undefined ? decodeOneByte(bytes) : { text: utf8 };
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** UTF-16 without its mark: every other byte of ASCII letters and separators is zero. `undefined` when there are no such bytes. */
function zerosAtEven(bytes: Uint8Array): boolean | undefined {
  const sample = bytes.subarray(0, 4096);
  const even = sample.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = sample.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  return even + odd < sample.length / 8 ? undefined : even > odd;
}

/**
 * One byte a letter: Windows-1258 has Vietnamese with separate marks; the old fonts are text of Windows-1252, which the cleaning of the
 * roster recognises. The reading that makes more Vietnamese words wins; where most words stay strange, no answer is right.
 */
function decodeOneByte(bytes: Uint8Array): Decoded | undefined {
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  const western = new TextDecoder('windows-1252').decode(bytes);
  const asVietnamese = shareOfWords(vietnamese, (word) => word);
  const asWestern = Math.max(
    shareOfWords(western, (word) => word),
    shareOfWords(western, (word) => decodeOld('tcvn3', word)),
    shareOfWords(western, (word) => decodeOld('vni', word)),
  );
  if (Math.max(asVietnamese, asWestern) < leastShare) return undefined;
  return asVietnamese > asWestern
    ? { text: vietnamese, encoding: 'Windows-1258' }
    : { text: western, encoding: 'Windows-1252' };
}

/** Foreign names and abbreviations are no Vietnamese in any reading. */
const leastShare = 0.8;

/** Which part of the words with other letters than ASCII is Vietnamese, read in some way. */
function shareOfWords(text: string, read: (word: string) => string | undefined): number {
  const words = (text.slice(0, 200_000).match(/[A-Za-z\u00a1-\uffff]+/gu) ?? []).filter((word) =>
    /\P{ASCII}/u.test(word),
  );
  return words.length === 0 ? 1 : words.filter((word) => isSyllable(read(word) ?? word)).length / words.length;
}

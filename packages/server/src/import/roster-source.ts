// S03: the roster as the office keeps it, a workbook or CSV files.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type CleanedRoster,
  cleanRoster,
  type Finding,
  find,
  type RawSheet,
  type RosterOptions,
  type Text,
  text,
} from '@tinnhiem/core';
import { type CsvProblem, readCsv } from './csv.ts';
import * as kinds from './file-findings.ts';
import { fileKindOf, isEncryptedWorkbook } from './file-kind.ts';
import { maxFileBytes, maxFiles, maxRows, maxUnpackedBytes } from './limits.ts';
import { readWorkbook, type WorkbookProblem } from './workbook.ts';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file or folder on disk, or files that were handed in. */
export type RosterSource = string | readonly NamedBytes[];

export interface ReadSource {
  readonly sheets: readonly RawSheet[];
  readonly findings: readonly Finding[];
}

export interface RosterImport extends CleanedRoster {
  /** The sheets as they were read, for a copy with the findings written in. */
  readonly sheets: readonly RawSheet[];
}

const megabyte = 1024 * 1024;

/** Reads and cleans a roster. Nothing is half imported: with any error `roster` is `null`. Never throws for what is in the files. */
export async function importRoster(source: RosterSource, options: RosterOptions): Promise<RosterImport> {
  const { sheets, findings } = await readRosterSource(source);
  // With a file unread, what the others seem to lack would be said wrongly.
  if (findings.some((finding) => finding.severity === 'error'))
    return { roster: null, findings, conversions: [], sheets };
  const cleaned = cleanRoster(sheets, options);
  return { ...cleaned, findings: [...findings, ...cleaned.findings], sheets };
}

/** The raw sheets of a workbook, of CSV files, or of a folder that holds them. */
export async function readRosterSource(source: RosterSource): Promise<ReadSource> {
  const findings: Finding[] = [];
  const files = typeof source === 'string' ? await filesAt(source, findings) : source;
  if (files.length > maxFiles) return { sheets: [], findings: [find(kinds.tooManyFiles, {}, files.length, maxFiles)] };
  if (files.length === 0 && findings.length === 0)
    findings.push(find(kinds.noFile, {}, typeof source === 'string' ? basename(source) : ''));
  const sheets: RawSheet[] = [];
  for (const file of files) {
    const read = await readFileSheets({ name: basename(file.name), bytes: file.bytes });
    sheets.push(...read.sheets);
    findings.push(...read.findings);
  }
  return { sheets, findings };
}

async function filesAt(path: string, findings: Finding[]): Promise<NamedBytes[]> {
  const name = basename(path);
  try {
    const paths = (await stat(path)).isDirectory() ? await rosterFilesIn(path) : [path];
    if (paths.length > maxFiles) {
      findings.push(find(kinds.tooManyFiles, {}, paths.length, maxFiles));
      return [];
    }
    const files: NamedBytes[] = [];
    for (const file of paths) {
      const { size } = await stat(file);
      if (size > maxFileBytes) findings.push(tooLarge(basename(file), size));
      else files.push({ name: basename(file), bytes: await readFile(file) });
    }
    return files;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    findings.push(find(kinds.fileUnreadable, { file: name }, name, String(error.code)));
    return [];
  }
}

/** `people.csv` and `posts.csv` when they are there, else every workbook and CSV file; files that Excel keeps while it is open are left out. */
async function rosterFilesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder))
    .filter((name) => /\.(?:xlsx|xlsm|xls|csv|tsv|txt)$/iu.test(name) && !/^[~.]/u.test(name))
    .sort();
  const usual = names.filter((name) => /^(?:people|posts)\.csv$/iu.test(name));
  return (usual.length === 2 ? usual : names).map((name) => join(folder, name));
}

function tooLarge(name: string, size: number): Finding {
  return find(kinds.fileTooLarge, { file: name }, name, Math.ceil(size / megabyte), maxFileBytes / megabyte);
}

async function readFileSheets({ name, bytes }: NamedBytes): Promise<ReadSource> {
  const where = { file: name };
  const only = (finding: Finding): ReadSource => ({ sheets: [], findings: [finding] });
  if (bytes.byteLength === 0) return only(find(kinds.fileEmpty, where, name));
  if (bytes.byteLength > maxFileBytes) return only(tooLarge(name, bytes.byteLength));
  switch (fileKindOf(bytes)) {
    case 'zip': {
      const workbook = await readWorkbook(name, bytes);
      if (!workbook.ok) return only(workbookFinding(name, workbook.error));
      const hidden = workbook.value.hiddenSheets.map((sheet) => find(kinds.sheetHidden, { ...where, sheet }, sheet));
      return { sheets: workbook.value.sheets, findings: hidden };
    }
    case 'ole':
      return only(
        isEncryptedWorkbook(bytes)
          ? find(kinds.fileEncrypted, where, name)
          : old(name, text('tệp Excel 97–2003 (.xls)', 'an Excel 97–2003 file (.xls)')),
      );
    case 'html':
      return only(old(name, text('một trang web (HTML)', 'a web page (HTML)')));
    case 'xml':
      return only(old(name, text('tệp XML', 'an XML file')));
    case 'other':
      return only(find(kinds.noSpreadsheet, where, name));
    case 'text': {
      const csv = readCsv(name, bytes);
      if (!csv.ok) return only(csvFinding(name, csv.error));
      const { sheet, encoding } = csv.value;
      if (sheet.rows.length === 0) return only(find(kinds.fileEmpty, where, name));
      return {
        sheets: [sheet],
        findings: encoding === undefined ? [] : [find(kinds.encodingGuessed, where, name, encoding)],
      };
    }
  }
}

function old(name: string, what: Text): Finding {
  return find(kinds.oldWorkbook, { file: name }, name, what);
}

function workbookFinding(name: string, problem: WorkbookProblem): Finding {
  const where = { file: name };
  switch (problem) {
    case 'damaged':
      return find(kinds.fileDamaged, where, name);
    case 'encrypted':
      return find(kinds.fileEncrypted, where, name);
    case 'too-large':
      return find(kinds.unpacksTooLarge, where, name, maxUnpackedBytes / megabyte);
    case 'too-many-rows':
      return find(kinds.tooManyRows, where, name, maxRows.toLocaleString('vi'));
    case 'binary-workbook':
      return old(name, text('tệp Excel nhị phân (.xlsb)', 'a binary Excel file (.xlsb)'));
    case 'open-document':
      return old(name, text('tệp OpenDocument', 'an OpenDocument file'));
    case 'no-workbook':
      return find(kinds.noSpreadsheet, where, name);
  }
}

function csvFinding(name: string, problem: CsvProblem): Finding {
  const where = { file: name };
  switch (problem.kind) {
    case 'encoding':
      return find(kinds.encodingUnknown, where, name);
    case 'broken':
      return find(kinds.csvBroken, { ...where, row: problem.line }, problem.line);
    case 'too-many-rows':
      return find(kinds.tooManyRows, where, name, maxRows.toLocaleString('vi'));
  }
}

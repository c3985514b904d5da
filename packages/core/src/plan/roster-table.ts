// The rows of a table with clean cells: merged cells filled, titles and totals left out, old encodings read.
import { type Finding, find, type Where } from '../basics/findings.ts';
import { fold, tidy } from '../basics/text.ts';
import type { TablePlan } from './roster-choice.ts';
import { nameOfSheet } from './roster-choice.ts';
import { dayFields, type Field, nameFields, repeatsHeading } from './roster-columns.ts';
import type { Conversion, ConversionKind } from './roster-conversions.ts';
import * as kinds from './roster-findings.ts';
import { withoutTotals } from './roster-no-people.ts';
import { readOldText, type TextCell } from './roster-old-text.ts';
import { severalPostsInCell } from './roster-row-findings.ts';
import { placeOf, type RawCell, type RawRow, shownText } from './roster-sheets.ts';
import {
  cleanText,
  hasLostLetters,
  isDitto,
  maySayNames,
  maySayPosts,
  oddCharacter,
  undoMisread,
} from './roster-text.ts';
import * as texts from './roster-text-findings.ts';
import { unheadedFindings } from './roster-unheaded.ts';

/** A cell as it is used; dates keep the raw cell, whose text is tidied. */
export interface CleanCell {
  readonly text: string;
  readonly raw: RawCell | null;
  readonly where: Where;
  /** Taken from the merged cell that covers it, not its own. */
  readonly isFilled: boolean;
}

export interface CleanRow {
  readonly number: number;
  readonly where: Where;
  readonly cells: ReadonlyMap<Field, CleanCell>;
  /** Days of its sheet are counted from 1904. */
  readonly date1904: boolean;
}

export interface CleanTable {
  readonly plan: TablePlan;
  readonly rows: readonly CleanRow[];
  readonly findings: readonly Finding[];
  readonly conversions: readonly Conversion[];
}

interface Slot {
  readonly table: number;
  readonly row: number;
  readonly field: Field;
  readonly where: Where;
  readonly raw: RawCell | null;
  readonly isFilled: boolean;
}

export function textOf(row: CleanRow, field: Field): string {
  return row.cells.get(field)?.text ?? '';
}

/** The unit as it is kept, with the part of it in front that a second column names: `Bộ môn Cây trồng, Khoa Nông học`. */
export function unitOf(row: CleanRow): string {
  const [unit, part] = [textOf(row, 'unit'), textOf(row, 'part')];
  if (fold(unit).includes(fold(part))) return unit;
  return fold(part).includes(fold(unit)) ? part : `${part}, ${unit}`;
}

/** Reads the tables of one import together, because the encoding of a cell is decided by everything around it. */
export function readTables(plans: readonly TablePlan[]): CleanTable[] {
  const drafts = plans.map((plan, table) => draftOf(plan, table));
  const slots = drafts.flatMap((draft) => draft.slots);
  const texts = decodeTexts(slots);
  return drafts.map(({ plan, findings, numbers, slots: own }) => {
    const conversions: Conversion[] = [];
    const found = [...findings];
    const rows = new Map<number, Map<Field, CleanCell>>(numbers.map((number) => [number, new Map()]));
    for (const slot of own) rows.get(slot.row)?.set(slot.field, finish(slot, texts.get(slot), found, conversions));
    const clean = [...rows].map(([number, cells]) => ({
      number,
      where: placeOf(plan.sheet, number),
      cells,
      date1904: plan.sheet.date1904 === true,
    }));
    found.push(...oddCharacters(plan, clean, found), ...joinedUnits(plan, clean));
    return { plan, rows: clean, findings: found, conversions };
  });
}

/** One finding a column: a font or a keyboard writes more than one cell. A cell that is asked about already is left out. */
function oddCharacters(
  { sheet, heading, columns }: TablePlan,
  rows: readonly CleanRow[],
  found: readonly Finding[],
): Finding[] {
  const said: readonly string[] = [texts.encodingDoubt.code, texts.oddWord.code];
  const asked = new Set(found.filter(({ code }) => said.includes(code)).map(({ where }) => where));
  return [...columns].flatMap(([field, column]) => {
    const what = kindOf(field);
    if (what === undefined) return [];
    const odd = rows.flatMap(({ number, cells }) => {
      const cell = cells.get(field);
      if (cell === undefined || cell.isFilled || asked.has(cell.where)) return [];
      const character = oddCharacter(cell.text, what);
      return character === undefined ? [] : [{ number, character, content: cell.text }];
    });
    const [first] = odd;
    if (first === undefined) return [];
    const where = placeOf(sheet, heading.row.number, column, heading.titles[column]);
    const numbers = odd.map(({ number }) => number);
    return [find(texts.oddCharacters, where, numbers, first.character, first.content)];
  });
}

/** One finding a table: the plan has to name such a unit as it is kept. */
function joinedUnits({ sheet, heading, columns }: TablePlan, rows: readonly CleanRow[]): Finding[] {
  const column = columns.get('part');
  const joined = rows.filter((row) => ![textOf(row, 'unit'), textOf(row, 'part')].includes(unitOf(row)));
  const [first] = joined;
  if (column === undefined || first === undefined) return [];
  const titles = [heading.titles[columns.get('unit') ?? -1] ?? '', heading.titles[column] ?? ''] as const;
  const where = placeOf(sheet, heading.row.number, column, titles[1]);
  return [find(kinds.unitWithPart, where, titles, unitOf(first), joined.length)];
}

function kindOf(field: Field): Parameters<typeof oddCharacter>[1] | undefined {
  if (nameFields.includes(field)) return 'name';
  return field === 'id'
    ? 'code'
    : field === 'title'
      ? 'post'
      : field === 'unit' || field === 'part' || field === 'managedBy'
        ? 'unit'
        : undefined;
}

interface Draft {
  readonly plan: TablePlan;
  readonly numbers: readonly number[];
  readonly slots: readonly Slot[];
  readonly findings: readonly Finding[];
}

function draftOf(plan: TablePlan, table: number): Draft {
  const { sheet, heading, columns } = plan;
  const findings: Finding[] = [];
  const filled = mergedCells(plan);
  const cellAt = (row: RawRow, column: number): RawCell | null =>
    filled.get(`${row.number}:${column}`) ?? row.cells[column] ?? null;
  const hasContent = (row: RawRow): boolean =>
    [...columns.values()].some((column) => tidy(shownText(row.cells[column])) !== '') && !repeatsHeading(row, heading);
  const below = sheet.rows.filter((row) => row.number >= plan.firstRow && hasContent(row));
  const { data, ignored, findings: ofIgnored } = withoutTotals(plan, below, cellAt);
  findings.push(...ofIgnored);
  const hidden = data.filter((row) => row.hidden === true);
  if (hidden[0] !== undefined) findings.push(find(kinds.rowsHidden, placeOf(sheet), hidden.length, hidden[0].number));
  const struck = data.filter((row) => row.struck === true).map(({ number }) => number);
  if (struck.length > 0) findings.push(find(kinds.rowsStruck, placeOf(sheet), struck));
  if (data.length === 0) findings.push(find(kinds.noRows, placeOf(sheet), nameOfSheet(sheet)));
  const end = data.at(-1)?.number ?? 0;
  const left = new Set(ignored);
  const within = sheet.rows.filter(
    (row) => row.number >= plan.firstRow && row.number <= end && !left.has(row) && !repeatsHeading(row, heading),
  );
  findings.push(...unheadedFindings(plan, within));
  const slots = data.flatMap((row) =>
    [...columns].map(([field, column]) => ({
      table,
      row: row.number,
      field,
      where: placeOf(sheet, row.number, column, heading.titles[column]),
      raw: cellAt(row, column),
      isFilled: filled.has(`${row.number}:${column}`),
    })),
  );
  return { plan, numbers: data.map((row) => row.number), slots, findings };
}

/** What each cell below the first one of a vertical merge shows. */
function mergedCells({ sheet, firstRow, columns }: TablePlan): Map<string, RawCell> {
  const filled = new Map<string, RawCell>();
  const used = new Set(columns.values());
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  for (const merge of sheet.merges) {
    if (merge.firstRow < firstRow || merge.lastRow === merge.firstRow || !used.has(merge.firstColumn)) continue;
    const first = rows.get(merge.firstRow)?.cells[merge.firstColumn] ?? null;
    if (first === null) continue;
    for (let number = merge.firstRow + 1; number <= merge.lastRow; number += 1) {
      if (rows.has(number)) filled.set(`${number}:${merge.firstColumn}`, first);
    }
  }
  return filled;
}

interface Decoded {
  readonly text: string;
  readonly kinds: readonly ConversionKind[];
  readonly doubt?: string;
  readonly isOdd?: true;
}

/** Text cells of the import, column by column, read in whatever encoding the import proves. */
function decodeTexts(slots: readonly Slot[]): Map<Slot, Decoded> {
  const decoded = new Map<Slot, Decoded>();
  const texts = slots.filter((slot) => slot.raw?.kind === 'text' && !dayFields.includes(slot.field));
  const columns = [...Map.groupBy(texts, (slot) => `${slot.table}:${slot.field}`).values()];
  const misread = new Map(texts.map((slot) => [slot, undoMisread(shownText(slot.raw))]));
  const cells = columns.map((column) =>
    column.map(
      (slot): TextCell => ({
        row: `${slot.table}:${slot.row}`,
        raw: misread.get(slot) ?? shownText(slot.raw),
        isName: nameFields.includes(slot.field),
      }),
    ),
  );
  readOldText(cells).forEach((readings, at) => {
    readings.forEach(({ encoding, ...reading }, index) => {
      const slot = columns[at]?.[index] as Slot;
      const found: ConversionKind[] = misread.get(slot) === undefined ? [] : ['misread'];
      if (encoding !== undefined) found.push(encoding);
      decoded.set(slot, { ...reading, kinds: found });
    });
  });
  return decoded;
}

function finish(slot: Slot, decoded: Decoded | undefined, findings: Finding[], conversions: Conversion[]): CleanCell {
  const { raw, where, field, isFilled } = slot;
  const shown = shownText(raw);
  if (raw?.kind === 'error') {
    if (!isFilled) findings.push(find(texts.cellError, where, shown));
    return { text: '', raw: null, where, isFilled };
  }
  const clean = cleanText(decoded?.text ?? (raw?.kind === 'number' ? numberText(raw) : shown));
  const isDay = dayFields.includes(field);
  const isNumber = !isDay && raw?.kind === 'number' && clean.text !== raw.text;
  const all: ConversionKind[] = [
    ...(decoded?.kinds ?? []),
    ...clean.kinds,
    ...(isNumber ? (['number'] as const) : []),
    ...(isFilled ? (['merged'] as const) : []),
  ];
  if (all.length > 0 && clean.text !== '')
    conversions.push({ kinds: all, where, from: isFilled ? '' : numberOrText(raw), to: clean.text });
  if (decoded?.doubt !== undefined && !isFilled)
    findings.push(find(texts.encodingDoubt, where, clean.text, cleanText(decoded.doubt).text));
  if (decoded?.isOdd === true && !isFilled) findings.push(find(texts.oddWord, where, clean.text));
  const isWords = field === 'title' || field === 'name' || kindOf(field) === 'unit';
  if (isWords && !isFilled && isDitto(clean.text)) findings.push(find(texts.ditto, where, clean.text));
  if (field === 'name' && !isFilled && maySayNames(decoded?.text ?? ''))
    findings.push(find(texts.severalNames, where, clean.text));
  if (field === 'title' && !isFilled && maySayPosts(decoded?.text ?? ''))
    findings.push(find(severalPostsInCell, where, clean.text));
  if (!isDay && !isFilled && hasLostLetters(clean.text)) findings.push(find(texts.lettersLost, where, clean.text));
  return { text: clean.text, raw: raw?.kind === 'text' ? { kind: 'text', text: clean.text } : raw, where, isFilled };
}

function numberOrText(raw: RawCell | null): string {
  return raw?.kind === 'number' ? raw.text : shownText(raw);
}

/** A number as the sheet shows it, without the exponent that files sometimes write. */
function numberText(raw: { readonly text: string; readonly shown?: string }): string {
  if (raw.shown !== undefined) return raw.shown;
  const value = Number(raw.text);
  return Number.isSafeInteger(value) ? String(value) : raw.text;
}

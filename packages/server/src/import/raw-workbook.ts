// For tests: .xlsx files written part by part, for what no library would write.
import { strToU8, zipSync } from 'fflate';

export interface RawSheetParts {
  readonly name: string;
  /** The inside of `<sheetData>`. */
  readonly rows: string;
  readonly after?: string;
  readonly state?: 'hidden' | 'veryHidden';
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface RawWorkbookOptions {
  readonly date1904?: boolean;
  /** Number formats; the styles 1, 2, … use them in this order. */
  readonly formats?: readonly string[];
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

export function rawWorkbook(
  sheets: readonly RawSheetParts[],
  { date1904 = false, formats = [], more = {} }: RawWorkbookOptions = {},
): Uint8Array {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const sheetFiles = sheets.map(({ rows, after = '' }, index): [string, Uint8Array] => [
    `xl/worksheets/sheet${index + 1}.xml`,
    strToU8(`${head}<worksheet ${main}><sheetData>${rows}</sheetData>${after}</worksheet>`),
  ]);
  const listed = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`,
  );
  const targets = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const numFmts = formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`);
  const xfs = ['<xf numFmtId="0"/>', ...formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`)];
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    'xl/workbook.xml': strToU8(
      `${head}<workbook ${main} xmlns:r="${relations}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.join('')}<Relationship Id="s" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `${head}<styleSheet ${main}><numFmts>${numFmts.join('')}</numFmts><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(sheetFiles),
    ...more,
  });
}

/** A row of inline strings. */
export function textRow(number: number, texts: readonly string[], attributes = ''): string {
  const cells = texts.map((text, column) =>
    text === '' ? '' : `<c r="${String.fromCharCode(65 + column)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${number}" ${attributes}>${cells.join('')}</row>`;
}

/** What a TrueType file says about its letters. */
export interface FontTable {
  readonly unitsPerEm: number;
  /** Code point → advance in font units. */
  readonly advances: ReadonlyMap<number, number>;
}

/**
 * Reads the character map (format 4) and the advances of a TrueType file (OpenType 1.9, tables head, hhea, hmtx, cmap).
 * Throws when the file has no Unicode map of format 4.
 */
export function readFontTable(file: Uint8Array): FontTable {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = tableOffsets(view);
  const metricCount = view.getUint16(at(tables, 'hhea') + 34);
  const hmtx = at(tables, 'hmtx');
  const advanceOf = (glyph: number): number => view.getUint16(hmtx + 4 * Math.min(glyph, metricCount - 1));
  const advances = new Map<number, number>();
  for (const [code, glyph] of glyphs(view, unicodeMap(view, at(tables, 'cmap')))) advances.set(code, advanceOf(glyph));
  return { unitsPerEm: view.getUint16(at(tables, 'head') + 18), advances };
}

function tableOffsets(view: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    tables.set(tag, view.getUint32(entry + 8));
  }
  return tables;
}

function at(tables: ReadonlyMap<string, number>, tag: string): number {
  const offset = tables.get(tag);
  if (offset === undefined) throw new Error(`The font has no table ${tag}`);
  return offset;
}

function unicodeMap(view: DataView, cmap: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const record = cmap + 4 + 8 * index;
    const map = cmap + view.getUint32(record + 4);
    const windowsUnicode = view.getUint16(record) === 3 && view.getUint16(record + 2) === 1;
    if (windowsUnicode && view.getUint16(map) === 4) return map;
  }
  throw new Error('The font has no Unicode character map of format 4');
}

function* glyphs(view: DataView, map: number): Generator<readonly [code: number, glyph: number]> {
  const segments = view.getUint16(map + 6) / 2;
  const ends = map + 14;
  const starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments;
  const offsets = deltas + 2 * segments;
  for (let segment = 0; segment < segments; segment += 1) {
    const start = view.getUint16(starts + 2 * segment);
    const end = view.getUint16(ends + 2 * segment);
    const delta = view.getUint16(deltas + 2 * segment);
    const slot = offsets + 2 * segment;
    const offset = view.getUint16(slot);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const raw = offset === 0 ? code : view.getUint16(slot + offset + 2 * (code - start));
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) yield [code, glyph];
    }
  }
}

// Reading 7: rosters come in Unicode, TCVN3 and VNI, sometimes in one column. A cell is converted only on evidence, so that a
// correct name is never damaged; where the evidence does not decide, the cell stays as it is and a person is asked.
import { decodeOld, hasSignOf, type OldEncoding, restoreCase } from './roster-encodings.ts';
import { isSyllable } from './roster-syllables.ts';

/** A cell of text. `row` is the same for cells of one row of one sheet. */
export interface TextCell {
  readonly row: string;
  readonly raw: string;
  /** A name of a person: every word begins with a capital. */
  readonly isName: boolean;
}

/** `encoding` where the text was converted; `doubt` is the other possible reading where nothing decides. */
export interface TextReading {
  readonly text: string;
  readonly encoding?: OldEncoding;
  readonly doubt?: string;
}

const encodings: readonly OldEncoding[] = ['tcvn3', 'vni'];

/** How one cell looks when it is taken for text of one encoding. */
interface Look {
  /** Words that are no Vietnamese as they stand, are Vietnamese when converted, and carry a sign of the encoding. */
  readonly strong: readonly string[];
  /** The same without a sign. */
  readonly weak: number;
  /** Words that are Vietnamese both ways. */
  readonly either: readonly string[];
  /** Words that are Vietnamese neither way: foreign names, abbreviations. */
  readonly odd: number;
  /** Words that speak against the encoding. */
  readonly contrary: number;
}

type Standing = 'plain' | 'unicode' | 'unclear' | 'certain';
interface Judged {
  readonly cell: TextCell;
  readonly looks: Readonly<Record<OldEncoding, Look>>;
  readonly standing: Standing;
  readonly encoding?: OldEncoding;
}

/**
 * Reads all text of one import, column by column, and converts what is in an old encoding. A word alone proves nothing ("Thaï"
 * is also French): at least two different words of the import must bear the signs of an encoding before any cell is converted.
 */
export function readOldText(columns: readonly (readonly TextCell[])[]): TextReading[][] {
  const looks = new Map<string, Judged['looks']>();
  for (const { raw } of columns.flat())
    if (!looks.has(raw)) looks.set(raw, { tcvn3: look('tcvn3', raw), vni: look('vni', raw) });
  const proven = new Set(
    encodings.filter((encoding) => new Set([...looks.values()].flatMap((both) => both[encoding].strong)).size >= 2),
  );
  const judged = columns.map((cells) =>
    cells.map((cell) => judge(cell, looks.get(cell.raw) as Judged['looks'], proven)),
  );
  const rows = rowStandings(judged);
  const all = judged.flat();
  return judged.map((cells) => {
    const context = contextOf(cells) ?? contextOf(all);
    return cells.map((cell) => settle(cell, context, rows.get(cell.cell.row) ?? new Set()));
  });
}

interface Context {
  readonly encoding: OldEncoding;
  readonly isMixed: boolean;
}

function contextOf(cells: readonly Judged[]): Context | undefined {
  const count = (encoding: OldEncoding): number => cells.filter((cell) => cell.encoding === encoding).length;
  const [tcvn3, vni] = [count('tcvn3'), count('vni')];
  if (tcvn3 + vni === 0) return undefined;
  return {
    encoding: vni > tcvn3 ? 'vni' : 'tcvn3',
    isMixed: (tcvn3 > 0 && vni > 0) || cells.some((cell) => cell.standing === 'unicode'),
  };
}

function rowStandings(judged: readonly (readonly Judged[])[]): Map<string, Set<Standing>> {
  const rows = new Map<string, Set<Standing>>();
  for (const { cell, standing } of judged.flat()) {
    const known = rows.get(cell.row) ?? new Set();
    rows.set(cell.row, known.add(standing));
  }
  return rows;
}

function judge(cell: TextCell, looks: Judged['looks'], proven: ReadonlySet<OldEncoding>): Judged {
  if (!/[\u00a1-\uffff]/u.test(cell.raw)) return { cell, looks, standing: 'plain' };
  const certain = encodings
    .filter((encoding) => proven.has(encoding) && looks[encoding].contrary === 0 && looks[encoding].strong.length > 0)
    .sort((a, b) => looks[b].strong.length - looks[a].strong.length);
  const [best, other] = certain;
  if (best !== undefined && (other === undefined || looks[best].strong.length > looks[other].strong.length))
    return { cell, looks, standing: 'certain', encoding: best };
  const speaksAgainst = encodings.every((encoding) => looks[encoding].contrary > 0);
  const hasWords = encodings.some((encoding) => {
    const { strong, weak, either, odd, contrary } = looks[encoding];
    return strong.length + weak + either.length + odd + contrary > 0;
  });
  return { cell, looks, standing: !hasWords ? 'plain' : speaksAgainst ? 'unicode' : 'unclear' };
}

function settle(judged: Judged, context: Context | undefined, row: ReadonlySet<Standing>): TextReading {
  const { cell, looks, standing } = judged;
  const keep: TextReading = { text: cell.raw };
  if (standing === 'certain') return converted(cell, judged.encoding as OldEncoding);
  if (standing === 'plain') return keep;
  if (standing === 'unicode') {
    const mixed = encodings.find((encoding) => looks[encoding].strong.length >= 2);
    return mixed === undefined ? keep : { ...keep, doubt: decodeCell(mixed, cell) };
  }
  const encoding = context?.encoding ?? likelier(looks);
  if (encoding === undefined || looks[encoding].contrary > 0) return keep;
  const asked: TextReading = { ...keep, doubt: decodeCell(encoding, cell) };
  const { strong, weak, either, odd } = looks[encoding];
  if (context === undefined) return asked;
  if (strong.length + weak > 0) return odd === 0 ? converted(cell, encoding) : asked;
  if (odd > 0) return asked;
  const votes = vote(encoding, either);
  if (!context.isMixed) return votes === 'unicode' ? asked : converted(cell, encoding);
  if (row.has('certain') !== row.has('unicode')) return row.has('certain') ? converted(cell, encoding) : keep;
  return votes === 'old' ? converted(cell, encoding) : votes === 'unicode' ? keep : asked;
}

function likelier(looks: Judged['looks']): OldEncoding | undefined {
  return encodings
    .filter((encoding) => looks[encoding].contrary === 0 && looks[encoding].strong.length + looks[encoding].weak > 0)
    .sort((a, b) => looks[b].strong.length - looks[a].strong.length)[0];
}

function converted(cell: TextCell, encoding: OldEncoding): TextReading {
  return { text: decodeCell(encoding, cell), encoding };
}

/** The cell word by word; what is no word of the encoding (dashes, digits) stays. */
function decodeCell(encoding: OldEncoding, cell: TextCell): string {
  const decoded = cell.raw.replace(wordOrRest, (part) => decodeOld(encoding, part) ?? part);
  return encoding === 'tcvn3' ? restoreCase(cell.raw, decoded, cell.isName) : decoded;
}

// ASCII letters and everything above; general punctuation (dashes, quotation marks, zero-width characters) ends a word.
const wordOrRest = /[A-Za-z\u00a1-\u1fff\u2070-\uffff]+/gu;

function look(encoding: OldEncoding, raw: string): Look {
  const strong: string[] = [];
  const either: string[] = [];
  let [weak, odd, contrary] = [0, 0, 0];
  for (const [word] of raw.matchAll(wordOrRest)) {
    if (!/[\u00a1-\uffff]/u.test(word)) continue;
    const decoded = decodeOld(encoding, word);
    const isVietnamese = isSyllable(word);
    if (decoded === undefined) {
      if (/[\p{L}\p{M}]/u.test(word)) contrary += 1;
    } else if (decoded.toLowerCase() === word.normalize('NFC').toLowerCase()) {
    } else if (isSyllable(decoded)) {
      if (isVietnamese) either.push(word);
      else if (hasSignOf(encoding, word)) strong.push(word);
      else weak += 1;
    } else if (isVietnamese) {
      contrary += 1;
    } else if (hasSignOf(encoding, word)) {
      weak += 1;
    } else {
      odd += 1;
    }
  }
  return { strong, weak, either, odd, contrary };
}

// Words of names and titles that one of the two encodings turns into another possible word: "Hùng" would become "Hựng".
const usual = new Set(
  [
    'án ân ánh bá bái bí bích bính bôn bông bố bộ bút bùi bừng cán cân câm cần chí chín chính chúc chư chân chị cô có công cộng cư cù cúc cục cúng',
    'dân dâng dị dĩ dò dũng dụng dự gái giám gốc gồm hà hán hân hên hoá hoài hoàn hoàng hóa hòa hội hồi hồng hộ hố hùng hữu kê khá khán kháng khâm khí khôi không khóa khuê khúc khối',
    'lái lâm lân lê lí lò lô lộc lộ lũ lúc lục lụa lý mã mão môn một mùi mừng mỹ mùa ngân ngô ngũ ngọ nghị nhân nhị nhĩ nông nội núi ông phái phán phó phòng phú phúc phụng phùng phụ phố',
    'quán quí quý sái sán sâm sĩ số sơn sùng tá tán tâm tân tây thái thám thân thê thí thìn thí thi thị thoa thoại thông thống thơ thơm thôn thời thú thúc thúy thụ thùy thư tín tính tố tổ tốn tô tồn tống tôn tờ trâm trân trí trị trọng trúc trung tú túc tùng tự từ văn vân võ vũ vĩ vị xuân xúc',
  ].flatMap((line) => line.split(' ')),
);

function vote(encoding: OldEncoding, words: readonly string[]): 'unicode' | 'old' | 'open' {
  let [unicode, old] = [0, 0];
  for (const word of words) {
    const asUnicode = usual.has(word.normalize('NFC').toLowerCase());
    const asOld = usual.has((decodeOld(encoding, word) ?? '').toLowerCase());
    if (asUnicode && !asOld) unicode += 1;
    if (asOld && !asUnicode) old += 1;
  }
  return unicode > 0 && old === 0 ? 'unicode' : old > 0 && unicode === 0 ? 'old' : 'open';
}

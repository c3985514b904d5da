// Reading 7: rosters come in Unicode, TCVN3, VNI and text of Windows-1258 that was read as Windows-1252, sometimes in one column. A cell
// is converted only on evidence, so that a correct name is never damaged; where the evidence does not decide, the cell stays as it is
// and a person is asked.
import { decodeOld, hasSignOf, type OldEncoding, oldEncodings, restoreCase } from './roster-encodings.ts';
import { isSyllable } from './roster-syllables.ts';
import { cleanText } from './roster-text.ts';
import { isUsual } from './roster-usual-words.ts';

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
  /** A name with a word that is no Vietnamese in any reading, in an import that has old text. */
  readonly isOdd?: true;
}

/** How one text looks when it is taken for text of one encoding. Only words with other letters than ASCII say anything. */
interface Look {
  /** Words that the encoding turns into Vietnamese, as they stand and as they would read. */
  readonly changed: readonly { readonly word: string; readonly decoded: string }[];
  /** Those that are no Vietnamese as they stand and carry a sign of the encoding. */
  readonly strong: readonly string[];
  /** Words with a sign of the encoding that are no Vietnamese either way: abbreviations. */
  readonly signs: number;
  /** Words that are Vietnamese neither way: foreign names. */
  readonly odd: number;
  /** Nothing speaks against the encoding, and something for it. */
  readonly isPossible: boolean;
}

interface Judged {
  /** Whether all words are Vietnamese as they stand. */
  readonly isVietnamese: boolean;
  readonly hasWords: boolean;
  readonly looks: Readonly<Record<OldEncoding, Look>>;
  /** The encodings that explain the text best: one, or several that explain it equally well. */
  readonly best: readonly OldEncoding[];
}

type Verdict =
  | { readonly kind: 'plain' | 'unicode' | 'open' }
  | { readonly kind: 'old' | 'doubt'; readonly encoding: OldEncoding };

/**
 * Reads all text of one import, column by column, and converts what is in an old encoding. A word alone proves nothing ("Thaï"
 * is also French): at least two different words of the import must bear the signs of an encoding before any cell is converted.
 */
export function readOldText(columns: readonly (readonly TextCell[])[]): TextReading[][] {
  const judged = new Map<string, Judged>();
  for (const { raw } of columns.flat()) if (!judged.has(raw)) judged.set(raw, judge(raw));
  const proven = provenIn([...judged.values()]);
  const verdicts = new Map([...judged].map(([raw, found]) => [raw, verdictOf(found, proven)]));
  const verdict = ({ raw }: TextCell): Verdict => verdicts.get(raw) as Verdict;
  const rows = Map.groupBy(columns.flat(), ({ row }) => row);
  const whole = contextOf(columns.flat().map(verdict));
  const hasOld = columns.flat().some((cell) => ['old', 'doubt'].includes(verdict(cell).kind));
  return columns.map((cells) => {
    const own = contextOf(cells.map(verdict));
    const context = own.encodings.size > 0 ? own : whole;
    return cells.map((cell) => {
      const found = judged.get(cell.raw) as Judged;
      const row = contextOf((rows.get(cell.row) ?? []).map(verdict));
      const reading = settle(cell, found, verdict(cell), context, row);
      const isOdd = hasOld && cell.isName && reading.doubt === undefined && hasOddWord(cleanText(reading.text).text);
      return isOdd ? { ...reading, isOdd } : reading;
    });
  });
}

/** Which encodings stand beside a cell, and whether Unicode does. */
interface Context {
  readonly encodings: ReadonlySet<OldEncoding>;
  readonly hasUnicode: boolean;
}

function contextOf(verdicts: readonly Verdict[]): Context {
  return {
    encodings: new Set(verdicts.flatMap((verdict) => (verdict.kind === 'old' ? [verdict.encoding] : []))),
    hasUnicode: verdicts.some(({ kind }) => kind === 'unicode'),
  };
}

function provenIn(texts: readonly Judged[]): ReadonlySet<OldEncoding> {
  const words = (encoding: OldEncoding): Set<string> =>
    new Set(
      texts
        .filter(({ isVietnamese, best }) => !isVietnamese && best.length === 1 && best[0] === encoding)
        .flatMap(({ looks }) => looks[encoding].strong),
    );
  return new Set(oldEncodings.filter((encoding) => words(encoding).size >= 2));
}

function judge(raw: string): Judged {
  const words = wordsIn(raw);
  const looks = Object.fromEntries(
    oldEncodings.map((encoding) => [encoding, look(encoding, words)]),
  ) as Judged['looks'];
  const possible = oldEncodings.filter((encoding) => looks[encoding].isPossible);
  const rank = (encoding: OldEncoding): number => looks[encoding].odd * 100 - looks[encoding].strong.length;
  const least = Math.min(...possible.map(rank));
  return {
    isVietnamese: words.every(isPlausible),
    hasWords: words.length > 0,
    looks,
    best: possible.filter((encoding) => rank(encoding) === least),
  };
}

/** What a text says by itself. */
function verdictOf({ isVietnamese, hasWords, looks, best }: Judged, proven: ReadonlySet<OldEncoding>): Verdict {
  if (!hasWords) return { kind: 'plain' };
  if (best.length === 0) {
    const mixed = oldEncodings.find((encoding) => looks[encoding].strong.length >= (proven.has(encoding) ? 1 : 2));
    return mixed === undefined ? { kind: 'unicode' } : { kind: 'doubt', encoding: mixed };
  }
  if (isVietnamese) return { kind: 'open' };
  const encoding = best.length === 1 ? (best[0] as OldEncoding) : likeliest(looks, best, false);
  if (encoding === undefined || encoding === 'unicode') return { kind: 'open' };
  const { odd, strong } = looks[encoding];
  return { kind: proven.has(encoding) && (odd === 0 || strong.length > 0) ? 'old' : 'doubt', encoding };
}

function settle(cell: TextCell, judged: Judged, verdict: Verdict, context: Context, row: Context): TextReading {
  const keep: TextReading = { text: cell.raw };
  const asked = (encoding: OldEncoding): TextReading => ({ ...keep, doubt: decodeCell(encoding, cell) });
  const converted = (encoding: OldEncoding): TextReading => ({ text: decodeCell(encoding, cell), encoding });
  switch (verdict.kind) {
    case 'plain':
    case 'unicode':
      return keep;
    case 'old':
      return converted(verdict.encoding);
    case 'doubt':
      return asked(verdict.encoding);
    case 'open':
  }
  const { looks, best, isVietnamese } = judged;
  const first = best[0] as OldEncoding;
  const likely = likeliest(looks, best, isVietnamese);
  const [only, another] = best.filter((encoding) => context.encodings.has(encoding));
  // Nothing of that encoding stands around: what can be Vietnamese is, unless nobody is called so.
  if (only === undefined) {
    if (likely !== undefined && likely !== 'unicode') return cell.isName || !isVietnamese ? asked(likely) : keep;
    return isVietnamese ? keep : asked(first);
  }
  if (another !== undefined)
    return likely === undefined ? asked(first) : likely === 'unicode' ? keep : converted(likely);
  const isPure = context.encodings.size === 1 && !context.hasUnicode;
  const inRow = row.encodings.has(only);
  if (isPure || inRow !== row.hasUnicode) {
    const isOld = isPure || inRow;
    if (likely === undefined ? isOld && isPure && isUsualBothWays(looks[only]) : (likely === 'unicode') === isOld)
      return asked(only);
    return isOld ? converted(only) : keep;
  }
  return likely === undefined ? asked(only) : likely === 'unicode' ? keep : converted(likely);
}

/** The reading whose words are all usual ones, where no other reading's are. */
function likeliest(
  looks: Judged['looks'],
  best: readonly OldEncoding[],
  withUnicode: boolean,
): OldEncoding | 'unicode' | undefined {
  const usual = best.filter((encoding) => looks[encoding].changed.every(({ decoded }) => isUsual(decoded)));
  const words = best.flatMap((encoding) => looks[encoding].changed);
  const all = [...usual, ...(withUnicode && words.every(({ word }) => isUsual(word)) ? ['unicode' as const] : [])];
  return all.length === 1 ? all[0] : undefined;
}

function isUsualBothWays({ changed }: Look): boolean {
  return changed.every(({ word, decoded }) => isUsual(word) && isUsual(decoded));
}

/** The cell word by word; what is no word of the encoding (dashes, digits) stays. */
function decodeCell(encoding: OldEncoding, cell: TextCell): string {
  const decoded = cell.raw.replace(wordOrRest, (part) => decodeOld(encoding, part) ?? part);
  return encoding === 'tcvn3' ? restoreCase(cell.raw, decoded, cell.isName) : decoded;
}

// ASCII letters and everything above; general punctuation (dashes, quotation marks, zero-width characters) ends a word.
const wordOrRest = /[A-Za-z\u00a1-\u1fff\u2070-\uffff]+/gu;

function wordsIn(text: string): string[] {
  return (text.match(wordOrRest) ?? []).filter((word) => /[\u00a1-\uffff]/u.test(word) && /\p{L}/u.test(word));
}

/** A small letter before a capital is no way to write a name, but the way in which old text shows. */
function isPlausible(word: string): boolean {
  return isSyllable(word) && !/\p{Ll}\p{Lu}/u.test(word.normalize('NFC'));
}

function hasOddWord(text: string): boolean {
  return wordsIn(text).some((word) => !isPlausible(word));
}

function look(encoding: OldEncoding, words: readonly string[]): Look {
  const changed: { word: string; decoded: string }[] = [];
  const strong: string[] = [];
  let [signs, odd, contrary] = [0, 0, 0];
  for (const word of words) {
    const decoded = decodeOld(encoding, word);
    const isVietnamese = isPlausible(word);
    if (decoded === undefined) {
      if (/[\p{L}\p{M}]/u.test(word)) contrary += 1;
    } else if (decoded.toLowerCase() === word.normalize('NFC').toLowerCase()) {
      if (!isVietnamese) odd += 1;
    } else if (isSyllable(decoded)) {
      changed.push({ word, decoded });
      if (!isVietnamese && hasSignOf(encoding, word)) strong.push(word);
    } else if (isVietnamese) {
      contrary += 1;
    } else if (hasSignOf(encoding, word)) {
      signs += 1;
    } else {
      odd += 1;
    }
  }
  return { changed, strong, signs, odd, isPossible: contrary === 0 && changed.length + signs > 0 };
}

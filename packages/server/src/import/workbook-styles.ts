// Number formats of a workbook, as far as they change what a person sees of a number.

/** How the numbers of a style are shown: with leading zeros (and perhaps letters), or as a date without its day. */
export interface ShownAs {
  readonly isDateWithoutDay: boolean;
  readonly padded?: { readonly before: string; readonly digits: number; readonly after: string };
}

/** `mmm-yy`, one of the formats that every workbook has without listing it. */
const monthAndYear = 17;
const literal = String.raw`(?:"[^"]*"|\\.|[-/ ])`;
const zeros = new RegExp(`^(${literal}*)(0{2,})(${literal}*)$`, 'u');

/** `undefined` for formats that change nothing of importance. */
export function shownAs(formatId: number, code: string | undefined): ShownAs | undefined {
  if (code === undefined) return formatId === monthAndYear ? { isDateWithoutDay: true } : undefined;
  const first = (code.split(';')[0] as string).replace(/\[[^\]]*\]/gu, '');
  const letters = first.replace(/"[^"]*"|\\.|_.|\*./gu, '').toLowerCase();
  if (/y/u.test(letters) && !/d/u.test(letters)) return { isDateWithoutDay: true };
  const match = zeros.exec(first);
  if (match === null) return undefined;
  const [, before, digits, after] = match as unknown as [string, string, string, string];
  return { isDateWithoutDay: false, padded: { before: unquote(before), digits: digits.length, after: unquote(after) } };
}

/** A whole number as such a format shows it. */
export function pad(text: string, { before, digits, after }: NonNullable<ShownAs['padded']>): string | undefined {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 0
    ? `${before}${String(value).padStart(digits, '0')}${after}`
    : undefined;
}

function unquote(text: string): string {
  return text.replace(/"([^"]*)"|\\(.)/gu, '$1$2');
}

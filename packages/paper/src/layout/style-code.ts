/** CRC-16/CCITT-FALSE of ASCII text, four hexadecimal digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const letter of text) {
    crc ^= letter.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** A random code of one ballot: ten letters of Crockford's base 32, fifty bits. It says nothing of who was handed the ballot. */
export const serialPattern = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/**
 * What the codes of a page say: `STYLE/page/of/check`, the same on every copy of the ballot; or `STYLE/page/of/SERIAL/check` where every
 * ballot has a random code of its own, the same on all its pages. The check is the CRC-16 of what stands before it, so that a foreign code
 * is not taken for ours.
 */
export function styleCodeText(style: string, page: number, of: number, serial?: string): string {
  const text = [style, page, of, ...(serial === undefined ? [] : [serial])].join('/');
  return `${text}/${crc16(text)}`;
}

/** What a code of a page says. `serial`: the random code of this one ballot, `null` where all copies are the same. */
export interface StyleCodeContent {
  readonly style: string;
  readonly page: number;
  readonly serial: string | null;
}

/** A code read from a page; `undefined` when it is not a ballot's. */
export function readStyleCode(text: string): StyleCodeContent | undefined {
  const parts = text.split('/');
  const [style = '', page = '', of = ''] = parts;
  const serial = parts.length === 5 ? parts[3] : undefined;
  if (style === '' || (serial !== undefined && !serialPattern.test(serial))) return undefined;
  if (text !== styleCodeText(style, Number(page), Number(of), serial)) return undefined;
  return { style, page: Number(page), serial: serial ?? null };
}

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

/**
 * What the codes of a page say: `STYLE/page/of/check`, the same on every copy of the ballot. The check is the CRC-16 of
 * what stands before it, so that a foreign code is not taken for ours.
 */
export function styleCodeText(style: string, page: number, of: number): string {
  const text = `${style}/${page}/${of}`;
  return `${text}/${crc16(text)}`;
}

/** A code read from a page; `undefined` when it is not a ballot's. */
export function readStyleCode(text: string): { readonly style: string; readonly page: number } | undefined {
  const [style = '', page = '', of = ''] = text.split('/');
  return style !== '' && text === styleCodeText(style, Number(page), Number(of))
    ? { style, page: Number(page) }
    : undefined;
}

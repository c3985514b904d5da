// What a file is, by its content: names and endings are often wrong.

export type FileKind = 'zip' | 'ole' | 'text' | 'html' | 'xml' | 'other';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);
const oneByte = new TextDecoder('windows-1252');

export function fileKindOf(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole';
  const head = oneByte.decode(bytes.subarray(0, 4096));
  if (/^(?:%PDF|\{\\rtf)/u.test(head)) return 'other';
  const words = head
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/u, '')
    .trimStart()
    .toLowerCase();
  if (/^<(?:!doctype html|html|table|meta|head|body|div|style)/u.test(words)) return 'html';
  if (words.startsWith('<?xml')) return 'xml';
  return isText(bytes) ? 'text' : 'other';
}

/** Whether an OLE file is a workbook behind a password: then it holds a stream of that name. */
export function isEncryptedWorkbook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}

/** Text has no control characters; zero bytes only where every other byte is one (UTF-16, where a letter may hold any byte). */
function isText(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return true;
  const sample = bytes.subarray(0, 65_536);
  const zerosAt = (parity: number): number => sample.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  if (even + odd > 0) return Math.max(even, odd) > sample.length / 8 && Math.min(even, odd) * 20 < Math.max(even, odd);
  return sample.every((byte) => byte >= 32 || textControls.includes(byte));
}

/** Tab, line ends, page breaks, and the end mark of DOS. */
const textControls: readonly number[] = [9, 10, 11, 12, 13, 26];

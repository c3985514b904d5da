// A voter's code as it is typed from a slip: four groups of 5, 6, 5 and 6 characters. What is wrong is said group by group.
import type { Text } from '@tinnhiem/core';
import { words } from './language.tsx';

const lengths = [5, 6, 5, 6] as const;
/** Base58 leaves out what looks alike. */
const notInCode = /[^1-9A-HJ-NP-Za-km-z]/u;
const gaps = /[\s\-‐‑–—.]+/u;

/** One of the four groups of a code, as far as it was typed. */
export interface CodeGroup {
  readonly typed: string;
  readonly length: number;
  /** What is wrong with it; `null` where nothing is, or where it is not complete yet. */
  readonly problem: Text | null;
}

export interface TypedCode {
  readonly groups: readonly CodeGroup[];
  /** The code as the slip writes it, once every group is right. */
  readonly code: string | null;
  /** More was typed than a code has. */
  readonly tooLong: boolean;
}

/** Looks at what was typed so far. Where the typist keeps the groups apart, each is compared with its own length. */
export function inspectCode(typed: string): TypedCode {
  const plain = typed.trim();
  const parts = plain === '' ? [] : plain.split(gaps).filter((part) => part !== '');
  const apart = parts.length > 1;
  const pieces = apart ? parts : sliced(parts[0] ?? '');
  const groups = lengths.map((length, at): CodeGroup => {
    const own = pieces[at] ?? '';
    const ended = at < pieces.length - (/[\s-]$/u.test(typed) ? 0 : 1);
    return { typed: own, length, problem: problemOf(own, length, at + 1, apart && ended) };
  });
  const tooLong = pieces.length > lengths.length;
  const right = groups.every(({ typed: own, length, problem }) => own.length === length && problem === null);
  return { groups, tooLong, code: right && !tooLong ? groups.map(({ typed: own }) => own).join('-') : null };
}

function sliced(text: string): readonly string[] {
  const ends = [5, 11, 16, 22, text.length];
  const pieces = ends.map((end, at) => text.slice(ends[at - 1] ?? 0, end));
  return pieces.filter((piece) => piece !== '');
}

function problemOf(own: string, length: number, number: number, ended: boolean): Text | null {
  const strange = notInCode.exec(own)?.[0];
  if (strange !== undefined)
    return words(
      `Nhóm ${number} có “${strange}”. ${lookAlikes(strange).vi}`,
      `Group ${number} has “${strange}”. ${lookAlikes(strange).en}`,
    );
  if (own.length > length)
    return words(
      `Nhóm ${number} dài ${own.length} ký tự, trên phiếu mã chỉ có ${length}.`,
      `Group ${number} has ${own.length} characters, the slip has only ${length}.`,
    );
  if (ended && own.length < length)
    return words(
      `Nhóm ${number} mới có ${own.length} ký tự, trên phiếu mã có ${length}.`,
      `Group ${number} has only ${own.length} characters, the slip has ${length}.`,
    );
  return null;
}

function lookAlikes(strange: string): Text {
  if (strange === '0' || strange === 'O')
    return words(
      'Mã không dùng số 0 và chữ O hoa: có thể là chữ o thường.',
      'Codes have no digit 0 and no capital O: it may be a small o.',
    );
  if (strange === 'I' || strange === 'l')
    return words(
      'Mã không dùng chữ I hoa và chữ l thường: có thể là số 1 hoặc chữ i thường.',
      'Codes have no capital I and no small l: it may be the digit 1 or a small i.',
    );
  return words(
    'Mã chỉ có chữ cái không dấu và chữ số; nếu bàn phím đang gõ tiếng Việt, hãy tắt bộ gõ.',
    'Codes have plain letters and digits only; switch off Vietnamese typing on the keyboard.',
  );
}

/** The code that the address brought from a slip's QR, in the form that `inspectCode` reads. */
export function codeInAddress(hash: string): string {
  try {
    return decodeURIComponent(hash.replace(/^#/u, ''));
  } catch {
    return hash.slice(1);
  }
}

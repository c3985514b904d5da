// What damaged files are tried on, and how they are damaged.
import type { Refusal, Result } from '@tinnhiem/core';
import type { Random } from '@tinnhiem/paper/practice';
import { damage } from '../../paper/src/files/testing/fuzz.ts';
import { changedJson } from './odd-values.ts';

export interface Reader {
  readonly name: string;
  /** A damaged file; the same for the same randomness. */
  readonly make: (random: Random) => Uint8Array;
  /** Reads it: what became of it, in a word. Throws only where the program is wrong. */
  readonly read: (bytes: Uint8Array) => string | Promise<string>;
}

export const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Refusals that say something of the machine, or of what is there already, and nothing of the file. */
const elsewhere =
  /^(?:unexpected|R-(?:disk|busy|server-failed|store-.+|export-.+|folder-not-empty|import-(?:older|differs|box-differs)))$/;

/** The code of a refusal; throws with its words where the file cannot be the reason. */
export function ofFile(code: string, words: string | undefined): string {
  if (elsewhere.test(code)) throw new Error(`${code}: ${words ?? ''}`);
  return code;
}

export const answer = (result: Result<unknown, Refusal>): string =>
  result.ok ? 'read' : ofFile(result.error.code, result.error.message.en);

/** Throws where a file in which every changed byte must show was read though it is changed. */
export function onlyWhole(outcome: string, bytes: Uint8Array, whole: Buffer): string {
  if (outcome === 'read' && !whole.equals(bytes)) throw new Error('read, though it was changed');
  return outcome;
}

/** Lines of JSON are changed as JSON, so that more than the syntax is tried; other bytes as bytes. */
export function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const text = utf8(bytes);
  if (!text.startsWith('{') || random() < 0.3) return damage(Buffer.from(bytes), random);
  const lines = text.split('\n');
  const chosen = Math.floor(random() * lines.length);
  try {
    lines[chosen] = JSON.stringify(changedJson(JSON.parse(lines[chosen] ?? ''), random)) ?? '';
  } catch {
    lines.splice(chosen, 1);
  }
  return Buffer.from(lines.join('\n'));
}

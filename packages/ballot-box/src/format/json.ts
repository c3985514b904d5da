// JSON as Belenios writes it: no spaces, fields in the order of the format. A reader accepts exactly the bytes that writing
// again would give, so that one content has one writing and one hash.
import type * as z from 'zod/mini';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Compact JSON; the fields stand in the order in which the value has them. DEL is escaped as Belenios' writer does. */
export function printJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('\u007f', '\\u007f');
}

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of bytes in UTF-8; `undefined` where they are something else. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

export type ReadJson<T> =
  | { readonly kind: 'read'; readonly value: T; readonly text: string }
  /** Not JSON in UTF-8 at all. */
  | { readonly kind: 'not-json' }
  /** Not in the one writing that the schema allows: other fields or order, spaces, escapes, capitals, leading zeros. */
  | { readonly kind: 'not-canonical' };

/** Reads what the schema describes, whose fields stand in the order of the format, in its canonical writing only. */
export function readJson<T>(content: Uint8Array | string, schema: z.ZodMiniType<T>): ReadJson<T> {
  const text = typeof content === 'string' ? content : textOf(content);
  const json = text === undefined ? undefined : parseJson(text);
  if (text === undefined || json === undefined) return { kind: 'not-json' };
  const parsed = schema.safeParse(json);
  if (!parsed.success || printJson(parsed.data) !== text) return { kind: 'not-canonical' };
  return { kind: 'read', value: parsed.data, text };
}

export type ReadAnyJson<T> =
  | { readonly kind: 'read'; readonly value: T }
  /** Not JSON in UTF-8, or not of the form of the schema. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'field-twice' };

/**
 * Reads JSON that only its maker writes, in any writing (the election): its bytes never change afterwards. A field that
 * stands twice in an object is refused all the same, because readers differ in which one they take.
 */
export function readAnyJson<T>(content: Uint8Array | string, schema: z.ZodMiniType<T>): ReadAnyJson<T> {
  const text = typeof content === 'string' ? content : textOf(content);
  const json = text === undefined ? undefined : parseJson(text);
  const parsed = schema.safeParse(json);
  if (text === undefined || !parsed.success) return { kind: 'malformed' };
  const colons = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/gs, '').split(':').length - 1;
  return colons === fieldsIn(json) ? { kind: 'read', value: parsed.data } : { kind: 'field-twice' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, inner) => sum + fieldsIn(inner), own);
}

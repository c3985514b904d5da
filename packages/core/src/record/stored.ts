// An act as it lies in a file: one line of canonical JSON. A line reads back only if it is exactly what would be written.
import { z } from 'zod';
import { instantSchema } from '../basics/dates.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { canonicalJson, hasCanonicalJson } from './canonical.ts';
import type { Envelope } from './envelope.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const envelopeSchema = z.strictObject({
  stream: z.string().min(1),
  number: z.number().int().positive(),
  at: instantSchema,
  by: z.strictObject({
    account: z.string(),
    name: z.string(),
    role: z.string(),
    onBehalfOf: z.strictObject({ account: z.string(), name: z.string() }).exactOptional(),
  }),
  type: z.string().min(1),
  version: z.number().int().positive(),
  data: z.unknown(),
  previous: hash,
  hash,
});

/** The line of an act, without the line break. */
export function storedLine(envelope: Envelope): string {
  return canonicalJson(envelope);
}

/** The act of a line. The error says what is wrong with the text; the chain is checked apart, by `verifyChain`. */
export function readStoredLine(line: string): Result<Envelope, 'not-json' | 'not-an-act' | 'not-canonical'> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err('not-json');
  }
  if (!hasCanonicalJson(value)) return err('not-canonical');
  const parsed = envelopeSchema.safeParse(value);
  if (!parsed.success) return err('not-an-act');
  const envelope: Envelope = parsed.data;
  return line === storedLine(envelope) ? ok(envelope) : err('not-canonical');
}

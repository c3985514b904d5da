// The record as everybody may read it: acts about single ballots are left out, in spans of which only both ends are named.
import {
  canonicalJson,
  type Envelope,
  err,
  hasCanonicalJson,
  ok,
  type Result,
  readStoredLine,
  type SealedSpan,
  sealedActs,
  sealedSpans,
  storedLine,
} from '@tinnhiem/core';
import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const spanSchema = z.strictObject({
  sealed: z.strictObject({ from: z.int().positive(), to: z.int().positive(), previous: hash, hash }),
});
const looseSchema = z.strictObject({
  within: z.strictObject({
    stream: z.string().min(1),
    number: z.int().positive(),
    at: z.iso.datetime({ offset: true }),
    by: z.strictObject({ account: z.string(), name: z.string(), role: z.string() }),
    type: z.string().min(1),
    version: z.int().positive(),
    data: z.unknown(),
  }),
});

/** A span whose acts are sealed; `previous` and `hash` join it to the acts around it. */
export interface Span extends SealedSpan {
  readonly previous: string;
  readonly hash: string;
}

/** An act inside of a span that is not about ballots. Its place in the chain is sealed with the others. */
export type LooseAct = Omit<Envelope, 'previous' | 'hash'>;

export type OpenLine =
  | { readonly kind: 'act'; readonly act: Envelope }
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'loose'; readonly act: LooseAct };

/** What is wrong with the text of a record, and in which of its lines, from 1. */
export interface LineProblem {
  readonly line: number;
  readonly problem: 'not-utf8' | 'not-json' | 'not-an-act' | 'not-canonical' | 'no-line-end' | 'empty';
}

/** The text that everybody may read: a line for each act or span. */
export function openText(acts: readonly Envelope[]): string {
  const spans = sealedSpans(acts);
  const isSealed = sealedActs();
  let text = '';
  for (const act of acts) {
    const sealed = isSealed(act);
    const span = spans.find(({ from, to }) => act.number >= from && act.number <= to);
    if (span === undefined) text += `${storedLine(act)}\n`;
    else {
      const { from, to } = span;
      const last = acts[to - 1] as Envelope;
      if (act.number === from)
        text += `${canonicalJson({ sealed: { from, to, previous: act.previous, hash: last.hash } })}\n`;
      const { previous: _previous, hash: _hash, ...loose } = act;
      if (!sealed) text += `${canonicalJson({ within: loose })}\n`;
    }
  }
  return text;
}

/** The acts of all spans, whole: what the passphrase opens. Empty where nothing is sealed. */
export function sealedText(acts: readonly Envelope[]): string {
  const spans = sealedSpans(acts);
  return acts
    .filter(({ number }) => spans.some(({ from, to }) => number >= from && number <= to))
    .map((act) => `${storedLine(act)}\n`)
    .join('');
}

/** The lines of an open record, each exactly as it would be written. */
export function readOpenText(bytes: Uint8Array): Result<readonly OpenLine[], LineProblem> {
  return readLines(bytes, readOpenLine);
}

/** Acts written one a line. */
export function readActs(bytes: Uint8Array): Result<readonly Envelope[], LineProblem> {
  return readLines(bytes, readStoredLine);
}

function readLines<T>(
  bytes: Uint8Array,
  read: (line: string) => Result<T, LineProblem['problem']>,
): Result<readonly T[], LineProblem> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return err({ line: firstBroken(bytes), problem: 'not-utf8' });
  }
  if (text === '') return err({ line: 1, problem: 'empty' });
  const lines = text.split('\n');
  if (lines.pop() !== '') return err({ line: lines.length + 1, problem: 'no-line-end' });
  const found: T[] = [];
  for (const [index, line] of lines.entries()) {
    const one = read(line);
    if (!one.ok) return err({ line: index + 1, problem: one.error });
    found.push(one.value);
  }
  return ok(found);
}

/** The line with the first bytes that are no text. */
function firstBroken(bytes: Uint8Array): number {
  const lossy = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return lossy.slice(0, lossy.indexOf('\ufffd') + 1).split('\n').length;
}

function readOpenLine(line: string): Result<OpenLine, LineProblem['problem']> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err('not-json');
  }
  const isSpan = typeof value === 'object' && value !== null && 'sealed' in value;
  const isLoose = typeof value === 'object' && value !== null && 'within' in value;
  if (!isSpan && !isLoose) {
    const act = readStoredLine(line);
    return act.ok ? ok({ kind: 'act', act: act.value }) : err(act.error);
  }
  if (!hasCanonicalJson(value) || canonicalJson(value) !== line) return err('not-canonical');
  if (isSpan) {
    const span = spanSchema.safeParse(value);
    return span.success ? ok({ kind: 'span', span: span.data.sealed }) : err('not-an-act');
  }
  const loose = looseSchema.safeParse(value);
  return loose.success ? ok({ kind: 'loose', act: loose.data.within as LooseAct }) : err('not-an-act');
}

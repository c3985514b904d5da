import { z } from 'zod';

/** Where a value comes from. */
export interface Citation {
  /** Short name of the instrument: `Quy định 262-QĐ/TW`. */
  readonly instrument: string;
  /** Article, clause, section: `khoản 7 Điều 7`, `mục III.2.3`. */
  readonly provision: string;
  /** The words themselves, where they were read. */
  readonly quote?: string | undefined;
}

/** A value of a rule never stands without its source; what no source confirms says so, and is shown so. */
export interface Cited<T> {
  readonly value: T;
  readonly cite: Citation | 'unverified';
  /** Why the value is what it is, where the source leaves room. */
  readonly note?: string | undefined;
}

export const citationSchema = z.strictObject({
  instrument: z.string().min(1),
  provision: z.string().min(1),
  quote: z.string().min(1).optional(),
});

export const citeSchema = z.union([citationSchema, z.literal('unverified')]);

/** The schema of a value with its source. */
export function cited<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, cite: citeSchema, note: z.string().min(1).optional() });
}

/** `Quy định 262-QĐ/TW, khoản 7 Điều 7`, or the plain statement that no source was found. */
export function formatCite(cite: Citation | 'unverified'): string {
  return cite === 'unverified' ? 'chưa đối chiếu văn bản gốc (unverified)' : `${cite.instrument}, ${cite.provision}`;
}

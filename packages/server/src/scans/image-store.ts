// Pictures of sheets, each named by the SHA-256 of its content; beside each what the reader saw on it. One interface, and one suite of tests for
// the folder and the central store (scan-stores.test.ts).
import { type Refusal, type Result, scanPageCodes, scanRowCodes } from '@tinnhiem/core';
import { z } from 'zod';

/** What the reader saw on a page, with its certainty: more than the record keeps. */
export const pageDetailsSchema = z.strictObject({
  /** Name and version of the reader. */
  reader: z.string(),
  /** Where the page stood: name of the file, page from 1. */
  file: z.string(),
  page: z.number().int(),
  style: z.string().nullable(),
  ballotPage: z.number().int().nullable(),
  /** The random code of this one ballot, where it has one; for finding the same sheet again, and shown to nobody. */
  serial: z.string().nullable(),
  status: z.enum(['read', 'flagged', 'rejected']),
  flags: z.array(z.enum(scanPageCodes)),
  rows: z.array(
    z.strictObject({
      row: z.number().int(),
      person: z.string(),
      reading: z.enum(['high', 'confidence', 'low', 'blank', 'multiple']).nullable(),
      flagged: z.boolean(),
      reasons: z.array(z.enum(scanRowCodes)),
      certainty: z.number(),
    }),
  ),
  /** Where a millimetre of the paper lies in the picture (`PagePlace`); `null` where nothing was read. */
  place: z
    .tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])
    .nullable(),
  /** Likeness of the marks, base64; for finding the same sheet again. */
  signature: z.string().nullable(),
  /** Why the page could not be opened, where it could not. */
  problem: z.strictObject({ vi: z.string(), en: z.string() }).nullable(),
  /** The earlier side that looks the same, where it stood then. */
  duplicateOf: z.strictObject({ batch: z.number().int(), ballot: z.number().int(), side: z.number().int() }).nullable(),
});
export type PageDetails = z.output<typeof pageDetailsSchema>;

/** A picture that is kept. */
export interface KeptPicture {
  readonly sha256: string;
  readonly bytes: number;
  /** Whether what was seen on it is kept too: not of one with its signature place covered. */
  readonly seen: boolean;
}

export interface ImageStore {
  /**
   * Takes in a picture, as bytes or as the file in which it lies, which may be gone afterwards; with what was seen on it, `null` for one with its
   * signature place covered. Whether it was not there before. It is there after a power cut once `settle` has returned.
   */
  keep(round: string, sha256: string, from: Uint8Array | string, details: PageDetails | null): Promise<boolean>;
  /** Removes a picture that came to nothing, or whose ballot is destroyed. */
  drop(round: string, sha256: string): Promise<void>;
  /** Makes everything that was taken in survive a power cut. */
  settle(round: string): Promise<void>;
  has(round: string, sha256: string): Promise<boolean>;
  /** Whether a round has any picture. */
  hasAny(round: string): Promise<boolean>;
  /** The pictures of a round, in the order of their names. */
  list(round: string): Promise<readonly KeptPicture[]>;
  /** A picture, its content checked against its name. */
  image(round: string, sha256: string): Promise<Result<Uint8Array, Refusal>>;
  details(round: string, sha256: string): Promise<PageDetails | null>;
}

// What is where on a ballot: drawn by the printer of ballots, read by the reader of scans.
import type { Level } from '@tinnhiem/core';
import { z } from 'zod';

/** The columns of boxes, from left to right. */
export const columns = ['high', 'confidence', 'low'] as const satisfies readonly Level[];

const length = z.number().min(0).max(2000);
/** `[x, y, width, height]` in millimetres from the top left corner of the paper. */
export const rectSchema = z.tuple([length, length, length, length]).readonly();
export type Rect = z.infer<typeof rectSchema>;

const rowSchema = z
  .object({
    /** 1, 2, 3… over the whole ballot, as printed in the column TT. */
    row: z.number().int().min(1).max(200),
    /** The person's id. */
    person: z.string().min(1).max(200),
    name: z.string().max(500),
    /** Around the printed name and post. */
    nameRect: rectSchema,
    /** Outer edges of the three boxes. */
    boxes: z.object({ high: rectSchema, confidence: rectSchema, low: rectSchema }).readonly(),
  })
  .readonly();
/** Where one person stands on the page. */
export type BallotRow = z.infer<typeof rowSchema>;

const pageSchema = z
  .object({
    /** From 1. */
    page: z.number().int().min(1).max(100),
    widthMm: z.number().min(50).max(500),
    heightMm: z.number().min(50).max(500),
    rows: z.array(rowSchema).max(60).readonly(),
    /** Where the voter may sign; `null` on other pages and where signing is not allowed. */
    signatureRect: rectSchema.nullable(),
    /** Where the hanging stamp goes; first page only. */
    stampRect: rectSchema.nullable(),
    /** White places where somebody could write. */
    freeRects: z.array(rectSchema).max(400).readonly(),
    /** Fiducials, timing bars and codes: what the reading of a scan needs unharmed. */
    protectRects: z.array(rectSchema).max(400).readonly(),
    /** The four corner squares: top left, top right, bottom left, bottom right. */
    fiducials: z.array(rectSchema).length(4).readonly(),
    /** The two bars of each row, in the order of `rows`: left, right. */
    bars: z
      .array(z.tuple([rectSchema, rectSchema]).readonly())
      .max(60)
      .readonly(),
    /** The QR codes and what they say; empty for a ballot without style code. */
    codes: z
      .array(z.object({ rect: rectSchema, text: z.string().max(200) }).readonly())
      .max(4)
      .readonly(),
  })
  .readonly();
/** One page of a ballot. */
export type BallotPage = z.infer<typeof pageSchema>;

/** What is where on every page of a ballot. */
export interface BallotLayout {
  /** Code of the ballot's style, `null` when it carries none. */
  readonly style: string | null;
  readonly pages: readonly BallotPage[];
}

/** The clean page as it leaves the printer: a PNG in base64, 8 px/mm, grey; what a scan is compared with. */
const cleanPageSchema = z.string().min(1).max(4_000_000);

/** The layout as a file: each page with its picture, so that the file alone is enough to read scans. */
export const layoutFileSchema = z
  .object({
    style: z.string().min(1).max(60),
    pages: z
      .array(pageSchema.unwrap().extend({ clean: cleanPageSchema }).readonly())
      .min(1)
      .max(100)
      .readonly(),
  })
  .readonly();
export type LayoutFile = z.infer<typeof layoutFileSchema>;

/** Pixels per millimetre of the picture of a clean page. */
export const cleanPixelsPerMm = 8;

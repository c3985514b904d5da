// A layout that comes as a file: whether reading can rely on it.
import { err, ok, type Result, type Text, text } from '@tinnhiem/core';
import sharp from 'sharp';
import type { z } from 'zod';
import { cleanPixelsPerMm, type LayoutFile, layoutFileSchema } from '../layout/layout.ts';

/** Which field of a layout is wrong (`pages.1.rows.0.person`), and how. */
export interface LayoutProblem {
  readonly field: string;
  readonly problem: Text;
}

/** The layout in what a file of JSON holds; the pictures of its pages are looked at too. */
export async function checkLayout(value: unknown): Promise<Result<LayoutFile, LayoutProblem>> {
  const parsed = layoutFileSchema.safeParse(value);
  if (!parsed.success) return err(firstProblem(parsed.error.issues, value));
  for (const [index, page] of parsed.data.pages.entries())
    if (!(await isPictureOf(page)))
      return err({
        field: `pages.${index}.clean`,
        problem: text('không phải ảnh của trang này', 'is no picture of the page'),
      });
  return ok(parsed.data);
}

function firstProblem(issues: readonly z.core.$ZodIssue[], value: unknown): LayoutProblem {
  const path = issues[0]?.path ?? [];
  if (path.length === 0)
    return { field: '{ style, pages }', problem: text('không phải tệp vị trí phiếu', 'is no layout of a ballot') };
  const given = path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
  return {
    field: path.join('.'),
    problem: given === undefined ? text('thiếu', 'is missing') : text('sai giá trị', 'has a wrong value'),
  };
}

async function isPictureOf({ clean, widthMm, heightMm }: LayoutFile['pages'][number]): Promise<boolean> {
  try {
    const picture = sharp(Buffer.from(clean, 'base64'));
    const { width, height, format } = await picture.metadata();
    const near = (pixels: number, mm: number) => Math.abs(pixels - mm * cleanPixelsPerMm) <= 4;
    if (format !== 'png' || !near(width, widthMm) || !near(height, heightMm)) return false;
    // Its beginning alone says nothing of the rest, which may be damaged.
    await picture.raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}

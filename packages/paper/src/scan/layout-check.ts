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
  if (!parsed.success) return err(firstProblem(parsed.error.issues));
  for (const [index, page] of parsed.data.pages.entries())
    if (!(await isPictureOf(page)))
      return err({
        field: `pages.${index}.clean`,
        problem: text('không phải ảnh của trang này', 'is no picture of the page'),
      });
  return ok(parsed.data);
}

function firstProblem(issues: readonly z.core.$ZodIssue[]): LayoutProblem {
  const [issue] = issues;
  const field = issue?.path.join('.') ?? '';
  const missing = issue?.code === 'invalid_type' && issue.input === undefined;
  return {
    field: field === '' ? '{ style, pages }' : field,
    problem: missing ? text('thiếu', 'is missing') : text('sai kiểu hoặc sai giá trị', 'has a wrong type or value'),
  };
}

async function isPictureOf({ clean, widthMm, heightMm }: LayoutFile['pages'][number]): Promise<boolean> {
  try {
    const { width, height, format } = await sharp(Buffer.from(clean, 'base64')).metadata();
    const near = (pixels: number, mm: number) => Math.abs(pixels - mm * cleanPixelsPerMm) <= 4;
    return format === 'png' && near(width, widthMm) && near(height, heightMm);
  } catch {
    return false;
  }
}

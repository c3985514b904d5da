// S18, S19: a file that was handed in, as somebody opens it: its own pages, marked with who opens it and when. The file itself is not touched.
import { err, ok, type Result, type Text, text } from '@tinnhiem/core';
import { openShown, type ShownFile, scanLimits } from '@tinnhiem/paper';
import { printable } from './fonts/measure.ts';
import { type MarkedPage, markedPage, otherPages } from './opened-looks.ts';
import { typstPdf } from './render/typst.ts';

/** Who opens a file, when (`08:30 ngày 01/03/2019`), and the SHA-256 by which anybody can tell which file it is. */
export interface Opening {
  readonly by: string;
  readonly at: string;
  readonly sha256: string;
}

/** What one marked copy may cost: no paper has more pages, and pages that are drawn are held together until the copy is written. */
const limits = { ...scanLimits, pagesPerFile: 500 };
const mostDrawnBytes = 192 * 1024 * 1024;

const tooMuch = text(
  'Các trang của tệp lớn quá mức có thể ghi tên người mở.',
  'The pages of the file are too large to be marked.',
);

/**
 * The file as a PDF whose every page is marked. Pages of a PDF stay what they are (text stays text, a scan keeps its pixels) where they come out
 * looking the same; others, and pictures, are drawn. The problem, where there is one, says why nothing can be written on this file: it is damaged,
 * locked, or too large.
 */
export async function openedCopy(file: Uint8Array, opening: Opening): Promise<Result<Uint8Array, Text>> {
  const shown = await openShown(file, limits);
  if (!shown.ok) return err(shown.error.message);
  try {
    const pages = shown.value.pages.map(markedPage);
    const drawn = new Set(shown.value.pages.flatMap(({ holds }, index) => (holds ? [] : [index + 1])));
    return await markedCopy({ file, shown: shown.value, pages, opening }, drawn);
  } finally {
    shown.value.close();
  }
}

interface Marking {
  readonly file: Uint8Array;
  readonly shown: ShownFile;
  readonly pages: readonly MarkedPage[];
  readonly opening: Opening;
}

/** With the pages of `drawn` as pictures, and those besides that come out otherwise; with all where the file takes part in nothing else. */
async function markedCopy(marking: Marking, drawn: ReadonlySet<number>): Promise<Result<Uint8Array, Text>> {
  const { shown, pages } = marking;
  const made = await withPages(marking, drawn);
  if (!made.ok) return made;
  if (made.value === null) return await markedCopy(marking, new Set(pages.map((_, index) => index + 1)));
  if (drawn.size === pages.length) return ok(made.value);
  const others = await otherPages(shown, made.value, pages, drawn);
  return others.size === 0 ? ok(made.value) : await markedCopy(marking, new Set([...drawn, ...others]));
}

/** `null` where pages cannot be taken from the file as they are. */
async function withPages(
  { file, shown, pages, opening }: Marking,
  drawn: ReadonlySet<number>,
): Promise<Result<Uint8Array | null, Text>> {
  const given = new Map<string, Uint8Array>();
  const names = new Map<number, string>();
  let bytes = 0;
  for (const number of drawn) {
    const picture = await shown.picture(number);
    if (!picture.ok) return err(picture.error.message);
    bytes += picture.value.bytes.byteLength;
    if (bytes > mostDrawnBytes) return err(tooMuch);
    const name = `${number}.${picture.value.ending}`;
    names.set(number, name);
    given.set(name, picture.value.bytes);
  }
  if (drawn.size < pages.length) given.set('original.pdf', file);
  const data = {
    pages: pages.map(({ width, height, strip }, index) => {
      const number = index + 1;
      return { width, height, strip, number, picture: names.get(number) ?? null };
    }),
    opened: printable(`Mở xem bởi ${opening.by}, ${opening.at}`),
    original: `Bản ghi tên người mở; tệp gốc có SHA-256 ${opening.sha256}`,
  };
  try {
    return ok(typstPdf('opened', data, false, given));
  } catch (error) {
    if (drawn.size === pages.length) throw error;
    return ok(null);
  }
}

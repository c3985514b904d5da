// Runs in a worker thread of `renderer.ts`.
import type { Result, Text } from '@tinnhiem/core';
import type { BallotInput, CardName, Opening, RenderOptions, UnmarkedFile } from '@tinnhiem/documents';
import type { LayoutFile } from '@tinnhiem/paper';
import { type DocumentRequest, renderDocument } from '../documents/index.ts';

// biome-ignore lint/style/noDefaultExport: Piscina calls the default export.
export default function render(request: DocumentRequest): Promise<Uint8Array> {
  return renderDocument(request);
}

/** A kept file with who prints it on its pages. */
export async function copy(asked: {
  readonly pdf: Uint8Array;
  readonly by: NonNullable<RenderOptions['printed']>;
}): Promise<Uint8Array> {
  const { printedCopy } = await import('@tinnhiem/documents');
  return printedCopy(asked.pdf, asked.by);
}

/** A file that was handed in, marked with who opens it; or why nothing can be written on it. */
export async function open(asked: {
  readonly file: Uint8Array;
  readonly opening: Opening;
}): Promise<Result<Uint8Array, Text>> {
  const { openedCopy } = await import('@tinnhiem/documents');
  return await openedCopy(asked.file, asked.opening);
}

/** The page in the place of a file on which nothing can be written. */
export async function cover(file: UnmarkedFile): Promise<Uint8Array> {
  const { unmarkedCover } = await import('@tinnhiem/documents');
  return unmarkedCover(file);
}

/** The layout of a ballot, with the pictures of its pages as they leave the printer. */
export async function layout(request: DocumentRequest): Promise<LayoutFile> {
  // Loaded only here: most documents are no ballots.
  const [{ ballotLayout }, { layoutFile }] = await Promise.all([
    import('@tinnhiem/documents'),
    import('@tinnhiem/paper'),
  ]);
  return await layoutFile(ballotLayout(request.input as BallotInput), await renderDocument(request));
}

/** The handbook or one of its cards as PDF. */
export async function book(name: 'so-tay' | CardName): Promise<Uint8Array> {
  const { cardPdf, handbookPdf } = await import('@tinnhiem/documents');
  return name === 'so-tay' ? handbookPdf() : cardPdf(name);
}

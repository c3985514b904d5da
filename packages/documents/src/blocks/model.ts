/**
 * A small model of an official document that both renderers understand. Lengths in millimetres, letters and the space
 * between paragraphs in points. Text is data: nothing in it is ever read as markup.
 */

export type Alignment = 'left' | 'center' | 'right' | 'justify';

/** A stretch of text in one style; `size` only where it differs from the block's. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly size?: number;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  readonly align: Alignment;
  /** Indent of the first line. */
  readonly firstLine?: number;
  /** Indent of the whole paragraph. */
  readonly indent?: number;
  /** Space above, in points. */
  readonly before?: number;
  readonly size?: number;
  /** Single line spacing, as in headings, tables and signatures. */
  readonly tight?: boolean;
  /** Stays on the page of what follows. */
  readonly withNext?: boolean;
}

/** A straight line of its own, as below the national title. */
export interface Rule {
  readonly kind: 'rule';
  readonly width: number;
  /** Line thickness in points. */
  readonly thickness: number;
}

/** Words in a frame: the security mark. */
export interface Framed {
  readonly kind: 'framed';
  readonly text: string;
  readonly size: number;
  readonly width: number;
}

/** White space, in points. */
export interface Gap {
  readonly kind: 'gap';
  readonly height: number;
}

/** Empty squares, five strokes each, to fill in by hand. */
export interface StrokeSquares {
  readonly kind: 'strokes';
  readonly count: number;
  /** Side of a square in millimetres. */
  readonly side: number;
}

/** A QR code: what it says, and its rows of modules, `1` dark. */
export interface Code {
  readonly kind: 'code';
  readonly text: string;
  readonly rows: readonly string[];
  readonly side: number;
}

/** Blocks side by side without lines: heading, signatures. Widths share the line in proportion. */
export interface Columns {
  readonly kind: 'columns';
  /** May go on over the page's end; otherwise it stays on one page. */
  readonly breakable?: boolean;
  readonly columns: readonly { readonly share: number; readonly blocks: readonly Block[] }[];
}

export interface Cell {
  readonly blocks: readonly Block[];
  readonly columns?: number;
  readonly rows?: number;
  readonly align?: Alignment;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Least height, for signatures by hand. */
  readonly height?: number;
  /** May go on over the page's end; otherwise it stays on one page. */
  readonly breakable?: boolean;
}

export interface Table {
  readonly kind: 'table';
  /** Widths share the line in proportion. */
  readonly columns: readonly { readonly share: number; readonly align: Alignment }[];
  /** Repeated on every page. */
  readonly head: readonly Row[];
  readonly rows: readonly Row[];
  readonly size: number;
}

export interface Together {
  readonly kind: 'together';
  readonly blocks: readonly Block[];
}

/** A new page, numbered from 1 again: the next letter of several in one file. */
export interface NextLetter {
  readonly kind: 'next-letter';
}

export type Block = Paragraph | Rule | Framed | Gap | StrokeSquares | Code | Columns | Table | Together | NextLetter;

/** What stands on every page around the text. */
export interface PageFurniture {
  /** "Bản số 1/3". */
  readonly copy?: string;
  readonly fingerprint?: string;
  readonly act?: number;
  /** DIỄN TẬP, DỰ THẢO: said at the top of every page. */
  readonly marks: readonly string[];
  /** Who printed this copy, and when: at the foot of every page. */
  readonly printed?: string;
  /** What else a reader has to know of this print: at the foot of every page. */
  readonly note?: string;
  /** The same grey across every page, so that a photograph of any part of one says whose copy it was. */
  readonly printedAcross?: boolean;
  /** Across every page in grey. */
  readonly watermark?: string;
}

export interface OfficialDocument {
  /** For the file's metadata. */
  readonly title: string;
  /** Also the date of the file, `YYYY-MM-DD`. */
  readonly date: string;
  readonly landscape: boolean;
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly size: number;
  /** Distance of two baselines in points, exact; or a multiple of the usual. */
  readonly lines:
    | { readonly kind: 'exact'; readonly points: number }
    | { readonly kind: 'multiple'; readonly factor: number };
  /** Space above a paragraph of the running text, in points. */
  readonly paragraphSpace: number;
  readonly pageNumberSize: number;
  readonly furniture: PageFurniture;
  readonly blocks: readonly Block[];
}

/** Width between the margins. */
export function textWidth(document: Pick<OfficialDocument, 'landscape' | 'margins'>): number {
  return (document.landscape ? 297 : 210) - document.margins.left - document.margins.right;
}

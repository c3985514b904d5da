// The handbook is written as plain Markdown: headings, paragraphs, steps, points, pictures, and bold for what stands on the screen.

export interface HandbookRun {
  readonly text: string;
  readonly bold?: true;
}

export type HandbookBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly HandbookRun[] }
  | { readonly kind: 'steps' | 'points'; readonly items: readonly (readonly HandbookRun[])[] }
  | { readonly kind: 'picture'; readonly file: string; readonly caption: string };

export interface HandbookSection {
  /** Unique in the handbook: `to-chuc.lap-dot`. */
  readonly id: string;
  readonly title: string;
  /** The screens that it explains, as the office's addresses name them: `documents`, `conference/poll`. */
  readonly screens: readonly string[];
  readonly blocks: readonly HandbookBlock[];
}

export interface HandbookChapter {
  readonly id: string;
  readonly title: string;
  /** What this role does, before the first section. */
  readonly blocks: readonly HandbookBlock[];
  readonly sections: readonly HandbookSection[];
}

/** Throws where a line is none of these. */
export function parseChapter(id: string, markdown: string): HandbookChapter {
  const parts = markdown.trim().split(/^## /mu);
  const [head = '', ...rest] = parts;
  const title = /^# (.+)\n/u.exec(head)?.[1];
  if (title === undefined) throw new Error(`${id}: no title`);
  return {
    id,
    title,
    blocks: blocksOf(id, head.replace(/^# .+\n/u, '')),
    sections: rest.map((part) => section(id, part)),
  };
}

function section(chapter: string, part: string): HandbookSection {
  const [line = '', ...lines] = part.split('\n');
  const [, title = '', screens = ''] = /^(.+?)(?:\s*\{screens: (.+)\})?$/u.exec(line.trim()) ?? [];
  return {
    id: `${chapter}.${slug(title)}`,
    title,
    screens: screens === '' ? [] : screens.split(/,\s*/u),
    blocks: blocksOf(title, lines.join('\n')),
  };
}

const slug = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/giu, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');

function blocksOf(place: string, text: string): HandbookBlock[] {
  const pieces = text.split(/\n\s*\n/u).map((piece) => piece.trim());
  return pieces.filter((piece) => piece !== '').map((piece) => block(place, piece));
}

function block(place: string, piece: string): HandbookBlock {
  const picture = /^!\[([^\]]+)\]\(pictures\/([a-z0-9-]+\.png)\)$/u.exec(piece);
  if (picture !== null) return { kind: 'picture', caption: picture[1] ?? '', file: picture[2] ?? '' };
  const lines = piece.split('\n');
  for (const [kind, mark] of [
    ['steps', /^\d+\. /u],
    ['points', /^- /u],
  ] as const)
    if (lines.every((line) => mark.test(line)))
      return { kind, items: lines.map((line) => runsOf(line.replace(mark, ''))) };
  if (/^[#>|`!]|^\d+\. |^- /mu.test(piece)) throw new Error(`${place}: not a paragraph: ${piece.slice(0, 60)}`);
  return { kind: 'paragraph', runs: runsOf(lines.join(' ')) };
}

function runsOf(text: string): HandbookRun[] {
  return text
    .split(/(\*\*[^*]+\*\*)/u)
    .filter((run) => run !== '')
    .map((run) => (run.startsWith('**') ? { text: run.slice(2, -2), bold: true } : { text: run }));
}

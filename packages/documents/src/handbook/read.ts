import { readdirSync, readFileSync } from 'node:fs';
import { type HandbookChapter, parseChapter } from './parse.ts';

const folder = new URL('../../../../docs/handbook/', import.meta.url);

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8').normalize('NFC');

/** The chapters, one for each role, in their order. */
export function handbookChapters(): readonly HandbookChapter[] {
  return readdirSync(folder)
    .filter((name) => /^\d+-.+\.md$/u.test(name))
    .sort()
    .map((name) => parseChapter(name.replace(/^\d+-|\.md$/gu, ''), read(name)));
}

/** The cards of one page: for the committee's table, and for the voter. */
export const cardNames = ['the-ban-kiem-phieu', 'the-nguoi-ghi-phieu'] as const;
export type CardName = (typeof cardNames)[number];

export const handbookCard = (name: CardName): HandbookChapter => parseChapter(name, read(`${name}.md`));

/** A picture of the handbook, as PNG; `null`: there is none of this name. */
export function handbookPicture(name: string): Uint8Array | null {
  if (!/^[a-z0-9-]+\.png$/u.test(name) || !readdirSync(new URL('pictures/', folder)).includes(name)) return null;
  return readFileSync(new URL(`pictures/${name}`, folder));
}

// The handbook is true: what it tells to press is on a screen, every screen has a section, every picture is there.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  cardNames,
  cardPdf,
  type HandbookBlock,
  handbookCard,
  handbookChapters,
  handbookPdf,
} from '../packages/documents/src/index.ts';
import { conferenceNavigation } from '../packages/web/src/conference/navigation.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const chapters = handbookChapters();
const pages = [...chapters, ...cardNames.map(handbookCard)];
const blocks = pages.flatMap((page) => [...page.blocks, ...page.sections.flatMap((section) => section.blocks)]);
const runs = (block: HandbookBlock) =>
  block.kind === 'picture' ? [] : block.kind === 'paragraph' ? block.runs : block.items.flat();

/** All source text of the folders that say something on a screen. */
function said(): string {
  return ['packages/web/src', 'packages/core/src', 'packages/server/src/documents']
    .flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/u.test(name) && !/\.test\./u.test(name))
        .map((name) => readFileSync(`${root}${folder}/${name}`, 'utf8')),
    )
    .join('\n')
    .normalize('NFC');
}

test('whatever the handbook sets bold stands on a screen, in these words', () => {
  const keys = new Set(['0', '1', '2', '3', '?', 'Enter']);
  const bold = [
    ...new Set(
      blocks.flatMap(runs).flatMap(({ text, bold: strong }) => (strong === true && !keys.has(text) ? [text] : [])),
    ),
  ];
  expect(bold.length).toBeGreaterThan(50);
  const words = said();
  expect(bold.filter((text) => !words.includes(text))).toEqual([]);
});

test('every screen of the office has a section', () => {
  const explained = new Set(chapters.flatMap(({ sections }) => sections.flatMap(({ screens }) => screens)));
  const router = readFileSync(`${root}packages/web/src/router.tsx`, 'utf8');
  const pathsUnder = (parent: string) =>
    [...router.matchAll(/getParentRoute: \(\) => (\w+),\s*path: '\/([a-z/-]*)'/gu)].flatMap(([, of, path]) =>
      of === parent ? [path ?? ''] : [],
    );
  const screens = [
    ...pathsUnder('round')
      .filter((path) => path !== 'conferences')
      .map((path) => (path === '' ? 'round' : path)),
    ...conferenceNavigation.map(({ path }) => (path === '' ? 'conference' : `conference/${path}`)),
    ...pathsUnder('office').map((path) => (path === '' ? 'rounds' : path)),
  ];
  expect(screens.length).toBeGreaterThan(25);
  expect(screens.filter((screen) => !explained.has(screen))).toEqual([]);
});

test('every picture that is named is there, and none lies about', () => {
  const named = new Set(blocks.flatMap((block) => (block.kind === 'picture' ? [block.file] : [])));
  expect([...named].sort()).toEqual(readdirSync(`${root}docs/handbook/pictures`).sort());
});

test('the handbook and its cards are set as PDF, each card on one page', () => {
  const pagesOf = (pdf: Uint8Array) => new TextDecoder('latin1').decode(pdf).match(/\/Type \/Page\b/gu)?.length;
  for (const name of cardNames) expect(pagesOf(cardPdf(name))).toBe(1);
  expect(pagesOf(handbookPdf())).toBeGreaterThan(10);
});

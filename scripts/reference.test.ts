import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findingKinds, folder, pages, refusalKinds } from './reference.ts';

test('the reference says what the tables say (run: node scripts/run.mjs scripts/reference.ts)', () => {
  const stale = [...pages()].filter(
    ([path, content]) => !existsSync(join(folder, path)) || readFileSync(join(folder, path), 'utf8') !== content,
  );
  expect(stale.map(([path]) => path)).toEqual([]);
});

test('no page of the reference is left over from a code that is gone', () => {
  const known = new Set(
    [...pages().keys()].filter((path) => path.startsWith('findings/')).map((path) => path.slice('findings/'.length)),
  );
  expect(readdirSync(join(folder, 'findings')).filter((file) => !known.has(file))).toEqual([]);
});

test('the page of a code has every message that may come with it', () => {
  const page = pages().get('findings/R-not-found.md');
  for (const words of ['Không có đợt “…”', 'Đợt không có danh sách', 'Đợt không có hội nghị', 'Không có văn bản “…”'])
    expect(page).toContain(words);
  for (const { code, title } of refusalKinds) expect(pages().get(`findings/${code}.md`)).toContain(`**${title.vi}**`);
});

test('every finding and every refusal has a code of its kind, a title and what to do in both languages', () => {
  const prefix = { error: 'E-', warning: 'W-', info: 'I-' } as const;
  for (const kind of findingKinds) expect(kind.code.slice(0, 2), kind.code).toBe(prefix[kind.severity ?? 'info']);
  for (const kind of refusalKinds) expect(kind.code.slice(0, 2), kind.code).toBe('R-');
  for (const { title, todo, code } of [...findingKinds, ...refusalKinds])
    for (const words of [title, todo]) expect([words.vi.length > 3, words.en.length > 3], code).toEqual([true, true]);
});

import { describe, expect, test } from 'vitest';
import { renderForm } from '../render-form.ts';
import { pageTexts } from '../testing/read-pdf.ts';
import { inventedNames, sample } from '../testing/samples.ts';
import { repeatPages } from './repeat-pages.ts';

const options = { profile: 'party-2018', format: 'pdf', date: '2019-03-01' } as const;
const twoPages = {
  ...sample('ballot'),
  people: inventedNames(40).map((name, index) => ({ id: `P${index}`, name, post: 'Trưởng khoa Thử nghiệm' })),
};
const count = (pdf: Uint8Array): number => {
  const pages = new TextDecoder('latin1').decode(pdf).matchAll(/\/Type \/Pages\s+\/Count (\d+)/g);
  return Number([...pages].at(-1)?.[1]);
};

test('five hundred ballots of two pages are one drawing named five hundred times', async () => {
  const one = await renderForm('ballot', twoPages, options);
  const many = await renderForm('ballot', { ...twoPages, copies: 500 }, options);
  expect(count(one)).toBe(2);
  expect(count(many)).toBe(1000);
  expect(many.subarray(0, one.length)).toEqual(one);
  expect(many.length - one.length).toBeLessThan(500 * 1000);
});

test('one copy is the file itself', async () => {
  const one = await renderForm('ballot', twoPages, options);
  expect(repeatPages(one, 1)).toBe(one);
});

test('a file that Typst did not write is refused', () => {
  expect(() => repeatPages(new TextEncoder().encode('%PDF-1.4\nno such file\n%%EOF'), 2)).toThrow('Not a PDF');
});

describe('read by another program', () => {
  test('every copy says the same, page by page', async () => {
    const pages = pageTexts(await renderForm('ballot', { ...twoPages, copies: 3 }, options));
    expect(pages).toHaveLength(6);
    expect(pages[0]).toContain('Trang 1/2');
    expect(pages[1]).toContain('Trang 2/2');
    expect(pages.slice(2, 4)).toEqual(pages.slice(0, 2));
    expect(pages.slice(4, 6)).toEqual(pages.slice(0, 2));
  });
});

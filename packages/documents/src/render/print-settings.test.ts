import { expect, test } from 'vitest';
import { renderForm } from '../render-form.ts';
import { inventedNames, sample } from '../testing/samples.ts';
import { withPrintSettings } from './print-settings.ts';

const options = { profile: 'party-2018', format: 'pdf', date: '2019-03-01' } as const;
const people = inventedNames(40).map((name, index) => ({ id: `P${index}`, name, post: 'Trưởng khoa Thử nghiệm' }));

/** The catalogue that stands last in the file, which is the one that counts. */
function catalogue(pdf: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(pdf);
  return text.slice(text.lastIndexOf('/Type /Catalog'));
}

test('a ballot of one page is printed on one side and never scaled', async () => {
  for (const copies of [1, 500]) {
    const last = catalogue(await renderForm('ballot', { ...sample('ballot'), copies }, options));
    expect(last).toContain('/PrintScaling /None');
    expect(last).toContain('/Duplex /Simplex');
  }
});

test('a ballot of two pages is printed on both sides of one sheet', async () => {
  const pdf = await renderForm('ballot', { ...sample('ballot'), people, copies: 2 }, options);
  expect(catalogue(pdf)).toContain('/Duplex /DuplexFlipLongEdge');
});

test('cover sheets are printed on one side', async () => {
  expect(catalogue(await renderForm('batch-cover', sample('batch-cover'), options))).toContain('/Duplex /Simplex');
});

test('a file that Typst did not write is refused', () => {
  const file = new TextEncoder().encode('%PDF-1.4\nno such file\n%%EOF');
  expect(() => withPrintSettings(file, { duplex: 'Simplex' })).toThrow('Not a PDF');
});

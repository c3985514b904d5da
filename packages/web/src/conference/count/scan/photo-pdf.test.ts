import { expect, it } from 'vitest';
import { pdfOfPages } from './photo-pdf.ts';

it('holds every picture as it is, and says truly where each of its parts begins', () => {
  const pictures = [Uint8Array.of(0xff, 0xd8, 0x0a, 0x25, 0xff, 0xd9), Uint8Array.of(0xff, 0xd8, 0x80, 0xff, 0xd9)];
  const pdf = pdfOfPages(pictures.map((bytes, index) => ({ bytes, width: 30 + index, height: 40 })));
  // One character for each byte, so that places in the text are places in the file.
  const text = Buffer.from(pdf).toString('latin1');
  for (const bytes of pictures) {
    const content = Buffer.from(bytes).toString('latin1');
    expect(text).toContain(`/Length ${bytes.length} >>\nstream\n${content}\nendstream`);
  }
  expect(text).toContain('/MediaBox [0 0 31 40]');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/u.exec(text)?.[1]);
  expect(text.slice(start)).toMatch(/^xref\n0 9\n/u);
  const entries = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gmu)].map((match) => Number(match[1]));
  expect(entries).toHaveLength(8);
  for (const [index, offset] of entries.entries())
    expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`, 'u'));
});

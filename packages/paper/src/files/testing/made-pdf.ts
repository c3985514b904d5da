// PDFs written by hand, as scanners write them: one picture a page.

export interface MadePage {
  /** Of the paper, in points. */
  readonly width: number;
  readonly height: number;
  /** Content stream; the picture is `/Im0`. By default the picture fills the page. */
  readonly content?: string;
  /** More entries of the page, such as `/Rotate 90`. */
  readonly entries?: string;
  readonly image?: { readonly dictionary: string; readonly data: Uint8Array };
}

/** `/Im0` as an A4 page. */
export const a4 = { width: 595, height: 842 } as const;

export function madePdf(pages: readonly MadePage[], trailer = ''): Buffer {
  const objects: Buffer[] = [];
  const add = (object: string, stream?: Uint8Array): number => {
    objects.push(
      stream === undefined
        ? Buffer.from(object, 'latin1')
        : Buffer.concat([
            Buffer.from(object.replace(/>>$/u, `/Length ${stream.byteLength} >>\nstream\n`), 'latin1'),
            stream,
            Buffer.from('\nendstream'),
          ]),
    );
    return objects.length;
  };
  add('<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, index) => `${3 + index * 4} 0 R`).join(' ');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  for (const { width, height, content, entries = '', image } of pages) {
    const at = objects.length + 1;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${at + 1} 0 R ` +
        `/Resources << /XObject << /Im0 ${at + 2} 0 R >> /Font << /F0 ${at + 3} 0 R >> >> ${entries} >>`,
    );
    add('<< >>', Buffer.from(content ?? `q ${width} 0 0 ${height} 0 0 cm /Im0 Do Q`));
    add(`<< /Type /XObject /Subtype /Image ${image?.dictionary ?? ''} >>`, image?.data ?? new Uint8Array());
    add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.6\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.byteLength ?? 0;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const written = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(written);
    length += written.byteLength;
  }
  const entriesOf = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entriesOf}` +
        `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A JPEG as a picture of a PDF. */
export function jpegImage(
  data: Uint8Array,
  width: number,
  height: number,
  colourSpace = '/DeviceGray',
  more = '',
): { readonly dictionary: string; readonly data: Uint8Array } {
  return {
    dictionary: `/Width ${width} /Height ${height} /ColorSpace ${colourSpace} /BitsPerComponent 8 /Filter /DCTDecode ${more}`,
    data,
  };
}

// The photographed pages of one ballot as one file, so that they arrive together: a PDF that holds the pictures as they are.

/** A picture as JPEG, upright. */
export interface JpegPage {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const encoder = new TextEncoder();

/** A PDF with a page for each picture, one pixel of the picture to one unit of the page. */
export function pdfOfPages(pages: readonly JpegPage[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (number: number, ...content: readonly (string | Uint8Array)[]) => {
    offsets[number] = length;
    for (const part of [`${number} 0 obj\n`, ...content, '\nendobj\n']) write(part);
  };
  // Objects: 1 the catalogue, 2 the pages; then for each page itself, what it draws, and its picture.
  const first = (index: number) => 3 + 3 * index;
  write('%PDF-1.4\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, index) => `${first(index)} 0 R`).join(' ');
  object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  for (const [index, { bytes, width, height }] of pages.entries()) {
    const at = first(index);
    const draws = `q ${width} 0 0 ${height} 0 0 cm /I Do Q`;
    object(
      at,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${at + 1} 0 R `,
      `/Resources << /XObject << /I ${at + 2} 0 R >> >> >>`,
    );
    object(at + 1, `<< /Length ${draws.length} >>\nstream\n${draws}\nendstream`);
    object(
      at + 2,
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB `,
      `/BitsPerComponent 8 /Filter /DCTDecode /Length ${bytes.length} >>\nstream\n`,
      bytes,
      '\nendstream',
    );
  }
  const start = length;
  const size = first(pages.length);
  const table = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  write(`xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}`);
  write(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  const file = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

const quality = 0.92;

/** A photograph as the browser shows it: turned as the phone was held. Throws where the browser cannot read it. */
export async function jpegOf(photo: Blob): Promise<JpegPage> {
  const picture = await createImageBitmap(photo);
  const { width, height } = picture;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (blob === null) throw new Error('the browser made no JPEG');
  return { bytes: new Uint8Array(await blob.arrayBuffer()), width, height };
}

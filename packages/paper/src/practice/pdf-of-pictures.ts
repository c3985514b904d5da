// A PDF as scanners write it: nothing on a page but its picture.

/** One picture on a page, as a stream that PDF knows how to decode. Place in points from the top of the page. */
export interface PdfPicture {
  readonly stream: Buffer;
  /** The entries of the stream's dictionary beside length and size: filter, colour space, bits. */
  readonly entries: string;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly widthPoints: number;
  readonly heightPoints: number;
}

export interface PdfPage {
  readonly widthPoints: number;
  readonly heightPoints: number;
  /** Usually one; some scanners send a page in bands. */
  readonly pictures: readonly PdfPicture[];
}

const number = (value: number): string => value.toFixed(3);

/** Writes the file (PDF 1.4). */
export function pdfOfPictures(pages: readonly PdfPage[]): Buffer {
  const objects: Buffer[] = [];
  const reserve = (): number => objects.push(Buffer.alloc(0));
  const put = (id: number, ...parts: readonly (string | Buffer)[]): void => {
    objects[id - 1] = Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
    );
  };
  const stream = (id: number, entries: string, body: Buffer): void =>
    put(id, `<< ${entries} /Length ${body.length} >>\nstream\n`, body, '\nendstream');
  const [catalog, tree] = [reserve(), reserve()];
  const kids = pages.map(({ widthPoints, heightPoints, pictures }) => {
    const [page, content] = [reserve(), reserve()];
    const images = pictures.map((picture) => {
      const id = reserve();
      const entries = `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} ${picture.entries}`;
      stream(id, entries, picture.stream);
      return { id, picture };
    });
    const drawn = images.map(({ id, picture }) => {
      const bottom = heightPoints - picture.top - picture.heightPoints;
      return `q ${number(picture.widthPoints)} 0 0 ${number(picture.heightPoints)} 0 ${number(bottom)} cm /P${id} Do Q`;
    });
    stream(content, '', Buffer.from(drawn.join('\n'), 'latin1'));
    const names = images.map(({ id }) => `/P${id} ${id} 0 R`).join(' ');
    put(
      page,
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${number(widthPoints)} ${number(heightPoints)}]`,
      ` /Resources << /XObject << ${names} >> >> /Contents ${content} 0 R >>`,
    );
    return page;
  });
  put(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
  put(tree, `<< /Type /Pages /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] /Count ${kids.length} >>`);
  return assembled(objects, catalog);
}

function assembled(objects: readonly Buffer[], catalog: number): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let size = parts[0]?.length ?? 0;
  const addresses = objects.map((object, index) => {
    const at = size;
    const whole = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`, 'latin1'),
      object,
      Buffer.from('\nendobj\n', 'latin1'),
    ]);
    parts.push(whole);
    size += whole.length;
    return at;
  });
  const table = addresses.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${size}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
}

// PDFs written by hand, as programs of any make write them: turned and cut pages, things put on a page, locks, layers.
import { createHash } from 'node:crypto';

export interface OddPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Drawn in Helvetica as `/F0`. */
  readonly content: string;
  /** More entries of the page, such as `/Rotate 90`. */
  readonly entries?: string;
}

interface Making {
  readonly version?: string;
  /** What must be typed to open it; empty: anybody opens it, and it is locked all the same. */
  readonly lockedBy?: string;
  /** More entries of the catalog, and objects from number 100 on. */
  readonly catalog?: string;
  readonly objects?: readonly string[];
}

export const words = (text: string, x: number, y: number, size = 40) =>
  `BT /F0 ${size} Tf ${x} ${y} Td (${text}) Tj ET`;

export function oddPdf(pages: readonly OddPage[], making: Making = {}): Buffer {
  const { version = '1.6', lockedBy, catalog = '', objects: more = [] } = making;
  const lock = lockedBy === undefined ? null : lockOf(lockedBy);
  const objects = new Map<number, Buffer>();
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  objects.set(1, Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`));
  objects.set(2, Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`));
  objects.set(3, Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'));
  for (const [index, { width, height, content, entries = '' }] of pages.entries()) {
    const number = 4 + index * 2;
    objects.set(
      number,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${number + 1} 0 R ` +
          `/Resources << /Font << /F0 3 0 R >> /Properties << /L0 100 0 R >> >> ${entries} >>`,
      ),
    );
    const stream: Uint8Array = lock === null ? Buffer.from(content) : lock.sealed(number + 1, Buffer.from(content));
    const head = Buffer.from(`<< /Length ${stream.byteLength} >>\nstream\n`);
    objects.set(number + 1, Buffer.concat([head, stream, Buffer.from('\nendstream')]));
  }
  for (const [index, object] of more.entries()) objects.set(100 + index, Buffer.from(object));
  const parts = [Buffer.from(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`, 'latin1')];
  let length = parts[0]?.byteLength ?? 0;
  let table = '';
  for (const [number, object] of objects) {
    table += `${number} 1\n${String(length).padStart(10, '0')} 00000 n \n`;
    const written = Buffer.concat([Buffer.from(`${number} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(written);
    length += written.byteLength;
  }
  const size = Math.max(...objects.keys()) + 1;
  const trailer = `xref\n0 1\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${lock?.entries ?? ''} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(trailer, 'latin1')]);
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const md5 = (...parts: readonly Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();

/** The oldest lock of PDF (ISO 32000-1, 7.6.3, revision 2). */
function lockOf(password: string) {
  const padded = Buffer.concat([Buffer.from(password), padding]).subarray(0, 32);
  const id = Buffer.from('0123456789abcdef');
  const owner = rc4(md5(Buffer.concat([Buffer.from('owner'), padding]).subarray(0, 32)).subarray(0, 5), padded);
  const key = md5(padded, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), id).subarray(0, 5);
  const hex = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`;
  const entries = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(rc4(key, padding))} /P -4 >> /ID [${hex(id)} ${hex(id)}]`;
  const sealed = (object: number, bytes: Uint8Array) =>
    rc4(md5(key, Buffer.from([object & 255, object >> 8, 0, 0, 0])).subarray(0, 10), bytes);
  return { entries, sealed };
}

function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number) => {
    [state[a], state[b]] = [state[b] as number, state[a] as number];
  };
  for (let at = 0, to = 0; at < 256; at += 1) {
    to = (to + (state[at] as number) + (key[at % key.length] as number)) & 255;
    swap(at, to);
  }
  let [at, to] = [0, 0];
  return bytes.map((byte) => {
    at = (at + 1) & 255;
    to = (to + (state[at] as number)) & 255;
    swap(at, to);
    return byte ^ (state[((state[at] as number) + (state[to] as number)) & 255] as number);
  });
}

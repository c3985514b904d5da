const latin = new TextDecoder('latin1');

/** One page object of a file that Typst wrote: its dictionary, and its number. */
interface PageObject {
  readonly number: number;
  readonly text: string;
}

function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Not a PDF as Typst writes it: ${what}`);
  return value;
}

/**
 * The same pages `copies` times in one file: the pages are drawn once and named again in an appended section (incremental
 * update, ISO 32000-1 §7.5.6), so that five hundred ballots are hardly larger than one. For untagged files with a flat page
 * list and a plain cross-reference table, which is what Typst writes; throws for any other.
 */
export function repeatPages(pdf: Uint8Array, copies: number): Uint8Array {
  if (copies === 1) return pdf;
  const text = latin.decode(pdf);
  const trailer = text.slice(required(text.lastIndexOf('trailer'), 'trailer'));
  const start = required(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(trailer)?.[1], 'startxref');
  const size = Number(required(/\/Size (\d+)/.exec(trailer)?.[1], 'Size'));
  const root = required(/\/Root \d+ 0 R/.exec(trailer)?.[0], 'Root');
  const info = /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? '';
  const id = /\/ID \[.*\]/s.exec(trailer)?.[0] ?? '';
  const list = required(
    /\n(\d+) 0 obj\n<<\s+\/Type \/Pages\s+\/Count (\d+)\s+\/Kids \[([^\]]*)\]\s+>>\nendobj/.exec(text),
    'Pages',
  );
  const kids = [...(list[3] ?? '').matchAll(/(\d+) 0 R/g)].map((kid) => Number(kid[1]));
  if (kids.length !== Number(list[2])) throw new Error('Not a PDF as Typst writes it: the page list is not flat');
  const pages = kids.map((number): PageObject => {
    const object = new RegExp(`\\n${number} 0 obj\\n(<<\\s+/Type /Page\\s[\\s\\S]*?)\\nendobj`).exec(text);
    return { number, text: required(object?.[1], `page object ${number}`) };
  });
  return append(pdf, Number(list[1]), pages, copies, {
    size,
    start,
    rest: [root, info, id].filter((entry) => entry !== ''),
  });
}

function append(
  pdf: Uint8Array,
  listNumber: number,
  pages: readonly PageObject[],
  copies: number,
  trailer: { readonly size: number; readonly start: string; readonly rest: readonly string[] },
): Uint8Array {
  const parts: string[] = ['\n'];
  const offsets: number[] = [];
  let offset = pdf.length + 1;
  const add = (number: number, body: string): void => {
    const object = `${number} 0 obj\n${body}\nendobj\n\n`;
    offsets.push(offset);
    parts.push(object);
    offset += object.length;
  };
  const count = pages.length * copies;
  const added = count - pages.length;
  const kids = [
    ...pages.map(({ number }) => number),
    ...Array.from({ length: added }, (_, index) => trailer.size + index),
  ];
  add(listNumber, `<<\n  /Type /Pages\n  /Count ${count}\n  /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}]\n>>`);
  for (let index = 0; index < added; index += 1) add(trailer.size + index, pages[index % pages.length]?.text ?? '');
  const line = (at: number): string => `${String(at).padStart(10, '0')} 00000 n\r\n`;
  parts.push(
    `xref\n${listNumber} 1\n${line(offsets[0] ?? 0)}${trailer.size} ${added}\n${offsets.slice(1).map(line).join('')}`,
  );
  parts.push(
    `trailer\n<<\n  /Size ${trailer.size + added}\n  /Prev ${trailer.start}\n  ${trailer.rest.join('\n  ')}\n>>\nstartxref\n${offset}\n%%EOF`,
  );
  const tail = Buffer.from(parts.join(''), 'latin1');
  const result = new Uint8Array(pdf.length + tail.length);
  result.set(pdf);
  result.set(tail, pdf.length);
  return result;
}

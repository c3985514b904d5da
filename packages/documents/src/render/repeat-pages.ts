import { deflateSync } from 'node:zlib';

const latin = new TextDecoder('latin1');

/** One page object of a file that Typst wrote: its dictionary, and its number. */
interface PageObject {
  readonly number: number;
  readonly text: string;
}

/** What is drawn on one page of one copy beside what all copies have: operators of a content stream (ISO 32000-1 §8); both count from 0. */
export type OwnInk = (copy: number, page: number) => string;

function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Not a PDF as Typst writes it: ${what}`);
  return value;
}

/** What of a file must be known to name its pages again. */
interface PageList {
  /** Number of the object that lists the pages. */
  readonly list: number;
  readonly pages: readonly PageObject[];
  readonly size: number;
  readonly start: string;
  /** What the new trailer takes over. */
  readonly rest: readonly string[];
}

/** For untagged files with a flat page list and a plain cross-reference table, which is what Typst writes; throws for any other. */
function pageList(pdf: Uint8Array): PageList {
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
  return { list: Number(list[1]), pages, size, start, rest: [root, info, id].filter((entry) => entry !== '') };
}

/** Objects that follow a file (incremental update, ISO 32000-1 §7.5.6), their places, and what ends it. */
class Appendix {
  readonly #parts: Buffer[] = [Buffer.from('\n')];
  readonly #offsets: (readonly [number: number, offset: number])[] = [];
  readonly #before: Uint8Array;
  #length: number;

  constructor(before: Uint8Array) {
    this.#before = before;
    this.#length = before.length + 1;
  }

  add(number: number, ...body: readonly (string | Uint8Array)[]): void {
    this.#offsets.push([number, this.#length]);
    this.#push(`${number} 0 obj\n`, ...body, '\nendobj\n\n');
  }

  #push(...pieces: readonly (string | Uint8Array)[]): void {
    const part = Buffer.concat(
      pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
    );
    this.#parts.push(part);
    this.#length += part.length;
  }

  end({ start, rest }: Pick<PageList, 'start' | 'rest'>): Uint8Array {
    const table = this.#length;
    const sorted = this.#offsets.sort(([a], [b]) => a - b);
    const size = (sorted.at(-1)?.[0] ?? 0) + 1;
    const sections: [number, number][][] = [];
    for (const [number, offset] of sorted) {
      const section = sections.at(-1);
      if (section?.at(-1)?.[0] === number - 1) section.push([number, offset]);
      else sections.push([[number, offset]]);
    }
    const line = (at: number): string => `${String(at).padStart(10, '0')} 00000 n\r\n`;
    const entries = sections.map(
      (section) => `${section[0]?.[0] ?? 0} ${section.length}\n${section.map(([, at]) => line(at)).join('')}`,
    );
    this.#push(
      `xref\n${entries.join('')}`,
      `trailer\n<<\n  /Size ${size}\n  /Prev ${start}\n  ${rest.join('\n  ')}\n>>\nstartxref\n${table}\n%%EOF`,
    );
    const result = new Uint8Array(this.#length);
    result.set(this.#before);
    let at = this.#before.length;
    for (const part of this.#parts) {
      result.set(part, at);
      at += part.length;
    }
    return result;
  }
}

/** Thousands of short streams: the usual buffers would be many times as large as they are. */
const small = { windowBits: 12, memLevel: 4, chunkSize: 2048 } as const;

const reference = (number: number): string => `${number} 0 R`;

/** The page's dictionary with one more stream drawn before its own. */
function withContent(page: string, content: number): string {
  const own = required(/\/Contents (\d+ 0 R)/.exec(page), 'Contents');
  return page.replace(own[0], `/Contents [${reference(content)} ${own[1] ?? ''}]`);
}

/**
 * The same pages `copies` times in one file: they are drawn once and named again for each copy, so that five hundred ballots are hardly
 * larger than one. With `own`, every page of every copy also has something that only it has. For files that Typst wrote untagged; throws
 * for any other.
 */
export function repeatPages(pdf: Uint8Array, copies: number, own?: OwnInk): Uint8Array {
  if (copies === 1 && own === undefined) return pdf;
  const { list, pages, size, start, rest } = pageList(pdf);
  const appendix = new Appendix(pdf);
  let next = size;
  const free = (): number => next++;
  const kids: number[] = [];
  for (let copy = 0; copy < copies; copy += 1)
    for (const [index, page] of pages.entries()) {
      const number = copy === 0 ? page.number : free();
      kids.push(number);
      if (own === undefined) {
        if (copy > 0) appendix.add(number, page.text);
        continue;
      }
      const content = free();
      const drawn = deflateSync(own(copy, index), small);
      appendix.add(
        content,
        `<<\n  /Length ${drawn.length}\n  /Filter /FlateDecode\n>>\nstream\n`,
        drawn,
        '\nendstream',
      );
      appendix.add(number, withContent(page.text, content));
    }
  appendix.add(list, `<<\n  /Type /Pages\n  /Count ${kids.length}\n  /Kids [${kids.map(reference).join(' ')}]\n>>`);
  return appendix.end({ start, rest });
}

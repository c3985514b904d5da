const latin = new TextDecoder('latin1');

/** A PDF file as text, byte for byte, for looking into files that Typst wrote. */
export const asText = (pdf: Uint8Array): string => latin.decode(pdf);

/** Throws where a file is not built as Typst builds it. */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Not a PDF as Typst writes it: ${what}`);
  return value;
}

export const reference = (number: number): string => `${number} 0 R`;

/** The end of a file with a plain cross-reference table. */
interface Ending {
  /** One more than the greatest number of an object. */
  readonly size: number;
  readonly start: string;
  readonly root: number;
  /** What a new trailer takes over. */
  readonly rest: readonly string[];
}

function endingOf(pdf: Uint8Array): Ending {
  const text = asText(pdf);
  const trailer = text.slice(required(text.lastIndexOf('trailer'), 'trailer'));
  const start = required(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(trailer)?.[1], 'startxref');
  const size = Number(required(/\/Size (\d+)/.exec(trailer)?.[1], 'Size'));
  const root = required(/\/Root (\d+) 0 R/.exec(trailer), 'Root');
  const info = /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? '';
  const id = /\/ID \[.*\]/s.exec(trailer)?.[0] ?? '';
  return { size, start, root: Number(root[1]), rest: [root[0], info, id].filter((entry) => entry !== '') };
}

type Content = readonly (string | Uint8Array)[];

/** Objects that follow a file and take the place of its own of the same number (incremental update, ISO 32000-1 §7.5.6). */
export class Appendix {
  readonly #before: Uint8Array;
  readonly #ending: Ending;
  readonly #parts: Buffer[] = [];
  readonly #offsets: (readonly [number: number, offset: number])[] = [];
  #length: number;
  #free: number;

  constructor(before: Uint8Array) {
    this.#before = before;
    this.#ending = endingOf(before);
    this.#length = before.length;
    this.#free = this.#ending.size;
    this.#push('\n');
  }

  /** Number of the object that the file begins with. */
  get root(): number {
    return this.#ending.root;
  }

  /** A number that no object has yet. */
  free(): number {
    this.#free += 1;
    return this.#free - 1;
  }

  add(number: number, ...body: Content): void {
    this.#offsets.push([number, this.#length]);
    this.#push(`${number} 0 obj\n`, ...body, '\nendobj\n\n');
  }

  #push(...pieces: Content): void {
    const part = Buffer.concat(
      pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
    );
    this.#parts.push(part);
    this.#length += part.length;
  }

  /** The file with everything that was added. */
  end(): Uint8Array {
    const { start, rest } = this.#ending;
    const table = this.#length;
    const line = (at: number): string => `${String(at).padStart(10, '0')} 00000 n\r\n`;
    const entries = sections(this.#offsets).map(
      (section) => `${section[0]?.[0] ?? 0} ${section.length}\n${section.map(([, at]) => line(at)).join('')}`,
    );
    this.#push(
      `xref\n${entries.join('')}`,
      `trailer\n<<\n  /Size ${this.#free}\n  /Prev ${start}\n  ${rest.join('\n  ')}\n>>\nstartxref\n${table}\n%%EOF`,
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

type Offset = readonly [number: number, offset: number];

/** The objects by number, those with numbers that follow each other together. */
function sections(offsets: readonly Offset[]): readonly (readonly Offset[])[] {
  const found: Offset[][] = [];
  for (const entry of offsets.toSorted(([a], [b]) => a - b)) {
    const section = found.at(-1);
    if (section?.at(-1)?.[0] === entry[0] - 1) section.push(entry);
    else found.push([entry]);
  }
  return found;
}

import { deflateSync } from 'node:zlib';
import { Appendix, asText, reference, required } from './pdf-appendix.ts';

/** One page object of a file that Typst wrote: its dictionary, and its number. */
interface PageObject {
  readonly number: number;
  readonly text: string;
}

/** What is drawn on one page of one copy beside what all copies have: operators of a content stream (ISO 32000-1 §8); both count from 0. */
export type OwnInk = (copy: number, page: number) => string;

/** The object that lists the pages, and the pages. For untagged files with a flat page list; throws for any other. */
function pageList(pdf: Uint8Array): { readonly list: number; readonly pages: readonly PageObject[] } {
  const text = asText(pdf);
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
  return { list: Number(list[1]), pages };
}

/** Thousands of short streams: the usual buffers would be many times as large as they are. */
const small = { windowBits: 12, memLevel: 4, chunkSize: 2048 } as const;

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
  const { list, pages } = pageList(pdf);
  const appendix = new Appendix(pdf);
  const kids: number[] = [];
  for (let copy = 0; copy < copies; copy += 1)
    for (const [index, page] of pages.entries()) {
      const number = copy === 0 ? page.number : appendix.free();
      kids.push(number);
      if (own === undefined) {
        if (copy > 0) appendix.add(number, page.text);
        continue;
      }
      const content = appendix.free();
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
  return appendix.end();
}

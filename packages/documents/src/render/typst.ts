import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from '../fonts/files.ts';

const templates = {
  copy: readFileSync(new URL('./copy.typ', import.meta.url), 'utf8'),
  document: readFileSync(new URL('./document.typ', import.meta.url), 'utf8'),
  drawn: readFileSync(new URL('./drawn.typ', import.meta.url), 'utf8'),
  handbook: readFileSync(new URL('./handbook.typ', import.meta.url), 'utf8'),
  opened: readFileSync(new URL('./opened.typ', import.meta.url), 'utf8'),
  unmarked: readFileSync(new URL('./unmarked.typ', import.meta.url), 'utf8'),
};

let compiler: NodeCompiler | undefined;

function theCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    // What a template may read is mapped into it; on the disk there is nothing.
    workspace,
    fontArgs: [{ fontBlobs: Object.values(fontFiles).map((file) => readFileSync(file)) }],
  });
  return compiler;
}

const workspace = '/nowhere';

/** PDF/A-2; Typst embeds other files in none of these. */
function standardOf(template: keyof typeof templates, tagged: boolean): string {
  if (template === 'copy' || template === 'opened') return '1.7';
  return tagged ? 'a-2a' : 'a-2b';
}

/** Fills a template with data and returns the PDF; throws when Typst refuses. `pictures`: by the names with which the template finds them in `/handbook`. The same data give the same bytes. */
export function typstPdf(
  template: keyof typeof templates,
  data: unknown,
  tagged: boolean,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array {
  const typst = theCompiler();
  for (const [name, picture] of pictures) typst.mapShadow(`${workspace}/handbook/${name}`, Buffer.from(picture));
  const asked = { mainFileContent: templates[template], inputs: { data: JSON.stringify(data) } };
  try {
    // Not by way of a compiled document, which holds megabytes until the collector, which does not see them, comes by.
    return new Uint8Array(typst.pdf(asked, { pdfStandard: standardOf(template, tagged), pdfTags: tagged }));
  } catch (error) {
    const why = typst.compile(asked).takeDiagnostics();
    if (why === null) throw error;
    const words = typst.fetchDiagnostics(why).map((item) => String(item.message ?? item));
    throw new Error(`Typst: ${words.join('; ')}`, { cause: error });
  } finally {
    typst.resetShadow();
    typst.evictCache(0);
  }
}

import { unzipSync, zipSync } from 'fflate';

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const properties = 'docProps/core.xml';

/**
 * The same archive with the document's date (`YYYY-MM-DD`) in place of the moment it was written, in its properties as well
 * as in the entries of the ZIP, and the entries in alphabetical order after the list of content types.
 */
export function steadyArchive(archive: Uint8Array, date: string): Uint8Array {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  // ZIP stores local clock fields, so that a local date gives the same bytes in every time zone.
  const mtime = new Date(year, month - 1, day);
  const files = unzipSync(archive);
  const names = inOrder(Object.keys(files));
  return zipSync(
    Object.fromEntries(names.map((name) => [name, [steady(name, files[name] ?? new Uint8Array(), date), { mtime }]])),
  );
}

function steady(name: string, content: Uint8Array, date: string): Uint8Array {
  if (name !== properties) return content;
  const stamp = `${date}T00:00:00Z`;
  const text = decoder
    .decode(content)
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, tag: string) => tag + stamp);
  return encoder.encode(text);
}

/** Whether an archive is as `steadyArchive` left it: a program that saves it again puts the entries in its own order, with the moment of it. */
export function isSteadyArchive(archive: Uint8Array): boolean {
  try {
    const files = unzipSync(archive);
    const names = Object.keys(files);
    const core = decoder.decode(files[properties] ?? new Uint8Array());
    const stamps = [...core.matchAll(/<dcterms:(?:created|modified)[^>]*>([^<]*)/g)];
    return inOrder(names).join() === names.join() && stamps.every(([, stamp]) => stamp?.endsWith('T00:00:00Z'));
  } catch {
    return false;
  }
}

function inOrder(names: readonly string[]): string[] {
  const first = '[Content_Types].xml';
  return [...names].sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
}

// Our packages as JavaScript: types struck out, names of files with them.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';

const isTest = /\.test\.ts$|(?:^|[\\/])testing[\\/]/;
const typescript = /(['"])(\.{1,2}\/[^'"\n]+)\.ts\1/g;

/** Copies a folder of TypeScript as JavaScript, everything else in it as it is, tests left out. Throws where a file names one that is not there. */
export function build(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
    const source = join(entry.parentPath, entry.name);
    const path = source.slice(from.length + 1);
    if (!entry.isFile() || isTest.test(path)) continue;
    const target = join(to, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    if (/\.m?[jt]s$/.test(path)) writeFileSync(target, asJavaScript(source));
    else cpSync(source, target);
  }
}

/** A file as JavaScript. Throws where it names one that is not there, or is left out. */
export function asJavaScript(source: string): string {
  const text = readFileSync(source, 'utf8');
  return (source.endsWith('.ts') ? stripTypeScriptTypes(text) : text).replace(typescript, (_, quote, path) => {
    const named = join(dirname(source), `${path}.ts`);
    if (!existsSync(named) || isTest.test(named)) throw new Error(`${source} names ${path}.ts, which is not built`);
    return `${quote}${path}.js${quote}`;
  });
}

// The walls between packages and between the stages of the procedure. What may import what follows from the two orders
// below and from the folders on disk; a folder that has no place in them is reported too.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from 'vite';

/** Our packages, each with those that it may import. */
const packages: Readonly<Record<string, readonly string[]>> = {
  core: [],
  regulations: ['core'],
  paper: ['core'],
  'ballot-box': ['core'],
  documents: ['core', 'regulations', 'paper'],
  verifier: ['core', 'regulations', 'ballot-box'],
  server: ['core', 'regulations', 'documents', 'paper', 'ballot-box', 'verifier'],
  web: ['core', 'regulations', 'ballot-box', 'verifier'],
};

/** Packages that also run in a browser, so that none of Node's own modules may be imported there. */
const inBrowser: readonly string[] = ['core', 'regulations', 'ballot-box', 'verifier', 'web'];

/**
 * Folders of such packages that only a server loads, each behind an entry of its own (`@tinnhiem/ballot-box/server`).
 * Node's modules may be imported there; nothing outside of the folder may import it, and no package of the browser its entry.
 */
const onServer: Readonly<Record<string, string>> = { 'ballot-box': 'server' };

/** In these nothing may depend on when, where or how often a function is called. */
const pure: readonly string[] = ['core', 'regulations'];

/** The only packages from outside that core may use. */
const coreOutside: readonly string[] = ['zod', '@noble/hashes'];

/** Folders of core from the ground up, the stages in the order of the procedure: each may import what stands before it. */
const coreOrder: readonly string[] = [
  'basics',
  'rules',
  'record',
  'organisations',
  'plan',
  'contests',
  'voter-roll',
  'inquiries',
  'incidents',
  'ballots',
  'polls',
  'count',
  'canvass',
  'minutes',
  'publication',
  'archive',
];

const scope = '@tinnhiem/';

/** One forbidden import. `file` is relative to the project's root, `line` counts from 1. */
export type Breach = { readonly file: string; readonly line: number; readonly from: string; readonly wall: string };

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };
type Reference = { readonly kind: 'import' | 'impure'; readonly name: string; readonly offset: number };

/** Every import, type imports included, and every impure call of `source`. Throws when it is not valid TypeScript. */
export function references(file: string, source: string): readonly Reference[] {
  const { program, errors } = parseSync(file, source, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  const problem = errors[0];
  if (problem !== undefined) throw new Error(`${file}: ${problem.message}`);
  const found: Reference[] = [];
  visit(program, (node) => {
    const from = node.source;
    if (isNode(from) && typeof from.value === 'string') {
      found.push({ kind: 'import', name: from.value, offset: node.start });
    } else if (node.type === 'ImportExpression') {
      found.push({ kind: 'import', name: '(computed)', offset: node.start });
    }
    const impure = impureCall(node);
    if (impure !== undefined) found.push({ kind: 'impure', name: impure, offset: node.start });
  });
  return found;
}

function impureCall(node: Node): string | undefined {
  if (node.type === 'MemberExpression' && isNode(node.object) && isNode(node.property)) {
    const name = `${node.object.name}.${node.property.name}`;
    if (name === 'Date.now' || name === 'Math.random') return name;
  }
  const callsDate = isNode(node.callee) && node.callee.name === 'Date';
  const withoutArguments = Array.isArray(node.arguments) && node.arguments.length === 0;
  if (callsDate && node.type === 'NewExpression' && withoutArguments) return 'new Date()';
  if (callsDate && node.type === 'CallExpression') return 'Date()';
  return undefined;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (isNode(value)) {
    see(value);
    for (const child of Object.values(value)) visit(child, see);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** All breaches in `packages/<package>/src` below `root`, in the order of file and line. */
export function breaches(root: string): readonly Breach[] {
  return readdirSync(join(root, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'packages', entry.name, 'package.json')))
    .flatMap((entry) =>
      Object.hasOwn(packages, entry.name)
        ? breachesOfPackage(root, entry.name)
        : [
            {
              file: `packages/${entry.name}`,
              line: 1,
              from: entry.name,
              wall: 'a package without a wall: say in scripts/boundaries.ts what it may import',
            },
          ],
    );
}

function breachesOfPackage(root: string, name: string): readonly Breach[] {
  const src = join(root, 'packages', name, 'src');
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  const rootManifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const declared = Object.keys({ ...manifest.dependencies });
  const forTests = Object.keys({ ...manifest.devDependencies, ...rootManifest.devDependencies });
  return sourceFiles(src).flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    const file = relative(root, path).split(sep).join('/');
    const isTest = /\.test\.tsx?$/.test(path);
    return references(path, source).flatMap(({ kind, name: from, offset }) => {
      const wall =
        kind === 'impure'
          ? !isTest && pure.includes(name)
            ? `${name} is pure: time and randomness are parameters`
            : undefined
          : wallBefore(from, { name, src, path, isTest, declared, forTests });
      const line = source.slice(0, offset).split('\n').length;
      return wall === undefined ? [] : [{ file, line, from, wall }];
    });
  });
}

type Place = {
  readonly name: string;
  readonly src: string;
  readonly path: string;
  readonly isTest: boolean;
  readonly declared: readonly string[];
  readonly forTests: readonly string[];
};

/** The wall that stands between the file at `place` and the module `from`, in words; `undefined` when there is none. */
function wallBefore(from: string, place: Place): string | undefined {
  const { name, isTest } = place;
  if (from === '(computed)') return 'the name of an imported module is written out';
  if (from.startsWith('.')) return wallInside(resolve(dirname(place.path), from), place);
  if (isBuiltin(from)) {
    const forbidden = inBrowser.includes(name) && !isTest && !isOnServer(place.path, place);
    return forbidden ? `${name} also runs in the browser: none of Node's modules` : undefined;
  }
  if (from.startsWith(scope)) {
    const [target = '', ...deeper] = from.slice(scope.length).split('/');
    if (!(packages[name] ?? []).includes(target)) return `packages: ${name} may not import ${target}`;
    if (deeper[0] !== undefined && deeper[0] === onServer[target] && inBrowser.includes(name))
      return `${name} also runs in the browser: not the part of ${target} that only a server loads`;
    if (deeper[0] === 'src') return `packages: ${target} is imported by the names that it exports`;
    return place.declared.includes(scope + target) ? undefined : `packages: ${scope}${target} is not in package.json`;
  }
  const outside = from.split('/', from.startsWith('@') ? 2 : 1).join('/');
  if (isTest && place.forTests.includes(outside)) return undefined;
  if (name === 'core' && !coreOutside.includes(outside)) return `core imports only ${coreOutside.join(' and ')}`;
  return place.declared.includes(outside) ? undefined : `packages: ${outside} is not in the dependencies of ${name}`;
}

/** Whether a path is in the folder of its package that only a server loads. */
function isOnServer(path: string, { name, src }: Place): boolean {
  const folder = onServer[name];
  return folder !== undefined && relative(src, path).split(sep)[0] === folder;
}

function wallInside(target: string, place: Place): string | undefined {
  const { name, src, path } = place;
  if (relative(dirname(src), target).startsWith('..')) return `packages: ${name} reaches out of its own folder`;
  if (isOnServer(target, place) && !isOnServer(path, place) && !place.isTest)
    return `${name} also runs in the browser: its folder ${onServer[name]} is for the server only`;
  if (name !== 'core') return undefined;
  const here = relative(src, path).split(sep);
  const there = relative(src, target).split(sep);
  // Files at the top of core join the stages together, so they see every stage and no stage sees them.
  if (here.length === 1) return undefined;
  if (there.length === 1) return `stages: ${here[0]} may not import the whole (${there[0]})`;
  const own = coreOrder.indexOf(here[0] ?? '');
  const other = coreOrder.indexOf(there[0] ?? '');
  if (own < 0) return `stages: ${here[0]} has no place in the order of scripts/boundaries.ts`;
  return other >= 0 && other <= own ? undefined : `stages: ${here[0]} comes before ${there[0]}`;
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => join(folder, name));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = breaches(resolve(import.meta.dirname, '..'));
  for (const { file, line, from, wall } of found) console.error(`${file}:${line}: ${from}: ${wall}`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

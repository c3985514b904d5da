// Every file that somebody may bring from outside, damaged: each must be read or refused in words, soon, and nothing else may happen.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { demoBox, nobleGroup, verifyBox } from '@tinnhiem/ballot-box';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import { day, type Finding, fingerprint } from '@tinnhiem/core';
import { seededRandom } from '@tinnhiem/paper/practice';
import { readContainer, verifyArchive, writeContainer } from '@tinnhiem/verifier';
import { zipSync } from 'fflate';
import { damage } from '../../paper/src/files/testing/fuzz.ts';
import { archiveOf, entered, filesOf, passphrase } from '../../verifier/test/archives.ts';
import { cliCommands } from '../src/cli/commands.ts';
import { run } from '../src/cli/run.ts';
import { readPlan } from '../src/import/plan.ts';
import { importRoster, type NamedBytes } from '../src/import/roster-source.ts';
import { rosterWorkbook } from '../src/import/roster-workbook.ts';
import { unpack } from '../src/import/zip.ts';
import { packageReaders } from './fuzz-packages.ts';
import { damaged, ofFile, onlyWhole, type Reader, utf8 } from './fuzz-reader.ts';
import { sampleRoster } from './sample.ts';

export interface FileFuzz {
  readonly inputs: number;
  /** By reader and what became of the input. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly slowest: { readonly reader: string; readonly milliseconds: number };
  /** What must not happen, with the seed that repeats it. */
  readonly problems: readonly string[];
}

/** Longer than any of these small files may take, in milliseconds. */
const patience = 10_000;
const samples = new URL('../../../samples/', import.meta.url);
const sample = (name: string): Buffer => readFileSync(new URL(name, samples));

const codes = (findings: readonly Finding[]): string =>
  findings.find(({ severity }) => severity === 'error')?.code ?? 'read';

/** Reads `inputs` damaged files, each kind in turn. */
export async function fuzzFiles(inputs: number, seed: number): Promise<FileFuzz> {
  const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-fuzz-'));
  const outcomes: Record<string, Record<string, number>> = {};
  const problems: string[] = [];
  let slowest = { reader: '', milliseconds: 0 };
  try {
    const readers = await readersIn(folder);
    for (let input = 0; input < inputs; input += 1) {
      const { name, make, read } = readers[input % readers.length] as Reader;
      const bytes = make(seededRandom(seed * 1_000_003 + input));
      const begun = performance.now();
      let outcome: string;
      try {
        outcome = await read(bytes);
      } catch (error) {
        outcome = 'THROWN';
        // With what the system said below it: a disk that was full for a moment is not found again.
        problems.push(`${name}, input ${input} of seed ${seed}: ${inspect(error)}`);
      }
      const milliseconds = Math.round(performance.now() - begun);
      if (milliseconds > slowest.milliseconds) slowest = { reader: name, milliseconds };
      if (milliseconds > patience) problems.push(`${name}, input ${input} of seed ${seed}: ${milliseconds} ms`);
      const found = outcomes[name] ?? {};
      outcomes[name] = { ...found, [outcome]: (found[outcome] ?? 0) + 1 };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { inputs, outcomes, slowest, problems };
}

async function readersIn(folder: string): Promise<readonly Reader[]> {
  return [
    ...textReaders(folder),
    ...(await rosterReaders()),
    ...archiveReaders(),
    boxReader(),
    ...(await packageReaders(folder)),
  ];
}

function textReaders(folder: string): Reader[] {
  const plan = sample('tuaf-2019/plan.yaml');
  const counts = sample('results/quoc-hoi-2013.csv');
  const overlay = Buffer.from('name: { vi: Riêng, en: Own }\nlevels: 3\n');
  const call = async (...args: readonly string[]): Promise<string> => {
    const said: string[] = [];
    const out = (line: string) => void said.push(line);
    const terminal = { out, error: () => {}, environment: {} };
    const status = await run(cliCommands, [...args, '--json'], terminal);
    const { code, message } = JSON.parse(said.join('')) as { code?: string; message?: string };
    return code === undefined ? `exit ${status}` : ofFile(code, message);
  };
  const at = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const rules = ['assess', '--rules', 'vn/35-2012-qh13'];
  return [
    {
      name: 'plan',
      make: (random) => damage(plan, random),
      read(bytes) {
        const read = readPlan(utf8(bytes), 'plan.yaml');
        return read.ok ? 'read' : codes(read.error);
      },
    },
    {
      name: 'counts',
      make: (random) => damage(counts, random),
      read: (bytes) => call(...rules, '--in', at('c.csv', bytes)),
    },
    {
      name: 'overlay',
      make: (random) => damage(overlay, random),
      read: (bytes) => call(...rules, '--in', at('c.csv', counts), '--overlay', at('o.yaml', bytes)),
    },
  ];
}

const rosterOptions = { today: day('2019-02-01') };
const roster = async (...files: NamedBytes[]): Promise<string> =>
  codes((await importRoster(files, rosterOptions)).findings);

async function rosterReaders(): Promise<Reader[]> {
  const [people, posts] = [sample('tuaf-2019/people.csv'), sample('tuaf-2019/posts.csv')];
  const workbook = Buffer.from(await rosterWorkbook(sampleRoster));
  const parts = await unpack(workbook, () => true);
  if (!parts.ok) throw new Error('a workbook of our own cannot be unpacked');
  return [
    {
      name: 'roster CSV',
      make: (random) => damage(random() < 0.5 ? people : posts, random),
      read: (bytes) => roster({ name: 'people.csv', bytes }, { name: 'posts.csv', bytes: posts }),
    },
    {
      name: 'roster XLSX, its bytes',
      make: (random) => damage(workbook, random),
      read: (bytes) => roster({ name: 'a.xlsx', bytes }),
    },
    {
      name: 'roster XLSX, its sheets',
      make: (random) =>
        zipSync(
          Object.fromEntries(
            [...parts.value].map(([name, bytes]) => [
              name,
              random() < 0.3 ? damage(Buffer.from(bytes), random) : bytes,
            ]),
          ),
        ),
      read: (bytes) => roster({ name: 'a.xlsx', bytes }),
    },
  ];
}

function archiveReaders(): Reader[] {
  const whole = Buffer.from(archiveOf(entered(), { files: filesOf(fingerprint('0'.repeat(64))) }).bytes);
  const { files } = readContainer(whole);
  const read = (bytes: Uint8Array): string => {
    const { ok, checks } = verifyArchive(bytes, { passphrase });
    return ok ? 'read' : (checks.find((check) => !check.ok)?.code ?? 'not said');
  };
  return [
    {
      name: 'archive, its bytes',
      make: (random) => damage(whole, random),
      read: (bytes) => onlyWhole(read(bytes), bytes, whole),
    },
    {
      name: 'archive, its files',
      make: (random) =>
        writeContainer(files.map((file) => (random() < 0.3 ? { ...file, bytes: damaged(file.bytes, random) } : file))),
      read,
    },
  ];
}

function boxReader(): Reader {
  const group = fastestGroup() ?? nobleGroup;
  const random = seededRandom(1);
  const { bytes } = demoBox({
    group,
    title: 'Thử',
    people: ['Người một', 'Người hai'],
    voters: 2,
    trustees: { size: 1, threshold: 1 },
    random: (count) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256)),
    timestamp: 1_551_400_000,
  });
  const whole = Buffer.from(bytes);
  return {
    name: 'box',
    make: (random) => damage(whole, random),
    read: (changed) => onlyWhole(verifyBox(changed, { group, open: true }).errors[0]?.code ?? 'read', changed, whole),
  };
}

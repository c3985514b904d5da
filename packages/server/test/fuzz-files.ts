// Every file that somebody may bring from outside, damaged: each must be read or refused in words, soon, and nothing else may happen.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoBox, nobleGroup, verifyBox } from '@tinnhiem/ballot-box';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import { day, type Finding, fingerprint, type ReportPackage, type Result } from '@tinnhiem/core';
import { type Random, seededRandom } from '@tinnhiem/paper/practice';
import { readContainer, verifyArchive, writeContainer } from '@tinnhiem/verifier';
import { zipSync } from 'fflate';
import { damage } from '../../paper/src/files/testing/fuzz.ts';
import { archiveOf, entered, filesOf, passphrase } from '../../verifier/test/archives.ts';
import { makeBackup } from '../src/backup/backup.ts';
import { restoreBackup } from '../src/backup/restore.ts';
import { cliCommands } from '../src/cli/commands.ts';
import { run } from '../src/cli/run.ts';
import { readPlan } from '../src/import/plan.ts';
import { importRoster, type NamedBytes } from '../src/import/roster-source.ts';
import { rosterWorkbook } from '../src/import/roster-workbook.ts';
import { unpack } from '../src/import/zip.ts';
import { packageText, readPackage } from '../src/reports/package-file.ts';
import { ownKey, signReport } from '../src/reports/signature.ts';
import { createService } from '../src/service/service.ts';
import { embeddedStore } from '../src/store/embedded.ts';
import { openOffice } from '../src/store/office.ts';
import { exportRound } from '../src/transfer/export-round.ts';
import { importRound } from '../src/transfer/import-round.ts';
import { partNames } from '../src/transfer/round-package.ts';
import { changedJson } from './odd-values.ts';
import { leadTo, roundId, sampleRoster, sampleTime } from './sample.ts';

export interface Reader {
  readonly name: string;
  /** A damaged file; the same for the same randomness. */
  readonly make: (random: Random) => Uint8Array;
  /** Reads it: what became of it, in a word. Throws only where the program is wrong. */
  readonly read: (bytes: Uint8Array) => string | Promise<string>;
}

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
const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const codes = (findings: readonly Finding[]): string =>
  findings.find(({ severity }) => severity === 'error')?.code ?? 'read';
const answer = (result: Result<unknown, { readonly code: string }>): string => (result.ok ? 'read' : result.error.code);

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
        problems.push(`${name}, input ${input} of seed ${seed}: ${error instanceof Error ? error.stack : error}`);
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
    const status = await run(cliCommands, [...args, '--json'], terminal, '0');
    const { code } = JSON.parse(said.join('')) as { code?: string };
    return code ?? `exit ${status}`;
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
    { name: 'archive, its bytes', make: (random) => damage(whole, random), read },
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
    read: (changed) => verifyBox(changed, { group, open: true }).errors[0]?.code ?? 'read',
  };
}

async function packageReaders(folder: string): Promise<Reader[]> {
  const data = join(folder, 'data');
  const store = embeddedStore(join(data, 'rounds'));
  const service = createService(store, () => sampleTime);
  await leadTo(service, 'sealed');
  const [moved, backup] = [join(folder, 'round.zip'), join(folder, 'backup.tar')];
  const exported = await exportRound(service, roundId, data, moved);
  const tables = openOffice(join(data, 'office.sqlite'));
  const own = await ownKey(tables);
  await tables.close();
  await store.close();
  const made = await makeBackup(data, backup, { program: '0', now: sampleTime });
  if (!exported.ok || !made.ok) throw new Error('the sample round cannot be packed');
  const [package_, tar] = [readFileSync(moved), readFileSync(backup)];
  const parts = await unpack(package_, () => true);
  if (!parts.ok) throw new Error('a package of our own cannot be unpacked');
  const into = join(folder, 'into');
  const readRound = async (bytes: Uint8Array): Promise<string> => {
    writeFileSync(moved, bytes);
    const other = embeddedStore(join(into, 'rounds'));
    try {
      const outcome = answer(await importRound(other, into, moved));
      if (outcome !== 'read' && readdirSync(join(into, 'rounds')).length > 0)
        throw new Error('refused, yet something was written');
      return outcome;
    } finally {
      await other.close();
      rmSync(into, { recursive: true });
    }
  };
  const signed = signReport(report, own);
  return [
    { name: 'round package, its bytes', make: (random) => damage(package_, random), read: readRound },
    {
      name: 'round package, its parts',
      make: (random) => packed([...parts.value], random),
      read: readRound,
    },
    {
      name: 'backup',
      make: (random) => damage(tar, random),
      async read(bytes) {
        writeFileSync(backup, bytes);
        const outcome = answer(await restoreBackup(backup, into));
        if (outcome !== 'read' && existsSync(into)) throw new Error('refused, yet something was written');
        rmSync(into, { recursive: true, force: true });
        return outcome;
      },
    },
    {
      name: 'report, its bytes',
      make: (random) => damage(Buffer.from(packageText(signed)), random),
      read: (bytes) => answer(readPackage(bytes, () => true)),
    },
    {
      name: 'report, signed as it is',
      make(random) {
        const changed = changedJson(report, random) as ReportPackage;
        try {
          return Buffer.from(packageText(signReport(changed, own)));
        } catch {
          // Nothing that can be written as canonical JSON can be signed.
          return Buffer.from(JSON.stringify({ ...signed, report: changed }));
        }
      },
      read: (bytes) => answer(readPackage(bytes, () => true)),
    },
  ];
}

const share = (ballots: number) => ({ ballots, percent: '50,00' });
const report: ReportPackage = {
  format: 'tinnhiem/report-package/1',
  organisation: 'Trường Thử nghiệm',
  round: roundId,
  title: 'Lấy phiếu',
  rehearsal: true,
  authority: 'Đảng ủy Trường',
  rules: 'Quy định',
  conferences: [{ id: 'hoi-nghi', title: 'Hội nghị', day: day('2019-03-01') }],
  people: [
    {
      person: 'CB001',
      name: 'Ngô Văn Ích',
      places: [
        {
          conference: 'hoi-nghi',
          list: 'khoa',
          listTitle: 'Trưởng khoa',
          place: 'workplace',
          position: 'Trưởng khoa',
          base: { what: 'collected', count: 4 },
          issued: 4,
          collected: 4,
          valid: 4,
          invalid: 0,
          high: share(2),
          confidence: share(2),
          low: { ballots: 0, percent: '0,00' },
          invalidRows: 0,
          considerations: [],
        },
      ],
    },
  ],
  record: { act: 1, fingerprint: 'AAAA-AAAA-AAAA-AAAA' },
  pdf: 'a'.repeat(64),
};

/** Lines of JSON are changed as JSON, so that more than the syntax is tried; other bytes as bytes. */
function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const text = utf8(bytes);
  if (!text.startsWith('{') || random() < 0.3) return damage(Buffer.from(bytes), random);
  const lines = text.split('\n');
  const chosen = Math.floor(random() * lines.length);
  try {
    lines[chosen] = JSON.stringify(changedJson(JSON.parse(lines[chosen] ?? ''), random)) ?? '';
  } catch {
    lines.splice(chosen, 1);
  }
  return Buffer.from(lines.join('\n'));
}

/** A package of a round in which parts are changed and the sums are right again. */
function packed(parts: readonly (readonly [string, Uint8Array])[], random: Random): Uint8Array {
  const changed = parts
    .filter(([name]) => name !== partNames.sums)
    .map(([name, bytes]): [string, Uint8Array] => [name, random() < 0.4 ? damaged(bytes, random) : bytes]);
  const sums = Object.fromEntries(
    changed.map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
  );
  return zipSync(Object.fromEntries([...changed, [partNames.sums, Buffer.from(JSON.stringify(sums))]]));
}

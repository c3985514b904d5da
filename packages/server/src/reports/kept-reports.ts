// Reports that came in from other organisations, and the keys that were exchanged with them: in the office's tables, each organisation's apart.
import { hashOf, type Instant, type SignedReport, topOrganisation } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';

/** The name of a setting that belongs to one organisation of the tree. */
export function settingOf(name: string, holder: string): string {
  return holder === topOrganisation ? name : `${name}@${holder}`;
}

const keyPrefix = (holder: string) => `${settingOf('report-key', holder)}:`;
const packagePrefix = (holder: string) => `${settingOf('report-package', holder)}:`;

export interface KeptReport {
  /** The beginning of the SHA-256 of the package. */
  readonly id: string;
  readonly imported: Instant;
  /** How it came: carried as a file, or delivered within the server. Absent: as a file. */
  readonly way?: 'file' | 'server';
  readonly signed: SignedReport;
}

/** A report among the others that are here. */
export interface ListedReport extends KeptReport {
  /** The id of a later report of the same round to the same authority, which takes its place; `null`: none is here. */
  readonly replacedBy: string | null;
}

/** The keys that an organisation has exchanged with others, by the other's name. */
export async function exchangedKeys(tables: Tables, holder: string): Promise<ReadonlyMap<string, string>> {
  const rows = await settings(tables, keyPrefix(holder));
  return new Map(rows.map(({ rest, value }) => [rest, value]));
}

/** Whether a key was exchanged with an organisation before. */
export async function trustedKeys(
  tables: Tables,
  holder: string,
): Promise<(organisation: string, key: string) => boolean> {
  const known = await exchangedKeys(tables, holder);
  return (organisation, key) => known.get(organisation) === key;
}

/** Remembers the key that was exchanged with an organisation, in place of any before. */
export function keepKey(tables: Tables, holder: string, organisation: string, key: string): Promise<void> {
  return put(tables, `${keyPrefix(holder)}${organisation}`, key);
}

export function forgetKey(tables: Tables, holder: string, organisation: string): Promise<void> {
  return tables.run('DELETE FROM setting WHERE key = ?', `${keyPrefix(holder)}${organisation}`);
}

/** Keeps a package that was checked, and the key of its organisation. `isNew`: it was not here yet. */
export async function keepReport(
  tables: Tables,
  holder: string,
  { text, signed }: { readonly text: string; readonly signed: SignedReport },
  imported: Instant,
  way: 'file' | 'server' = 'file',
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const hash = hashOf(text);
  return await tables.transaction(async (inside) => {
    const key = `${packagePrefix(holder)}${hash}`;
    const here = await inside.get('SELECT key FROM setting WHERE key = ?', key);
    if (here === undefined) await put(inside, key, JSON.stringify({ imported, way, signed }));
    await keepKey(inside, holder, signed.report.organisation, signed.key);
    return { id: idOf(hash), isNew: here === undefined };
  });
}

/** Oldest first. */
export async function keptReports(tables: Tables, holder: string): Promise<ListedReport[]> {
  const rows = await settings(tables, packagePrefix(holder));
  const kept = rows
    .map(({ rest, value }): KeptReport => ({ id: idOf(rest), ...(JSON.parse(value) as Omit<KeptReport, 'id'>) }))
    .sort((one, other) => (one.imported < other.imported ? -1 : 1));
  return kept.map((one) => ({ ...one, replacedBy: latestAfter(one, kept)?.id ?? null }));
}

/** The report on the same people whose record goes on furthest beyond this one's, whichever came in first. */
function latestAfter({ signed: { key, report } }: KeptReport, kept: readonly KeptReport[]): KeptReport | undefined {
  return kept
    .filter(
      ({ signed: other }) =>
        other.key === key &&
        other.report.round === report.round &&
        other.report.authority === report.authority &&
        other.report.record.act > report.record.act,
    )
    .sort((one, other) => other.signed.report.record.act - one.signed.report.record.act)[0];
}

/** When a round's report to an authority was last delivered within the server; `null`: never. */
export async function deliveredAt(
  tables: Tables,
  holder: string,
  round: string,
  authority: string,
): Promise<Instant | null> {
  const last = (await keptReports(tables, holder)).findLast(
    ({ way, signed: { report } }) => way === 'server' && report.round === round && report.authority === authority,
  );
  return last?.imported ?? null;
}

/** Settings whose names begin alike, by the rest of their names. */
async function settings(tables: Tables, prefix: string): Promise<readonly { rest: string; value: string }[]> {
  const rows = await tables.all<{ key: string; value: string }>(
    'SELECT key, value FROM setting WHERE substr(key, 1, ?) = ? ORDER BY key',
    prefix.length,
    prefix,
  );
  return rows.map(({ key, value }) => ({ rest: key.slice(prefix.length), value }));
}

function put(tables: Tables, key: string, value: string): Promise<void> {
  return tables.run(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
}

const idOf = (hash: string) => hash.slice(0, 12);

// Reports that came in from other organisations, and the keys that were exchanged with them: in the office's tables.
import { hashOf, type Instant, type SignedReport } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';

const keyPrefix = 'report-key:';
const packagePrefix = 'report-package:';

export interface KeptReport {
  /** The beginning of the SHA-256 of the package. */
  readonly id: string;
  readonly imported: Instant;
  readonly signed: SignedReport;
}

/** Whether a key was exchanged with an organisation before. */
export async function trustedKeys(tables: Tables): Promise<(organisation: string, key: string) => boolean> {
  const rows = await tables.all<{ key: string; value: string }>('SELECT key, value FROM setting');
  const known = new Map(rows.filter(({ key }) => key.startsWith(keyPrefix)).map(({ key, value }) => [key, value]));
  return (organisation, key) => known.get(`${keyPrefix}${organisation}`) === key;
}

/** Keeps a package that was checked, and the key of its organisation. `isNew`: it was not here yet. */
export async function keepReport(
  tables: Tables,
  { text, signed }: { readonly text: string; readonly signed: SignedReport },
  imported: Instant,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const hash = hashOf(text);
  return await tables.transaction(async (inside) => {
    const key = `${packagePrefix}${hash}`;
    const here = await inside.get('SELECT key FROM setting WHERE key = ?', key);
    const value = JSON.stringify({ imported, signed });
    if (here === undefined) await inside.run('INSERT INTO setting (key, value) VALUES (?, ?)', key, value);
    await inside.run(
      'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      `${keyPrefix}${signed.report.organisation}`,
      signed.key,
    );
    return { id: idOf(hash), isNew: here === undefined };
  });
}

/** Oldest first. */
export async function keptReports(tables: Tables): Promise<KeptReport[]> {
  const rows = await tables.all<{ key: string; value: string }>('SELECT key, value FROM setting');
  return rows
    .filter(({ key }) => key.startsWith(packagePrefix))
    .map(({ key, value }) => ({
      id: idOf(key.slice(packagePrefix.length)),
      ...(JSON.parse(value) as Omit<KeptReport, 'id'>),
    }))
    .sort((one, other) => (one.imported < other.imported ? -1 : 1));
}

const idOf = (hash: string) => hash.slice(0, 12);

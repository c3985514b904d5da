// For tests: stores of scan jobs, and jobs in them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '@tinnhiem/core';
import { onTestFinished } from 'vitest';
import { newJob, type StoredJob } from '../src/scans/job.ts';
import type { ClaimedJob, JobStore, JobWork } from '../src/scans/job-store.ts';
import type { LoggedPage } from '../src/scans/page-log.ts';
import type { Part } from '../src/scans/parts.ts';
import { centralScans, type ScanStores } from '../src/scans/scan-stores.ts';
import { emptyFolder } from './folder.ts';
import { openedCentral } from './postgres.ts';

export type Place = ScanStores & { readonly store: JobStore };

export function placeOn(scans: ScanStores): Place {
  const store = scans.jobs();
  onTestFinished(() => store.close());
  return { ...scans, store };
}

export async function server(database: string): Promise<Place> {
  return placeOn(centralScans(await openedCentral(database), emptyFolder()));
}
let drawn = 0;
/** A file of more than one piece. */
export const content = Buffer.from(Array.from({ length: 2_300_000 }, (_, index) => (index * 7) % 251));

export async function handIn(store: JobStore, more: Partial<StoredJob> = {}, bytes = content): Promise<StoredJob> {
  drawn += 1;
  const job: StoredJob = {
    ...newJob,
    id: `viec-${String(drawn).padStart(4, '0')}`,
    kind: 'scan',
    round: 'dot',
    conference: 'hoi-nghi',
    name: 'quét.pdf',
    list: null,
    batch: null,
    by: { account: 'a', name: 'Người A' },
    from: 'upload',
    files: [{ name: 'quét.pdf', sha256: hashOf(bytes) }],
    practice: null,
    at: `2019-02-20T01:00:00.${String(drawn).padStart(3, '0')}Z`,
    ...more,
  };
  const path = await store.arriving(job.round, job.id);
  writeFileSync(path, bytes);
  await store.add(job, [path]);
  return job;
}

export async function claimed(store: JobStore, id?: string): Promise<ClaimedJob> {
  const claim = await store.claim(id);
  if (claim === null) throw new Error('nothing is due');
  return claim;
}

/** A page whose picture the reader has just put into its folder. */
export function readPage({ pictures }: JobWork, number: number): LoggedPage {
  const bytes = Buffer.from(`trang ${number}`);
  writeFileSync(join(pictures, `${hashOf(bytes)}.jpg`), bytes);
  return {
    ...{ file: 'quét.pdf', index: 0, page: number, pages: 9, problem: null, cover: null, blank: false },
    picture: hashOf(bytes),
    reading: {
      ...{ style: 'A', ballotPage: 1, serial: null, status: 'read', flags: [], rows: [], place: null },
      signature: Uint8Array.from([number, 200]),
    },
  };
}

export const part = (sha256: string): Part => ({
  id: '6f1b8e0e-8f3c-4a57-9d1f-0d8d6a1b2c3d',
  list: 'khoa',
  batch: 1,
  reader: 'x',
  sheets: [{ images: [{ sha256, page: 1 }], flags: [], rows: [] }],
  pages: [],
});

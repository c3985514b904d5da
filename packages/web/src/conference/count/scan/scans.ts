// Files of scans on the server: what is read at the moment, what was refused and why; and the pictures of sheets.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Text } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import type { Target } from './uploads.ts';

/** A file of scans on its way into the count, or ballots that are made for a rehearsal. */
export interface ScanJob {
  readonly id: string;
  readonly kind: 'scan' | 'practice';
  /** Of the file, as it was handed in. */
  readonly name: string;
  /** `null`: the code on the sheets says it. */
  readonly list: string | null;
  /** `null`: cover sheets in the file say it. */
  readonly batch: number | null;
  /** `stored`: a practice file lies in the scanner's folder. */
  readonly state: 'waiting' | 'reading' | 'recorded' | 'refused' | 'cancelled' | 'stored';
  /** In the file; 0 until it was opened. */
  readonly pages: number;
  readonly read: number;
  readonly flagged: number;
  readonly rejected: number;
  /** Cover sheets and empty sides: nothing to read on them. */
  readonly aside: number;
  /** Pages without shades of grey. */
  readonly blackAndWhite: number;
  /** Sheets that went into the count, by batch. */
  readonly recorded: readonly { readonly list: string; readonly batch: number; readonly sheets: number }[];
  /** Why it was refused, and what to do. */
  readonly problem: (Text & { readonly code: string; readonly todo: Text }) | null;
  readonly startedBy: string;
  readonly at: string;
}

/** The folder on the server's computer into which a scanner writes. */
export interface ScanFolder {
  readonly path: string;
  readonly on: boolean;
  /** In whose name its files are read. */
  readonly by: string | null;
}

export interface ScansAnswer {
  readonly jobs: readonly ScanJob[];
  readonly reading: boolean;
  readonly folder: ScanFolder;
}

const millisecondsWhileReading = 1000;

/** Addresses of a conference's scans and sheets begin so. */
export function scanBase(round: string, conference: string): string {
  return `/api/rounds/${encodeURIComponent(round)}/conferences/${encodeURIComponent(conference)}`;
}

/** Where a file is handed in. `batch: null`: cover sheets in it decide. */
export function handInAddress(
  base: string,
  { list, batch, name, camera = false }: Target & { readonly name: string },
): string {
  const query = new URLSearchParams({ list, name });
  if (batch !== null) query.set('batch', String(batch));
  if (camera) query.set('camera', '1');
  return `${base}/scans?${query}`;
}

/** Whether something is still being read. */
export function isBusy({ state }: Pick<ScanJob, 'state'>): boolean {
  return state === 'waiting' || state === 'reading';
}

/** What is being read; asked again each second while anything is. */
export function useScans(round: string, conference: string, enabled = true) {
  return useQuery({
    queryKey: ['round', round, 'scans', conference],
    queryFn: () => api.get<ScansAnswer>(`${scanBase(round, conference)}/scans`),
    enabled,
    refetchInterval: ({ state }) => (state.data?.jobs.some(isBusy) === true ? millisecondsWhileReading : 15_000),
  });
}

/** Asks the server for something about the scans; a second press while one is on its way does nothing. */
export function useScanOrder(round: string, conference: string) {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const order = async (path: string, body: unknown): Promise<void> => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await api.post(`${scanBase(round, conference)}/${path}`, body);
    } catch (thrown) {
      setError(thrown);
    } finally {
      await client.invalidateQueries({ queryKey: ['round', round, 'scans', conference] });
      setPending(false);
    }
  };
  return { order, pending, error };
}

/** A side of a sheet, in the list and batch in which it was read. */
export interface SheetAt {
  readonly list: string;
  readonly batch: number;
  readonly ballot: number;
}

/** The picture of one side of a sheet, upright. Sides count from 1. */
export function sideAddress(base: string, { list, batch, ballot }: SheetAt, side: number): string {
  return `${base}/sheets/${encodeURIComponent(list)}/${batch}/${ballot}/${side}`;
}

/** The picture of one row of a sheet, with half of the rows above and below; the server knows on which side it is. `row` counts from 1. */
export function cropAddress(base: string, sheet: SheetAt, row: number): string {
  return `${sideAddress(base, sheet, 1)}?row=${row}`;
}

/** A side of a sheet as the server keeps it. */
export interface SheetSide {
  readonly side: number;
  /** Page of the ballot; `null`: not known. */
  readonly page: number | null;
  /** What the reader saw; `null` where that was not kept. */
  readonly details: { readonly rows: readonly { readonly row: number }[]; readonly problem: Text | null } | null;
}

/** The side on which a row stands, from 0 as in the record; the first, where nobody knows. */
export function sideOfRow(sides: readonly SheetSide[], row: number | null): number {
  const found =
    row === null ? undefined : sides.find(({ details }) => details?.rows.some((read) => read.row === row + 1));
  return found?.side ?? sides.find(({ page }) => page === 1)?.side ?? 1;
}

/** The sides of a sheet that were scanned. */
export function useSheet(round: string, conference: string, { list, batch, ballot }: SheetAt) {
  const address = `${scanBase(round, conference)}/sheets/${encodeURIComponent(list)}/${batch}/${ballot}`;
  return useQuery({
    queryKey: ['round', round, 'sheet', conference, list, batch, ballot],
    queryFn: () => api.get<{ readonly sides: readonly SheetSide[] }>(address),
    staleTime: 60_000,
  });
}

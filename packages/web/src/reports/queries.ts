import { useQuery } from '@tanstack/react-query';
import type { ReportPackage } from '@tinnhiem/core';
import { api } from '../api/client.ts';
import { roundPath } from '../api/queries.ts';

export interface ExchangedKey {
  readonly organisation: string;
  readonly key: string;
  readonly fingerprint: string;
}

export interface KeysView {
  readonly key: string;
  readonly fingerprint: string;
  readonly known: readonly ExchangedKey[];
}

export interface ReportEntry {
  readonly id: string;
  readonly imported: string;
  readonly way: 'file' | 'server';
  /** A later report of the same round to the same authority, which takes its place. */
  readonly replacedBy: string | null;
  readonly key: string;
  readonly fingerprint: string;
  readonly organisation: string;
  readonly round: string;
  readonly title: string;
  readonly rehearsal: boolean;
  readonly authority: string;
  readonly people: number;
}

export interface ReportView extends ReportEntry {
  readonly report: ReportPackage;
  readonly isKnownKey: boolean;
}

export interface RoundReports {
  readonly reports: readonly {
    readonly authority: string;
    readonly people: number;
    readonly waiting: readonly string[];
    /** Name of the organisation above on the same server that it can be delivered to. */
    readonly within: string | null;
    /** When it was last delivered there. */
    readonly delivered: string | null;
  }[];
}

export function useReportKeys() {
  return useQuery({ queryKey: ['reports', 'keys'], queryFn: () => api.get<KeysView>('/api/reports/keys') });
}

export function useReports() {
  return useQuery({ queryKey: ['reports', 'list'], queryFn: () => api.get<readonly ReportEntry[]>('/api/reports') });
}

export function useReport(id: string) {
  return useQuery({
    queryKey: ['reports', id],
    queryFn: () => api.get<ReportView>(`/api/reports/${encodeURIComponent(id)}`),
  });
}

export function useRoundReports(round: string) {
  return useQuery({
    queryKey: ['round', round, 'reports'],
    queryFn: () => api.get<RoundReports>(`${roundPath(round)}/reports`),
  });
}

import { useQuery } from '@tanstack/react-query';
import type { Guidance, Plan, Text } from '@tinnhiem/core';
import { api } from '../api/client.ts';

export interface GuidanceEntry {
  readonly id: string;
  readonly organisation: string;
  readonly number: string;
  readonly day: string;
  readonly title: string;
  readonly fingerprint: string;
  readonly withdrawn: { readonly at: string; readonly reason: string } | null;
}

export interface GuidanceList {
  readonly issued: readonly GuidanceEntry[];
  readonly above: readonly GuidanceEntry[];
}

export interface GuidanceView extends GuidanceEntry {
  readonly guidance: Guidance;
  /** The plan that begins from it, with blanks. */
  readonly plan: Plan;
  readonly filled: readonly Text[];
}

export function useGuidance() {
  return useQuery({ queryKey: ['guidance', 'list'], queryFn: () => api.get<GuidanceList>('/api/guidance') });
}

export function useOneGuidance(id: string) {
  return useQuery({
    queryKey: ['guidance', id],
    queryFn: () => api.get<GuidanceView>(`/api/guidance/${encodeURIComponent(id)}`),
  });
}

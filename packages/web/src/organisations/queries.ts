import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Branch, Organisation, RoundBelow } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';

export interface OrganisationsView {
  readonly own: string;
  readonly above: readonly Pick<Organisation, 'id' | 'name' | 'kind'>[];
  readonly branches: readonly Branch[];
}

export interface RoundsBelow {
  readonly today: string;
  readonly rounds: readonly {
    readonly organisation: string;
    /** `null`: it cannot be read. */
    readonly state: RoundBelow | null;
    readonly id?: string;
  }[];
}

export function useOrganisations() {
  return useQuery({ queryKey: ['organisations'], queryFn: () => api.get<OrganisationsView>('/api/organisations') });
}

export function useRoundsBelow(enabled: boolean) {
  return useQuery({
    queryKey: ['organisations', 'rounds'],
    queryFn: () => api.get<RoundsBelow>('/api/organisations/rounds'),
    enabled,
  });
}

/** Does something on the server, then asks anew for what it may have changed. Resolves to `null` where it was refused, with the error kept. */
export function useChange(...keys: readonly string[]) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const change = async <T>(work: () => Promise<T>): Promise<T | null> => {
    setError(null);
    try {
      const answer = await work();
      await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
      return answer;
    } catch (thrown) {
      setError(thrown);
      return null;
    }
  };
  return { error, clear: () => setError(null), change };
}

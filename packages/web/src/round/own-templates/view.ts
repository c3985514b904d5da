// What the API says about own templates.
import { useQuery } from '@tanstack/react-query';
import type { Text } from '@tinnhiem/core';
import { api } from '../../api/client.ts';
import { roundPath } from '../../api/queries.ts';

export interface OwnForm {
  readonly form: string;
  readonly title: Text;
  readonly own: { readonly name: string; readonly at: string; readonly by: string } | null;
}

export interface Placeholder {
  readonly name: string;
  readonly meaning: Text;
  readonly kind: 'text' | 'list' | 'group' | 'words';
  readonly children: readonly Placeholder[];
}

/** What came of checking a file. */
export interface Checked {
  readonly findings: readonly { readonly severity: 'error' | 'warning'; readonly message: string }[];
  readonly preview: { readonly title: string; readonly lines: readonly string[] } | null;
}

export const templatesPath = (round: string): string => `${roundPath(round)}/own-templates`;

export function useOwnForms(round: string) {
  return useQuery({
    queryKey: ['round', round, 'own-templates'],
    queryFn: () => api.get<{ readonly issuer: string; readonly forms: readonly OwnForm[] }>(templatesPath(round)),
  });
}

export function usePlaceholders(round: string, form: string) {
  return useQuery({
    queryKey: ['round', round, 'own-templates', form],
    queryFn: () => api.get<readonly Placeholder[]>(`${templatesPath(round)}/${form}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { useSession } from '../api/queries.ts';

/** What one person asked for and another is to confirm. */
export interface Approval {
  readonly id: string;
  readonly kind: 'factor-reset' | 'minutes-look' | 'reopening';
  readonly subject: string;
  readonly reason: string;
  readonly asker: { readonly name: string; readonly role: string; readonly onBehalfOf: string | null };
  readonly asked: string;
  readonly until: string | null;
  /** Whether it waits for whoever looks: asked by somebody else, and not about the own account. */
  readonly mayConfirm: boolean;
  readonly isOwn: boolean;
  /** Where a re-opening is decided. */
  readonly place: { readonly round: string; readonly conference: string; readonly command: string } | null;
}

// Somebody who waits has come to the desk or is on the phone.
const everyHalfMinute = 30_000;

export function useApprovals() {
  const { data: account } = useSession();
  return useQuery({
    queryKey: ['approvals'],
    queryFn: () => api.get<readonly Approval[]>('/api/approvals'),
    enabled: account?.mustChangePassword !== true && account?.mustEnrol !== true,
    refetchInterval: everyHalfMinute,
  });
}

export function useRefreshApprovals() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['approvals'] });
}

import { useQuery } from '@tanstack/react-query';
import { type Text, topOrganisation } from '@tinnhiem/core';
import { api } from '../api/client.ts';
import { useSession } from '../api/queries.ts';

export interface BackupState {
  readonly whole: boolean;
  readonly mayBeSet: boolean;
  readonly setBy: 'command-line' | 'screen' | null;
  readonly folder: string | null;
  readonly locked: boolean;
  readonly inside: boolean;
  readonly sameDisk: boolean;
  readonly away: Text | null;
  readonly making: string | null;
  readonly waitsFor: readonly string[];
  readonly last: {
    readonly file: string;
    readonly at: string;
    readonly bytes: number;
    readonly round: string;
    readonly conference: string;
    readonly stage: string;
  } | null;
  readonly kept: number;
  readonly damaged: readonly { readonly round: string; readonly why: Text; readonly whole: string | null }[];
  readonly problem: { readonly at: string; readonly what: Text; readonly todo: Text } | null;
}

export const backupsKey = ['backups'];

// What goes on by itself is looked at again, more often while one is being made.
const every = 15_000;
const whileMaking = 1000;

/** Whether the own account sees how the server's backups fare. */
export function useSeesBackups(): boolean {
  const { data: account } = useSession();
  return (
    account?.belongsTo === topOrganisation &&
    account.roles.some((role) => role === 'technician' || role === 'organiser')
  );
}

export function useBackups(enabled = true) {
  return useQuery({
    queryKey: backupsKey,
    queryFn: () => api.get<BackupState>('/api/backups'),
    refetchInterval: ({ state }) => (state.data?.making == null ? every : whileMaking),
    enabled,
  });
}

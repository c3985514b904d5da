import { useQuery, useQueryClient } from '@tanstack/react-query';
import { addDays, type Day, dayOf, delegableRoles, type Instant, type Role } from '@tinnhiem/core';
import { api } from '../api/client.ts';
import type { Account } from '../api/types.ts';

/** Who stands in for whom, as the server gives it: the own, or everybody's to those who look after it. */
export interface Delegation {
  readonly id: string;
  readonly absent: string;
  readonly absentName: string;
  readonly substitute: string;
  readonly substituteName: string;
  readonly roles: readonly Role[];
  readonly reason: string;
  readonly starts: string;
  readonly until: string;
  readonly madeBy: string;
  readonly ended: string | null;
  readonly state: 'planned' | 'running' | 'over';
}

export function useDelegations() {
  return useQuery({
    queryKey: ['delegations'],
    queryFn: () => api.get<readonly Delegation[]>('/api/delegations'),
  });
}

/** What to read again after one was made or ended: roles come and go with it. */
export function useRefreshDelegations() {
  const client = useQueryClient();
  return () => Promise.all(['delegations', 'session'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}

/** The roles that somebody holds personally and may lend. */
export function lendable({ roles, represents = [] }: Pick<Account, 'roles' | 'represents'>): readonly Role[] {
  const borrowed = represents.flatMap((absent) => absent.roles);
  return roles.filter((role) => delegableRoles.includes(role) && !borrowed.includes(role));
}

/** A day in Vietnam as the moment at which it begins. */
export function beginOf(day: Day): string {
  return new Date(`${day}T00:00:00+07:00`).toISOString();
}

/** The moment at which a day in Vietnam is over. */
export function endOf(day: Day): string {
  return beginOf(addDays(day, 1));
}

/** The last day of a time that ends at a moment. */
export function lastDay(until: string): Day {
  return dayOf(new Date(Date.parse(until) - 1).toISOString() as Instant);
}

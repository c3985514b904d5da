import { useParams } from '@tanstack/react-router';
import type { RoundView } from '@tinnhiem/core';
import type { ListTitles } from '../components/where.ts';

/** The id of the round in the address. */
export function useRoundId(): string {
  const { round = '' } = useParams({ strict: false });
  return round;
}

export function titlesOf(view: Pick<RoundView, 'lists' | 'plan'>): ListTitles {
  return Object.fromEntries([
    ...view.plan.lists.map((list) => [list.id, list.title] as const),
    ...view.lists.map((list) => [list.id, list.title] as const),
  ]);
}

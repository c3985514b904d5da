import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { conferencePath } from '../../api/queries.ts';
import { useHere } from '../here.tsx';

/** What the server has of a box; no figure, and nothing about who. */
export interface BoxNow {
  readonly list: string;
  /** Codes with an accepted ballot. */
  readonly voters: number;
}

/** How many have cast in each box by now. For the committee; looked at again every few seconds, as casting is no act of the record. */
export function useBoxesNow(enabled: boolean) {
  const { round, conference } = useHere();
  const { data } = useQuery({
    queryKey: ['round', round, 'conference', conference, 'boxes'],
    queryFn: () => api.get<{ readonly boxes: readonly BoxNow[] }>(`${conferencePath(round, conference)}/boxes`),
    enabled,
    refetchInterval: 10_000,
  });
  return (list: string): number | undefined => data?.boxes.find((box) => box.list === list)?.voters;
}

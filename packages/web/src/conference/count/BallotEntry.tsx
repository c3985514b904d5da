// S10–S12, reading 12: a batch typed ballot by ballot, by keyboard alone: one key a row, one key a ballot.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type BallotMarks, type BatchView, type ListView, text } from '@tinnhiem/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { conferencePath } from '../../api/queries.ts';
import { Page } from '../../components/Page.tsx';
import { ErrorState, Loading } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { localShelf } from '../outbox.ts';
import { type Draft, draftStore, readDraft, younger } from './draft.ts';
import { EntryForm } from './EntryForm.tsx';

const leave = text('Về các tập phiếu', 'Back to the batches');

export interface BallotEntryProps {
  readonly list: ListView;
  readonly batch: BatchView;
  readonly onLeave: () => void;
}

/** How often the batch was read, and why again. */
interface Opening {
  readonly opening: number;
  readonly reread: 'set-aside' | 'elsewhere' | null;
}

interface Opened {
  readonly ballots: Readonly<Record<number, BallotMarks>>;
  readonly draft: Draft | null;
}

/** Reads what this person has entered in the batch so far, and the ballot that was being typed; then the form. */
export function BallotEntry({ list, batch, onLeave }: BallotEntryProps) {
  const say = useText();
  const { round, conference, account } = useHere();
  const [{ opening, reread }, setOpening] = useState<Opening>({ opening: 1, reread: null });
  const readAgain = useCallback(
    (why: Opening['reread']) => setOpening((before) => ({ opening: before.opening + 1, reread: why })),
    [],
  );
  const onElsewhere = useCallback(() => readAgain('elsewhere'), [readAgain]);
  const drafts = useMemo(
    () => draftStore<Draft>(localShelf(), account.id, `entry:${round}~${conference}:${list.id}:${batch.number}`),
    [account.id, round, conference, list.id, batch.number],
  );
  const opened = useQuery({
    queryKey: ['entries', round, conference, list.id, batch.number, opening],
    queryFn: async (): Promise<Opened> => {
      const query = new URLSearchParams({ list: list.id, batch: String(batch.number) });
      const [{ ballots }, remote] = await Promise.all([
        api.get<{ ballots: Record<number, BallotMarks> }>(`${conferencePath(round, conference)}/entries?${query}`),
        drafts.remote(),
      ]);
      const people = list.people.length;
      return { ballots, draft: younger(readDraft(drafts.local(), people), readDraft(remote, people)) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

  // What the server once had of this person and has no longer was set aside by the head: begin from what there is.
  const had = useRef<readonly number[]>([]);
  const entered = batch.mine?.entered;
  useEffect(() => {
    const now = entered ?? [];
    if (had.current.some((ballot) => !now.includes(ballot))) readAgain('set-aside');
    had.current = now;
  }, [entered, readAgain]);

  const title = text(`Nhập phiếu, tập ${batch.number}`, `Batch ${batch.number}: enter ballots`);
  return (
    <Page
      title={title}
      lead={text(list.title, list.title)}
      actions={
        <Button variant="default" onClick={onLeave}>
          {say(leave)}
        </Button>
      }
    >
      {opened.data !== undefined ? (
        <EntryForm
          key={opening}
          list={list}
          batch={batch}
          ballots={opened.data.ballots}
          draft={opened.data.draft}
          drafts={drafts}
          reread={reread}
          onElsewhere={onElsewhere}
          onDropped={() => readAgain(null)}
          onLeave={onLeave}
        />
      ) : opened.error === null ? (
        <Loading />
      ) : (
        <ErrorState error={opened.error} onRetry={() => void opened.refetch()} />
      )}
    </Page>
  );
}

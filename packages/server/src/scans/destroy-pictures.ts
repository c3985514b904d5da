// S19: with the paper go its pictures. What the record says of the ballots stays.
import { keepingOf, namedPictures, ok, type Refusal, type Result } from '@tinnhiem/core';
import type { Service } from '../service/service.ts';
import type { ImageStore } from './image-store.ts';

/** Deletes the pictures of every conference of a round whose ballots are destroyed; repeating it changes nothing. */
export async function destroyPictures(
  service: Pick<Service, 'round' | 'acts'>,
  images: Pick<ImageStore, 'drop'>,
  id: string,
): Promise<Result<void, Refusal>> {
  const round = await service.round(id);
  if (!round.ok) return round;
  const destroyed = [...round.value.conferences]
    .filter(([, { state }]) => state.stage === 'sealed' && keepingOf(state).destroyed !== null)
    .map(([conference]) => conference as string);
  if (destroyed.length === 0) return ok(undefined);
  const acts = await service.acts(id);
  if (!acts.ok) return acts;
  // Those that were set aside and scanned anew as well.
  for (const { conference, sha256, covered } of namedPictures(acts.value))
    if (destroyed.includes(conference))
      for (const picture of covered === undefined ? [sha256] : [sha256, covered]) await images.drop(id, picture);
  return ok(undefined);
}

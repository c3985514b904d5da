import { useSyncExternalStore } from 'react';
import { isConnected, onConnection } from '../../../api/connection.ts';
import { queryClient } from '../../../api/query-client.ts';
import { upload } from '../../../api/upload.ts';
import { newId } from '../../../api/uuid.ts';
import { handInAddress, scanBase } from './scans.ts';
import { createUploads, type Upload, type Uploads } from './uploads.ts';

// Outside of the screens: a file goes on its way while somebody decides what is doubtful.
const shelves = new Map<string, Uploads>();

function uploadsOf(account: string, round: string, conference: string): Uploads {
  const base = scanBase(round, conference);
  const key = `${account} ${base}`;
  const known = shelves.get(key);
  if (known !== undefined) return known;
  const uploads = createUploads({
    newKey: newId,
    previews: { make: (picture) => URL.createObjectURL(picture), forget: (address) => URL.revokeObjectURL(address) },
    send: (file, target, watch) =>
      upload<{ readonly job: string }>(handInAddress(base, { ...target, name: file.name }), file, watch),
    onSent: () => void queryClient.invalidateQueries({ queryKey: ['round', round, 'scans', conference] }),
  });
  onConnection(() => {
    if (isConnected() && uploads.state().some(({ state }) => state === 'stalled')) uploads.retry();
  });
  // What is still on this computer is lost with the window: the browser asks first.
  window.addEventListener('beforeunload', (event) => {
    if (uploads.state().some(isUnsent)) event.preventDefault();
  });
  shelves.set(key, uploads);
  return uploads;
}

/** Whether a file is still only on this computer. */
export function isUnsent({ state }: Upload): boolean {
  return state === 'waiting' || state === 'sending' || state === 'stalled';
}

/** Files that this person hands in to a conference from this window. */
export function useUploads(
  account: string,
  round: string,
  conference: string,
): Uploads & { readonly uploads: readonly Upload[] } {
  const shelf = uploadsOf(account, round, conference);
  return { ...shelf, uploads: useSyncExternalStore(shelf.subscribe, shelf.state) };
}

// The cover sheet that lies on a batch of ballots: its code says what follows.
import { crc16 } from '../layout/style-code.ts';

/** What a cover sheet says: every page after it, up to the next one, is of this batch. */
export interface BatchCover {
  readonly round: string;
  readonly conference: string;
  readonly list: string;
  /** As on the sheet: 1, 2, 3… within the list. */
  readonly batch: number;
  /** Ballots in the batch, counted by hand. */
  readonly size: number;
}

const mark = 'TNB';

/** What the code of a cover sheet says: `TNB/round/conference/list/batch/size/check`; the check is the CRC-16 of what stands before it. */
export function batchCoverText({ round, conference, list, batch, size }: BatchCover): string {
  const text = [mark, ...[round, conference, list].map(encodeURIComponent), batch, size].join('/');
  return `${text}/${crc16(text)}`;
}

/** A code read from a page; `undefined` when it is not a cover sheet's. */
export function readBatchCover(text: string): BatchCover | undefined {
  const [start, round = '', conference = '', list = '', batch = '', size = ''] = text.split('/');
  if (start !== mark || !/^[1-9]\d{0,5}$/u.test(batch) || !/^\d{1,6}$/u.test(size)) return undefined;
  try {
    const cover: BatchCover = {
      round: decodeURIComponent(round),
      conference: decodeURIComponent(conference),
      list: decodeURIComponent(list),
      batch: Number(batch),
      size: Number(size),
    };
    return text === batchCoverText(cover) ? cover : undefined;
  } catch {
    return undefined;
  }
}

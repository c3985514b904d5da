// S19: the pictures of sheets that a record names.
import type { z } from 'zod';
import type { sheetsRecorded } from '../count/scan/events.ts';
import type { ScanImage } from '../count/scan/reading.ts';
import type { Envelope } from '../record/envelope.ts';

/** A side of a sheet that was read: its picture, and the act that names it. */
export interface NamedPicture extends ScanImage {
  readonly act: number;
  readonly conference: string;
}

/** Every picture that these acts name, also of batches that were scanned anew, in the order of reading. */
export function namedPictures(acts: Iterable<Pick<Envelope, 'stream' | 'number' | 'type' | 'data'>>): NamedPicture[] {
  const named: NamedPicture[] = [];
  for (const { stream, number, type, data } of acts)
    if (type === ('sheets-recorded' satisfies (typeof sheetsRecorded)['type']))
      for (const { images } of (data as z.output<(typeof sheetsRecorded)['data']>).sheets)
        for (const image of images) named.push({ ...image, act: number, conference: stream });
  return named;
}

/** The picture that leaves the table of the counting committee: with its signature place covered, where it has one. */
export function shownPicture({ sha256, covered }: Pick<ScanImage, 'sha256' | 'covered'>): string {
  return covered ?? sha256;
}

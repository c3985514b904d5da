// Reference archives that belenios-tool made, and boxes taken apart and put together again with something changed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readBox } from '../src/archive/read.ts';
import {
  type Appended,
  appendBallot,
  appendEndBallots,
  appendPartialDecryption,
  appendResult,
  appendTally,
  beginBox,
  type ChainEnd,
  joined,
} from '../src/archive/write.ts';
import { digest } from '../src/format/hash.ts';
import type { Random } from '../src/group/scalars.ts';

const vectors = join(import.meta.dirname, 'vectors');

export type Folder = 'tiny-simple' | 'tiny-threshold' | 'tiny-noblank' | 'noblank-10x30';

/** The archive of a folder of reference data. */
export function referenceBox(folder: Folder): Uint8Array {
  const name = readdirSync(join(vectors, folder)).find((file) => /\.bel(\.gz)?$/.test(file)) ?? '';
  return readArchive(join(vectors, folder, name));
}

/** An archive that a correct verifier refuses. */
export function negativeBox(name: string): Uint8Array {
  return readArchive(join(vectors, 'negative', `${name}.bel.gz`));
}

/** The names of all archives that a correct verifier refuses. */
export function negativeNames(): readonly string[] {
  return readdirSync(join(vectors, 'negative')).map((file) => file.replace('.bel.gz', ''));
}

/** A file of reference data, without its line end. */
export function referenceText(folder: Folder, file: string): string {
  return readFileSync(join(vectors, folder, file), 'utf8').trim();
}

export function referenceJson<T>(folder: Folder, file: string): T {
  return JSON.parse(referenceText(folder, file)) as T;
}

/** One JSON value a line. */
export function referenceLines<T>(folder: Folder, file: string): readonly T[] {
  return referenceText(folder, file)
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

function readArchive(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return new Uint8Array(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

/** The same numbers for the same seed, so that a failure can be seen again. */
export function seeded(seed: string): Random {
  let drawn = 0;
  return (bytes) => {
    const out = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 32) {
      out.set(digest(`${seed}|${drawn}`).subarray(0, bytes - at), at);
      drawn += 1;
    }
    return out;
  };
}

/** What is in a box, without its chain. */
export interface Parts {
  readonly timestamp: number;
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
  readonly ballots: readonly string[];
  readonly tally?: { readonly text: string; readonly ballots: number; readonly weight: bigint };
  readonly decryptions: readonly { readonly owner: number; readonly text: string }[];
  readonly result?: string;
}

/** Takes a box apart. */
export function partsOf(bytes: Uint8Array): Parts {
  const read = readBox(bytes);
  if (!read.ok) throw new Error(read.error.code);
  const { setup, ballots, tally, decryptions, result, timestamp } = read.value;
  const text = ({ bytes: content }: { bytes: Uint8Array }) => new TextDecoder().decode(content);
  return {
    timestamp,
    election: text(setup.election),
    trustees: text(setup.trustees),
    credentials: text(setup.credentials),
    ballots: ballots.map(text),
    ...(tally === undefined
      ? {}
      : {
          tally: {
            text: text(tally.encrypted),
            ballots: tally.sized.num_tallied,
            weight: BigInt(tally.sized.total_weight),
          },
        }),
    decryptions: decryptions.map(({ owner, content }) => ({ owner, text: text(content) })),
    ...(result === undefined ? {} : { result: text(result) }),
  };
}

/** Puts a box together: chain and hashes are right, whatever its parts say. */
export function boxOf({ timestamp, ballots, tally, decryptions, result, ...setup }: Parts): Uint8Array {
  const written: Uint8Array[] = [];
  let end: ChainEnd = { timestamp, height: 0 };
  const add = (appended: Appended) => {
    written.push(appended.bytes);
    end = appended.end;
  };
  add(beginBox(timestamp, setup));
  for (const ballot of ballots) add(appendBallot(end, ballot));
  if (tally !== undefined) {
    add(appendEndBallots(end));
    add(appendTally(end, tally.text, tally));
  }
  for (const { owner, text } of decryptions) add(appendPartialDecryption(end, owner, text));
  if (result !== undefined) add(appendResult(end, result));
  return joined(written);
}

// Boxes and ballots that nobody checks, for trying stores.
import { createHash, randomBytes } from 'node:crypto';
import { beginBox, trackerOf } from '@tinnhiem/ballot-box';
import type { AcceptedBallot, BoxPlace } from '../src/boxes/box-store.ts';

export const testPlace: BoxPlace = { round: 'dot', election: 'Abcdefghijk123' };
/** One of many boxes of the round. */
export const numberedPlace = (number: number): BoxPlace => ({
  ...testPlace,
  election: `Abcdefghijk${String(number).padStart(4, '1')}`.replaceAll('0', 'z'),
});
export const random = (bytes: number): Uint8Array => randomBytes(bytes);

/** A setup that nobody checks here. */
export function testSetup(words = 'một'): Uint8Array {
  return beginBox(1_551_400_000, { election: JSON.stringify(words), trustees: '"hai"', credentials: '"ba"' }).bytes;
}

/** A ballot that nobody checks here. */
export function testBallot(voter: number | string, words: string | number = ''): AcceptedBallot {
  const credential = createHash('sha256').update(`${voter}`).digest('hex');
  // Begins as ballots do, so that its credential is found.
  const text = JSON.stringify({ election_uuid: testPlace.election, election_hash: '', credential, words });
  return { credential, text, tracker: trackerOf(text) };
}

// A member's line to the boxes of the same process.
import { randomUUID } from 'node:crypto';
import type { Doer } from '../service/service.ts';
import type { Boxes } from './boxes.ts';
import { done, type MemberLine } from './participants.ts';
import type { ConferencePlace } from './tools.ts';

/** What of the boxes a member's device reaches. */
export type MembersBoxes = Pick<Boxes, 'key' | 'giveKeyMessage' | 'tally' | 'decrypt'>;

export function memberLine(
  boxes: MembersBoxes,
  place: ConferencePlace,
  by: Doer,
  id: () => string = randomUUID,
): MemberLine {
  return {
    key: async () => done(await boxes.key(place, by.account)),
    async give(step, message) {
      // As by a request: plain data.
      done(await boxes.giveKeyMessage(place, { id: id(), step, message: JSON.parse(JSON.stringify(message)), by }));
    },
    tally: async (list) => done(await boxes.tally(place, list)),
    async decrypt(list, text) {
      done(await boxes.decrypt(place, { id: id(), list, text, by }));
    },
  };
}

// What random people send about electronic casting, and what brings such a conference on.
import fc from 'fast-check';
import type { BoxRow, ConferenceState, ElectronicBox, ListId } from '../src/index.ts';
import * as electronic from './electronic-steps.ts';
import { head, type Step } from './given.ts';

type Draw = fc.GeneratorValue;

const list = fc.constantFrom('khoa', 'thuong-vu', 'none', 'constructor');
const person = fc.constantFrom('CB01', 'CB04', 'CB99', '__proto__');
const sha256 = fc.nat(40).map(electronic.hash);
const fingerprint = fc.constantFrom('A'.repeat(43), 'B'.repeat(43));
const seat = fc.integer({ min: 1, max: 4 });
const few = fc.nat({ max: 14 });
const election = fc.constantFrom('AbCdEfGhJkLmNp', 'QrStUvWxYz1234');
const reason = fc.constantFrom('Vì một lý do', '  ');

/** Data of the right shape for every command of electronic casting, seldom of the right content. */
export const blindElectronic: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'begin-key-ceremony': fc.record(
    {
      members: fc.integer({ min: 2, max: 4 }),
      needed: fc.integer({ min: 2, max: 4 }),
      elections: fc.array(fc.record({ list, election }), { minLength: 1, maxLength: 3 }),
      reason,
    },
    { requiredKeys: ['members', 'needed', 'elections'] },
  ),
  'record-key-message': fc.record({ step: fc.constantFrom('certificate', 'shares', 'part'), seat, sha256 }),
  'record-key': fc.record({ trustees: sha256, fingerprint }),
  'record-slips': fc.record({ list, copies: few, credentials: sha256 }),
  'record-box-prepared': fc.record({ list, fingerprint, setup: sha256 }),
  'burn-misprint': fc.record({ list, credential: sha256, reason }),
  'replace-slip': fc.record({ list, person, way: fc.constant('paper') }, { requiredKeys: ['list', 'person'] }),
  'record-box-closed': fc.record({ list, ballots: few, voters: few, end: sha256, tally: sha256 }),
  'record-decryption': fc.record({ list, seat, sha256 }),
  'record-box-opened': fc.record({
    list,
    result: fc.array(fc.tuple(few, few, few), { maxLength: 3 }),
    bel: fc.record({ sha256, bytes: fc.integer({ min: 1, max: 9 }) }),
    end: sha256,
  }),
};

/** Key, slips and boxes; `null` where nothing is missing. */
export function nextOfElectronic(state: ConferenceState): Step | null {
  if (state.electronic === null) return null;
  const { ceremony, boxes } = state.electronic;
  if (ceremony === null) {
    const elections = state.setup.lists.map(({ id }) => ({ list: id, election: electronic.elections[id] }));
    return [head, 'begin-key-ceremony', { members: 3, needed: 2, elections }];
  }
  if (ceremony.key === null) {
    const { seats, members, needed } = ceremony;
    if (seats.length < members) return electronic.message('certificate', seats.length + 1);
    const dealing = needed < members ? seats.find(({ shares }) => shares === null) : undefined;
    if (dealing !== undefined) return electronic.message('shares', dealing.seat);
    const taking = needed < members ? seats.find(({ part }) => part === null) : undefined;
    return taking === undefined ? electronic.key : electronic.message('part', taking.seat);
  }
  for (const { id } of state.setup.lists) {
    const box: ElectronicBox | undefined = boxes[id];
    // In `ready` the slips may have been made anew, and too few of them.
    if (box?.credentials === null || (box?.slips.printed ?? 0) < 9) return electronic.slipsOf(id);
    if (box?.prepared === null) return electronic.boxOf(id);
  }
  return null;
}

/** Closes the boxes, and opens what is in them; `null` where no box waits. */
export function nextOfBoxes(draw: Draw, state: ConferenceState, only?: ListId): Step | null {
  for (const { id, votedOn } of state.setup.lists) {
    const box: ElectronicBox | undefined = state.electronic?.boxes[id];
    if (box === undefined || (only !== undefined && only !== id)) continue;
    if (box.closed === null) {
      const stayed = draw(() => fc.constantFrom(0, 0, 0, 1));
      const voters = Math.max(0, box.slips.issued - stayed);
      const again = voters === 0 ? 0 : draw(() => fc.nat(2));
      return electronic.boxClosed(id, voters, voters + again);
    }
    if (state.stage !== 'counting' || box.opened !== null || box.closed.voters === 0) continue;
    const { seats = [], needed = 0 } = state.electronic?.ceremony ?? {};
    if (box.decryptions.length < needed) {
      const waiting = seats.find(({ seat }) => !box.decryptions.some((given) => given.seat === seat));
      return electronic.decryption(id, waiting?.seat ?? 1);
    }
    const { voters } = box.closed;
    const row = (): BoxRow => {
      const low = draw(() => fc.nat(voters));
      const confidence = draw(() => fc.nat(voters - low));
      return [voters - low - confidence, confidence, low];
    };
    return electronic.opening(
      id,
      votedOn.map(() => row()),
    );
  }
  return null;
}

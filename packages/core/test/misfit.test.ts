// A stored act that does not fit is a corrupt record, and is never folded.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CorruptRecord,
  chain,
  commands,
  conferenceEvents,
  type Envelope,
  emptyRecord,
  evolve,
  replay,
  roundEvents,
  verifyChain,
} from '../src/index.ts';
import * as electronic from './electronic-scenes.ts';
import { affairs, commandOf, inBothWays, reason, samples, scanned, settled } from './every-act.ts';
import { chair, follow, head } from './given.ts';
import * as scenes from './scenes.ts';

describe('an act that does not fit', () => {
  test('is found in every stage but those of its command', () => {
    for (const [stage, scene] of Object.entries(scenes.stages)) {
      const { round } = scene();
      for (const [type, sample] of samples()) {
        const command = commands.get(commandOf[type] ?? '');
        // Acts of the months around the count go on beside the conferences.
        if (command?.stages.includes(stage) || command?.stages.includes(round?.state.stage ?? 'none')) continue;
        expect(() => evolve(round, { ...sample, number: 1000 }), `${type} in ${stage}`).toThrow(CorruptRecord);
      }
    }
  });

  test('there is a sample of every act, and a command for it', () => {
    const types = [...roundEvents, ...conferenceEvents].map((kind) => kind.type as string);
    expect([...samples().keys()].sort()).toEqual(types.toSorted());
    for (const type of types) expect(commands.has(commandOf[type] ?? ''), type).toBe(true);
  });

  test('is found before the plan is approved, and a round is created once', () => {
    const drafting = scenes.drafting().round;
    for (const [type, sample] of samples()) {
      if (type === 'round-created') expect(() => evolve(drafting, sample)).toThrow(CorruptRecord);
      else expect(() => evolve(null, sample)).toThrow(CorruptRecord);
    }
    expect(() => evolve(scenes.preparing().round, samples().get('conference-convened')!)).toThrow(CorruptRecord);
  });

  // Seen to fail: `evolve` threw a plain Error for a list that the conference does not have.
  test('is a corrupt record whatever is changed in it, and never another error', { timeout: 60_000 }, () => {
    const values = fc.oneof(
      fc.constantFrom<unknown>(
        'khoa',
        'none',
        'constructor',
        'ok',
        'high',
        'doubtful',
        null,
        true,
        -1,
        0,
        1,
        2,
        99,
        1e9,
      ),
      fc.anything(),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(settled, scanned, inBothWays, affairs),
        fc.nat(),
        fc.nat(),
        values,
        ({ envelopes }, which, where, value) => {
          const at = which % envelopes.length;
          const envelope = structuredClone(envelopes[at]!) as Envelope<string, Record<string, unknown>>;
          const paths = leaves(envelope.data);
          const path = paths[where % Math.max(1, paths.length)];
          if (path !== undefined) put(envelope.data, path, value);
          const before = replay(envelopes.slice(0, at));
          const rest = envelopes.slice(at + 1);
          try {
            let round = evolve(before, envelope);
            for (const later of rest) round = evolve(round, later);
          } catch (error) {
            expect(error).toBeInstanceOf(CorruptRecord);
          }
        },
      ),
      { numRuns: 800 },
    );
  });

  test('is found where it would give one person two ballots, or a batch to a third reader', () => {
    const handed = settled.envelopes.find((envelope) => envelope.type === 'ballots-handed-out')!;
    const one = { list: 'khoa', people: ['CB01'] };
    const polled = scenes.polling().round;
    for (const ballots of [[one, one], [{ ...one, people: ['CB01', 'CB01'] }]])
      expect(() => evolve(polled, { ...handed, data: { ballots } })).toThrow(CorruptRecord);
    expect(() => evolve(scenes.handedOut().round, { ...handed, data: { ballots: [one] } })).toThrow(CorruptRecord);
    const entered = settled.envelopes.find((envelope) => envelope.type === 'ballot-entered')!;
    const third = { ...entered, by: { account: 'third', name: 'Người thứ ba', role: 'committee-member' } };
    expect(() => evolve(scenes.counted().round, third)).toThrow(CorruptRecord);
    expect(() => evolve(scenes.counted().round, entered), 'a finished batch').toThrow(CorruptRecord);
    expect(() => evolve(scenes.batched().round, entered)).not.toThrow();
  });

  // Seen to fail, each without its check in `evolve`.
  test('is found where it would give somebody paper and a slip, or go on behind an electronic box', () => {
    const act = (type: string) => inBothWays.envelopes.find((envelope) => envelope.type === type)!;
    const withData = (type: string, data: object) => ({ ...act(type), data });
    const one = { ballots: [{ list: 'khoa', people: ['CB01'] }] };
    const paper = follow(electronic.polling(), [head, 'hand-out', { people: ['CB01'], way: 'paper' }]).round;
    const slip = follow(electronic.polling(), [head, 'hand-out', { people: ['CB01'], way: 'slip' }]).round;
    expect(() => evolve(paper, withData('slips-handed-out', one))).toThrow(/two ballots/);
    expect(() => evolve(slip, withData('ballots-handed-out', one))).toThrow(/two ballots/);
    expect(() => evolve(electronic.polling().round, withData('slips-handed-out', one))).not.toThrow();
    const reopened = follow(electronic.closed(), [chair, 'reopen-poll', { reason }]).envelopes.at(-1)!;
    expect(() => evolve(electronic.boxed().round, reopened)).toThrow(/after an electronic box was closed/);
    const open = follow(electronic.closed(), [
      head,
      'record-box',
      { list: 'khoa', collected: 3, unused: 9, unusedSlips: 9 },
    ]);
    expect(() => evolve(open.round, act('count-begun'))).toThrow(/before the electronic boxes were closed/);
    const corrected = withData('stock-corrected', { list: 'khoa', way: 'slip', collected: 9, reason });
    expect(() => evolve(electronic.boxed().round, corrected)).toThrow(/in the electronic box/);
    expect(() => evolve(electronic.counting().round, act('box-opened'))).toThrow(/0 of 2 shares/);
    const other = { account: 'other', name: 'Người other', role: 'committee-member' };
    const given = act('box-decryption-given');
    expect(() => evolve(electronic.counting().round, { ...given, by: other })).toThrow(/somebody else/);
    expect(() => evolve(electronic.counting().round, given)).not.toThrow();
  });

  test('of an unknown type or version is named', () => {
    const envelope = settled.envelopes[0]!;
    expect(() => evolve(null, { ...envelope, type: 'abolished' })).toThrow(/unknown act abolished/);
    expect(() => evolve(null, { ...envelope, version: 2 })).toThrow(/version 2/);
  });

  test('chained anew is found all the same', () => {
    const { envelopes } = settled;
    const without = envelopes.filter((envelope) => envelope.type !== 'count-begun');
    const record = chain(emptyRecord, without);
    expect(verifyChain(record).ok).toBe(true);
    expect(() => replay(record)).toThrow(CorruptRecord);
  });
});

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
}

function put(target: unknown, path: Path, value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const holder = target as Record<string | number, unknown>;
  if (rest.length === 0) holder[key] = value;
  else put(holder[key], rest, value);
}

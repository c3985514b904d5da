// S18, S19: a round is archived once all its ballots are handed over; what is about single ballots is sealed in its archive.
import { describe, expect, test } from 'vitest';
import { countEvents, roundStage, roundView, sealedActs, sealedSpans } from '../src/index.ts';
import { append, chair, follow, given, head, member, organiser, type Scene, secretary } from './given.ts';
import { countedBy, planWith, votingDay } from './people.ts';
import { ended } from './scan-scenes.ts';
import * as scenes from './scenes.ts';

const archived = { contents: 'a'.repeat(64), files: 12, sealed: true };

describe('a round', () => {
  test('is archived by its organiser or the head of its committee, once its ballots are handed over', () => {
    for (const who of [organiser, head, secretary]) {
      const scene = given(scenes.handedOver())
        .when(who, 'archive-round', archived)
        .acts({ type: 'round-archived', data: archived });
      expect(stageOf(scene)).toBe('archived');
    }
    for (const who of [chair, member])
      given(scenes.handedOver()).when(who, 'archive-round', archived).refused('R-role-missing');
  });

  test('is not archived before, and a record that says so is corrupt', () => {
    for (const scene of [scenes.polling(), scenes.announced(), scenes.sealed()]) {
      given(scene).when(organiser, 'archive-round', archived).refused('R-not-handed-over');
      expect(() => acted(scene, 'round-archived', archived)).toThrow('archived before');
    }
    given(scenes.drafting()).when(organiser, 'archive-round', archived).refused('R-wrong-stage');
  });

  test('can be archived again, and a count that is opened again takes it out of its archive', () => {
    const once = follow(scenes.handedOver(), [organiser, 'archive-round', archived]);
    const twice = follow(once, [head, 'archive-round', { ...archived, files: 13 }]);
    expect(viewOf(twice).archive).toMatchObject({ ready: true, made: { files: 13 } });
    const reopened = follow(twice, [chair, 'reopen-count', { reason: 'Khiếu nại' }]);
    expect(stageOf(reopened)).toBe('approved');
    expect(viewOf(reopened).archive).toEqual({ ready: false, made: null });
    given(reopened).when(organiser, 'archive-round', archived).refused('R-not-handed-over');
  });
});

function acted(scene: Scene, type: string, data: unknown): Scene {
  const by = { account: 'organiser', name: 'Người organiser', role: 'organiser' };
  return append(scene, '2019-03-02T00:00:00.000Z' as never, by, [{ type, data }]);
}

function stageOf({ round }: Scene) {
  return round === null ? null : roundStage(round.state);
}

function viewOf({ rules, round }: Scene) {
  if (round === null) throw new Error('a scene without a round');
  return roundView(rules, round, votingDay);
}

describe('sealed in an archive', () => {
  const sealedTypes = ({ envelopes }: Scene) => {
    const isSealed = sealedActs();
    return new Set(envelopes.filter((act) => isSealed(act)).map(({ type }) => type));
  };

  // A new act of the count must be put on one side or the other here, with thought.
  test('is every act of a count but its beginning and tally sheets, which hold totals', () => {
    const begun = { stream: 'hoi-nghi', type: 'count-begun', data: { method: 'entry' } };
    const open = countEvents
      .map(({ type }) => type)
      .filter((type) => {
        const isSealed = sealedActs();
        isSealed(begun);
        return !isSealed({ stream: 'hoi-nghi', type, data: {} });
      });
    expect(open).toEqual([
      'count-begun',
      'tally-entered',
      'tally-read-again',
      'tally-decided',
      'box-decryption-given',
      'box-opened',
    ]);
  });

  test('are the totals of paper and box too, where a conference casts both ways', () => {
    const isSealed = sealedActs();
    isSealed({ stream: 'hoi-nghi', type: 'conference-convened', data: { setup: { casting: 'mixed' } } });
    isSealed({ stream: 'hoi-nghi', type: 'count-begun', data: { method: 'tally-sheet' } });
    for (const type of ['tally-entered', 'tally-decided', 'box-opened'])
      expect(isSealed({ stream: 'hoi-nghi', type, data: {} }), type).toBe(true);
    expect(isSealed({ stream: 'khac', type: 'box-opened', data: {} })).toBe(false);
  });

  test('is nothing of a count by tally sheets', () => {
    const tally = scenes.counting({ plan: countedBy(planWith(), { method: 'tally-sheet' }) });
    const again = follow(tally, [head, 'recount', { list: 'khoa', batch: null, reason: 'Đếm lại' }]);
    expect(sealedSpans(again.envelopes)).toEqual([]);
  });

  test.each([
    ['entry', () => scenes.handedOver()],
    ['scan', () => ended()],
  ])('are the acts about ballots of a count by %s, in one span before the canvass', (_method, scene) => {
    const { envelopes } = scene();
    const begun = envelopes.find(({ type }) => type === 'count-begun')?.number ?? 0;
    const canvass = envelopes.find(({ type }) => type === 'canvassed')?.number ?? envelopes.length + 1;
    expect(sealedSpans(envelopes)).toEqual([{ from: begun + 1, to: canvass - 1 }]);
    expect(sealedTypes({ envelopes } as Scene).size).toBeGreaterThan(2);
  });

  const acts = (...types: readonly string[]) =>
    types.map((type, index) => ({ stream: 'hoi-nghi', number: index + 1, type, data: { method: 'entry' } }));
  const many = (count: number) => Array<string>(count).fill('ballot-entered');

  test('are two spans where a paper was made between them and each holds enough to hide in', () => {
    const record = acts('count-begun', ...many(20), 'canvassed', 'minutes-written', ...many(20), 'canvassed');
    expect(sealedSpans(record)).toEqual([
      { from: 2, to: 21 },
      { from: 24, to: 43 },
    ]);
  });

  test('is one span where a part is so short that its marks could be tried out between two hashes', () => {
    for (const [first, second] of [
      [19, 40],
      [40, 19],
      [40, 1],
    ] as const)
      expect(sealedSpans(acts('count-begun', ...many(first), 'canvassed', ...many(second), 'canvassed'))).toEqual([
        { from: 2, to: first + second + 2 },
      ]);
  });

  test('hides acts of other conferences that fall between, but for their content', () => {
    expect(sealedSpans(acts('count-begun', ...many(10), 'checked-in', ...many(10), 'checked-in'))).toEqual([
      { from: 2, to: 22 },
    ]);
  });
});

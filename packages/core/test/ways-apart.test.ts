// Reading 9, decision 028: paper and box are shown apart, or not, by how many cast in each way, and never by what they marked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BoxRow,
  type ConferenceView,
  conferenceView,
  displayView,
  type Level,
  type ListResult,
  planFindings,
} from '../src/index.ts';
import * as electronic from './electronic-scenes.ts';
import { khoa, thuongVu } from './electronic-scenes.ts';
import * as steps from './electronic-steps.ts';
import { conference, follow, head, member, type Scene, type Step, secretary, stateOf } from './given.ts';
import { rulesWith, votingDay } from './people.ts';
import * as scenes from './scenes.ts';

/** Three cast on paper and three electronically on `khoa`, on two people; two and two on `thuong-vu`. */
const begun = (least: number) =>
  electronic.counting({ rules: rulesWith({ smallElectorate: { value: least, cite: 'unverified' } }) });

const mark = fc.constantFrom<Level>('high', 'confidence', 'low');
/** What three ballots say of two people. */
const three = fc.array(fc.array(mark, { minLength: 2, maxLength: 2 }), { minLength: 3, maxLength: 3 });
type Ballots = readonly (readonly Level[])[];

const sums = (ballots: Ballots, person: number): BoxRow => {
  const count = (level: Level) => ballots.filter((ballot) => ballot[person] === level).length;
  return [count('high'), count('confidence'), count('low')];
};

function canvassed(least: number, paper: Ballots, box: Ballots): Scene {
  const marks = (ballot: number) => scenes.marks('ok', ...(paper[ballot - 1] ?? []));
  const open = (list: string, rows: readonly BoxRow[]): Step[] => [
    steps.decryption(list, 1),
    steps.decryption(list, 3),
    steps.opening(list, rows),
  ];
  return follow(
    begun(least),
    [head, 'form-batches', { list: khoa, sizes: [3] }],
    ...scenes.entered(khoa, 1, 3, [secretary, member], marks),
    [head, 'form-batches', { list: thuongVu, sizes: [2] }],
    ...scenes.entered(thuongVu, 1, 2, [secretary, member], () => scenes.marks('ok', 'high')),
    ...open(khoa, [sums(box, 0), sums(box, 1)]),
    ...open(thuongVu, [[2, 0, 0]]),
    [head, 'canvass', { settlements: few(least) }],
  );
}

const few = (least: number) =>
  [khoa, thuongVu].flatMap((list) =>
    (list === khoa ? 3 : 2) < least
      ? ['W-few-in-electronic-box', 'W-few-on-paper'].map((kind) => ({ finding: `${kind}:${list}`, reason: 'Đã biết' }))
      : [],
  );

const resultOf = (scene: Scene): ListResult => stateOf(scene, 'canvassed').canvass.results[0]!;
const viewFor = (scene: Scene): ConferenceView =>
  conferenceView(scene.rules, conference(scene).state, [], { account: 'head', roles: ['committee-head'] });

describe('paper and box apart', () => {
  // Seen to fail: with the figures withheld where all of one way agree on somebody.
  test('are given, or withheld with the result of the box, by how many cast in each way and never by what they marked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), three, three, (least, paper, box) => {
        const scene = canvassed(least, paper, box);
        const { ways, people } = resultOf(scene);
        const [ofBox] = viewFor(scene).electronic?.boxes ?? [];
        const room = displayView(scene.rules, conference(scene).state, false).lists[0]?.box;
        const apart = least <= 3;
        // One of them and the announced total would be both.
        expect(ways !== undefined).toBe(apart);
        expect(ofBox).toMatchObject({ withheld: !apart, opened: { result: apart ? expect.anything() : null } });
        expect(room?.bel !== null).toBe(apart);
        for (const [index, { high, confidence, low }] of people.entries())
          expect([high, confidence, low]).toEqual(sums([...paper, ...box], index));
        for (const [index, { high, confidence, low }] of (ways?.paper.people ?? []).entries())
          expect([high, confidence, low]).toEqual(sums(paper, index));
      }),
      { numRuns: 60 },
    );
  });

  test('are announced in the plan check, with from how many on', () => {
    const named = (casting: 'paper' | 'mixed' | 'electronic') =>
      planFindings(steps.castBy(casting), rulesWith({ smallElectorate: { value: 10, cite: 'unverified' } }), votingDay)
        .filter(({ code }) => code === 'I-cast-in-both-ways')
        .map(({ message }) => message.en.match(/has (\d+) ballots/u)?.[1]);
    expect(named('mixed')).toEqual(steps.castBy('mixed').conferences.map(() => '10'));
    expect([...named('paper'), ...named('electronic')]).toEqual([]);
  });
});

// The whole machine under random commands, fitting and not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Act,
  type Conference,
  type ConferenceStage,
  conferenceStages,
  type Envelope,
  replay,
  verifyChain,
} from '../src/index.ts';
import { castBy } from './electronic-steps.ts';
import { answer, append, contextOf, give, type Scene, type Step, start, stateFor } from './given.ts';
import { anyStep, nextStep } from './machine.ts';
import { countedBy, planWith, rulesWith } from './people.ts';
import * as scenes from './scenes.ts';

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  if (value instanceof Map) for (const [, member] of value) freeze(member);
  else if (!(value instanceof Set)) for (const member of Object.values(value)) freeze(member);
  return value;
}

/** What Sets and Maps hold, which cannot be frozen. */
function sizes(scene: Scene): string {
  const all = [...(scene.round?.conferences.values() ?? [])].map(({ state }: Conference) => [
    state.present.size,
    state.absent.size,
    Object.values(state.holders).map((holders) => holders.size),
  ]);
  return JSON.stringify(all);
}

interface Run {
  readonly scene: Scene;
  readonly accepted: number;
  readonly refused: number;
  readonly stages: ReadonlySet<string>;
}

/** Gives commands one after the other; a refused one leaves everything as it was, an accepted one fits at once. */
function run(draw: fc.GeneratorValue, from: Scene, length: number): Run {
  let scene = freeze(from);
  let [accepted, refused] = [0, 0];
  const stages = new Set<string>();
  for (let step = 0; step < length; step += 1) {
    const state = stateFor(scene, 'open-poll');
    if (state !== null) stages.add(state.stage);
    const onward = draw(() => fc.integer({ min: 0, max: 9 })) > 2;
    const next = onward && state !== null ? nextStep(draw, scene, state as never) : null;
    const [who, name, data = {}]: Step = next ?? anyStep(draw, state?.stage);
    const before = sizes(scene);
    const decided = answer(scene, who, name, freeze(data));
    expect(sizes(scene)).toBe(before);
    if (!decided.ok) {
      refused += 1;
      continue;
    }
    accepted += 1;
    const { at, by } = contextOf(scene, who, name);
    const after = append(scene, at, by, freeze(decided.value));
    expect(sizes(scene)).toBe(before);
    inOrder(scene, after, decided.value);
    scene = freeze(after);
  }
  return { scene, accepted, refused, stages };
}

const backwards: Readonly<Record<string, ConferenceStage>> = {
  'poll-reopened': 'polling',
  'count-reopened': 'counting',
};

/** A conference goes on by one stage or stays; back only by an act of re-opening. */
function inOrder(before: Scene, after: Scene, acts: readonly Act[]): void {
  const stage = (scene: Scene) => stateFor(scene, 'open-poll')?.stage as ConferenceStage | undefined;
  const [from, to] = [stage(before), stage(after)];
  if (from === undefined || to === undefined) return;
  const back = acts.map((act) => backwards[act.type]).find((target) => target !== undefined);
  if (back !== undefined) expect(to).toBe(back);
  else expect([0, 1]).toContain(conferenceStages.indexOf(to) - conferenceStages.indexOf(from));
}

const casting = fc.constantFrom('paper' as const, 'mixed' as const, 'electronic' as const);
const methods = fc
  .tuple(fc.constantFrom('entry' as const, 'tally-sheet' as const, 'scan' as const), casting)
  .map(([method, casting]) => ({ plan: castBy(casting, countedBy(planWith(), { method })) }));
// Drawn, so that short runs are spent in late stages as well.
const beginnings = fc.constantFrom<(setting: scenes.Setting) => Scene>(
  scenes.preparing,
  scenes.gathered,
  scenes.handedOut,
  scenes.boxed,
  scenes.counting,
);

describe('random commands', () => {
  // Seen to fail: with the id `constructor` allowed for a list, which looked up a function in place of its roll; with `present`
  // changed in place by `checked-in`; with `poll-opened` leading past a stage.
  test('are decided without throwing, refused without a trace, and every accepted one fits', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(fc.gen(), methods, beginnings, (draw, setting, beginning) => {
        const { scene } = run(draw, beginning(setting), 60);
        const { envelopes, round } = scene;
        expect(verifyChain(envelopes)).toEqual({ ok: true, value: round?.head });
        expect(replay(envelopes)).toEqual(round);
        expect(replay(JSON.parse(JSON.stringify(envelopes)) as Envelope[])).toEqual(round);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  test('reach every stage, and are both accepted and refused', { timeout: 60_000 }, () => {
    const reached = new Set<string>();
    const total = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.gen(), methods, beginnings, (draw, setting, beginning) => {
        const { scene, accepted, refused, stages } = run(draw, beginning(setting), 60);
        expect(scene.envelopes.length).toBeGreaterThan(0);
        for (const stage of stages) reached.add(`${setting.plan.conferences[0]?.casting} ${stage}`);
        total.accepted += accepted;
        total.refused += refused;
      }),
      { numRuns: 60, seed: 2019, endOnFailure: true },
    );
    const every = ['paper', 'mixed', 'electronic'].flatMap((way) => conferenceStages.map((stage) => `${way} ${stage}`));
    expect([...reached].sort()).toEqual(every.sort());
    expect(total.accepted).toBeGreaterThan(500);
    expect(total.refused).toBeGreaterThan(500);
  });

  // Seen to fail: with a sheet that is no ballot still among those of its batch.
  test('bring a count by scanner to its result, whatever the machine reads and the committee decides', () => {
    const setting = { plan: countedBy(planWith(), { method: 'scan' }) };
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        let scene = scenes.counting(setting);
        for (let step = 0; step < 400 && stateFor(scene, 'canvass')?.stage === 'counting'; step += 1) {
          const next = nextStep(draw, scene, stateFor(scene, 'canvass') as never);
          const given = next === null ? null : give(scene, ...next);
          if (given?.ok) scene = given.value;
        }
        expect(stateFor(scene, 'canvass')?.stage).toBe('canvassed');
        expect(replay(scene.envelopes)).toEqual(scene.round);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test('on an empty record create a round, or nothing', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const { scene, accepted } = run(draw, start(rulesWith()), 20);
        expect(scene.envelopes.length === 0).toBe(accepted === 0);
      }),
    );
  });
});

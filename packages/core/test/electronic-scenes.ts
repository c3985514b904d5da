// A conference that casts electronically, or in both ways, brought to each of its stages by commands.
import type { BoxRow, Level, ListId, Plan, Rules } from '../src/index.ts';
import * as steps from './electronic-steps.ts';
import { conference, follow, head, member, organiser, type Scene, type Step, secretary } from './given.ts';
import { countedBy, planWith, rulesWith } from './people.ts';
import * as scenes from './scenes.ts';

export interface Electronically {
  readonly casting?: 'mixed' | 'electronic';
  readonly rules?: Rules;
  readonly plan?: Plan;
}

/** A conference that casts so, in both ways unless it is said. */
export function settingOf({
  casting = 'mixed',
  rules = rulesWith(),
  plan = planWith(),
}: Electronically = {}): scenes.Setting {
  return { rules, plan: steps.castBy(casting, plan) };
}

export interface Ceremony extends Electronically {
  readonly members?: number;
  readonly needed?: number;
}

export function ceremonyBegun({ members = 3, needed = 2, ...setting }: Ceremony = {}): Scene {
  const scene = follow(scenes.preparing(settingOf(setting)), [
    organiser,
    'propose-committee',
    { members: scenes.committee },
  ]);
  return follow(scene, steps.begin(scene, { members, needed }));
}

export function keyFormed(setting: Ceremony = {}): Scene {
  return follow(ceremonyBegun(setting), ...steps.keySteps(setting));
}

const at =
  (scene: (setting: scenes.Setting) => Scene) =>
  (setting: Electronically = {}): Scene =>
    scene(settingOf(setting));

export const ready = at(scenes.ready);
export const polling = at(scenes.polling);
export const handedOut = at(scenes.handedOut);
export const closed = at(scenes.closed);
export const boxed = at(scenes.boxed);
export const counting = at(scenes.counting);

/** Two members open every box that anybody used: these marks for everybody. */
export function openAll(scene: Scene, row: (voters: number) => BoxRow = (voters) => [voters, 0, 0]): Scene {
  const { setup, electronic } = conference(scene).state;
  return follow(
    scene,
    ...setup.lists.flatMap(({ id, votedOn }): Step[] => {
      const voters = electronic?.boxes[id]?.closed?.voters ?? 0;
      if (voters === 0) return [];
      const result = votedOn.map(() => row(voters));
      return [steps.decryption(id, 1), steps.decryption(id, 3), steps.opening(id, result)];
    }),
  );
}

/** The paper counted ballot by ballot, with this mark for everybody. */
export function paperCounted(scene: Scene, mark: Level = 'high'): Scene {
  const { setup, stock } = conference(scene).state;
  return follow(
    scene,
    ...setup.lists.flatMap(({ id, votedOn }): Step[] => {
      const collected = stock[id]?.collected ?? 0;
      if (collected === 0) return [];
      const marks = () => scenes.marks('ok', ...votedOn.map(() => mark));
      return [
        [head, 'form-batches', { list: id, sizes: [collected] }],
        ...scenes.entered(id, 1, collected, [secretary, member], marks),
      ];
    }),
  );
}

export function counted(setting: Electronically = {}): Scene {
  return openAll(paperCounted(counting(setting)));
}

export function canvassed(setting: Electronically = {}): Scene {
  return follow(counted(setting), [head, 'canvass']);
}

export const scanned: Electronically = { plan: countedBy(planWith(), { method: 'scan' }) };
export const khoa = 'khoa' as ListId;
export const thuongVu = 'thuong-vu' as ListId;

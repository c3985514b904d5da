// A machine count shows its committee what it leaves to people, and nothing that adds up to a figure; to everybody else it shows no sheet at all.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commands,
  conferenceStages,
  conferenceView,
  displayView,
  type Level,
  levels,
  nextSteps,
  roles,
  seesSheets,
  sentenceOf,
  sheetsFrom,
} from '../src/index.ts';
import { conference, follow, head, member, type Scene, type Step, secretary, type Who } from './given.ts';
import {
  batched,
  checked,
  commits,
  confirmed,
  decided,
  ended,
  fourSheets,
  khoa,
  read,
  recorded,
  row,
  sha,
  sheet,
  thuongVu,
} from './scan-scenes.ts';

const viewOf = (scene: Scene, who: Pick<Who, 'account' | 'roles'>) => {
  const { state, superseded } = conference(scene);
  return conferenceView(scene.rules, state, superseded, who);
};

describe('before the commitment', () => {
  const level = fc.constantFrom<Level[]>(...levels);
  const six = fc.array(fc.tuple(level, level), { minLength: 6, maxLength: 6 });
  const flagged = fc.subarray([0, 1, 2, 3, 4, 5]);

  // Seen to fail: with the sheets of a batch in its state, with every row of a sheet in the queue beside the one that is open,
  // and with the hash of an act in the view of a decision.
  test('two counts that differ only in what needs no person look the same to every member of the committee', () => {
    fc.assert(
      fc.property(six, six, flagged, fc.nat(2), fc.boolean(), (one, two, doubtful, settled, whole) => {
        const scene = (box: typeof one): Scene => {
          const sheets = box.map(([first, second], index) => {
            if (!doubtful.includes(index)) return sheet(index + 1, [row(first), row(second)]);
            // What the committee looks at is the same in both.
            return whole
              ? sheet(index + 1, [row('low'), row('low')], 'writing')
              : sheet(index + 1, [row('low', 'correction'), row(second)]);
          });
          const at = whole ? null : 0;
          const steps = doubtful
            .slice(0, settled)
            .flatMap((index): Step[] => [
              decided(index + 1, at, whole ? 'added-text' : 'low'),
              confirmed(index + 1, at),
            ]);
          return follow(batched(), recorded(khoa, 1, sheets), recorded(thuongVu, 1, fourSheets()), ...steps);
        };
        const [first, second] = [scene(one), scene(two)];
        for (const who of [head, secretary, member]) expect(viewOf(first, who)).toEqual(viewOf(second, who));
      }),
      { numRuns: 40 },
    );
  });
});

test('after the commitment the committee sees what the paper is compared with, and a hash that nobody finds by trying', () => {
  const scene = follow(read([sheet(1, [row('low'), row('high')])]), ...commits);
  const scan = viewOf(scene, member).counts?.[0]?.scan;
  expect(scan?.check?.remaining[0]).toEqual({
    batch: 1,
    ballot: 1,
    rows: null,
    checked: false,
    images: [{ sha256: sha(1), page: 1 }],
    whole: 'ok',
    marks: ['low', 'high'],
  });
  const left = viewOf(follow(scene, checked(khoa, 1, 1)), member).counts?.[0]?.scan;
  expect(left?.check).toMatchObject({ needed: 6, checked: 1, differences: 0 });
  expect(left?.check?.remaining.map((place) => place.ballot)).toEqual([2, 3, 4, 5, 6]);
  expect(viewOf(scene, member).standings).toBeNull();
  expect(viewOf(scene, head).standings?.every(({ result }) => result === null)).toBe(true);
  const other = follow(
    read([{ ...sheet(1, [row('low'), row('high')]), images: [{ sha256: sha(999), page: 1 }] }]),
    ...commits,
  );
  expect(viewOf(other, member).counts?.[0]?.scan?.commitment?.hash).not.toBe(scan?.commitment?.hash);
});

describe('to everybody else', () => {
  const scenesOf: Readonly<Record<string, () => Scene>> = {
    doubtful: () => read([sheet(1, [row(null, 'doubtful'), row('high')])]),
    committed: () => follow(read(), ...commits),
    ended,
    canvassed: () => follow(ended(), [head, 'canvass']),
  };

  test.each(Object.keys(scenesOf))('no scan and no reading is shown: %s', (name) => {
    const scene = scenesOf[name]!();
    const { state } = conference(scene);
    for (const role of roles) {
      const view = viewOf(scene, { account: 'somebody', roles: [role] });
      expect(view.counts !== null, role).toBe(role.startsWith('committee'));
      if (!role.startsWith('committee')) expect(JSON.stringify(view), role).not.toMatch(/0{40}/);
    }
    expect(JSON.stringify([displayView(scene.rules, state, false), nextSteps(state)])).not.toMatch(/0{40}/);
  });

  test('single sheets are for the counting committee, from the count on, and for nobody else ever', () => {
    expect(Object.keys(sheetsFrom).sort()).toEqual([...roles].sort());
    for (const role of roles)
      for (const [index, stage] of conferenceStages.entries())
        expect(seesSheets([role], stage), `${role} in ${stage}`).toBe(
          role.startsWith('committee') && index >= conferenceStages.indexOf('counting'),
        );
  });

  // Seen to fail: with the number of differences in the sentence of a check.
  test('an act is read aloud without a sheet, a row or what was found', () => {
    const scene = follow(
      ended([sheet(1, [row(null, 'doubtful'), row('high')])], decided(1, 0, 'low'), confirmed(1, 0)),
      checked(khoa, 1, 3, { row: 1, seen: 'low' }),
    );
    const aloud = scene.envelopes.filter(({ type }) => /^(flag|sheet-)/.test(type)).map((act) => sentenceOf(act));
    expect(aloud).toHaveLength(13);
    for (const { vi, en } of aloud) {
      expect(vi).not.toMatch(/phiếu (số )?\d|dòng|khác/);
      expect(en).not.toMatch(/(sheet|ballot) \d|row|differ/);
    }
  });
});

test('acts that hold readings carry no more than the minute', () => {
  for (const name of ['record-sheets', 'decide-flag', 'check-sheet'])
    expect(commands.get(name)?.precision, name).toBe('minute');
});

test('the steps say where a machine count goes on', () => {
  const commandsOf = (scene: Scene) => nextSteps(conference(scene).state).map((step) => step.command);
  const doubtful = read([sheet(1, [row(null, 'doubtful'), row('high')])]);
  expect(commandsOf(batched())).toEqual(['record-sheets', 'record-sheets']);
  expect(commandsOf(doubtful)).toEqual(['decide-flag', 'commit-readings']);
  expect(commandsOf(follow(doubtful, decided(1, 0, 'low')))).toEqual(['confirm-flag', 'commit-readings']);
  expect(commandsOf(follow(read(), ...commits))).toEqual(['check-sheet', 'check-sheet']);
  const differs = follow(read(), ...commits, checked(khoa, 1, 3, { row: 1, seen: 'low' }));
  expect(commandsOf(differs)).toEqual(['decide-flag', 'check-sheet', 'check-sheet']);
  expect(commandsOf(ended())).toEqual(['canvass']);
  const over = follow(
    batched(),
    recorded(
      khoa,
      1,
      Array.from({ length: 7 }, (_, index) => sheet(index + 1, [row('high'), row('high')])),
    ),
  );
  expect(commandsOf(over)).toEqual(['correct-batch', 'record-sheets']);
  for (const scene of [batched(), doubtful, follow(read(), ...commits), ended(), over])
    for (const step of nextSteps(conference(scene).state))
      expect(commands.get(step.command)?.roles).toEqual(expect.arrayContaining([...step.who]));
});

test('the room sees how much is settled, in ballots', () => {
  const progress = (scene: Scene) => displayView(scene.rules, conference(scene).state, false).progress;
  expect(progress(batched())).toEqual({ done: 0, all: 10 });
  expect(progress(read([sheet(1, [row(null, 'doubtful'), row('high')])]))).toEqual({ done: 4, all: 10 });
  expect(progress(read())).toEqual({ done: 10, all: 10 });
});

// S12, S18: properties of a whole result, through every command from the box to the canvass.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addUp,
  assessList,
  type BallotMarks,
  type CountMethod,
  type InvalidityCode,
  interpret,
  type ListId,
  type ListResult,
  type Person,
  type Rules,
  scanState,
} from '../src/index.ts';
import { chair, conference, follow, head, type Scene, type Step, secretary, stateOf, type Who } from './given.ts';
import { allWarnings } from './machine.ts';
import { countedBy, people, planWith, rosterOf, rulesWhere, rulesWith } from './people.ts';
import { readingOf, row as rowRead } from './scan-scenes.ts';
import * as scenes from './scenes.ts';
import { marks } from './scenes.ts';

/** What lay in the box of `khoa`: some of the six ballots handed out, some replaced before, some sheets of somebody else. */
interface Box {
  readonly ballots: readonly BallotMarks[];
  readonly foreign: number;
  readonly replaced: number;
  readonly rules: Rules;
}

const row = fc.constantFrom('high', 'confidence', 'low', 'low', 'blank', 'multiple', 'name-struck');
const sheet = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(row, row).map(([a, b]) => marks('ok', a as 'low', b as 'low')) },
  { weight: 1, arbitrary: fc.constant(marks('added-text')) },
);
const boxes: fc.Arbitrary<Box> = fc.record({
  ballots: fc.array(sheet, { maxLength: 6 }),
  foreign: fc.nat(2),
  replaced: fc.nat(2),
  rules: fc.constantFrom(rulesWith(), rulesWhere('multiple', 'ballot'), rulesWhere('blank', 'ballot')),
});

interface Cast {
  readonly head: Who;
  readonly second: Who;
  readonly roster: readonly Person[];
}
const cast: Cast = { head, second: secretary, roster: people };

function boxed(box: Box, method: CountMethod, { head, roster }: Cast): Scene {
  const { ballots, foreign, replaced, rules } = box;
  const polled = scenes.handedOut({ rules, plan: countedBy(planWith(), { method }), roster: rosterOf(roster) });
  const [holder] = conference(polled).state.holders['khoa' as never] as ReadonlySet<string>;
  const sheets = ballots.length + foreign;
  return follow(
    polled,
    ...Array.from({ length: replaced }, (): Step => [head, 'replace-ballot', { list: 'khoa', person: holder }]),
    [chair, 'close-poll'],
    [head, 'record-box', { list: 'khoa', collected: sheets, unused: scenes.printed - 6 - replaced }],
    [head, 'record-box', { list: 'thuong-vu', collected: 0, unused: scenes.printed - 4 }],
    [head, 'begin-count'],
  );
}

function inBox(box: Box): BallotMarks[] {
  return [...box.ballots, ...Array.from({ length: box.foreign }, () => marks('not-issued'))];
}

function canvass(scene: Scene, { head }: Cast): ListResult {
  const settlements = allWarnings(conference(scene).state);
  return stateOf(follow(scene, [head, 'canvass', { settlements }]), 'canvassed').canvass.results[0]!;
}

function byEntry(box: Box, order = inBox(box), who = cast): ListResult {
  const scene = boxed(box, 'entry', who);
  if (order.length === 0) return canvass(scene, who);
  return canvass(
    follow(
      scene,
      [who.head, 'form-batches', { list: 'khoa', sizes: [order.length] }],
      ...scenes.entered('khoa', 1, order.length, [who.head, who.second], (ballot) => order[ballot - 1]!),
    ),
    who,
  );
}

/** What a person with pencil and paper makes of the same ballots. */
function byTally(box: Box): ListResult {
  const count = addUp(
    ['1', '2'],
    inBox(box).map((ballot) => interpret(box.rules, ballot)),
  );
  const sheet = {
    list: 'khoa',
    voided: count.reasons,
    people: count.people.map(({ high, confidence, low, rowReasons }) => ({
      high,
      confidence,
      low,
      invalid: rowReasons,
    })),
  };
  const other = {
    list: 'thuong-vu',
    voided: {},
    people: [{ high: 0, confidence: 0, low: 0, invalid: {} }],
  };
  const scene = boxed(box, 'tally-sheet', cast);
  const steps = [head, secretary].flatMap((who): Step[] => [
    [who, 'enter-tally', sheet],
    [who, 'enter-tally', other],
  ]);
  return canvass(follow(scene, ...steps), cast);
}

/** The same ballots under a scanner that leaves to people whatever it cannot know; they read the paper as it is. */
function byMachine(box: Box, doubtful: ReadonlySet<number>): ListResult {
  const order = inBox(box);
  const start = boxed(box, 'scan', cast);
  if (order.length === 0) return canvass(start, cast);
  const at = { list: 'khoa', batch: 1 };
  const sheets = order.map((ballot, index) => {
    const reading = readingOf(ballot, index + 1, 2);
    // What a machine reads wrongly and says it doubts is set right by people.
    return doubtful.has(index)
      ? { ...reading, rows: reading.rows.map((read) => rowRead(read.reading === 'high' ? 'low' : 'high', 'doubtful')) }
      : reading;
  });
  const read = follow(
    start,
    [head, 'form-batches', { list: 'khoa', sizes: [order.length] }],
    [head, 'record-sheets', { ...at, reader: 'r 1', sheets }],
  );
  const settle = (scene: Scene): Scene => {
    const [open] = scanState(stateOf(scene, 'counting'), 'khoa' as ListId).queue;
    if (open === undefined) return scene;
    const { whole, rows } = order[open.ballot - 1]!;
    const decision = open.row !== null ? rows[open.row] : whole === 'ok' ? { marks: order[open.ballot - 1] } : whole;
    const cell = { ...at, ballot: open.ballot, row: open.row };
    return settle(
      follow(
        scene,
        [head, 'decide-flag', { ...cell, decision, votesFor: 2, votesAgainst: 0 }],
        [secretary, 'confirm-flag', cell],
      ),
    );
  };
  return canvass(
    follow(
      settle(read),
      [head, 'commit-readings', { list: 'khoa' }],
      ...order.map((_, index): Step => [secretary, 'check-sheet', { ...at, ballot: index + 1, differences: [] }]),
    ),
    cast,
  );
}

const sum = (counts: Partial<Record<InvalidityCode, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);
const few = { numRuns: 30 };
const slow = { timeout: 60_000 };

// Seen to fail: with `invalidRows` without the ballots void as a whole; with `notReturned` without the foreign sheets.
test('every identity of a result holds', slow, () => {
  fc.assert(
    fc.property(boxes, (box) => {
      const result = byEntry(box);
      const { printed, issued, spoiled, unused, collected, foreign, notReturned, valid, invalid, reasons } = result;
      expect(printed).toBe(issued + unused + spoiled);
      expect(spoiled).toBe(box.replaced);
      expect(issued + foreign).toBe(collected + notReturned);
      expect(collected).toBe(valid + invalid);
      expect(invalid).toBe(sum(reasons));
      expect(foreign).toBe(box.foreign);
      for (const { high, confidence, low, invalidRows, rowReasons } of result.people) {
        expect(high + confidence + low + invalidRows).toBe(collected);
        expect(invalidRows).toBe(sum(rowReasons) + invalid);
      }
    }),
    few,
  );
});

// Seen to fail: with `foreign` taken from the rows of a person.
test('the same ballots give the same result by entry and by tally sheet', slow, () => {
  fc.assert(
    fc.property(boxes, (box) => {
      expect(byTally(box)).toEqual(byEntry(box));
    }),
    few,
  );
});

// Seen to fail: with the machine's reading in place of the committee's decision; with void sheets left out of the count.
test('the same ballots give the same result by entry and by scanner', slow, () => {
  fc.assert(
    fc.property(boxes, fc.uniqueArray(fc.nat(7)), (box, doubtful) => {
      expect(byMachine(box, new Set(doubtful))).toEqual(byEntry(box));
    }),
    few,
  );
});

// Seen to fail: with a batch compared up to its first void sheet only.
test('the order of the ballots in their batch does not matter', slow, () => {
  fc.assert(
    fc.property(boxes, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (box, keys) => {
      const sheets = inBox(box).map((ballot, index) => ({ ballot, key: keys[index] ?? 0 }));
      const shuffled = sheets.sort((a, b) => a.key - b.key).map(({ ballot }) => ballot);
      expect(byEntry(box, shuffled)).toEqual(byEntry(box));
    }),
    few,
  );
});

// Seen to fail: with results looked up by name instead of by id, once two people had one name.
test('other accounts, ids and names change nothing but ids and names', slow, () => {
  fc.assert(
    fc.property(boxes, fc.boolean(), (box, oneName) => {
      // Two people of one name are told apart on the ballot by their units.
      const apart = people.map((person, index) => ({
        ...person,
        posts: person.posts.map((post) => ({ ...post, unit: `Khoa ${index}` })),
      }));
      // The same first words keep the order of the names; one name for the two who are voted on keeps it by id.
      const renamed = apart.map((person, index) => ({
        ...person,
        id: `X${person.id}` as typeof person.id,
        name: oneName && index < 2 ? 'Nguyễn Văn An' : `Đồng chí ${person.name}`,
      }));
      const others = {
        head: { ...head, account: 'zz', name: 'Người khác' },
        second: { ...secretary, account: 'aa' },
        roster: renamed,
      };
      const plain = (result: ListResult) => ({
        ...result,
        people: result.people.map((person) => ({ ...person, person: person.person.replace('X', ''), name: '' })),
      });
      expect(plain(byEntry(box, inBox(box), others))).toEqual(
        plain(byEntry(box, inBox(box), { ...cast, roster: apart })),
      );
    }),
    few,
  );
});

// Seen to fail: with `>` read as `<`.
test('a mark changed from another level to low never takes an outcome away', slow, () => {
  fc.assert(
    fc.property(boxes, fc.nat(), fc.nat(1), (box, which, person) => {
      const ballot = box.ballots[which % Math.max(1, box.ballots.length)];
      fc.pre(ballot?.whole === 'ok' && ['high', 'confidence'].includes(ballot.rows[person] ?? ''));
      const worse = {
        ...box,
        ballots: box.ballots.map((other) =>
          other === ballot ? { ...ballot!, rows: ballot!.rows.with(person, 'low') } : other,
        ),
      };
      const outcomes = (result: ListResult) =>
        assessList(box.rules, result)[person]?.outcomes.map((outcome) => outcome.code) ?? [];
      const [before, after] = [byEntry(box), byEntry(worse)];
      expect(outcomes(after)).toEqual(expect.arrayContaining(outcomes(before)));
      expect(after.people[person]!.low).toBeGreaterThanOrEqual(before.people[person]!.low);
    }),
    few,
  );
});

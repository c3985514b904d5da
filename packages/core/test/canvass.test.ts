// S12, S18: every identity holds or is accepted with a reason; then the result stands, and every replay works it out again.
import { describe, expect, test } from 'vitest';
import { testRules } from '../src/canvass/test-rules.ts';
import {
  assessList,
  CorruptRecord,
  chain,
  type Envelope,
  type ListId,
  type ListResult,
  replay,
  standings,
  verifyChain,
} from '../src/index.ts';
import { chair, follow, given, head, member, type Scene, type Step, secretary, stateOf } from './given.ts';
import { rulesWith } from './people.ts';
import * as scenes from './scenes.ts';
import { marks } from './scenes.ts';

const khoa = 'khoa' as ListId;
const thuongVu = 'thuong-vu' as ListId;
const reason = 'Đã kiểm tra';
const findings = (scene: Scene) =>
  standings(scene.rules, stateOf(scene, 'counting')).flatMap((list) => list.findings.map((finding) => finding.id));
const settle = (...ids: readonly string[]) => ({ settlements: ids.map((finding) => ({ finding, reason })) });
/** Counting begins after the box held this; everything of `khoa` reads high, high. */
function withBox(collected: number, unused = 6, spoil = 0): Scene {
  const closed = scenes.closed();
  const spoiled = Array.from(
    { length: spoil },
    (): Step => [head, 'record-spoiled', { list: khoa, copies: 1, reason }],
  );
  return follow(
    closed,
    ...spoiled,
    [head, 'record-box', { list: khoa, collected, unused }],
    [head, 'record-box', { list: thuongVu, collected: 4, unused: 8 }],
    [head, 'begin-count'],
  );
}
function read(scene: Scene, sheets: readonly ReturnType<typeof marks>[]): Scene {
  const batch: Step[] =
    sheets.length === 0
      ? []
      : [
          [head, 'form-batches', { list: khoa, sizes: [sheets.length] }],
          ...scenes.entered(khoa, 1, sheets.length, [secretary, member], (ballot) => sheets[ballot - 1]!),
        ];
  return follow(
    scene,
    ...batch,
    [head, 'form-batches', { list: thuongVu, sizes: [4] }],
    ...scenes.entered(thuongVu, 1, 4, [secretary, member], () => marks('ok', 'high')),
  );
}
const good = (count: number) => Array.from({ length: count }, () => marks('ok', 'high', 'low'));
const resultOf = (scene: Scene, list = 0): ListResult => stateOf(scene, 'canvassed').canvass.results[list]!;

describe('a result', () => {
  test('carries every figure of S12', () => {
    const scene = scenes.canvassed();
    expect(resultOf(scene)).toEqual({
      id: 'khoa',
      title: 'Trưởng khoa',
      place: 'workplace',
      printed: 12,
      issued: 6,
      spoiled: 0,
      unused: 6,
      collected: 6,
      foreign: 0,
      notReturned: 0,
      valid: 6,
      invalid: 0,
      reasons: {},
      voters: 6,
      present: 6,
      people: ['Nguyễn Văn An', 'Trần Thị Bình'].map((name, index) => ({
        person: `CB0${index + 1}`,
        name,
        position: 'Trưởng khoa, Trường Thử nghiệm',
        high: 6,
        confidence: 0,
        low: 0,
        invalidRows: 0,
        rowReasons: {},
      })),
    });
  });

  test('needs nothing settled when every identity holds', () => {
    given(scenes.counted()).when(head, 'canvass').accepted();
    expect(findings(scenes.counted())).toEqual([]);
  });

  test('is accepted with its warnings, each with its sentence and the reason', () => {
    const scene = read(withBox(5), good(5));
    expect(findings(scene)).toEqual(['W-ballots-not-returned:khoa']);
    expect(given(scene).when(head, 'canvass').refused('R-findings-open').message).toEqual({
      vi: 'Còn 1 vấn đề chưa xử lý: Trưởng khoa: 1 phiếu phát ra không thu về.',
      en: 'Open findings: 1. Trưởng khoa: 1 ballots were issued and not returned.',
    });
    given(scene).when(head, 'canvass', settle('W-elsewhere')).refused('R-findings-open');
    const accepted = follow(scene, [head, 'canvass', settle('W-ballots-not-returned:khoa')]);
    expect(stateOf(accepted, 'canvassed').canvass.accepted).toMatchObject([
      {
        finding: 'W-ballots-not-returned:khoa',
        reason,
        message: { en: 'Trưởng khoa: 1 ballots were issued and not returned.' },
      },
    ]);
    expect(resultOf(accepted)).toMatchObject({ issued: 6, collected: 5, notReturned: 1, valid: 5 });
  });
});

describe('ballots that should not be there, and ballots that should', () => {
  test('a sheet that the committee never issued counts as collected and invalid, is shown apart, and is always a finding', () => {
    const scene = read(withBox(7), [...good(6), marks('not-issued')]);
    expect(findings(scene)).toEqual(['W-foreign-ballots:khoa']);
    const result = resultOf(follow(scene, [head, 'canvass', settle('W-foreign-ballots:khoa')]));
    expect(result).toMatchObject({ issued: 6, collected: 7, foreign: 1, notReturned: 0, valid: 6, invalid: 1 });
    expect(result.people[0]).toMatchObject({ high: 6, invalidRows: 1, rowReasons: {} });
  });

  test('a foreign sheet does not hide that an issued one is missing', () => {
    const scene = read(withBox(6), [...good(5), marks('not-issued')]);
    expect(findings(scene)).toEqual(['W-ballots-not-returned:khoa', 'W-foreign-ballots:khoa']);
  });

  test('more collected than issued is an error until the foreign sheet is found, which nobody can settle away', () => {
    const scene = read(withBox(7), good(7));
    expect(findings(scene)).toEqual(['E-more-collected-than-issued:khoa']);
    given(scene).when(head, 'canvass', settle('E-more-collected-than-issued:khoa')).refused('R-findings-open');
  });

  test('it is said from the box on, before any ballot is read', () => {
    expect(findings(withBox(7))).toContain('E-more-collected-than-issued:khoa');
    expect(findings(withBox(6))).toEqual([]);
  });

  test('a spoiled ballot that was replaced balances: issued stays, one sheet less is unused', () => {
    const scene = follow(
      scenes.handedOut(),
      [head, 'replace-ballot', { list: khoa, person: 'CB01' }],
      [chair, 'close-poll'],
      [head, 'record-box', { list: khoa, collected: 6, unused: 5 }],
      [head, 'record-box', { list: thuongVu, collected: 4, unused: 8 }],
      [head, 'begin-count'],
    );
    expect(findings(read(scene, good(6)))).toEqual([]);
  });

  test('a stock that does not balance is a warning with its sum', () => {
    const scene = read(withBox(6, 5), good(6));
    expect(findings(scene)).toEqual(['W-stock-does-not-balance:khoa']);
    const spoiled = read(withBox(6, 5, 1), good(6));
    expect(findings(spoiled)).toEqual([]);
  });

  test('issued that was corrected away from those who hold a ballot is a warning', () => {
    const scene = follow(read(withBox(6), good(6)), [
      head,
      'correct-stock',
      { list: khoa, issued: 7, unused: 5, reason },
    ]);
    expect(findings(scene)).toEqual(['W-ballots-not-returned:khoa', 'W-issued-not-holders:khoa']);
  });

  test('collected that was corrected below what was counted is an error', () => {
    const scene = follow(read(withBox(6), good(6)), [head, 'correct-stock', { list: khoa, collected: 5, reason }]);
    expect(findings(scene)).toContain('E-counted-not-collected:khoa');
    given(scene).when(head, 'canvass').refused('R-findings-open');
  });

  test('collected that was corrected above what was counted waits for the other ballots', () => {
    const scene = follow(read(withBox(5), good(5)), [head, 'correct-stock', { list: khoa, collected: 6, reason }]);
    given(scene).when(head, 'canvass').refused('R-count-not-done');
    const found = follow(
      scene,
      [head, 'form-batches', { list: khoa, sizes: [1] }],
      ...scenes.entered(khoa, 2, 1, [secretary, member], () => marks('ok', 'low', 'low')),
      [head, 'canvass'],
    );
    expect(resultOf(found).people[0]).toMatchObject({ high: 5, low: 1 });
  });
});

describe('the ends of the range', () => {
  test('everybody’s ballot void: nothing valid, no outcome, every share zero', () => {
    const scene = follow(
      read(
        withBox(6),
        Array.from({ length: 6 }, () => marks('added-text')),
      ),
      [head, 'canvass'],
    );
    const result = resultOf(scene);
    expect(result).toMatchObject({ collected: 6, valid: 0, invalid: 6, reasons: { 'added-text': 6 } });
    expect(result.people).toMatchObject([{ high: 0, low: 0, invalidRows: 6 }, { invalidRows: 6 }]);
    const [assessment] = assessList(rulesWith(), result);
    expect(assessment).toMatchObject({ low: { count: 0, percent: '0,00' }, outcomes: [], invalidRows: 6 });
  });

  test('no ballot collected: a result without any share, never a division by zero', () => {
    const scene = follow(read(withBox(0), []), [head, 'canvass', settle('W-ballots-not-returned:khoa')]);
    expect(resultOf(scene)).toMatchObject({ collected: 0, valid: 0, invalid: 0, notReturned: 6 });
    const [assessment] = assessList(rulesWith(), resultOf(scene));
    expect(assessment).toMatchObject({
      base: { what: 'collected', count: 0 },
      high: { count: 0, percent: null },
      low: { count: 0, percent: null },
      outcomes: [],
    });
    expect(assessment?.findings.map((finding) => finding.code)).toContain('E-base-zero');
  });

  test('members and people convened, where the rules count from them, are all on the roll, absent ones included', () => {
    const gathered = follow(
      scenes.ready(),
      [head, 'check-in', { people: ['CB01', 'CB02', 'CB03', 'CB04', 'CB08'] }],
      [chair, 'approve-committee', { votesFor: 5, votesAgainst: 0 }],
      [chair, 'open-poll'],
      [head, 'hand-out'],
      [chair, 'close-poll'],
      [head, 'record-box', { list: khoa, collected: 4, unused: 8 }],
      [head, 'record-box', { list: thuongVu, collected: 4, unused: 8 }],
      [head, 'begin-count'],
    );
    const result = resultOf(follow(read(gathered, good(4)), [head, 'canvass']));
    expect(result).toMatchObject({ voters: 6, present: 4, issued: 4 });
    for (const what of ['members', 'convened'] as const) {
      const rules = { ...rulesWith(), denominator: testRules(what).denominator };
      const assessment = assessList(rules, result)[1];
      expect(assessment).toMatchObject({ base: { what, count: 6 }, low: { count: 4, percent: '66,67' } });
      expect(assessment?.outcomes.map((outcome) => outcome.code)).toEqual(['low-over-half', 'low-two-thirds']);
    }
  });

  test('half low is not over half; one more is; from two thirds both outcomes apply', () => {
    const outcomes = (low: number) => {
      const sheets = Array.from({ length: 6 }, (_, index) => marks('ok', index < low ? 'low' : 'high', 'high'));
      const result = resultOf(follow(read(withBox(6), sheets), [head, 'canvass']));
      return assessList(rulesWith(), result)[0]?.outcomes.map((outcome) => outcome.code);
    };
    expect([3, 4].map(outcomes)).toEqual([[], ['low-over-half', 'low-two-thirds']]);
  });
});

describe('a stored figure that was altered and chained anew', () => {
  const whole = scenes.handedOver();
  const at = whole.envelopes.findIndex((envelope) => envelope.type === 'canvassed');
  const stored = whole.envelopes[at]!.data as { results: ListResult[] };
  const forged = (change: (results: ListResult[]) => void): Envelope[] => {
    const data = structuredClone(stored);
    change(data.results);
    const before = whole.envelopes.slice(0, at);
    const rest = [{ ...whole.envelopes[at]!, data }, ...whole.envelopes.slice(at + 1)];
    return [...before, ...chain(before.at(-1)!, rest)];
  };

  test('is found by replaying, though the chain is whole', () => {
    const changes: readonly ((results: ListResult[]) => void)[] = [
      (results) => Object.assign(results[0]!.people[0]!, { high: 5, low: 1 }),
      (results) => Object.assign(results[0]!.people[0]!, { name: 'Trần Thị Bình' }),
      (results) => Object.assign(results[1]!, { issued: 5 }),
      (results) => Object.assign(results[1]!, { reasons: { 'not-issued': 0 } }),
      (results) => results[0]!.people.reverse(),
      (results) => results.pop(),
    ];
    for (const change of changes) {
      const record = forged(change);
      expect(verifyChain(record).ok).toBe(true);
      expect(() => replay(record)).toThrow(CorruptRecord);
    }
    expect(() => replay(forged(() => {}))).not.toThrow();
  });
});

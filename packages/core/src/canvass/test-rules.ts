// Rules for tests: invented, so that a test says itself which base and which lines it is about.
import { day } from '../basics/dates.ts';
import { text } from '../basics/text.ts';
import type { Base, Rules, Threshold } from '../rules/rules.ts';

const unverified = <T>(value: T) => ({ value, cite: 'unverified' as const });

const overHalf: Threshold = {
  code: 'low-over-half',
  level: 'low',
  operator: '>',
  fraction: { numerator: 1, denominator: 2 },
  text: text('Xem xét quy hoạch.', 'Consider the planning lists.'),
  cite: { instrument: 'Văn bản thử', provision: 'Điều 1' },
};
const fromTwoThirds: Threshold = {
  code: 'low-two-thirds',
  level: 'low',
  operator: '>=',
  fraction: { numerator: 2, denominator: 3 },
  text: text('Xem xét từ chức.', 'Consider resignation.'),
  cite: { instrument: 'Văn bản thử', provision: 'Điều 2' },
};

/** Both outcomes apply from two thirds on. */
export const openEnded: readonly Threshold[] = [overHalf, fromTwoThirds];
/** Over half ends where two thirds begin. */
export const bands: readonly Threshold[] = [
  { ...overHalf, upTo: { operator: '<', fraction: { numerator: 2, denominator: 3 } } },
  fromTwoThirds,
];
/** Two thirds itself is not enough. */
export const strict: readonly Threshold[] = [overHalf, { ...fromTwoThirds, operator: '>' }];

/** Rules whose percentages and thresholds have these bases. */
export function testRules(
  display: Base,
  options: { thresholdBase?: Base; thresholds?: readonly Threshold[] } = {},
): Rules {
  return {
    id: 'test/rules',
    version: 1,
    name: text('Quy định thử', 'Test rules'),
    instrument: 'Văn bản thử',
    issuedOn: unverified(day('2000-01-01')),
    inForce: { from: unverified(day('2000-01-01')) },
    cycle: unverified(text('Một lần', 'Once')),
    yearOfTerm: unverified(null),
    levels: unverified([
      { code: 'high', label: text('Tín nhiệm cao', 'High') },
      { code: 'confidence', label: text('Tín nhiệm', 'Confidence') },
      { code: 'low', label: text('Tín nhiệm thấp', 'Low') },
    ]),
    tenure: unverified({ kind: 'none' }),
    cutoff: unverified(null),
    exclusions: [],
    places: unverified({ max: 2, per: 'person', kinds: ['workplace'] }),
    multiplePosts: unverified('perPost'),
    quorum: unverified(null),
    denominator: { display: unverified(display), thresholds: unverified(options.thresholdBase ?? display) },
    invalidity: [
      { code: 'blank', layer: unverified('row'), label: text('Không đánh dấu', 'Blank'), cite: 'unverified' },
    ],
    signature: unverified('allowed'),
    thresholds: [...(options.thresholds ?? openEnded)],
    deadlines: [],
    votedOnInCommittee: unverified('warn'),
    minutes: { copies: unverified(1), marking: unverified(null) },
    publication: unverified(['person']),
    criteria: unverified([]),
    smallElectorate: unverified(0),
    independentCounts: unverified(2),
  };
}

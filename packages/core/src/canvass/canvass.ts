// S12: the committee adds up, checks every identity, and lets the result stand.
import { z } from 'zod';
import { type Finding, openFindings, type Refusal, refuse } from '../basics/findings.ts';
import type { ListId } from '../basics/ids.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { proseSchema, text } from '../basics/text.ts';
import type { Counting } from '../count/state.ts';
import { atStage } from '../polls/evolve.ts';
import { canonicalJson } from '../record/canonical.ts';
import { CorruptRecord, command, type Done, done, type EventOf, event, type RecordedOf } from '../record/command.ts';
import type { Rules } from '../rules/rules.ts';
import * as refusals from './findings.ts';
import { countList, earlyFindings, type ListResult, listResultSchema, resultFindings, resultOf } from './result.ts';

const settlementSchema = z.strictObject({ finding: z.string().min(1), reason: proseSchema(2000) });

/** A warning that the committee let stand, with its sentence and the reason. */
const acceptedSchema = z.strictObject({
  finding: z.string(),
  message: z.strictObject({ vi: z.string(), en: z.string() }),
  reason: z.string(),
});

export const canvassed = event({
  type: 'canvassed',
  version: 1,
  title: text('Tổng hợp kết quả', 'Canvassed'),
  data: z.strictObject({ results: z.array(listResultSchema).min(1), accepted: z.array(acceptedSchema) }),
  sentence: ({ results }) =>
    text(`Tổng hợp kết quả kiểm phiếu ${results.length} danh sách.`, `Results of ${results.length} lists canvassed.`),
});

export const canvassEvents = [canvassed] as const;
export type CanvassEvent = EventOf<(typeof canvassEvents)[number]>;
export type CanvassRecorded = RecordedOf<(typeof canvassEvents)[number]>;

export interface Canvass {
  readonly results: readonly ListResult[];
  readonly accepted: readonly z.output<typeof acceptedSchema>[];
  readonly done: Done;
}

/** After the count: everything that was read and decided stays, and the result stands beside it. */
export interface Canvassed extends Omit<Counting, 'stage'> {
  readonly stage: 'canvassed';
  readonly canvass: Canvass;
}

export interface Standing {
  readonly list: ListId;
  /** `null` while something is open. */
  readonly result: ListResult | null;
  readonly findings: readonly Finding[];
}

/** How every list stands: its result where every ballot is counted, and what is not as it should be. */
export function standings(rules: Rules, state: Counting): Standing[] {
  return state.setup.lists.map((list) => {
    const count = countList(rules, state, list);
    return count === null
      ? { list: list.id, result: null, findings: earlyFindings(rules, state, list) }
      : {
          list: list.id,
          result: resultOf(rules, state, list, count),
          findings: resultFindings(rules, state, list, count),
        };
  });
}

export const canvassCommand = command({
  name: 'canvass',
  title: text('Xác nhận kết quả kiểm phiếu', 'Let the result stand'),
  data: z.strictObject({ settlements: z.array(settlementSchema).max(500).default([]) }),
  roles: ['committee-head'],
  stages: ['counting'],
  decide: (rules: Rules, state: Counting, data): Result<CanvassEvent[], Refusal> => {
    const standing = standings(rules, state);
    const unfinished = standing
      .filter((list) => list.result === null)
      .map(({ list }) => state.setup.lists.find((other) => other.id === list)?.title ?? list);
    const findings = standing.flatMap((list) => list.findings);
    if (unfinished.length > 0) {
      const stopping = findings.filter((finding) => finding.severity === 'error');
      return err({
        ...refuse(refusals.countNotDone, unfinished),
        ...(stopping.length > 0 ? { findings: stopping } : {}),
      });
    }
    const reasons = new Map(data.settlements.map((settlement) => [settlement.finding, settlement.reason]));
    const settled = findings.map((finding) => {
      const reason = reasons.get(finding.id);
      return reason === undefined ? finding : { ...finding, settled: { reason } };
    });
    const open = openFindings(settled);
    if (open.length > 0)
      return err({
        ...refuse(
          refusals.findingsOpen,
          open.map(({ message }) => message),
        ),
        findings: open,
      });
    const accepted = settled.flatMap((finding) =>
      finding.settled === undefined
        ? []
        : [{ finding: finding.id, message: finding.message, reason: finding.settled.reason }],
    );
    const results = standing.flatMap((list) => (list.result === null ? [] : [list.result]));
    return ok([{ type: 'canvassed', data: { results, accepted } }]);
  },
});

/** Folds the canvass. The figures are worked out again from what was read and decided: a record whose stored result differs is corrupt. */
export function evolveCanvass(rules: Rules, state: Counting | Canvassed, event: CanvassRecorded): Canvassed {
  const counting: Counting = atStage(state, event, ['counting']);
  const worked = standings(rules, counting).map((list) => list.result);
  if (canonicalJson(worked) !== canonicalJson(event.data.results))
    throw new CorruptRecord(
      event.number,
      text(
        'kết quả đã ghi không phải là những gì đã đọc và quyết định',
        'the stored result is not what was read and decided',
      ),
    );
  return { ...counting, stage: 'canvassed', canvass: { ...event.data, done: done(event) } };
}

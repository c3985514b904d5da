// S19: which acts of a record stay under the committee's passphrase in its archive. Thirty rows are a fingerprint of their voter.
import type { Casting, CountMethod } from '../plan/plan.ts';
import type { Envelope } from '../record/envelope.ts';

/** Acts that tell of single ballots, or when and by whom they were read. */
const aboutBallots: ReadonlySet<string> = new Set([
  'batches-formed',
  'ballot-entered',
  'batch-finished',
  'batch-released',
  'recount-ordered',
  'cell-read-again',
  'cell-decided',
  'batch-corrected',
  'sheets-recorded',
  'sheets-withdrawn',
  'flag-decided',
  'flag-confirmed',
  'flag-contested',
  'readings-committed',
  'sample-drawn',
  'sheet-checked',
]);

/** Totals of paper or of the electronic box alone: where both were used, the difference to the result may be a handful of voters. */
const aboutOneWay: ReadonlySet<string> = new Set(['tally-entered', 'tally-read-again', 'tally-decided', 'box-opened']);

/** Papers carry the fingerprints of these acts, so that people want to find them again without a passphrase. */
const onPaper: ReadonlySet<string> = new Set(['canvassed', 'minutes-written', 'handed-over']);

/**
 * Whoever knows the hashes on both sides of one ballot can try out its marks. Between two hashes that are shown lie at least so many
 * acts about ballots, or all that there are.
 */
const fewest = 20;

/** Acts `from` to `to` of a record, both included. Their hashes are shown to nobody who may not see single ballots. */
export interface SealedSpan {
  readonly from: number;
  readonly to: number;
}

/** Says of the acts of one record, given in their order, whether they stay sealed. */
export function sealedActs(): (act: Pick<Envelope, 'stream' | 'type' | 'data'>) => boolean {
  const methods = new Map<string, CountMethod>();
  const mixed = new Set<string>();
  return ({ stream, type, data }) => {
    if (type === 'count-begun') methods.set(stream, (data as { method: CountMethod }).method);
    if (type === 'conference-convened' && (data as { setup: { casting?: Casting } }).setup.casting === 'mixed')
      mixed.add(stream);
    if (aboutOneWay.has(type)) return mixed.has(stream);
    // Tally sheets hold totals only.
    return aboutBallots.has(type) && methods.get(stream) !== 'tally-sheet';
  };
}

/** The parts of a record, from its first act on, that stay sealed. */
export function sealedSpans(acts: Iterable<Pick<Envelope, 'stream' | 'number' | 'type' | 'data'>>): SealedSpan[] {
  const isSealed = sealedActs();
  const spans: (SealedSpan & { readonly sealed: number })[] = [];
  let open = false;
  for (const act of acts) {
    if (onPaper.has(act.type)) open = false;
    if (!isSealed(act)) continue;
    const last = spans.at(-1);
    // What is too short to stand alone is joined with what went before.
    if (last !== undefined && (open || last.sealed < fewest))
      spans[spans.length - 1] = { ...last, to: act.number, sealed: last.sealed + 1 };
    else spans.push({ from: act.number, to: act.number, sealed: 1 });
    open = true;
  }
  const [before, last] = spans.slice(-2);
  if (before !== undefined && last !== undefined && last.sealed < fewest)
    spans.splice(-2, 2, { from: before.from, to: last.to, sealed: before.sealed + last.sealed });
  return spans.map(({ from, to }) => ({ from, to }));
}

// Verifies a box or an opened ballot beside the page, so that the page goes on answering. Nothing leaves the browser.
import '../no-eval.ts';
import {
  type BoxFingerprints,
  checkOpenedBallot,
  fingerprintsOf,
  hashBase64,
  hashHex,
  lastBallots,
  nobleGroup,
  type Problem,
  readBox,
  readElection,
  readOpenedBallot,
  verifyBox,
} from '@tinnhiem/ballot-box';

export type VerifyOrder =
  | { readonly kind: 'box'; readonly bytes: Uint8Array }
  | { readonly kind: 'opened'; readonly line: string; readonly record: string };

export interface BallotInBox {
  readonly tracker: string;
  readonly seal: string;
  /** The last of its code. */
  readonly counts: boolean;
}

export interface BoxReport {
  readonly kind: 'box';
  readonly sha256: string;
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly ballots: number;
  readonly counted: number;
  readonly result: readonly (readonly (number | string)[])[] | null;
  /** Of the election record; `null` where it cannot be read. */
  readonly name: string | null;
  readonly people: readonly string[];
  readonly levels: readonly string[];
  readonly fingerprints: BoxFingerprints | null;
  readonly hasTally: boolean;
  readonly inBox: readonly BallotInBox[];
  /** The election record, for opened ballots of the same election. */
  readonly record: string | null;
}

export type OpenedReport =
  | {
      readonly kind: 'opened';
      readonly ok: true;
      readonly seal: string;
      readonly name: string;
      /** The level of each person; `null` where the row is empty. */
      readonly rows: readonly { readonly person: string; readonly level: string | null }[];
    }
  | { readonly kind: 'opened'; readonly ok: false; readonly problem: Problem };

export type FromVerifier =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | BoxReport
  | OpenedReport;

const scope = globalThis as unknown as {
  postMessage(message: FromVerifier): void;
  onmessage: ((event: MessageEvent<VerifyOrder>) => void) | null;
};

scope.onmessage = ({ data }) =>
  scope.postMessage(data.kind === 'box' ? reportOn(data.bytes) : reportOnOpened(data.line, data.record));

const progress = (done: number, of: number) => scope.postMessage({ kind: 'progress', done, of });

function reportOn(bytes: Uint8Array): BoxReport {
  const { ok, ballots, counted, result, errors } = verifyBox(bytes, { open: true, progress });
  const read = readBox(bytes);
  const box = read.ok ? read.value : null;
  const record = box === null ? null : new TextDecoder().decode(box.setup.election.bytes);
  const election = record === null ? null : readElection(nobleGroup, record);
  const { name, questions } = election?.ok === true ? election.value.record : { name: null, questions: [] };
  const last = box === null ? new Set<number>() : new Set(lastBallots(box.ballots).values());
  return {
    kind: 'box',
    sha256: hashHex(bytes),
    ok,
    problems: errors,
    ballots,
    counted,
    result,
    name,
    people: questions.map(({ question }) => question),
    levels: questions[0]?.answers ?? [],
    fingerprints: box === null ? null : fingerprintsOf(box),
    hasTally: box?.tally !== undefined,
    inBox: (box?.ballots ?? []).map((ballot, at) => ({
      tracker: hashBase64(ballot.bytes),
      seal: sealOf(ballot.bytes),
      counts: last.has(at),
    })),
    record,
  };
}

/** The envelope code that a ballot's signature repeats; empty where the ballot cannot be read. */
function sealOf(bytes: Uint8Array): string {
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) as { signature: { hash: string } }).signature.hash;
  } catch {
    return '';
  }
}

function reportOnOpened(line: string, record: string): OpenedReport {
  const opened = readOpenedBallot(line);
  if (!opened.ok) return { kind: 'opened', ok: false, problem: opened.error };
  const election = readElection(nobleGroup, record);
  if (!election.ok) return { kind: 'opened', ok: false, problem: election.error };
  const steps = checkOpenedBallot(nobleGroup, election.value, opened.value);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) {
      progress(step.value.done, step.value.of);
      continue;
    }
    if (!step.value.ok) return { kind: 'opened', ok: false, problem: step.value.error };
    const { name, questions } = election.value.record;
    const rows = step.value.value.map((choice, at) => ({
      person: questions[at]?.question ?? '',
      level: questions[at]?.answers[choice.indexOf(1)] ?? null,
    }));
    return { kind: 'opened', ok: true, seal: opened.value.seal, name, rows };
  }
}

import { type Text, text } from './text.ts';

/** `error` stops; `warning` stands only when somebody settles it with a reason; `info` is said and needs nothing. */
export type Severity = 'error' | 'warning' | 'info';

/** Where a finding is: in an imported file, on a list, with a person, in a count. */
export interface Where {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly path?: string;
  readonly list?: string;
  readonly conference?: string;
  readonly person?: string;
  readonly batch?: number;
  readonly ballot?: number;
  readonly lists?: readonly string[];
}

/** Something that was checked and is not as it should be: what, where, what to do. `id` is stable, so that a settlement keeps holding. */
export interface Finding {
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: Text;
  readonly todo: Text;
  readonly where: Where;
  /** Set once somebody accepted the finding with a reason. */
  readonly settled?: Settlement;
}

export interface Settlement {
  readonly reason: string;
  /** Lists on which the person stays, where the finding asks to choose. */
  readonly choose?: readonly string[];
}

/** Why a command was refused. Nothing was changed. */
export interface Refusal {
  readonly code: string;
  readonly message: Text;
  readonly todo: Text;
  readonly findings?: readonly Finding[];
}

/** The parts of a finding that its code decides, for the generated reference (docs/reference). */
export interface FindingKind<P extends readonly unknown[] = readonly never[]> {
  readonly code: string;
  readonly severity: Severity;
  readonly title: Text;
  readonly todo: Text;
  readonly message: (...parts: P) => Text;
  /** Parts for the example sentence of the reference, where the sentence depends on which they are. */
  readonly example?: P;
}

export interface RefusalKind<P extends readonly unknown[] = readonly never[]> {
  readonly code: string;
  readonly title: Text;
  readonly todo: Text;
  readonly message: (...parts: P) => Text;
  readonly example?: P;
}

/** One finding of a kind, at a place. A finding about several lists is another one when the lists are others: what was settled for two does not hold for three. */
export function find<P extends readonly unknown[]>(kind: FindingKind<P>, where: Where, ...parts: P): Finding {
  const place = [
    where.file,
    where.sheet,
    where.row,
    where.column,
    where.path,
    where.conference,
    where.list ?? where.lists?.join('+'),
    where.person,
    where.batch,
    where.ballot,
  ];
  const id = [kind.code, ...place.filter((part) => part !== undefined)].join(':');
  return { id, code: kind.code, severity: kind.severity, message: kind.message(...parts), todo: kind.todo, where };
}

/** A refusal of a kind, with the parts of its sentence. */
export function refuse<P extends readonly unknown[]>(kind: RefusalKind<P>, ...parts: P): Refusal {
  return { code: kind.code, message: kind.message(...parts), todo: kind.todo };
}

/** Findings that still stop: every error, and every warning that nobody settled. */
export function openFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((f) => f.severity === 'error' || (f.severity === 'warning' && f.settled === undefined));
}

/** How many of the findings a sentence names; the rest stand below it. */
const named = 3;

/** That findings are open, and which: the first of them, since fifteen in one sentence are read by nobody. */
export function openInWords(findings: readonly Text[]): Text {
  const more = Math.max(findings.length - named, 0);
  const first = findings.slice(0, named);
  return text(
    `Còn ${findings.length} vấn đề chưa xử lý: ${first.map(({ vi }) => vi).join(' ')}${more === 0 ? '' : ` Và ${more} vấn đề nữa.`}`,
    `Open findings: ${findings.length}. ${first.map(({ en }) => en).join(' ')}${more === 0 ? '' : ` And ${more} more.`}`,
  );
}

// Who may print what, and the request for one document. Figures only for those who see them in that stage (core's audience table).
import {
  type Asker,
  type ConferenceId,
  commands,
  err,
  type Instant,
  ok,
  type Refusal,
  type Result,
  type Role,
  type Round,
  type Rules,
  readingProblem,
  refuse,
  seesAsker,
  seesFigures,
  type Text,
  text,
} from '@tinnhiem/core';
import {
  type BallotInput,
  ballotLayout,
  type FormInputs,
  fillTemplate,
  forms,
  type ProfileId,
  type RenderOptions,
  renderForm,
} from '@tinnhiem/documents';
import { momentWords } from '../moment.ts';
import { type DrawCodes, layoutCodes } from './ballot-codes.ts';
import { catalogue } from './catalogue.ts';
import { formTitles, isPaperForm, type Paper, type PaperForm } from './paper.ts';
import { type Papers, papersOf } from './papers.ts';
import * as refusals from './refusals.ts';

/** Somebody who asks for documents: roles, and who it is, where the account says so. */
export interface DocumentViewer {
  readonly roles: readonly Role[];
  readonly name?: string;
  readonly person?: string | null;
  /** Whose look it is and when, where signed minutes may need two people; absent for the archive, which takes them whole. */
  readonly reader?: { readonly account: string; readonly at: Instant };
}

/** A document that somebody may have now. */
export interface AvailableDocument {
  readonly form: PaperForm;
  readonly title: Text;
  readonly conference?: string;
  readonly list?: string;
  readonly person?: string;
  /** Which of several of its form at one conference, from 1. */
  readonly number?: number;
  readonly matter?: string;
  /** How many numbered copies there are of it. */
  readonly copies?: number;
  readonly confidential: boolean;
  /** A ballot to look at, for somebody who prints none. */
  readonly specimen?: boolean;
  /** Signed minutes that are read only when a second person agrees, and nobody has. */
  readonly locked: boolean;
  /** Where the server gives it. */
  readonly path: string;
  readonly docx: boolean;
}

/** Which document, and how. */
export interface DocumentQuery {
  readonly form: string;
  readonly conference?: string | undefined;
  readonly list?: string | undefined;
  readonly person?: string | undefined;
  readonly number?: number | undefined;
  /** What it is about besides: the number of a request. */
  readonly matter?: string | undefined;
  /** Number of the copy, from 1; the first where the document has copies and none is named. */
  readonly copy?: number | undefined;
  /** How many ballots in one file, from 1 to 5000: identical, or each with its random code. */
  readonly copies?: number | undefined;
  readonly format?: 'pdf' | 'docx' | undefined;
  /** Format profile instead of the plan's; ballots always have the plan's. */
  readonly profile?: ProfileId | undefined;
}

/** Everything that decides the bytes of a document. */
export interface DocumentRequest {
  readonly form: PaperForm;
  /** The conference that it is about. */
  readonly conference?: string;
  readonly title: Text;
  readonly confidential: boolean;
  readonly toSign: boolean;
  readonly reprint: boolean;
  /** Name of the file, without folder. */
  readonly fileName: string;
  readonly input: FormInputs[PaperForm];
  readonly options: RenderOptions;
  /** The organisation's own file of Word that it is set in; absent: our form. */
  readonly template?: Uint8Array;
  /** The request whose asker it names (S15). */
  readonly namesAsker: number | null;
}

/** Roles that are given no papers: they see what the room sees, or the report made for them (S14, S20). */
const withoutPapers: readonly Role[] = ['observer', 'higher-committee'];

function mayHave(paper: Paper, { roles, name = '', person = null }: DocumentViewer): boolean {
  const given = roles.filter((role) => !withoutPapers.includes(role));
  if (!given.some((role) => paper.readers?.includes(role) ?? true)) return false;
  if (paper.namesAsker !== undefined && !seesAsker({ roles, name, person }, paper.namesAsker)) return false;
  return paper.figures === null || seesFigures(roles, paper.figures);
}

/** Blank ballots are for those who account for every sheet that is printed; everybody else is given a specimen. */
function isOnlySeen({ form }: Pick<Paper, 'form'>, { roles }: DocumentViewer): boolean {
  const printing = commands.get('record-printing');
  if (printing === undefined) throw new Error('no command record-printing');
  return form === 'ballot' && !roles.some((role) => printing.roles.includes(role));
}

/** Why somebody may not read a paper although the roles let them: signed minutes that two people open. */
function lookProblem(
  { state, conferences }: Round,
  { form, conference }: { readonly form: PaperForm; readonly conference?: string | undefined },
  { reader }: DocumentViewer,
): Refusal | null {
  const held = conferences.get(conference as ConferenceId)?.state;
  if (form !== 'counting-minutes' || held === undefined || reader === undefined || state.stage !== 'approved')
    return null;
  return readingProblem(state.rules, held, reader.account, reader.at);
}

/** What can be printed now for somebody. `rules`: the rule set that the plan names. */
export function availableDocuments(round: Round, rules: Rules, viewer: DocumentViewer): AvailableDocument[] {
  return catalogue(papersOf(round, rules))
    .filter((paper) => mayHave(paper, viewer))
    .map(({ form, title, conference, list, person, number, matter, copies, confidential }) => ({
      locked: lookProblem(round, { form, conference }, viewer) !== null,
      form,
      title: isOnlySeen({ form }, viewer) ? asSpecimen(title) : title,
      ...(isOnlySeen({ form }, viewer) ? { specimen: true } : {}),
      ...(conference === undefined ? {} : { conference }),
      ...(list === undefined ? {} : { list }),
      ...(person === undefined ? {} : { person }),
      ...(number === undefined ? {} : { number }),
      ...(matter === undefined ? {} : { matter }),
      ...(copies === undefined ? {} : { copies }),
      confidential,
      path: pathOf(round.state.id, form, { conference, list, person, number: number?.toString(), matter }),
      docx: (forms[form].formats as readonly string[]).includes('docx'),
    }));
}

function asSpecimen({ vi, en }: Text): Text {
  return text(`${vi} (phiếu mẫu)`, `${en} (specimen)`);
}

function pathOf(round: string, form: string, about: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(about).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  const path = `/api/rounds/${encodeURIComponent(round)}/documents/${form}`;
  return query === '' ? path : `${path}?${query}`;
}

/** A document for somebody, or why there is none: unknown, not yet made, not for this role. Asks for nothing but the record, so that the same record gives the same bytes; but for ballots with random codes, which `drawCodes` gives. */
export function documentRequest(
  round: Round,
  rules: Rules,
  query: DocumentQuery,
  viewer: DocumentViewer,
  drawCodes: DrawCodes = noCodes,
  asker?: Asker,
): Result<DocumentRequest, Refusal> {
  if (!isPaperForm(query.form)) return err(refuse(refusals.documentNotFound, query.form));
  const papers = inProfile(papersOf(round, rules), query);
  const title = formTitles[query.form].vi;
  if (!isNamed(papers, query)) return err(refuse(refusals.documentNotFound, placeOf(query)));
  const [paper, another] = catalogue(papers).filter(
    (other) =>
      other.form === query.form &&
      matches(query.conference, other.conference) &&
      matches(query.list, other.list) &&
      matches(query.person, other.person) &&
      (query.number === undefined || query.number === other.number) &&
      matches(query.matter, other.matter),
  );
  if (paper === undefined) return err(refuse(refusals.documentNotYet, title));
  if (another !== undefined) return err(refuse(refusals.documentNotNamed, title));
  if (!mayHave(paper, viewer)) return err(refuse(refusals.documentNotForRole, title));
  const locked = lookProblem(round, paper, viewer);
  if (locked !== null) return err(locked);
  const format = query.format ?? 'pdf';
  if (!(forms[paper.form].formats as readonly string[]).includes(format))
    return err(refuse(refusals.formatMissing, title, format));
  const copy = paper.copies === undefined ? undefined : { number: query.copy ?? 1, of: paper.copies };
  if (copy !== undefined && !isWithin(copy.number, copy.of)) return err(refuse(refusals.copyMissing, title, copy.of));
  if (!isWithin(query.copies ?? 1, 5000)) return err(refuse(refusals.copyMissing, title, 5000));
  const specimen = isOnlySeen(paper, viewer);
  const run = specimen ? { copies: 1, drawCodes: layoutCodes } : { copies: query.copies ?? 1, drawCodes };
  const input = paper.input({ ...run, specimen, asker });
  const unfit = whatDoesNotFit(paper.form, input);
  if (unfit !== null) return err(refuse(refusals.documentDataUnfit, title, unfit.place, unfit.problem));
  return ok({
    form: paper.form,
    ...(paper.conference === undefined ? {} : { conference: paper.conference }),
    title: specimen ? asSpecimen(paper.title) : paper.title,
    confidential: paper.confidential,
    toSign: paper.toSign,
    reprint: paper.reprint,
    namesAsker: paper.namesAsker?.inquiry ?? null,
    fileName: fileName(paper, copy?.number, format),
    input,
    options: {
      profile: papers.plan.document.profile,
      format,
      fingerprint: paper.issued.fingerprint,
      ...(paper.issued.act === undefined ? {} : { act: paper.issued.act }),
      date: paper.issued.date,
      ...(papers.rehearsal ? { rehearsal: true } : {}),
      ...(paper.issued.draft ? { draft: true } : {}),
      ...(copy === undefined ? {} : { copy }),
    },
  });
}

/** The papers in the format that somebody asks for. A ballot is the same on every print: one that looks different would be told from the others. */
function inProfile(papers: Papers, { form, profile }: DocumentQuery): Papers {
  if (profile === undefined || form === 'ballot') return papers;
  return { ...papers, plan: { ...papers.plan, document: { ...papers.plan.document, profile } } };
}

/** A document as somebody prints it. A confidential one says on every page who and when at its foot, a copy also across it (S19); one that was signed before says that it is drawn anew. */
export function printedBy(request: DocumentRequest, name: string, at: Instant): DocumentRequest {
  const options = request.reprint ? { ...request.options, reprint: true } : request.options;
  if (!request.confidential) return { ...request, options };
  const printed = { by: name, at: momentWords(at), across: !request.toSign };
  return { ...request, options: { ...options, printed } };
}

/** A ballot that should have a code of its own is never made without: it would pass for a strange one. */
function noCodes(): never {
  throw new Error('ballots with random codes, and nowhere to take them from');
}

/** Why a form cannot be made from this: a value that it has no room for, or criteria that leave a ballot no room for names. */
function whatDoesNotFit(form: PaperForm, input: unknown): { readonly place: string; readonly problem: string } | null {
  const [issue] = forms[form].input.safeParse(input).error?.issues ?? [];
  if (issue !== undefined) return { place: issue.path.join('.'), problem: issue.message };
  try {
    if (form === 'ballot') ballotLayout(input as BallotInput);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return { place: 'criteria', problem: error.message };
    throw error;
  }
}

/** A query may leave out what needs no saying: the conference where the list names it, both where there is one of each. */
function matches(asked: string | undefined, own: string | undefined): boolean {
  return asked === undefined || asked === own;
}

/** Whether conference, list and person of a query exist in the round, whatever can be printed now. */
function isNamed({ conferences }: Papers, { conference, list, person }: DocumentQuery): boolean {
  const chosen = conferences.filter(({ id }) => conference === undefined || id === conference);
  const lists = chosen.flatMap((other) => other.lists).filter(({ id }) => list === undefined || id === list);
  return lists.some(({ votedOn }) => person === undefined || votedOn.some((who) => who.person === person));
}

function placeOf({ form, conference, list, person }: DocumentQuery): string {
  return [form, conference, list, person].filter((part) => part !== undefined).join(' ');
}

function isWithin(number: number, most: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= most;
}

function fileName(
  { form, conference, list, person, number, matter, copies }: Paper,
  copy: number | undefined,
  format: string,
): string {
  const parts = [
    form,
    list ?? conference,
    person,
    number,
    matter,
    ...(copies === undefined ? [] : [`${copy}-${copies}`]),
  ];
  const name = parts.filter((part) => part !== undefined).join('_');
  return `${name.replace(/[^\p{L}\p{N}._-]/gu, '-')}.${format}`;
}

/** The bytes of a document: the same request gives the same bytes. */
export async function renderDocument({ form, input, options, template }: DocumentRequest): Promise<Uint8Array> {
  return template === undefined
    ? await renderForm(form, input, options)
    : fillTemplate(form, template, input as FormInputs[PaperForm], options);
}

import { rehearsalMark } from '@tinnhiem/core';
import type { z } from 'zod';
import { composeBallot } from './ballot/layout.ts';
import { copyLine, type FormContext, placeAndDate } from './blocks/furniture.ts';
import { type Block, type OfficialDocument, textWidth } from './blocks/model.ts';
import { reprintWords } from './blocks/wording.ts';
import { type BallotInput, ballotInput } from './forms/ballot.ts';
import { batchCoverInput } from './forms/batch-cover.ts';
import { type DocumentForm, type FormInputs, type FormName, forms } from './forms/forms.ts';
import type { FormatProfile, ProfileId } from './profiles/profile.ts';
import { profiles } from './profiles/profiles.ts';
import { ballotPdf } from './render/ballot-pdf.ts';
import { coverPdf } from './render/cover-pdf.ts';
import { documentDocx } from './render/document-docx.ts';
import { documentPdf } from './render/document-pdf.ts';

/** How a document is made; nothing else decides its bytes but the input. */
export interface RenderOptions {
  readonly profile: ProfileId;
  /** `docx` is for editing; ballots and cover sheets have none, since their millimetres must hold. */
  readonly format: 'pdf' | 'docx';
  /** Fingerprint of the record, `XXXX-XXXX-XXXX-XXXX`: at the foot of every page. */
  readonly fingerprint?: string;
  /** Number of the act that the paper rests on, where the fingerprint is that of an earlier one: beside it. */
  readonly act?: number;
  /** Marks every page DIỄN TẬP. */
  readonly rehearsal?: boolean;
  /** Marks every page DỰ THẢO. */
  readonly draft?: boolean;
  /** The document's date, `YYYY-MM-DD`. */
  readonly date: string;
  /** Who printed a confidential paper, and when: at the foot of every page, and `across` each of them where it is no original that waits for pens. */
  readonly printed?: { readonly by: string; readonly at: string; readonly across: boolean };
  /** The paper was signed already: this one is drawn anew from the record, so that the signed paper is the original. */
  readonly reprint?: boolean;
  /** Which of how many copies: "Bản số 1/3". */
  readonly copy?: { readonly number: number; readonly of: number };
}

/** "In bởi Nguyễn Thị Giả Định, 08:30 ngày 01/03/2019". */
/** What stands on a paper of who printed it. */
export const printedWords = ({ by, at }: NonNullable<RenderOptions['printed']>): string => `In bởi ${by}, ${at}`;

/** The words that a rehearsal, a draft and a specimen carry on every page. */
const marks = { rehearsal: rehearsalMark.vi, draft: 'DỰ THẢO', specimen: 'PHIẾU MẪU' } as const;

function pageMarks(options: RenderOptions): readonly string[] {
  return [...(options.rehearsal === true ? [marks.rehearsal] : []), ...(options.draft === true ? [marks.draft] : [])];
}

/**
 * Makes an official document: the same input and options give the same bytes. Throws a `ZodError` when the input does not
 * have the form's shape, a `RangeError` for a format that the form does not have.
 */
export async function renderForm<Name extends FormName>(
  name: Name,
  input: FormInputs[Name],
  options: RenderOptions,
): Promise<Uint8Array> {
  const form = forms[name];
  if (!form.formats.includes(options.format)) {
    throw new RangeError(
      `Mẫu "${form.title}" không có dạng ${options.format} / The form "${name}" has no ${options.format}`,
    );
  }
  const profile = profiles[options.profile];
  if (name === 'ballot') return renderBallot(ballotInput.parse(input), options, profile);
  if (name === 'batch-cover') return coverPdf(batchCoverInput.parse(input), { ...options, marks: pageMarks(options) });
  const document = officialDocument(form as DocumentForm<z.ZodType>, input, options, profile);
  return options.format === 'pdf' ? documentPdf(document) : await documentDocx(document);
}

function officialDocument(
  form: DocumentForm<z.ZodType>,
  input: unknown,
  options: RenderOptions,
  profile: FormatProfile,
): OfficialDocument {
  const margins = profile.margins.value;
  const page = { landscape: form.landscape, margins };
  const context: FormContext = {
    profile,
    date: options.date,
    width: textWidth(page),
    ...(options.copy === undefined ? {} : { copy: options.copy }),
  };
  const said = pageMarks(options);
  const [watermark] = said;
  return {
    ...page,
    title: form.title,
    date: options.date,
    size: profile.text.size.value,
    lines: profile.text.lines.value,
    paragraphSpace: profile.text.spaceBefore.value,
    pageNumberSize: profile.pageNumberSize.value,
    furniture: {
      marks: said,
      ...(watermark === undefined ? {} : { watermark }),
      ...(options.copy === undefined ? {} : { copy: copyLine(options.copy) }),
      ...(options.printed === undefined
        ? {}
        : { printed: printedWords(options.printed), printedAcross: options.printed.across }),
      ...(options.reprint === true ? { note: reprintWords } : {}),
      ...(options.fingerprint === undefined ? {} : { fingerprint: options.fingerprint }),
      ...(options.act === undefined ? {} : { act: options.act }),
    },
    blocks: signaturesWithText(form.compose(form.input.parse(input), context)),
  };
}

/** A signature never stands on a page without the last words that it signs. */
function signaturesWithText(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, index) =>
    block.kind === 'paragraph' && blocks[index + 1]?.kind === 'together' ? { ...block, withNext: true } : block,
  );
}

function renderBallot(input: BallotInput, options: RenderOptions, profile: FormatProfile): Uint8Array {
  const { pages } = composeBallot(input, {
    national: profile.nationalTitle.value.map(({ text }) => text),
    star: profile.issuer.separator.value === 'star',
    placeAndDate: input.place === undefined ? '' : placeAndDate(input.place, input.date),
  });
  const said = [...pageMarks(options), ...(input.specimen === true ? [marks.specimen] : [])];
  return ballotPdf(pages, {
    date: options.date,
    copies: input.copies ?? 1,
    style: input.style ?? null,
    ...(input.serials === undefined ? {} : { serials: input.serials }),
    marks: said,
    ...(options.fingerprint === undefined ? {} : { fingerprint: options.fingerprint }),
  });
}

import { widthOf } from '../fonts/measure.ts';
import type { Issuer, SecurityMark, Signature } from '../forms/inputs.ts';
import type { FormatProfile } from '../profiles/profile.ts';
import { bold, gap, italic, paragraph, tightLine, together } from './compose.ts';
import type { Block, Columns, Paragraph, Run } from './model.ts';
import { capitals, longDate, withoutMark } from './wording.ts';

/** What every form knows besides its input. */
export interface FormContext {
  readonly profile: FormatProfile;
  /** Date of the document, `YYYY-MM-DD`. */
  readonly date: string;
  readonly copy?: { readonly number: number; readonly of: number };
  /** Width between the margins, in millimetres. */
  readonly width: number;
}

/** "Bản số 1/3". */
export const copyLine = (copy: { readonly number: number; readonly of: number }): string =>
  `Bản số ${copy.number}/${copy.of}`;

/** "Thái Nguyên, ngày 01 tháng 3 năm 2019". */
export const placeAndDate = (place: string, date: string): string => `${place}, ${longDate(date)}`;

interface HeadingOptions {
  /** Abbreviation of the kind of document, "KH"; absent: documents without number. */
  readonly type?: string;
  readonly security?: SecurityMark;
  /** Trích yếu of a letter, below its number: "V/v …". */
  readonly about?: string;
}

function numberLine(issuer: Issuer, type: string, pattern: string): string {
  // A number that has its sign is printed as it was written.
  if (issuer.number?.includes('/')) return pattern.slice(0, pattern.indexOf('{n}')) + issuer.number;
  return pattern
    .replace('{n}', () => issuer.number ?? '\u2026\u2026')
    .replace('{t}', () => type)
    .replace('{c}', () => issuer.code ?? '\u2026\u2026');
}

/** Room beside the national title, in millimetres: programs that lack the font set wider letters. */
const besideNational = 5;
/** Room beside place and date, in millimetres: no more than the columns take, so that the issuing body keeps what it can. */
const besideDate = 1.6;
/** The right column leaves the issuing body at least the rest of the line. */
const widestShare = 0.58;

/** The two columns at the top of the first page: who issues it with number and marks, and the national title with place and date. */
export function heading(context: FormContext, issuer: Issuer, options: HeadingOptions): Columns {
  const { profile, date, width } = context;
  const national = profile.nationalTitle.value;
  const nationalWidth = Math.max(...national.map(({ text, size }) => widthOf(text, size, 'bold')));
  const last = national.at(-1);
  const lastWidth = last === undefined ? 0 : widthOf(last.text, last.size, 'bold');
  const dated = placeAndDate(issuer.place, date);
  const datedWidth = widthOf(dated, profile.placeAndDate.size.value, 'italic') + besideDate;
  const usualShare = Math.max(width / 2, nationalWidth + besideNational);
  const rightShare = Math.max(usualShare, datedWidth <= width * widestShare ? datedWidth : 0);
  const dateLines = datedWidth <= rightShare ? [dated] : [`${issuer.place},`, longDate(date)];
  const { bodySize, parentSize, separator } = profile.issuer;
  const body = capitals(issuer.body);
  const bodyWidth = Math.min(widthOf(body, bodySize.value, 'bold'), width - rightShare);
  const size = profile.securityMarkSize.value;
  return {
    kind: 'columns',
    columns: [
      {
        share: width - rightShare,
        blocks: [
          ...(issuer.parent === undefined
            ? []
            : [tightLine(capitals(issuer.parent), 'center', { size: parentSize.value })]),
          tightLine([bold(body)], 'center', { size: bodySize.value }),
          separator.value === 'star'
            ? tightLine('*', 'center', { size: bodySize.value })
            : ({ kind: 'rule', width: bodyWidth * 0.4, thickness: 0.7 } satisfies Block),
          ...(options.type === undefined
            ? []
            : [
                tightLine(numberLine(issuer, options.type, profile.number.pattern.value), 'center', {
                  size: profile.number.size.value,
                  before: separator.value === 'rule' ? 4 : 0,
                }),
              ]),
          ...(options.about === undefined
            ? []
            : [tightLine(aboutLine(options.about, profile), 'center', { size: 12, before: 3 })]),
          ...(options.security === null || options.security === undefined
            ? []
            : [
                gap(5),
                {
                  kind: 'framed',
                  text: options.security,
                  size,
                  width: widthOf(options.security, size, 'bold') + 7,
                } satisfies Block,
              ]),
          ...(context.copy === undefined
            ? []
            : [tightLine([italic(copyLine(context.copy))], 'center', { size: 12, before: 4 })]),
        ],
      },
      {
        share: rightShare,
        blocks: [
          ...national.map((entry) => tightLine([bold(entry.text)], 'center', { size: entry.size })),
          { kind: 'rule', width: lastWidth, thickness: 0.7 },
          ...dateLines.map((line, index) =>
            tightLine([italic(line)], 'center', {
              size: profile.placeAndDate.size.value,
              before: index === 0 ? 6 : 0,
            }),
          ),
        ],
      },
    ],
  };
}

const aboutLine = (about: string, { letterSubject, issuer }: FormatProfile): readonly Run[] => {
  const words = `${letterSubject.value}${withoutMark(about)}`;
  return [issuer.separator.value === 'star' ? italic(words) : { text: words }];
};

/** Name of the document in capitals, and what it is about. */
export function title(context: FormContext, name: string, subject: string | undefined): readonly Block[] {
  const { profile } = context;
  const about =
    subject === undefined ? [] : [tightLine([bold(subject)], 'center', { size: profile.subject.size.value })];
  return [
    gap(14),
    tightLine([bold(capitals(name))], 'center', { size: profile.title.size.value, withNext: true }),
    ...about,
    ...below(profile, subject),
    gap(6),
  ];
}

function below(profile: FormatProfile, subject: string | undefined): readonly Block[] {
  const kind = profile.subject.below.value;
  if (kind === 'nothing' || subject === undefined) return [];
  if (kind === 'dashes') return [tightLine('-----', 'center', { size: profile.subject.size.value })];
  return [
    {
      kind: 'rule',
      width: Math.min(widthOf(subject, profile.subject.size.value, 'bold') * 0.4, longestSubjectRule),
      thickness: 0.7,
    },
  ];
}

/** The rule below a subject of several lines is not longer than this, in millimetres. */
const longestSubjectRule = 40;

/** Căn cứ, one paragraph each. */
export function legalBases(context: FormContext, bases: readonly string[]): readonly Paragraph[] {
  const { italic: slanted, dash, lastMark } = context.profile.legalBases;
  return bases.map((basis, index) => {
    const mark = index === bases.length - 1 ? lastMark.value : ';';
    const text = `${dash.value ? '- ' : ''}${withoutMark(basis)}${mark}`;
    return paragraph([slanted.value ? italic(text) : { text }], { firstLine: context.profile.text.firstLine.value });
  });
}

/** A paragraph of the body with the profile's indent. */
export function text(context: FormContext, words: string | readonly Run[], more: Partial<Paragraph> = {}): Paragraph {
  return paragraph(words, { firstLine: context.profile.text.firstLine.value, ...more });
}

/** The last sentence with the profile's mark at its end. */
export function ending(context: FormContext, sentence: string): string {
  return `${withoutMark(sentence)}${context.profile.text.endMark.value}`;
}

/** The lines of one signature: capacity, post, room for the pen, name. */
export function signatureLines(context: FormContext, signature: Signature): readonly Block[] {
  const { size, prefix, authorityBold, postBold, nameBold } = context.profile.signature;
  const at = { size: size.value };
  const styled = (words: string, strong: boolean): Paragraph =>
    tightLine([strong ? bold(words) : { text: words }], 'center', at);
  const authority =
    signature.capacity === 'own'
      ? []
      : [styled(`${prefix.value[signature.capacity]} ${capitals(signature.body ?? '')}`.trim(), authorityBold.value)];
  const postStrong = signature.capacity === 'own' ? true : postBold.value;
  const note = signature.note === undefined ? [] : [tightLine([italic(`(${signature.note})`)], 'center', { size: 12 })];
  return [
    ...authority,
    styled(capitals(signature.post), postStrong),
    ...note,
    gap(48),
    styled(signature.name ?? '', nameBold.value),
  ];
}

/** Signatures side by side, on one page; `undefined` keeps a place empty. */
export function signatureRow(context: FormContext, signatures: readonly (Signature | undefined)[]): Block {
  const columns = signatures.map((signature) => ({
    share: 1,
    blocks: signature === undefined ? [] : signatureLines(context, signature),
  }));
  return together([gap(16), { kind: 'columns', columns }]);
}

/** With more rows of signatures than this, they may go on over the page's end. */
const mostRowsTogether = 4;

/** Rows of signatures, with what stands above them, on one page where they are few: nobody signs a page with nothing else on it. */
export function signedTogether(above: readonly Block[], rows: readonly Block[]): readonly Block[] {
  const blocks = [...above, ...rows];
  return rows.length <= mostRowsTogether ? [together(blocks)] : blocks;
}

/** Many signatures, `perRow` side by side. */
export function signatureRows(
  context: FormContext,
  signatures: readonly Signature[],
  perRow: number,
): readonly Block[] {
  const rows = Array.from({ length: Math.ceil(signatures.length / perRow) }, (_, row) =>
    signatures.slice(row * perRow, (row + 1) * perRow),
  );
  return rows.map((row) => signatureRow(context, row));
}

/** Sections of a document, those without content left out, numbered 1, 2, 3…: bold heading, then the content. */
export function numberedSections(context: FormContext, sections: readonly Section[]): readonly Block[] {
  return sections
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ title: name, blocks }, index) => [
      text(context, [bold(`${index + 1}. ${name}`)], { withNext: true }),
      ...blocks,
    ]);
}

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A point of the running text, "- …". */
export const point = (context: FormContext, words: string): Paragraph => text(context, `- ${words}`);

/** Points "- …" or, below one, "+ …": each ends with a semicolon, the last with a full stop. */
export function points(context: FormContext, sign: '-' | '+', entries: readonly string[]): readonly Paragraph[] {
  return entries.map((entry, index) =>
    text(context, `${sign} ${withoutMark(entry)}${index === entries.length - 1 ? '.' : ';'}`),
  );
}

/** A longer list of recipients may go on over the page's end. */
const mostOnOnePage = 30;

/** Nơi nhận at the left, the signature at the right, on one page. */
export function closing(context: FormContext, recipients: readonly string[], signature: Signature): readonly Block[] {
  const { label, labelSize, listSize } = context.profile.recipients;
  const words: Run =
    label.value === 'underlined'
      ? { text: 'Nơi nhận:', underline: true }
      : { text: 'Nơi nhận:', bold: true, italic: true };
  const list = recipients.map((recipient, index) =>
    tightLine(`- ${withoutMark(recipient)}${index === recipients.length - 1 ? '.' : ';'}`, 'left', {
      size: listSize.value,
    }),
  );
  const long = recipients.length > mostOnOnePage;
  const blocks: readonly Block[] = [
    gap(12),
    {
      kind: 'columns',
      breakable: long,
      columns: [
        {
          share: 9,
          blocks: recipients.length === 0 ? [] : [tightLine([words], 'left', { size: labelSize.value }), ...list],
        },
        { share: 11, blocks: signatureLines(context, signature) },
      ],
    },
  ];
  return long ? blocks : [together(blocks)];
}

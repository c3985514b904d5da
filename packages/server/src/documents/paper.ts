// What one document of a round is, and the names of the forms.
import { type Asker, type ConferenceStage, type Role, type Text, text } from '@tinnhiem/core';
import type { FormInputs, FormName } from '@tinnhiem/documents';
import type { DrawCodes } from './ballot-codes.ts';
import type { Issued } from './papers.ts';

/** Vietnamese and English names of the forms. */
export const formTitles = {
  plan: text('Kế hoạch lấy phiếu tín nhiệm', 'Plan of the confidence vote'),
  invitation: text('Giấy mời dự hội nghị', 'Invitation to the conference'),
  'personal-invitation': text('Giấy triệu tập, giấy mời từng người', 'Invitations, a page for each person'),
  'weekly-notice': text('Lịch công tác tuần', 'Weekly calendar'),
  'voted-on-list': text('Danh sách người được lấy phiếu tín nhiệm', 'List of people voted on'),
  'voter-roll': text('Danh sách người ghi phiếu, có ký nhận', 'Voter roll with signature column'),
  'committee-decision': text('Quyết định thành lập Ban Kiểm phiếu', 'Decision on the counting committee'),
  ballot: text('Phiếu tín nhiệm', 'Ballot'),
  'tally-sheet': text('Phiếu kiểm', 'Tally sheet'),
  'batch-cover': text('Phiếu bìa tập phiếu', 'Cover sheets of the batches'),
  'counting-minutes': text('Biên bản kiểm phiếu', 'Counting minutes'),
  'result-summary': text('Bảng tổng hợp kết quả', 'Summary of results'),
  'seal-record': text('Biên bản niêm phong và bàn giao', 'Record of sealing and hand-over'),
  'opening-record': text('Biên bản mở niêm phong', 'Record of an opening'),
  'destruction-certificate': text('Biên bản tiêu hủy phiếu', 'Certificate of destruction'),
  'personal-result-letter': text('Thông báo kết quả cho cá nhân', 'Letter of result to one person'),
  'personal-result-letters': text(
    'Thông báo kết quả cho từng người, một tệp',
    'Letters of result to each person, in one file',
  ),
  'authority-report': text('Báo cáo cấp quản lý cán bộ', 'Report to a managing authority'),
  'leadership-report': text('Báo cáo lãnh đạo cùng cấp', 'Report to the leadership of the same level'),
  'incident-report': text('Báo cáo sự việc', 'Report on incidents'),
  'conclusion-report': text('Báo cáo kết luận và việc thực hiện', 'Report on conclusions and follow-up'),
  'inquiry-register': text('Trích sổ yêu cầu cung cấp thông tin', 'Register of requests for information'),
  'inquiry-report': text('Báo cáo về yêu cầu cung cấp thông tin', 'Report on requests for information'),
  'inquiry-check-letter': text('Công văn đề nghị xác minh', 'Letter to another body'),
  'inquiry-person-letter': text('Công văn đề nghị người được lấy phiếu trả lời', 'Letter to the person voted on'),
  'inquiry-answer-letter': text('Công văn trả lời người yêu cầu', 'Answer to the asker'),
} as const satisfies Partial<Record<FormName, Text>>;
export type PaperForm = keyof typeof formTitles;

export function isPaperForm(form: string): form is PaperForm {
  return Object.hasOwn(formTitles, form);
}

/** One document that can be made. */
export interface Paper {
  readonly form: PaperForm;
  readonly title: Text;
  readonly conference?: string;
  readonly list?: string;
  readonly person?: string;
  /** Which of several of its form at one conference, from 1. */
  readonly number?: number;
  /** What it is about besides: the number of a request, `1`, or of its second check, `1-2`; the managing authority of a report. */
  readonly matter?: string;
  /** The roles that may have it; absent: all who are given papers. */
  readonly readers?: readonly Role[];
  /** It names who asked about this person (S15). */
  readonly namesAsker?: { readonly inquiry: number; readonly person: string; readonly name: string };
  /** How many numbered copies are made of it. */
  readonly copies?: number;
  /** It holds figures of a conference in this stage: only for those who see them then. */
  readonly figures: ConferenceStage | null;
  readonly confidential: boolean;
  /** A print of it is an original that waits for its signatures: no mark may stand across it. */
  readonly toSign: boolean;
  /** It was signed on paper already: a print of it now is drawn anew, and says so. */
  readonly reprint: boolean;
  readonly issued: Issued;
  /** What the form is made from. */
  readonly input: (print: PrintRun) => FormInputs[PaperForm];
}

/** How many ballots are in one file, and from where they have their random codes, if they have any. */
export interface PrintRun {
  readonly copies: number;
  readonly drawCodes: DrawCodes;
  /** For somebody who may see what a ballot looks like and prints none: a specimen, whose sheets never count. */
  readonly specimen: boolean;
  /** Who asked, for the one paper that names them. */
  readonly asker?: Asker | undefined;
}

export type About = Partial<
  Pick<
    Paper,
    | 'conference'
    | 'list'
    | 'person'
    | 'number'
    | 'matter'
    | 'readers'
    | 'namesAsker'
    | 'copies'
    | 'figures'
    | 'confidential'
    | 'toSign'
    | 'reprint'
  >
> & {
  /** What tells it from others of its form. */
  readonly name?: string | Text;
};

/** A document of the table: its form, the act that it belongs to, what it is about, and how its input is made. */
export function paper<Form extends PaperForm>(
  form: Form,
  issued: Issued,
  { name, ...about }: About,
  input: (print: PrintRun) => FormInputs[Form],
): Paper {
  const title = formTitles[form];
  return {
    form,
    title: name === undefined ? title : named(title, typeof name === 'string' ? text(name, name) : name),
    figures: null,
    confidential: false,
    toSign: false,
    reprint: false,
    ...about,
    issued,
    input,
  };
}

function named(title: Text, name: Text): Text {
  return text(`${title.vi}: ${name.vi}`, `${title.en}: ${name.en}`);
}

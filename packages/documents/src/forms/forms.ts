import type { z } from 'zod';
import type { FormContext } from '../blocks/furniture.ts';
import type { Block } from '../blocks/model.ts';
import { type AuthorityReportInput, authorityReport, authorityReportInput } from './authority-report.ts';
import { type BallotInput, ballotInput } from './ballot.ts';
import { type BatchCoverInput, batchCoverInput } from './batch-cover.ts';
import { type CommitteeDecisionInput, committeeDecision, committeeDecisionInput } from './committee-decision.ts';
import { countingMinutes, countingMinutesInput, type MinutesInput } from './counting-minutes.ts';
import type { Fixed, SecurityMark } from './inputs.ts';
import { type InvitationInput, invitation, invitationInput } from './invitation.ts';
import {
  type DestructionCertificateInput,
  destructionCertificate,
  destructionCertificateInput,
  type OpeningRecordInput,
  openingRecord,
  openingRecordInput,
} from './keeping.ts';
import { type LeadershipReportInput, leadershipReport, leadershipReportInput } from './leadership-report.ts';
import { type LetterInput, letter, letterInput } from './letter.ts';
import {
  type PersonalResultLetterInput,
  type PersonalResultLettersInput,
  personalResultLetter,
  personalResultLetterInput,
  personalResultLetters,
  personalResultLettersInput,
} from './personal-result-letter.ts';
import { type PlanInput, plan, planInput } from './plan.ts';
import { type ReportInput, report, reportInput } from './report.ts';
import { type ResultSummaryInput, resultSummary, resultSummaryInput } from './result-summary.ts';
import { type SealRecordInput, sealRecord, sealRecordInput } from './seal-record.ts';
import { type TallySheetInput, tallySheet, tallySheetInput } from './tally-sheet.ts';
import { type VotedOnListInput, votedOnList, votedOnListInput } from './voted-on-list.ts';
import { type VoterRollInput, voterRoll, voterRollInput } from './voter-roll.ts';

/** What each form is made from. */
export interface FormInputs {
  readonly plan: PlanInput;
  readonly invitation: InvitationInput;
  readonly 'personal-invitation': InvitationInput;
  readonly 'weekly-notice': ReportInput;
  readonly 'voted-on-list': VotedOnListInput;
  readonly 'voter-roll': VoterRollInput;
  readonly ballot: BallotInput;
  readonly 'batch-cover': BatchCoverInput;
  readonly 'tally-sheet': TallySheetInput;
  readonly 'counting-minutes': MinutesInput;
  readonly 'result-summary': ResultSummaryInput;
  readonly 'seal-record': SealRecordInput;
  readonly 'opening-record': OpeningRecordInput;
  readonly 'destruction-certificate': DestructionCertificateInput;
  readonly 'personal-result-letter': PersonalResultLetterInput;
  readonly 'personal-result-letters': PersonalResultLettersInput;
  readonly 'authority-report': AuthorityReportInput;
  readonly 'leadership-report': LeadershipReportInput;
  readonly 'committee-decision': CommitteeDecisionInput;
  readonly 'incident-report': ReportInput;
  readonly 'conclusion-report': ReportInput;
  readonly 'inquiry-register': ReportInput;
  readonly 'inquiry-report': ReportInput;
  readonly 'inquiry-check-letter': LetterInput;
  readonly 'inquiry-person-letter': LetterInput;
  readonly 'inquiry-answer-letter': LetterInput;
}

export type FormName = keyof FormInputs;

interface Form<Schema extends z.ZodType> {
  /** Vietnamese name of the form. */
  readonly title: string;
  /** What its input must look like. */
  readonly input: Schema;
  /** The mark of secrecy that it carries unless its input says otherwise. */
  readonly security: SecurityMark;
  readonly formats: readonly ('pdf' | 'docx')[];
}

/** A form that is composed of blocks of text. */
export interface DocumentForm<Schema extends z.ZodType> extends Form<Schema> {
  readonly landscape: boolean;
  readonly compose: (input: Fixed<z.output<Schema>>, context: FormContext) => readonly Block[];
}

function document<Schema extends z.ZodType>(
  title: string,
  input: Schema,
  compose: DocumentForm<Schema>['compose'],
  more: {
    readonly security?: SecurityMark;
    readonly landscape?: boolean;
    readonly formats?: Form<Schema>['formats'];
  } = {},
): DocumentForm<Schema> {
  return {
    title,
    input,
    compose,
    formats: more.formats ?? ['pdf', 'docx'],
    security: more.security ?? null,
    landscape: more.landscape ?? false,
  };
}

/** A form of which every millimetre is drawn. */
function drawn<Schema extends z.ZodType>(title: string, input: Schema): Form<Schema> {
  return { title, input, security: null, formats: ['pdf'] };
}

/** All forms by name. */
export const forms = {
  plan: document('Kế hoạch lấy phiếu tín nhiệm', planInput, plan),
  invitation: document('Giấy mời, giấy triệu tập', invitationInput, invitation),
  'personal-invitation': document('Giấy triệu tập, giấy mời từng người', invitationInput, invitation),
  'weekly-notice': document('Lịch công tác tuần', reportInput, report, { landscape: true }),
  'voted-on-list': document('Danh sách người được lấy phiếu tín nhiệm', votedOnListInput, votedOnList),
  'voter-roll': document('Danh sách người ghi phiếu tín nhiệm', voterRollInput, voterRoll),
  ballot: drawn('Phiếu tín nhiệm', ballotInput),
  'batch-cover': drawn('Phiếu bìa tập phiếu', batchCoverInput),
  'tally-sheet': document('Phiếu kiểm', tallySheetInput, tallySheet),
  'counting-minutes': document('Biên bản kiểm phiếu', countingMinutesInput, countingMinutes, { security: 'MẬT' }),
  'result-summary': document('Bảng tổng hợp kết quả phiếu tín nhiệm', resultSummaryInput, resultSummary, {
    security: 'MẬT',
    landscape: true,
  }),
  'seal-record': document('Biên bản niêm phong và bàn giao', sealRecordInput, sealRecord, { security: 'MẬT' }),
  'opening-record': document('Biên bản mở niêm phong', openingRecordInput, openingRecord, { security: 'MẬT' }),
  'destruction-certificate': document('Biên bản tiêu hủy phiếu', destructionCertificateInput, destructionCertificate, {
    security: 'MẬT',
  }),
  'personal-result-letter': document('Thông báo kết quả cho cá nhân', personalResultLetterInput, personalResultLetter, {
    security: 'MẬT',
  }),
  // To print in one go; whoever edits one letter takes that letter.
  'personal-result-letters': document(
    'Thông báo kết quả cho từng người, một tệp',
    personalResultLettersInput,
    personalResultLetters,
    { security: 'MẬT', formats: ['pdf'] },
  ),
  'authority-report': document('Báo cáo cấp quản lý cán bộ', authorityReportInput, authorityReport, {
    security: 'MẬT',
    landscape: true,
  }),
  'leadership-report': document('Báo cáo lãnh đạo cùng cấp', leadershipReportInput, leadershipReport, {
    security: 'MẬT',
    landscape: true,
  }),
  'committee-decision': document('Quyết định thành lập Ban Kiểm phiếu', committeeDecisionInput, committeeDecision),
  'incident-report': document('Báo cáo sự việc', reportInput, report),
  'conclusion-report': document('Báo cáo kết luận và việc thực hiện', reportInput, report, { security: 'MẬT' }),
  'inquiry-register': document('Trích sổ yêu cầu cung cấp thông tin', reportInput, report, { landscape: true }),
  'inquiry-report': document('Báo cáo về yêu cầu cung cấp thông tin', reportInput, report),
  'inquiry-check-letter': document('Công văn đề nghị xác minh', letterInput, letter),
  'inquiry-person-letter': document('Công văn đề nghị người được lấy phiếu trả lời', letterInput, letter),
  'inquiry-answer-letter': document('Công văn trả lời người yêu cầu', letterInput, letter),
} as const;

export { ballotLayout } from './ballot/layout.ts';
export { printable, unprintable } from './fonts/measure.ts';
export { type AuthorityReportInput, authorityReportInput } from './forms/authority-report.ts';
export { type BallotInput, ballotInput } from './forms/ballot.ts';
export { type BatchCoverInput, batchCoverInput } from './forms/batch-cover.ts';
export { type CommitteeDecisionInput, committeeDecisionInput } from './forms/committee-decision.ts';
export { countingMinutesInput, type MinutesInput } from './forms/counting-minutes.ts';
export { grouped } from './forms/electronic-count.ts';
export { type FormInputs, type FormName, forms } from './forms/forms.ts';
export type { Conference, Issuer, Person, ResultRow, SecurityMark, Signature } from './forms/inputs.ts';
export { type InvitationInput, invitationInput } from './forms/invitation.ts';
export {
  type DestructionCertificateInput,
  destructionCertificateInput,
  type OpeningRecordInput,
  openingRecordInput,
} from './forms/keeping.ts';
export { type LeadershipReportInput, leadershipReportInput } from './forms/leadership-report.ts';
export { type LetterInput, letterInput } from './forms/letter.ts';
export {
  type PersonalResultLetterInput,
  type PersonalResultLettersInput,
  personalResultLetterInput,
} from './forms/personal-result-letter.ts';
export { type PlanInput, planInput } from './forms/plan.ts';
export { type ReportInput, reportInput } from './forms/report.ts';
export { type ResultSummaryInput, resultSummaryInput } from './forms/result-summary.ts';
export { type SealRecordInput, sealRecordInput } from './forms/seal-record.ts';
export { type TallySheetInput, tallySheetInput } from './forms/tally-sheet.ts';
export { type VotedOnListInput, votedOnListInput } from './forms/voted-on-list.ts';
export { type VoterRollInput, voterRollInput } from './forms/voter-roll.ts';
export type {
  HandbookBlock,
  HandbookChapter,
  HandbookSection,
} from './handbook/parse.ts';
export { cardPdf, handbookPdf } from './handbook/pdf.ts';
export { type CardName, cardNames, handbookCard, handbookChapters, handbookPicture } from './handbook/read.ts';
export { type Opening, openedCopy } from './opened-copy.ts';
export {
  type CheckedTemplate,
  checkTemplate,
  fillTemplate,
  HostileFile,
  linesOf,
  mostBytes as mostTemplateBytes,
  type Placeholder,
  placeholdersOf,
  safeParts,
  starterTemplate,
  type TemplateFinding,
} from './own-template/index.ts';
export { printedCopy } from './printed-copy.ts';
export type { Cited, FormatProfile, ProfileId, Source } from './profiles/profile.ts';
export { partyProfileOn, profiles } from './profiles/profiles.ts';
export { isSteadyArchive } from './render/docx-archive.ts';
export { type RenderOptions, renderForm } from './render-form.ts';
export { type UnmarkedFile, unmarkedCover } from './unmarked-cover.ts';

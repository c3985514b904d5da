export { type DrawCodes, layoutCodes, randomCodes } from './ballot-codes.ts';

export {
  type AvailableDocument,
  availableDocuments,
  type DocumentQuery,
  type DocumentRequest,
  type DocumentViewer,
  documentRequest,
  printedBy,
  renderDocument,
} from './documents.ts';
export { isKept, keptMinutes, otherMinutes } from './kept-minutes.ts';
export { ownInvitation } from './own-invitation.ts';
export { formTitles, isPaperForm, type PaperForm } from './paper.ts';
export { documentRefusals } from './refusals.ts';

// Whether a file of Word can stand in the place of one of our forms, and what comes out of it.
import { err, ok, type Refusal, type Result, type Round, type Rules, refuse } from '@tinnhiem/core';
import { checkTemplate, forms, HostileFile, linesOf, safeParts, type TemplateFinding } from '@tinnhiem/documents';
import {
  availableDocuments,
  type DocumentViewer,
  documentRequest,
  type PaperForm,
  renderDocument,
} from '../documents/index.ts';
import { templateFaulty, templateRefused } from './refusals.ts';

/** The findings of a file that may be used; refused where it is dangerous. */
export function templateFindings(form: PaperForm, file: Uint8Array): Result<readonly TemplateFinding[], Refusal> {
  try {
    return ok(checkTemplate(form, safeParts(file)).findings);
  } catch (error) {
    if (error instanceof HostileFile) return err(refuse(templateRefused, error.message));
    throw error;
  }
}

/** Why a template with these findings cannot be used; `null`: it can. */
export function faultOf(findings: readonly TemplateFinding[]): Refusal | null {
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  return errors.length === 0 ? null : refuse(templateFaulty, errors);
}

export interface TemplatePreview {
  /** The words of the document, a line for each paragraph. */
  readonly lines: readonly string[];
  readonly title: string;
  readonly confidential: boolean;
}

/** The first document of the form that the viewer may have now, set in the template; `null`: there is none yet. */
export async function templatePreview(
  round: Round,
  rules: Rules,
  form: PaperForm,
  file: Uint8Array,
  viewer: DocumentViewer,
): Promise<TemplatePreview | null> {
  // Who asked about a leader is looked at by nobody who only tries a form.
  const first = availableDocuments(round, rules, viewer).find((other) => other.form === form);
  if (first === undefined) return null;
  const request = documentRequest(round, rules, { ...first, copies: undefined, format: 'docx' }, viewer);
  if (!request.ok) return null;
  const lines = linesOf(await renderDocument({ ...request.value, template: file }));
  return { lines, title: request.value.title.vi, confidential: request.value.confidential };
}

export const hasOwnTemplate = (form: PaperForm): boolean => (forms[form].formats as readonly string[]).includes('docx');

import { unzipSync, zipSync } from 'fflate';
import { type FormInputs, type FormName, forms } from '../forms/forms.ts';
import { steadyArchive } from '../render/docx-archive.ts';
import type { RenderOptions } from '../render-form.ts';
import { checkTemplate } from './check.ts';
import { footWords, withFootLine } from './foot-line.ts';
import { safeParts } from './safe-docx.ts';

/** A document of Word from an organisation's own template. Throws `HostileFile`, and a `RangeError` where the template has errors: check it before. The same file, input and options give the same bytes. */
export function fillTemplate<Name extends FormName>(
  form: Name,
  file: Uint8Array,
  input: FormInputs[Name],
  options: Omit<RenderOptions, 'format' | 'profile'>,
): Uint8Array {
  const { compiled, findings } = checkTemplate(form, safeParts(file));
  const error = findings.find(({ severity }) => severity === 'error');
  if (compiled === null || error !== undefined) throw new RangeError(error?.message ?? 'no template');
  const { template } = compiled;
  template.render({
    ...(forms[form].input.parse(input) as object),
    documentDate: options.date,
    fingerprint: options.fingerprint ?? '',
    copy: options.copy === undefined ? '' : `${options.copy.number}/${options.copy.of}`,
  });
  const filled = unzipSync(template.getZip().generate({ type: 'uint8array' }) as Uint8Array);
  return steadyArchive(zipSync({ ...withFootLine(filled, footWords(options)) }), options.date);
}

/** The words of a document of Word, a line for each paragraph, cells of a row beside each other. */
export function linesOf(file: Uint8Array): readonly string[] {
  const xml = new TextDecoder().decode(unzipSync(file)['word/document.xml']);
  return xml
    .replace(/<\/w:p>\s*<\/w:tc>/gu, ' | ')
    .replace(/<\/w:p>|<\/w:tr>|<w:br\b[^>]*>/gu, '\n')
    .replace(/<w:tab\b[^>]*>/gu, ' ')
    .replace(/<[^>]+>/gu, '')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&apos;/gu, "'")
    .replace(/&amp;/gu, '&')
    .split('\n')
    .map((line) => line.replace(/[\s|]+$/u, '').trim())
    .filter((line) => line !== '');
}

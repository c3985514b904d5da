import { bold, italic, tightLine } from '../blocks/compose.ts';
import type { Block } from '../blocks/model.ts';
import { type FormName, forms } from '../forms/forms.ts';
import { profiles } from '../profiles/profiles.ts';
import { documentDocx } from '../render/document-docx.ts';
import { type Placeholder, placeholdersOf } from './placeholders.ts';

/** A file to begin a template with: every name that the form has, in place, to be moved, set and left out in Word. */
export function starterTemplate(form: FormName): Promise<Uint8Array> {
  const profile = profiles['party-2026'];
  return documentDocx({
    title: forms[form].title,
    date: '2026-01-01',
    landscape: false,
    margins: profile.margins.value,
    size: 13,
    lines: { kind: 'multiple', factor: 1.15 },
    paragraphSpace: 4,
    pageNumberSize: 13,
    furniture: { marks: [] },
    blocks: [tightLine([bold(forms[form].title)], 'center', { size: 15 }), ...linesOf(placeholdersOf(form), '')],
  });
}

function linesOf(placeholders: readonly Placeholder[], before: string): readonly Block[] {
  return placeholders.flatMap(({ name, kind, children }): readonly Block[] => {
    const path = `${before}${name}`;
    if (kind === 'text') return [line(`${name}: `, `{${path}}`)];
    if (kind === 'group') return linesOf(children, `${path}.`);
    if (kind === 'words') return [line(`${name}:`), line('', `{#${path}}`), line('- ', '{.}'), line('', `{/${path}}`)];
    return [line(`${name}:`), line('', `{#${path}}`), ...linesOf(children, ''), line('', `{/${path}}`)];
  });
}

const line = (label: string, tag = ''): Block => tightLine([italic(label), { text: tag }], 'left', { before: 3 });

// Whatever an organisation's own template looks like, every page names the record that it comes from.

import { rehearsalMark } from '@tinnhiem/core';
import { reprintWords } from '../blocks/wording.ts';
import { printable } from '../fonts/measure.ts';
import { fingerprintLine } from '../render/document-pdf.ts';
import type { RenderOptions } from '../render-form.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const own = 'footer-record.xml';
const relationship = 'rId-record-foot';
const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

type Parts = Readonly<Record<string, Uint8Array>>;

/** The parts with the line at the foot of every page: below what the template's own footers say, or alone. */
export function withFootLine(parts: Parts, words: readonly string[]): Parts {
  const line = paragraph(words.join(' · '));
  const result: Record<string, Uint8Array> = { ...parts };
  const change = (name: string, edit: (xml: string) => string) => {
    const part = parts[name];
    if (part !== undefined) result[name] = encoder.encode(edit(decoder.decode(part)));
  };
  for (const name of Object.keys(parts))
    if (/^word\/footer[^/]*\.xml$/u.test(name)) change(name, (xml) => xml.replace(/<\/w:ftr>\s*$/u, `${line}</w:ftr>`));
  result[`word/${own}`] = encoder.encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr ${namespace}>${line}</w:ftr>`,
  );
  change('[Content_Types].xml', (xml) =>
    xml.replace(
      '</Types>',
      `<Override PartName="/word/${own}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>`,
    ),
  );
  const relations = 'word/_rels/document.xml.rels';
  const relation = `<Relationship Id="${relationship}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="${own}"/>`;
  if (parts[relations] === undefined)
    result[relations] = encoder.encode(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</Relationships>`,
    );
  else change(relations, (xml) => xml.replace('</Relationships>', `${relation}</Relationships>`));
  change('word/document.xml', withReferences);
  return result;
}

/** The first section names the line for every kind of page that has no footer of its own; later sections take over what the first has. */
function withReferences(xml: string): string {
  const bound = /<w:document\b[^>]*xmlns:r=/u.test(xml)
    ? ''
    : ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const reference = (type: string) => `<w:footerReference w:type="${type}" r:id="${relationship}"${bound}/>`;
  const section = /<w:sectPr\b[^>]*?(\/>|>[\s\S]*?<\/w:sectPr>)/u.exec(xml)?.[0];
  const missing = ['default', 'first', 'even']
    .filter((type) => !new RegExp(`<w:footerReference\\b[^>]*w:type="${type}"`, 'u').test(section ?? ''))
    .map(reference)
    .join('');
  if (section === undefined) return xml.replace('</w:body>', `<w:sectPr>${missing}</w:sectPr></w:body>`);
  const filled =
    section.endsWith('/>') && !section.includes('</w:sectPr>')
      ? section.replace(/\/>$/u, `>${missing}</w:sectPr>`)
      : section.replace(/^<w:sectPr\b[^>]*>/u, (start) => start + missing);
  return xml.replace(section, () => filled);
}

/** What the line says: the record's fingerprint, which copy, who printed it; and that it is a rehearsal or a draft. */
export function footWords({
  fingerprint,
  act,
  copy,
  printed,
  reprint,
  rehearsal,
  draft,
}: Omit<RenderOptions, 'format' | 'profile'>): readonly string[] {
  return [
    ...(rehearsal === true ? [rehearsalMark.vi] : []),
    ...(draft === true ? ['DỰ THẢO'] : []),
    ...(fingerprint === undefined ? [] : [fingerprintLine(fingerprint, act)]),
    ...(copy === undefined ? [] : [`Bản số ${copy.number}/${copy.of}`]),
    ...(printed === undefined ? [] : [`In bởi ${printed.by}, ${printed.at}`]),
    ...(reprint === true ? [reprintWords] : []),
  ];
}

function paragraph(words: string): string {
  const text = printable(words).replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
  return `<w:p><w:r><w:rPr><w:sz w:val="17"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

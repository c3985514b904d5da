// The plan's own text as one piece of text that can be pasted from a word processor: lines that begin with # are headings.
import { type CriteriaBlock, type Section, tidy } from '@tinnhiem/core';

const headingLine = /^(#{1,6})\s*(.*)$/;

/** Sections as text: `#` for the first level, `##` below it; other lines are the words of the section. */
export function sectionsToText(sections: readonly Section[], level = 1): string {
  return sections
    .map((section) => {
      const parts = [`${'#'.repeat(level)} ${section.heading}`, ...section.text];
      if (section.sections.length > 0) parts.push(sectionsToText(section.sections, level + 1));
      return parts.join('\n');
    })
    .join('\n');
}

interface Open {
  readonly level: number;
  readonly section: { heading: string; text: string[]; sections: Section[] };
}

/** Reads such text. Words before the first heading become a section of their own, whose heading is their first line. */
export function textToSections(value: string): Section[] {
  const roots: Section[] = [];
  const open: Open[] = [];
  for (const line of value.split('\n')) {
    const words = tidy(line);
    if (words === '') continue;
    const heading = headingLine.exec(words);
    const current = open.at(-1);
    if (heading === null && current !== undefined) {
      current.section.text.push(words);
      continue;
    }
    const level = heading === null ? 1 : (heading[1]?.length ?? 1);
    const title = tidy(heading === null ? words : (heading[2] ?? ''));
    if (title === '') continue;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const section = { heading: title, text: [], sections: [] };
    (open.at(-1)?.section.sections ?? roots).push(section);
    open.push({ level, section });
  }
  return roots;
}

/** Criteria as text: `#` for the title of a block, one criterion a line. */
export function criteriaToText(blocks: readonly CriteriaBlock[]): string {
  return blocks.map((block) => [`# ${block.title}`, ...block.items].join('\n')).join('\n');
}

/** Reads such text; leading dashes are dropped. Blocks without criteria are left out. */
export function textToCriteria(value: string): CriteriaBlock[] {
  return textToSections(value)
    .map((section) => ({
      title: section.heading,
      items: section.text.map((line) => tidy(line.replace(/^[-–•+]\s*/u, ''))).filter((line) => line !== ''),
    }))
    .filter((block) => block.items.length > 0);
}

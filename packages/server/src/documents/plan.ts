// S01: the plan as an official document.
import type { Section } from '@tinnhiem/core';
import type { PlanInput } from '@tinnhiem/documents';
import { issuerOf, planSignature } from './letterhead.ts';
import type { Papers } from './papers.ts';

type Block = PlanInput['body'][number];

export function planDocument({ plan }: Papers): PlanInput {
  const { subject, legalBases, intro, sections, recipients } = plan.document;
  return {
    issuer: issuerOf(plan, true),
    subject,
    legalBases,
    ...(intro === undefined ? {} : { opening: intro }),
    body: sections.flatMap((section) => blocksOf(section, 1)),
    recipients,
    signature: planSignature(plan, true),
  };
}

const numberedHeading = /^((?:[IVXLC]+|\d+)(?:\.\d+)*)\.\s+(.+)$/u;
const signedLine = /^([-+]|[a-zđ]\))\s+(.+)$/u;

function blocksOf(section: Section, level: number): Block[] {
  const [, number, words] = numberedHeading.exec(section.heading) ?? [];
  const heading: Block = {
    kind: 'heading',
    level: Math.min(level, 4),
    ...(number === undefined ? {} : { number }),
    text: words ?? section.heading,
  };
  return [heading, ...section.text.map(lineOf), ...section.sections.flatMap((part) => blocksOf(part, level + 1))];
}

function lineOf(line: string): Block {
  const [, sign, words] = signedLine.exec(line) ?? [];
  return sign === undefined || words === undefined
    ? { kind: 'paragraph', text: line }
    : { kind: 'item', sign, text: words };
}

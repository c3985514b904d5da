// S14: the higher organisation guides those below it: a template of the plan, and values that narrow the rules.
import { z } from 'zod';
import { type Day, daySchema } from '../basics/dates.ts';
import { type Finding, type FindingKind, find } from '../basics/findings.ts';
import { proseSchema, type Text, text } from '../basics/text.ts';
import { canonicalJson } from '../record/canonical.ts';
import { fingerprint, hashOf } from '../record/fingerprint.ts';
import { type Guided, looserValues } from '../rules/narrowing.ts';
import { overlaySchema, type Rules } from '../rules/rules.ts';
import { conferenceSchema, type Plan, planSchema } from './plan.ts';

const { title, term, completeBefore, leadingPosts, lists, inquiries, document } = planSchema.shape;

/** What of a plan is the same for everybody below; the rest is each organisation's own. */
export const planTemplateSchema = z.strictObject({
  title,
  rules: z.strictObject({ id: z.string() }),
  document: document.pick({
    profile: true,
    subject: true,
    legalBases: true,
    intro: true,
    sections: true,
    recipients: true,
  }),
  term,
  completeBefore,
  leadingPosts,
  lists,
  conferences: z.array(conferenceSchema.pick({ id: true, title: true, lists: true, count: true })).min(1),
  inquiries,
});
export type PlanTemplate = z.output<typeof planTemplateSchema>;

export const guidanceSchema = z.strictObject({
  format: z.literal('tinnhiem/guidance/1'),
  /** Who issues it. */
  organisation: proseSchema(300),
  /** Number and day of the paper with which it is issued: `12-HD/ĐU`. */
  number: proseSchema(100),
  day: daySchema,
  title: proseSchema(300),
  template: planTemplateSchema,
  overlay: overlaySchema.optional(),
});
export type Guidance = z.output<typeof guidanceSchema>;

/** As it is carried: with the public key of the organisation, and its Ed25519 signature. */
export const signedGuidanceSchema = z.strictObject({
  guidance: guidanceSchema,
  key: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
export type SignedGuidance = z.output<typeof signedGuidanceSchema>;

/** The template of a plan: without names of people, days of conferences, numbers and signatures. */
export function templateOf(plan: Plan): PlanTemplate {
  const { profile, subject, legalBases, intro, sections, recipients } = plan.document;
  return planTemplateSchema.parse({
    title: plan.title,
    rules: { id: plan.rules.id },
    document: { profile, subject, legalBases, ...(intro === undefined ? {} : { intro }), sections, recipients },
    ...(plan.term === undefined ? {} : { term: plan.term }),
    ...(plan.completeBefore === undefined ? {} : { completeBefore: plan.completeBefore }),
    leadingPosts: plan.leadingPosts,
    lists: plan.lists,
    conferences: plan.conferences.map(({ id, title, lists, count }) => ({ id, title, lists, count })),
    ...(plan.inquiries === undefined ? {} : { inquiries: plan.inquiries }),
  });
}

/** What a plan keeps of the guidance that it follows. */
export function guidedBy(guidance: Guidance): Guided {
  const { organisation, number, day, overlay } = guidance;
  const sha256 = hashOf(canonicalJson(guidance));
  return { organisation, number, day, sha256, ...(overlay === undefined ? {} : { overlay }) };
}

/** The fingerprint of a guidance, to be compared with the one that was issued. */
export function guidanceFingerprint(guidance: Guidance): string {
  return fingerprint(hashOf(canonicalJson(guidance)));
}

/** A plan begun from guidance: what it says is filled in, everything else is blank and still to be filled. */
export function planFromGuidance(guidance: Guidance, organisation: string): Plan {
  const { template } = guidance;
  const blank = '' as Day;
  return {
    ...template,
    schema: 'tinnhiem/plan/1',
    id: '',
    organisation: { name: organisation, superior: guidance.organisation, issuer: '', place: '', stamp: '' },
    document: { ...template.document, signature: { onBehalfOf: '', role: '', name: '' } },
    rules: { id: template.rules.id, guidance: guidedBy(guidance) },
    conferences: template.conferences.map((conference) => ({ ...conference, day: blank, chair: '', observers: [] })),
    leftOut: [],
  };
}

/** What guidance fills in, in words, for whoever begins a plan from it. */
export function filledBy({ template, overlay, number }: Guidance, rules: Pick<Rules, 'name'>): Text[] {
  const count = Object.keys(overlay ?? {}).filter((key) => key !== 'name').length;
  return [
    text(`Quy định áp dụng: ${rules.name.vi}`, `Rule set: ${rules.name.en}`),
    ...(count === 0
      ? []
      : [text(`${count} giá trị do ${number} quy định chặt hơn`, `${count} values narrowed by ${number}`)]),
    ...template.lists.map((list) => text(`Danh sách: ${list.title}`, `List: ${list.title}`)),
    ...template.conferences.map((conference) =>
      text(`Hội nghị: ${conference.title}`, `Conference: ${conference.title}`),
    ),
    text(
      `Lời văn của kế hoạch: ${template.document.sections.length} mục, ${template.document.legalBases.length} căn cứ`,
      `Words of the plan: ${template.document.sections.length} sections, ${template.document.legalBases.length} legal bases`,
    ),
  ];
}

export const guidanceLoosened: FindingKind<[key: string, number: string, organisation: string]> = {
  code: 'E-guidance-loosened',
  severity: 'error',
  title: text('Giá trị riêng rộng hơn hướng dẫn của cấp trên', 'An own value is looser than the guidance from above'),
  message: (key, number, organisation) =>
    text(
      `Giá trị riêng “${key}” không nằm trong phạm vi ${number} của ${organisation} cho phép.`,
      `The own value “${key}” is not within what ${number} of ${organisation} allows.`,
    ),
  todo: text(
    'Sửa hoặc bỏ giá trị riêng này trong kế hoạch: chỉ được giữ nguyên hoặc chặt hơn.',
    'Change or drop this value of the plan: it may be the same or stricter.',
  ),
};

export const overlayLoosens: FindingKind<[key: string, rules: string]> = {
  code: 'E-overlay-loosens-rules',
  severity: 'error',
  title: text('Hướng dẫn rộng hơn quy định', 'The guidance is looser than the rules'),
  message: (key, rules) =>
    text(`Giá trị “${key}” nới rộng hoặc trái với ${rules}.`, `The value “${key}” loosens or contradicts ${rules}.`),
  todo: text(
    'Bỏ giá trị này khỏi hướng dẫn: cấp trên chỉ được quy định chặt hơn, hoặc điền chỗ quy định để ngỏ.',
    'Leave it out: guidance may be stricter, or fill what the rules leave open.',
  ),
};

export const guidanceFindingKinds = [guidanceLoosened, overlayLoosens] as const;

/** Where the plan's own values are looser than the guidance that it follows. */
export function guidanceFindings({ rules: { guidance, overlay } }: Plan): Finding[] {
  if (guidance?.overlay === undefined || overlay === undefined) return [];
  return looserValues(guidance.overlay, overlay).map((key) =>
    find(guidanceLoosened, { path: `rules.overlay.${key}` }, key, guidance.number, guidance.organisation),
  );
}

/** Where the values of guidance are looser than the rules themselves: such guidance is not issued. */
export function checkGuidance({ overlay }: Pick<Guidance, 'overlay'>, rules: Rules): Finding[] {
  if (overlay === undefined) return [];
  return looserValues(rules, overlay).map((key) =>
    find(overlayLoosens, { path: `overlay.${key}` }, key, rules.instrument),
  );
}

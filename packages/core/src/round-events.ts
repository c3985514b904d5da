// S01: the acts of a round, before its conferences are convened.
import { z } from 'zod';
import { roundArchived } from './archive/archive.ts';
import { roundIdSchema } from './basics/ids.ts';
import { proseSchema, type Text, text } from './basics/text.ts';
import { contestFindings } from './contests/findings.ts';
import { incidentEvents } from './incidents/incidents.ts';
import { inquiryEvents } from './inquiries/events.ts';
import { organisationIdSchema } from './organisations/organisation.ts';
import { planFindingKinds } from './plan/findings.ts';
import { guidanceFindingKinds } from './plan/guidance.ts';
import { planSchema } from './plan/plan.ts';
import { rosterSchema } from './plan/roster.ts';
import { rosterFindingKinds } from './plan/roster-row-findings.ts';
import { rosterWarningSchema } from './plan/roster-warnings.ts';
import type { conferenceConvened } from './polls/events.ts';
import { conclusionEvents } from './publication/conclusions.ts';
import { type EventOf, event, type RecordedOf } from './record/command.ts';
import { rulesSchema } from './rules/rules.ts';
import { rollFindingKinds } from './voter-roll/findings.ts';

const words = proseSchema(2000);
const sourceSchema = z.strictObject({ name: z.string().max(300), sha256: z.string() });
/** What the reading of the files left to people; absent: nothing, or a roster that was not read from files. */
const warnings = z.array(rosterWarningSchema).exactOptional();

export const roundCreated = event({
  type: 'round-created',
  version: 1,
  title: text('Lập đợt lấy phiếu', 'Round created'),
  data: z.strictObject({
    round: roundIdSchema,
    rehearsal: z.boolean(),
    /** The round that this one comes after, where it was made from it (S23). */
    follows: roundIdSchema.exactOptional(),
    /** The organisation of the tree that it belongs to; absent: the one at the top. */
    belongsTo: organisationIdSchema.exactOptional(),
    plan: planSchema,
    roster: rosterSchema,
    rosterWarnings: warnings,
    sources: z.array(sourceSchema),
  }),
  sentence: (d) =>
    text(
      `Lập đợt lấy phiếu “${d.plan.title}”${d.rehearsal ? ' (diễn tập)' : ''}: ${d.plan.lists.length} danh sách, ${d.roster.people.length} người trong danh sách nhân sự${d.follows === undefined ? '' : `; tiếp theo đợt ${d.follows}`}.`,
      `Round “${d.plan.title}” created${d.rehearsal ? ' (rehearsal)' : ''}${d.follows === undefined ? '' : `, after ${d.follows}`}: ${d.plan.lists.length} lists, ${d.roster.people.length} people in the roster.`,
    ),
});

export const planRevised = event({
  type: 'plan-revised',
  version: 1,
  title: text('Sửa kế hoạch', 'Plan revised'),
  data: z.strictObject({ plan: planSchema }),
  sentence: (d) => text(`Sửa kế hoạch “${d.plan.title}”.`, `Plan “${d.plan.title}” revised.`),
});

export const rosterReplaced = event({
  type: 'roster-replaced',
  version: 1,
  title: text('Nhập lại danh sách nhân sự', 'Roster replaced'),
  data: z.strictObject({ roster: rosterSchema, rosterWarnings: warnings, sources: z.array(sourceSchema) }),
  sentence: (d) =>
    text(
      `Nhập lại danh sách nhân sự: ${d.roster.people.length} người.`,
      `Roster imported again: ${d.roster.people.length} people.`,
    ),
});

const findingTitles: ReadonlyMap<string, Text> = new Map(
  [...contestFindings, ...planFindingKinds, ...rollFindingKinds, ...rosterFindingKinds, ...guidanceFindingKinds].map(
    ({ code, title }) => [code, title],
  ),
);

/** What was settled, in words: the title of the finding and its places. Its id begins with the code (`basics/findings.ts`). */
function findingWords(finding: string): Text {
  const [code = '', ...places] = finding.split(':');
  const title = findingTitles.get(code) ?? text(code, code);
  const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
  return text(`“${title.vi}”${where}`, `“${title.en}”${where}`);
}

export const findingSettled = event({
  type: 'finding-settled',
  version: 1,
  title: text('Xử lý một vấn đề', 'Finding settled'),
  data: z.strictObject({ finding: z.string(), reason: words, choose: z.array(z.string()).optional() }),
  sentence: (d) =>
    text(
      `Xử lý vấn đề ${findingWords(d.finding).vi}: ${d.reason}${d.choose === undefined ? '' : ` (chọn ${d.choose.join(', ')})`}.`,
      `Finding ${findingWords(d.finding).en} settled: ${d.reason}${d.choose === undefined ? '' : ` (chose ${d.choose.join(', ')})`}.`,
    ),
});

export const planApproved = event({
  type: 'plan-approved',
  version: 1,
  title: text('Phê duyệt kế hoạch', 'Plan approved'),
  data: z.strictObject({
    rules: rulesSchema,
    rulesHash: z.string(),
    planHash: z.string(),
    rosterHash: z.string(),
    accepted: z.array(z.strictObject({ finding: z.string(), reason: z.string() })),
  }),
  sentence: (d) => text(`Phê duyệt kế hoạch; áp dụng ${d.rules.name.vi}.`, `Plan approved under ${d.rules.name.en}.`),
});

const draftingEvents = [roundCreated, planRevised, rosterReplaced, findingSettled, planApproved] as const;
export type DraftingRecorded = RecordedOf<(typeof draftingEvents)[number]>;

/** Acts of the months around the count, once the plan is approved. */
export const affairEvents = [...inquiryEvents, ...incidentEvents, ...conclusionEvents] as const;
export type AffairRecorded = RecordedOf<(typeof affairEvents)[number]>;

export const roundEvents = [...draftingEvents, ...affairEvents, roundArchived] as const;
export type RoundEvent = EventOf<(typeof roundEvents)[number]>;
export type RoundRecorded = RecordedOf<(typeof roundEvents)[number]>;
export type RoundAct = RoundEvent | EventOf<typeof conferenceConvened>;

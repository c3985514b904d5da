// Reading a plan and a roster in: nothing is written, everything that is wrong is shown.
import { createHash } from 'node:crypto';
import {
  type Conversion,
  dayOf,
  err,
  type Finding,
  malformed,
  ok,
  type Plan,
  type Roster,
  type Round,
  type RoundListView,
  refuse,
  rulesOfPlan,
  settleFindings,
  stillSettled,
  text,
  warningsOf,
  workOutRolls,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import type { FastifyRequest } from 'fastify';
import { readPlan } from '../../import/plan.ts';
import { importRoster, type NamedBytes } from '../../import/roster-source.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

const mostBytes = 20 * 1024 * 1024;
const mostFiles = 13;

interface Sent {
  readonly plan: NamedBytes | null;
  readonly roster: readonly NamedBytes[];
  /** What was sent beside the files. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The files of a form, and its fields; `null` where there are others. */
export async function readParts(request: FastifyRequest): Promise<Sent | null> {
  let plan: NamedBytes | null = null;
  const roster: NamedBytes[] = [];
  const fields: Record<string, string> = {};
  for await (const part of request.parts({ limits: { fileSize: mostBytes, files: mostFiles, fields: 10 } })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value;
      continue;
    }
    const file = { name: part.filename.normalize('NFC'), bytes: await part.toBuffer() };
    if (part.fieldname === 'plan') plan = file;
    else if (part.fieldname === 'roster') roster.push(file);
    else return null;
  }
  return { plan, roster, fields };
}

/** Names and hashes of files, so that the record says which they were. */
export function hashedFiles(files: readonly NamedBytes[]) {
  return files.map(({ name, bytes }) => ({ name, sha256: createHash('sha256').update(bytes).digest('hex') }));
}

export const previewRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/previews',
    access: ['organiser'],
    summary: text('Đọc thử kế hoạch và danh sách nhân sự, chưa ghi gì', 'Read plan and roster in, writing nothing'),
    multipart: true,
    bodyLimit: 60 * 1024 * 1024,
    async handle({ office, account, request }) {
      const sent = await readParts(request);
      if (sent === null)
        return err(
          problem(refuse(malformed, 'file', text('chỉ nhận “plan” và “roster”', 'only “plan” and “roster” are taken'))),
        );
      const { round } = sent.fields;
      const base = round === undefined ? null : await office.service.round(round);
      if (base !== null && !base.ok) return err(problem(base.error));
      const today = dayOf(office.now());
      const read = sent.plan === null ? null : readPlan(new TextDecoder().decode(sent.plan.bytes), sent.plan.name);
      const imported = sent.roster.length === 0 ? null : await importRoster(sent.roster, { today });
      const planRead = read?.ok ? read.value : null;
      const rosterRead = imported?.roster ?? null;
      const plan = planRead ?? (read === null ? (base?.value.state.plan ?? null) : null);
      const roster = rosterRead ?? (imported === null ? (base?.value.state.roster ?? null) : null);
      const worked = plan !== null && roster !== null ? rollsOf(plan, roster, base?.value ?? null, today) : null;
      const warnings = warningsOf(imported?.findings ?? []);
      const state = base?.value.state;
      const settled =
        state === undefined ? {} : stillSettled(state.settlements, state.rosterWarnings, warnings.rosterWarnings ?? []);
      const ofRoster = settleFindings(imported?.findings ?? [], settled);
      const fileFindings = [...(read !== null && !read.ok ? read.error : []), ...ofRoster];
      const findings: readonly Finding[] = [...fileFindings, ...(worked?.findings ?? [])];
      const conversions: readonly Conversion[] = imported?.conversions ?? [];
      const sources = hashedFiles([...(sent.plan === null ? [] : [sent.plan]), ...sent.roster]);
      const preview = await office.previews.keep({ account: account.id, plan, roster, ...warnings, sources });
      return ok({
        preview,
        plan,
        people: roster?.people.length ?? null,
        titles: [...new Set((roster?.people ?? []).flatMap(({ posts }) => posts.map(({ title }) => title)))],
        lists: worked?.lists ?? null,
        findings,
        conversions,
        sources,
        ok: worked !== null && worked.lists !== null,
      });
    },
  }),
];

/** Lists, rolls and findings as the round would have them; `null` where the rule set is not known. */
export function rollsOf(plan: Plan, roster: Roster, round: Round | null, today: ReturnType<typeof dayOf>) {
  const rules = ruleSet(plan.rules.id);
  if (!rules.ok) {
    const { code, message, todo } = rules.error;
    const finding: Finding = { id: code, code, severity: 'error', message, todo, where: { path: 'rules.id' } };
    return { lists: null, findings: [finding] };
  }
  const settlements = round?.state.settlements ?? {};
  const worked = workOutRolls(plan, roster, rulesOfPlan(rules.value, plan.rules), settlements, today);
  const voters = new Map(worked.rolls.map((roll) => [roll.list, roll.voters]));
  const lists = worked.lists.map((list): RoundListView => ({ ...list, voters: voters.get(list.id) ?? [] }));
  return { lists, findings: worked.findings };
}

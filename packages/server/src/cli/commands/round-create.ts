// S01, S03: a round from a plan and a roster. With any error nothing is written.
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hashOf, type Plan, type RawSheet, refuse, rollsOf, text } from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { readPlan } from '../../import/plan.ts';
import { importRoster } from '../../import/roster-source.ts';
import { roundExists } from '../../service/refusals.ts';
import {
  type Call,
  type CliCommand,
  type CliOption,
  flag,
  type Outcome,
  Refused,
  requiredOption,
  textOption,
} from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { readNamedText, requirePath } from '../files.ts';
import { findingLines, printedFinding } from '../findings.ts';
import { clockOnlyInRehearsal, importRefused } from '../refusals.ts';
import { type Session, todayOf, withSession } from '../session.ts';

/** The options of commands that begin with a plan and a roster. */
export const inputOptions = {
  plan: {
    type: 'string',
    value: 'PLAN.yaml',
    required: true,
    what: text(
      'Kế hoạch (YAML), như samples/tuaf-2019/plan.yaml',
      'The plan (YAML), such as samples/tuaf-2019/plan.yaml',
    ),
  },
  roster: {
    type: 'string',
    value: 'FILE-OR-DIR',
    required: true,
    what: text(
      'Danh sách nhân sự: tệp Excel, hoặc thư mục có people.csv và posts.csv',
      'The roster: a workbook, or a folder with people.csv and posts.csv',
    ),
  },
} as const satisfies Record<string, CliOption>;

export const roundCreate: CliCommand = {
  name: ['round', 'create'],
  summary: text('Lập đợt lấy phiếu từ kế hoạch và danh sách nhân sự', 'Create a round from a plan and a roster'),
  arguments: [],
  options: {
    ...inputOptions,
    rehearsal: {
      type: 'boolean',
      what: text('Đợt diễn tập: mọi trang đều ghi rõ DIỄN TẬP', 'A rehearsal, marked on every page'),
    },
    ...dataOptions,
  },
  json: '{ round, findings, conversions }',
  example: 'tinnhiem round create --plan samples/tuaf-2019/plan.yaml --roster samples/tuaf-2019',
  run: async (call: Call) => {
    const read = await readInputs(call);
    return await withSession(call, (session) => createRound(call, session, read), { make: true });
  },
};

async function readInputs(call: Call) {
  const rehearsal = flag(call, 'rehearsal');
  if (textOption(call, 'at') !== undefined && !rehearsal)
    throw new Refused(refuse(clockOnlyInRehearsal), { round: null });
  const { plan, roster, sources, ...read } = await readPlanAndRoster(call);
  return { ...read, data: { rehearsal, plan, roster, sources } };
}

/** Plan and roster of `--plan` and `--roster`, checked before any folder is touched. Throws `WrongUse` or `Refused`. */
export async function readPlanAndRoster(call: Call) {
  const planFile = requiredOption(call, 'plan');
  const rosterFile = requiredOption(call, 'roster');
  const yaml = await readNamedText(planFile, 'plan');
  await requirePath(rosterFile, 'roster');
  const plan = readPlan(yaml, basename(planFile));
  const { roster, findings: inRoster, conversions, sheets } = await importRoster(rosterFile, { today: todayOf(call) });
  const findings = [...(plan.ok ? [] : plan.error), ...inRoster];
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!plan.ok || roster === null || errors.length > 0)
    throw new Refused({ ...refuse(importRefused, errors.length), findings }, { round: null });
  const rules = ruleSet(plan.value.rules.id);
  if (!rules.ok) throw new Refused({ ...rules.error, findings }, { round: null });
  const sources = [{ name: basename(planFile), sha256: hashOf(yaml) }, ...(await rosterSources(rosterFile, sheets))];
  return { plan: plan.value, roster, sources, rules: rules.value, findings, conversions };
}

async function createRound(
  call: Call,
  session: Session,
  { data, rules, findings, conversions }: Awaited<ReturnType<typeof readInputs>>,
): Promise<Outcome> {
  const id = await create(session, data);
  const { round } = await session.round(id);
  const all = [...findings, ...rollsOf(rules, round.state, session.today).findings];
  const people = data.roster.people.length;
  const { language } = call;
  return {
    status: 0,
    json: {
      round: id,
      rehearsal: data.rehearsal,
      people,
      findings: all.map((finding) => printedFinding(finding, language)),
      conversions,
    },
    lines: [createdWords[language](id, people), ...findingLines(all, language)],
  };
}

const createdWords = {
  vi: (id: string, people: number) => `Đã lập đợt ${id}, ${people} người trong danh sách nhân sự.`,
  en: (id: string, people: number) => `Round ${id} created, ${people} people in the roster.`,
} as const;

/** Creates the round under the plan's id, with -2, -3 where that is taken. */
async function create(session: Session, data: Readonly<Record<string, unknown>> & { readonly plan: Plan }) {
  for (let copy = 1; ; copy += 1) {
    const round = copy === 1 ? data.plan.id : `${data.plan.id}-${copy}`;
    const answer = await session.service.perform({
      round,
      command: 'create-round',
      id: randomUUID(),
      data: { ...data, round },
      by: session.doer,
    });
    if (answer.ok) return round;
    if (answer.error.code !== roundExists.code) throw new Refused(answer.error, { round: null });
  }
}

/** Names and hashes of the files that a roster was read from, so that the record says which they were. */
async function rosterSources(path: string, sheets: readonly RawSheet[]) {
  const folder = (await stat(path)).isDirectory() ? path : dirname(path);
  const names = [...new Set(sheets.map(({ file }) => file))];
  return await Promise.all(names.map(async (name) => ({ name, sha256: hashOf(await readFile(join(folder, name))) })));
}

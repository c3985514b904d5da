// S01, S03, S23: a round from a plan and a roster, or from the round before it. With any error nothing is written.
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  type CarriedOver,
  type Conversion,
  type Finding,
  hashOf,
  type Plan,
  type RawSheet,
  type Roster,
  type RosterDifference,
  type RosterWarning,
  type Rules,
  refuse,
  rollsOf,
  rosterDifferences,
  text,
  warningsOf,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { readPlan } from '../../import/plan.ts';
import { importRoster } from '../../import/roster-source.ts';
import { roundExists } from '../../service/refusals.ts';
import { missingOption } from '../arguments.ts';
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
import { conversionLines } from '../conversions.ts';
import { readNamedText, requirePath } from '../files.ts';
import { findingLines, printedFinding } from '../findings.ts';
import { clockOnlyInRehearsal, importRefused } from '../refusals.ts';
import { type Session, todayOf, withSession } from '../session.ts';
import { carriedFrom, nextOptions, requireNoNextOptions } from './round-create-next.ts';

const planOption = {
  type: 'string',
  value: 'PLAN.yaml',
  what: text(
    'Kế hoạch (YAML), như samples/tuaf-2019/plan.yaml',
    'The plan (YAML), such as samples/tuaf-2019/plan.yaml',
  ),
} as const satisfies CliOption;

const rosterOption = {
  type: 'string',
  value: 'FILE-OR-DIR',
  what: text(
    'Danh sách nhân sự: tệp Excel, hoặc thư mục có people.csv và posts.csv',
    'The roster: a workbook, or a folder with people.csv and posts.csv',
  ),
} as const satisfies CliOption;

/** The options of commands that begin with a plan and a roster. */
export const inputOptions = {
  plan: { ...planOption, required: true },
  roster: { ...rosterOption, required: true },
} as const satisfies Record<string, CliOption>;

export const roundCreate: CliCommand = {
  name: ['round', 'create'],
  summary: text(
    'Lập đợt lấy phiếu từ kế hoạch và danh sách nhân sự, hoặc đợt tiếp theo từ một đợt đã có',
    'Create a round from a plan and a roster, or the next round from one that is there',
  ),
  arguments: [],
  options: {
    plan: planOption,
    roster: rosterOption,
    ...nextOptions,
    rehearsal: {
      type: 'boolean',
      what: text('Đợt diễn tập: mọi trang đều ghi rõ DIỄN TẬP', 'A rehearsal, marked on every page'),
    },
    ...dataOptions,
  },
  json: '{ round, follows, differences: [{ path, kind, text }], rosterDifferences: [{ person, name, kind, was, is }], findings, conversions }',
  example: 'tinnhiem round create --plan samples/tuaf-2019/plan.yaml --roster samples/tuaf-2019',
  run: async (call: Call) => {
    const rehearsal = flag(call, 'rehearsal');
    if (textOption(call, 'at') !== undefined && !rehearsal)
      throw new Refused(refuse(clockOnlyInRehearsal), { round: null });
    const from = textOption(call, 'from');
    if (from !== undefined)
      return await withSession(call, async (session) => {
        const { plan, roster, sources, differences, rules } = await carriedFrom(call, session, from);
        const rosterFile = textOption(call, 'roster');
        const read = rosterFile === undefined ? null : await readRoster(call, rosterFile);
        if (read !== null && (read.roster === null || read.errors.length > 0))
          throw new Refused({ ...refuse(importRefused, read.errors.length), findings: read.findings }, { round: null });
        const data = {
          rehearsal,
          follows: from,
          plan,
          roster: read?.roster ?? roster,
          ...warningsOf(read?.findings ?? []),
          sources: [...sources, ...(read?.sources ?? [])],
        };
        const { findings = [], conversions = [] } = read ?? {};
        const people = rosterDifferences(roster, data.roster);
        return createRound(call, session, { data, rules, findings, conversions, differences, people });
      });
    requireNoNextOptions(call);
    for (const name of ['plan', 'roster'] as const)
      if (textOption(call, name) === undefined) throw missingOption(name, inputOptions[name]);
    const { plan, roster, sources, ...read } = await readPlanAndRoster(call);
    const data = { rehearsal, plan, roster, ...warningsOf(read.findings), sources };
    return await withSession(
      call,
      (session) => createRound(call, session, { ...read, data, differences: [], people: [] }),
      {
        make: true,
      },
    );
  },
};

/** Plan and roster of `--plan` and `--roster`, checked before any folder is touched. Throws `WrongUse` or `Refused`. */
export async function readPlanAndRoster(call: Call) {
  const planFile = requiredOption(call, 'plan');
  const rosterFile = requiredOption(call, 'roster');
  const yaml = await readNamedText(planFile, 'plan');
  const plan = readPlan(yaml, basename(planFile));
  const { roster, findings: inRoster, conversions, sources: rosterFiles } = await readRoster(call, rosterFile);
  const findings = [...(plan.ok ? [] : plan.error), ...inRoster];
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!plan.ok || roster === null || errors.length > 0)
    throw new Refused({ ...refuse(importRefused, errors.length), findings }, { round: null });
  const rules = ruleSet(plan.value.rules.id);
  if (!rules.ok) throw new Refused({ ...rules.error, findings }, { round: null });
  const sources = [{ name: basename(planFile), sha256: hashOf(yaml) }, ...rosterFiles];
  return { plan: plan.value, roster, sources, rules: rules.value, findings, conversions };
}

async function readRoster(call: Call, path: string) {
  await requirePath(path, 'roster');
  const { roster, findings, conversions, sheets } = await importRoster(path, { today: todayOf(call) });
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { roster, findings, errors, conversions, sources: await rosterSources(path, sheets) };
}

interface NewRound {
  readonly data: {
    readonly rehearsal: boolean;
    readonly follows?: string;
    readonly plan: Plan;
    readonly roster: Roster;
    readonly rosterWarnings?: readonly RosterWarning[];
    readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  };
  readonly rules: Rules;
  readonly findings: readonly Finding[];
  readonly conversions: readonly Conversion[];
  readonly differences: readonly CarriedOver[];
  readonly people: readonly RosterDifference[];
}

async function createRound(
  call: Call,
  session: Session,
  { data, rules, findings, conversions, differences, people: changed }: NewRound,
): Promise<Outcome> {
  const id = await create(session, data);
  const { round } = await session.round(id);
  // The warnings of the files are the round's now.
  const read = findings.filter(({ severity }) => severity !== 'warning');
  const all = [...read, ...rollsOf(rules, round.state, session.today).findings];
  const people = data.roster.people.length;
  const { language } = call;
  return {
    status: 0,
    json: {
      round: id,
      rehearsal: data.rehearsal,
      follows: data.follows ?? null,
      differences: differences.map(({ path, kind, sentence }) => ({ path, kind, text: sentence[language] })),
      rosterDifferences: changed,
      people,
      findings: all.map((finding) => printedFinding(finding, language)),
      conversions,
    },
    lines: [
      createdWords[language](id, people),
      ...differences.map(({ sentence }) => `· ${sentence[language]}`),
      ...changed.map(({ person, name, kind, was, is }) =>
        [
          `· ${changeNames[kind][language]}: ${name} (${person})`,
          ...was.map((w) => `  − ${w}`),
          ...is.map((i) => `  + ${i}`),
        ].join('\n'),
      ),
      ...conversionLines(conversions, language),
      ...findingLines(all, language),
    ],
  };
}

const changeNames = {
  added: text('Thêm', 'Added'),
  removed: text('Không còn', 'Removed'),
  changed: text('Thay đổi', 'Changed'),
} as const;

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

// S22: where a round stands, what is missing, who must act, by when.
import {
  addDays,
  type Day,
  daysBetween,
  fingerprint,
  formatCite,
  formatDay,
  type Language,
  markedAsRehearsal,
  openFindings,
  type Plan,
  type RoundView,
  type Rules,
  roleNames,
  roundView,
  type Step,
  stageName,
  text,
} from '@tinnhiem/core';
import type { Call, CliCommand } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { findingLines, printedFinding } from '../findings.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';
import { tableLines } from '../table.ts';

export const roundStatus: CliCommand = {
  name: ['round', 'status'],
  summary: text(
    'Đợt đang ở bước nào, còn thiếu gì, ai phải làm, hạn nào',
    'Stage, what is missing, who must act, deadlines',
  ),
  arguments: [roundArgument],
  options: dataOptions,
  json: '{ round, stage, steps, deadlines, conferences, findings, number, fingerprint, … }',
  example: 'tinnhiem round status tuaf-2019',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const { language } = call;
      const { round, rules } = await session.round(call.arguments.ROUND ?? '');
      const view = roundView(rules, round, session.today);
      const deadlines = deadlinesOf(view.rules, view.plan, session.today, language);
      const open = openFindings(view.findings);
      return {
        status: 0,
        json: {
          round: view.id,
          title: view.title,
          stage: view.stage,
          rehearsal: view.rehearsal,
          steps: printedSteps(view.steps, language),
          deadlines,
          conferences: view.conferences.map(({ steps, ...conference }) => ({
            ...conference,
            steps: printedSteps(steps, language),
          })),
          findings: open.map((finding) => printedFinding(finding, language)),
          number: view.number,
          fingerprint: view.fingerprint,
          approved:
            view.approved === null ? null : { at: view.approved.at, fingerprint: fingerprint(view.approved.hash) },
        },
        lines: [...statusLines(view, language), ...deadlineLines(deadlines, language), ...findingLines(open, language)],
      };
    }),
};

interface PrintedDeadline {
  readonly code: string;
  readonly what: string;
  readonly conference: string;
  /** The last day on which it is in time. */
  readonly day: Day;
  readonly daysLeft: number;
  readonly cite: string;
}

/** The clocks of the rules, counted back from each conference; the day itself is still in time (reading 8). */
function deadlinesOf(rules: Rules, plan: Plan, today: Day, language: Language): PrintedDeadline[] {
  return plan.conferences
    .flatMap((conference) =>
      rules.deadlines.flatMap(({ code, days, before, label, cite }) => {
        const until = before === 'votingDay' ? conference.day : plan.sessionOpening;
        if (until === undefined) return [];
        const day = addDays(until, -days);
        return [
          {
            code,
            what: label[language],
            conference: conference.id,
            day,
            daysLeft: daysBetween(today, day),
            cite: formatCite(cite),
          },
        ];
      }),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function printedSteps(steps: readonly Step[], language: Language) {
  return steps.map(({ what, who, command }) => ({
    what: what[language],
    who: who.map((role) => roleNames[role][language]),
    roles: who,
    command,
  }));
}

const words = {
  stage: { vi: 'Bước', en: 'Stage' },
  fingerprint: { vi: 'Mã đối chiếu', en: 'Fingerprint' },
  present: { vi: 'có mặt', en: 'present' },
  who: { vi: 'ai làm', en: 'by' },
  deadline: { vi: 'Hạn', en: 'Deadline' },
  left: { vi: 'Còn (ngày)', en: 'Days left' },
  conference: { vi: 'Hội nghị', en: 'Conference' },
  what: { vi: 'Việc', en: 'What' },
} as const;

function statusLines(view: RoundView, language: Language): string[] {
  const say = (word: keyof typeof words) => words[word][language];
  const title = text(view.title, view.title);
  const stepLines = (steps: readonly Step[]) =>
    steps.map(
      ({ what, who }) =>
        `    → ${what[language]} (${say('who')}: ${who.map((role) => roleNames[role][language]).join(', ')})`,
    );
  return [
    `${view.rehearsal ? markedAsRehearsal(title)[language] : view.title} [${view.id}]`,
    `${say('stage')}: ${stageName(view.stage)[language]}. ${say('fingerprint')}: ${view.fingerprint}`,
    ...stepLines(view.steps),
    ...view.conferences.flatMap(({ title, day, stage, present, convened, steps }) => [
      stage === 'planned'
        ? `${title}, ${formatDay(day as Day)}: ${stageName('none')[language]}`
        : `${title}, ${formatDay(day as Day)}: ${stageName(stage)[language]}, ${say('present')} ${present}/${convened}`,
      ...stepLines(steps),
    ]),
  ];
}

function deadlineLines(deadlines: readonly PrintedDeadline[], language: Language): string[] {
  if (deadlines.length === 0) return [];
  const head = (['deadline', 'left', 'conference', 'what'] as const).map((word) => words[word][language]);
  const rows = deadlines.map(({ day, daysLeft, conference, what }) => [
    formatDay(day),
    String(daysLeft),
    conference,
    what,
  ]);
  return tableLines(head, rows, new Set([1]));
}

// node scripts/run.mjs scripts/reference.ts
// Writes docs/reference: findings and refusals (a page each), commands, acts, and who sees figures. All of it from the tables in core.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import * as core from '../packages/core/src/index.ts';
import { scanRefusals } from '../packages/paper/src/index.ts';
import { ruleSetUnknown } from '../packages/regulations/src/index.ts';
import { passwordRefusals } from '../packages/server/src/accounts/passwords.ts';
import { accountRefusals } from '../packages/server/src/accounts/refusals.ts';
import { archiveFileRefusals } from '../packages/server/src/archive/refusals.ts';
import { backupRefusals } from '../packages/server/src/backup/refusals.ts';
import { boxRefusals } from '../packages/server/src/boxes/refusals.ts';
import { cliRefusals } from '../packages/server/src/cli/session.ts';
import { documentRefusals } from '../packages/server/src/documents/refusals.ts';
import { exportRefusals } from '../packages/server/src/exports/refusals.ts';
import { guidanceRefusals } from '../packages/server/src/guidance/refusals.ts';
import { httpRefusals } from '../packages/server/src/http/problem.ts';
import { importFindingKinds } from '../packages/server/src/import/findings.ts';
import { ownTemplateRefusals } from '../packages/server/src/own-templates/refusals.ts';
import { reportRefusals } from '../packages/server/src/reports/refusals.ts';
import { scanJobRefusals } from '../packages/server/src/scans/refusals.ts';
import { serviceRefusals } from '../packages/server/src/service/refusals.ts';
import { transferRefusals } from '../packages/server/src/transfer/refusals.ts';

export const folder = join(import.meta.dirname, '..', 'docs', 'reference');
const generated = '<!-- Generated from the tables in packages/core by scripts/reference.ts; do not edit. -->\n';

interface Kind {
  readonly code: string;
  readonly severity?: core.Severity;
  readonly title: core.Text;
  readonly todo: core.Text;
  readonly message: (...parts: never[]) => core.Text;
  readonly example?: readonly never[];
}

/** Stands for whatever a sentence names: any property, call or loop of it shows as an ellipsis. */
const blank: unknown = new Proxy(() => blank, {
  get: (_target, key) => {
    if (key === Symbol.toPrimitive) return () => '…';
    if (key === Symbol.iterator) return () => [blank, blank, blank][Symbol.iterator]();
    return blank;
  },
});

function sentence(kind: Kind): core.Text {
  const parts = kind.example ?? (Array.from({ length: 8 }, () => blank) as never[]);
  const { vi, en } = kind.message(...parts);
  const shown = (words: string) => String(words).replace(/…(?:[\s,;:–/-]*…)+/gu, '…');
  return { vi: shown(vi), en: shown(en) };
}

export const findingKinds: readonly Kind[] = inOrder([
  ...core.planFindingKinds,
  ...core.contestFindings,
  ...core.rollFindingKinds,
  ...core.stockFindingKinds,
  ...core.pollFindingKinds,
  ...core.canvassFindingKinds,
  ...core.assessTableFindingKinds,
  ...core.authorityFindingKinds,
  ...core.reportFindingKinds,
  ...core.guidanceFindingKinds,
  ...importFindingKinds,
] as readonly Kind[]);

export const refusalKinds: readonly Kind[] = inOrder([
  ...core.commandRefusals,
  ...core.roundRefusals,
  ...core.organisationRefusals,
  ...core.inquiryRefusals,
  ...core.incidentRefusals,
  ...core.conclusionRefusals,
  ...core.pollRefusals,
  ...core.countRefusals,
  ...core.canvassRefusals,
  ...core.minutesRefusals,
  ...core.lookRefusals,
  core.lookNeeded,
  ...core.reopeningRefusals,
  ...core.publicationRefusals,
  ...core.archiveRefusals,
  ...core.keepingRefusals,
  ruleSetUnknown,
  ...serviceRefusals,
  ...transferRefusals,
  ...reportRefusals,
  ...guidanceRefusals,
  ...accountRefusals,
  ...passwordRefusals,
  ...documentRefusals,
  ...ownTemplateRefusals,
  ...archiveFileRefusals,
  ...backupRefusals,
  ...boxRefusals,
  ...httpRefusals,
  ...cliRefusals,
  ...exportRefusals,
  ...scanRefusals,
  ...scanJobRefusals,
] as readonly Kind[]);

/** Each once, by code; several may have one code and different words. */
function inOrder(kinds: readonly Kind[]): Kind[] {
  return [...new Set(kinds)].sort((a, b) => (a.code === b.code ? 0 : a.code < b.code ? -1 : 1));
}

function byCode(kinds: readonly Kind[]): readonly [code: string, kinds: readonly Kind[]][] {
  return [...Map.groupBy(kinds, ({ code }) => code)];
}

const severities: Readonly<Record<core.Severity, core.Text>> = {
  error: core.text('Lỗi: phải sửa.', 'Error: must be mended.'),
  warning: core.text('Cảnh báo: chọn hoặc ghi lý do.', 'Warning: settle it, with a reason.'),
  info: core.text('Ghi chú: để biết.', 'Note: nothing has to be done.'),
};

function kindPage(code: string, kinds: readonly Kind[]): string {
  const messages = kinds.map((kind) => {
    const words = sentence(kind);
    const severity =
      kind.severity === undefined
        ? core.text('Từ chối: không có gì thay đổi.', 'Refusal: nothing was changed.')
        : severities[kind.severity];
    return `**${kind.title.vi}** · ${kind.title.en}

${severity.vi} · ${severity.en}

| | Tiếng Việt | English |
| --- | --- | --- |
| Nói gì · says | ${cell(words.vi)} | ${cell(words.en)} |
| Làm gì · what to do | ${cell(kind.todo.vi)} | ${cell(kind.todo.en)} |
`;
  });
  return `${generated}
# ${code}

${messages.join('\n')}`;
}

function indexPage(): string {
  const rows = (kinds: readonly Kind[]) =>
    byCode(kinds)
      .map(([code, same]) => {
        const titles = (language: core.Language) => [...new Set(same.map(({ title }) => title[language]))].join('; ');
        return `| [${code}](${code}.md) | ${cell(titles('vi'))} | ${cell(titles('en'))} |`;
      })
      .join('\n');
  return `${generated}
# Findings and refusals

\`E-…\` stops, \`W-…\` is settled with a reason, \`I-…\` is a note, \`R-…\` refuses a command. \`…\` stands for names and numbers.

| Code | | |
| --- | --- | --- |
${rows(findingKinds)}
${rows(refusalKinds)}
`;
}

function commandsPage(): string {
  const sections = [...core.commands.values()].map((entry) => {
    const schema = z.toJSONSchema(entry.data, { io: 'input', unrepresentable: 'any' });
    const large = JSON.stringify(schema).length > 4000;
    const shape = large
      ? 'Shape: see [plan.schema.json](plan.schema.json) for the plan; the roster is people with their posts.'
      : `\`\`\`json\n${JSON.stringify(schema, withoutNoise, 1)}\n\`\`\``;
    return `## ${entry.name}

**${entry.title.vi}** · ${entry.title.en}

Who may: ${entry.roles.map((role) => core.roleNames[role].en).join(', ')}. In stage: ${entry.stages.join(', ')}.${entry.precision === 'minute' ? ' Recorded to the minute.' : ''}${entry.internal ? ' Internal: no address of its own; the server gives it for somebody, once it has checked what it records.' : ''}

${shape}
`;
  });
  return `${generated}
# Commands

\`POST /api/rounds/{round}/{command}\` and \`POST /api/conferences/{round}~{conference}/{command}\` with \`{ "id": uuid, "data": … }\`. The same id again gives the same answer and does nothing twice.

${sections.join('\n')}`;
}

function withoutNoise(key: string, value: unknown): unknown {
  return key === '$schema' || key === 'additionalProperties' ? undefined : value;
}

function actsPage(): string {
  const acts = [...core.roundEvents, ...core.conferenceEvents];
  const rows = acts.map(
    (kind) => `| \`${kind.type}\` | ${kind.version} | ${cell(kind.title.vi)} | ${cell(kind.title.en)} |`,
  );
  return `${generated}
# Acts of the record

| Act | Version | | |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function audiencePage(): string {
  const from = (stage: string | null) => (stage === null ? 'never' : `from \`${stage}\``);
  const rows = core.roles.map(
    (role) =>
      `| ${core.roleNames[role].vi} | ${core.roleNames[role].en} | ${from(core.figuresFrom[role])} | ${from(core.sheetsFrom[role])} | ${core.inquiriesSeenBy[role] ? 'yes' : 'no'} | ${core.askerSeenBy[role] ? 'yes, each look recorded' : 'no'} |`,
  );
  return `${generated}
# Who sees figures

| Vai trò | Role | Figures of a conference | Single sheets: readings, decisions, images | Requests for information | Who asked |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
| Màn hình hội trường | Projector | from \`announced\` | never | no | no |

The person whom a request is about never sees who asked, whatever roles that person holds.

## To whom a result is made known (S20)

Whether it is made known to one of them at all is the value \`publication\` of the rules.

| Ai được biết | Audience | Whose figures | Paper | From | Prepared by |
| --- | --- | --- | --- | --- | --- |
${Object.values(core.audiences)
  .map(
    ({ name, whose, form, from, preparedBy }) =>
      `| ${name.vi} | ${name.en} | ${whose} | ${form ?? '–'} | \`${from}\` | ${preparedBy.map((role) => core.roleNames[role].en).join(', ') || '–'} |`,
  )
  .join('\n')}
`;
}

function cell(words: string): string {
  return String(words).replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** Every page, by path under docs/reference. */
export function pages(): ReadonlyMap<string, string> {
  const perKind = byCode([...findingKinds, ...refusalKinds]).map(([code, kinds]): [string, string] => [
    `findings/${code}.md`,
    kindPage(code, kinds),
  ]);
  return new Map([
    ['findings/README.md', indexPage()],
    ...perKind,
    ['commands.md', commandsPage()],
    ['acts.md', actsPage()],
    ['audience.md', audiencePage()],
  ]);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(join(folder, 'findings'), { recursive: true });
  for (const old of readdirSync(join(folder, 'findings'))) rmSync(join(folder, 'findings', old));
  for (const [path, content] of pages()) writeFileSync(join(folder, path), content);
}

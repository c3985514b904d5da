// S14: guidance of lower levels at the command line: issued above, taken below as the beginning of a plan.

import { readFile } from 'node:fs/promises';
import {
  filledBy,
  formatDay,
  isDay,
  keyFingerprint,
  type Language,
  organisationOf,
  planFromGuidance,
  type Role,
  refuse,
  roleMissing,
  text,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { stringify } from 'yaml';
import { guidanceWithin, issueGuidance } from '../../guidance/issue-guidance.ts';
import {
  guidanceFor,
  guidanceText,
  keepGuidance,
  keptGuidance,
  listedGuidance,
  readGuidance,
  withdrawGuidance,
} from '../../guidance/kept-guidance.ts';
import { unknownGuidance } from '../../guidance/refusals.ts';
import { createOrganisations } from '../../organisations/organisations.ts';
import { keepKey } from '../../reports/kept-reports.ts';
import { type Call, type CliCommand, Refused, requiredOption, textOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { unchangedFile } from '../file-kinds.ts';
import { requireFile, writeNamedFiles } from '../files.ts';
import { targetAt } from '../overwrite.ts';
import { publicKeyOf } from '../public-key.ts';
import { roundArgument } from '../round-argument.ts';
import { type Session, withSession } from '../session.ts';
import { tableLines } from '../table.ts';

const title = text('Hướng dẫn', 'Guidance');
const idArgument = { name: 'ID', what: text('mã, như guidance list in ra', 'id, as guidance list prints it') };
const shape = '{ id, kept, withdrawn, organisation, number, day, title, fingerprint }';

function requireRole({ onlooker }: Session, allowed: readonly Role[]): void {
  if (!onlooker.roles.some((role) => allowed.includes(role))) throw new Refused(refuse(roleMissing, title, allowed));
}

const treeOf = ({ tables }: Session) => createOrganisations(tables).tree();

function line({
  id,
  organisation,
  number,
  day,
  title: words,
  withdrawn,
  fingerprint,
}: ReturnType<typeof listedGuidance>) {
  const date = isDay(day) ? formatDay(day) : day;
  return [id, organisation, number, date, withdrawn === null ? words : `${words} (thu hồi)`, fingerprint];
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Mã', 'Cơ quan', 'Số', 'Ngày', 'Trích yếu', 'Mã đối chiếu'],
  en: ['Id', 'Issuer', 'Number', 'Day', 'Title', 'Fingerprint'],
};

export const guidanceList: CliCommand = {
  name: ['guidance', 'list'],
  summary: text('Hướng dẫn đã ban hành và hướng dẫn của cấp trên', 'Guidance issued here, and guidance from above'),
  arguments: [],
  options: dataOptions,
  json: `{ issued: [${shape}], above: [${shape}] }`,
  example: 'tinnhiem guidance list',
  run: (call) =>
    withSession(call, async (session) => {
      requireRole(session, ['organiser', 'chair', 'inspector']);
      const issued = (await keptGuidance(session.tables, 'issued', session.organisation)).map(listedGuidance);
      const above = (await guidanceFor(session.tables, await treeOf(session), session.organisation)).map(
        listedGuidance,
      );
      const rows = [...issued, ...above].map(line);
      return { status: 0, json: { issued, above }, lines: tableLines(heads[call.language], rows, new Set()) };
    }),
};

export const guidanceIssue: CliCommand = {
  name: ['guidance', 'issue'],
  summary: text('Ban hành hướng dẫn từ kế hoạch của một đợt', 'Issue guidance from the plan of a round'),
  arguments: [roundArgument],
  options: {
    number: { type: 'string', value: 'NUMBER', required: true, what: text('Số, ký hiệu', 'Number of the paper') },
    day: { type: 'string', value: 'YYYY-MM-DD', what: text('Ngày ban hành (mặc định hôm nay)', 'Its day (today)') },
    title: { type: 'string', value: 'TEXT', required: true, what: text('Trích yếu', 'Its title') },
    value: {
      type: 'string',
      value: 'KEY',
      multiple: true,
      what: text(
        'Giá trị riêng của kế hoạch đi kèm, như signature; ghi được nhiều lần',
        "A value of the plan's own that goes along, such as signature; may be given several times",
      ),
    },
    ...dataOptions,
  },
  json: shape,
  example: 'tinnhiem guidance issue tuaf-2019 --number 12-HD/ĐU --title "Hướng dẫn lấy phiếu" --value signature',
  run: (call: Call) =>
    withSession(call, async (session) => {
      requireRole(session, ['organiser']);
      const { plan } = (await session.round(call.arguments.ROUND ?? '')).round.state;
      const words = {
        number: requiredOption(call, 'number'),
        day: textOption(call, 'day') ?? session.today,
        title: requiredOption(call, 'title'),
        values: (call.options.value ?? []) as readonly string[],
      };
      const now = session.service.now();
      const issued = await issueGuidance(session.tables, await treeOf(session), session.organisation, plan, words, now);
      if (!issued.ok) throw new Refused(issued.error);
      await session.note('guidance-issued', null, `${words.number}: ${words.title}`);
      const listed = listedGuidance(issued.value);
      return { status: 0, json: listed, lines: tableLines(heads[call.language], [line(listed)], new Set()) };
    }),
};

export const guidanceShow: CliCommand = {
  name: ['guidance', 'show'],
  summary: text(
    'Một hướng dẫn; ghi thành tệp có chữ ký, hoặc thành kế hoạch bắt đầu từ nó để điền tiếp',
    'One guidance; written as a signed file, or as the plan that begins from it, to be filled in',
  ),
  arguments: [idArgument],
  options: {
    out: { type: 'string', value: 'FILE', what: text('Tệp có chữ ký sẽ ghi', 'The signed file to write') },
    plan: {
      type: 'string',
      value: 'PLAN.yaml',
      what: text(
        'Kế hoạch sẽ ghi: điền chỗ trống rồi dùng cho round create --plan',
        'The plan to write: fill in what is blank, then give it to round create --plan',
      ),
    },
    ...dataOptions,
  },
  json: `${shape.slice(0, -2)}, filled, plan, out }`,
  example: 'tinnhiem guidance show 3fa91c0b77d2 --plan ke-hoach.yaml',
  run: (call: Call) =>
    withSession(call, async (session) => {
      requireRole(session, ['organiser', 'chair', 'inspector']);
      const id = call.arguments.ID ?? '';
      const tree = await treeOf(session);
      const kept = await guidanceWithin(session.tables, tree, session.organisation, id);
      if (kept === undefined) throw new Refused(refuse(unknownGuidance, id));
      const { guidance } = kept.signed;
      const rules = ruleSet(guidance.template.rules.id);
      if (!rules.ok) throw new Refused(rules.error);
      const filled = filledBy(guidance, rules.value).map((words) => words[call.language]);
      const plan = textOption(call, 'plan') ?? null;
      const out = textOption(call, 'out') ?? null;
      const own = organisationOf(tree, session.organisation)?.name ?? '';
      const contents = [
        ...(plan === null ? [] : [{ path: plan, content: stringify(planFromGuidance(guidance, own)) }]),
        ...(out === null ? [] : [{ path: out, content: guidanceText(kept.signed) }]),
      ];
      // A plan that was filled in since, and the guidance of somebody else, stay.
      const files = await Promise.all(
        contents.map(async ({ path, content }) => ({
          target: await targetAt(path, unchangedFile(thisGuidance, content)),
          content,
        })),
      );
      await writeNamedFiles(files);
      const listed = listedGuidance(kept);
      return {
        status: 0,
        json: { ...listed, filled, plan, out },
        lines: [...tableLines(heads[call.language], [line(listed)], new Set()), ...filled.map((words) => `· ${words}`)],
      };
    }),
};

const thisGuidance = text('đúng những gì lệnh này ghi', 'just what this command writes');

export const guidanceTake: CliCommand = {
  name: ['guidance', 'take'],
  summary: text(
    'Nhận hướng dẫn của cấp trên từ tệp có chữ ký; sai thì không nhận (mã thoát 3)',
    'Take guidance from above out of a signed file; refuses a wrong one (exit 3)',
  ),
  arguments: [{ name: 'FILE', what: text('tệp do guidance show --out ghi', 'a file of guidance show --out') }],
  options: {
    key: {
      type: 'string',
      value: 'PUBLICKEY',
      what: text(
        'Khóa công khai của cơ quan ban hành, đã so bằng mắt; được nhớ cho lần sau',
        "The issuer's public key, once compared; remembered",
      ),
    },
    ...dataOptions,
  },
  json: shape,
  example: 'tinnhiem guidance take huong-dan.tinnhiem --key 5c…',
  run: async (call: Call) => {
    const file = call.arguments.FILE ?? '';
    await requireFile(file, 'FILE');
    const key = publicKeyOf(call);
    return await withSession(
      call,
      async (session) => {
        requireRole(session, ['organiser']);
        const bytes = await readFile(file);
        let read = await readGuidance(session.tables, session.organisation, bytes);
        if (!read.ok && key !== null && read.error.unknown?.key === key) {
          const { organisation } = read.error.unknown.guidance;
          await keepKey(session.tables, session.organisation, organisation, key);
          await session.note('report-key-taken', null, `${organisation} (${keyFingerprint(key)})`);
          read = await readGuidance(session.tables, session.organisation, bytes);
        }
        if (!read.ok) throw new Refused(read.error.refusal, {}, 3);
        const { service, organisation } = session;
        const kept = await keepGuidance(session.tables, 'taken', organisation, read.value, service.now());
        const { guidance } = read.value;
        await session.note('guidance-taken', null, `${guidance.organisation}: ${guidance.number}`);
        const listed = listedGuidance(kept);
        return { status: 0, json: listed, lines: tableLines(heads[call.language], [line(listed)], new Set()) };
      },
      { make: true },
    );
  },
};

export const guidanceWithdraw: CliCommand = {
  name: ['guidance', 'withdraw'],
  summary: text('Thu hồi hướng dẫn đã ban hành', 'Withdraw guidance that was issued'),
  arguments: [idArgument],
  options: {
    reason: { type: 'string', value: 'TEXT', required: true, what: text('Lý do', 'Reason') },
    ...dataOptions,
  },
  json: shape,
  example: 'tinnhiem guidance withdraw 3fa91c0b77d2 --reason "Thay bằng hướng dẫn 15-HD/ĐU"',
  run: (call: Call) =>
    withSession(call, async (session) => {
      requireRole(session, ['organiser']);
      const id = call.arguments.ID ?? '';
      const reason = requiredOption(call, 'reason').trim();
      if (reason === '') throw new WrongUse(text('--reason: ghi lý do.', '--reason: give a reason.'));
      const kept = await withdrawGuidance(session.tables, session.organisation, id, session.service.now(), reason);
      if (kept === null) throw new Refused(refuse(unknownGuidance, id));
      await session.note('guidance-withdrawn', null, `${kept.signed.guidance.number}: ${reason}`);
      const listed = listedGuidance(kept);
      return { status: 0, json: listed, lines: tableLines(heads[call.language], [line(listed)], new Set()) };
    }),
};

export const guidanceCommands = [guidanceList, guidanceIssue, guidanceShow, guidanceTake, guidanceWithdraw] as const;

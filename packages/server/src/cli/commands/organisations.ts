// S14: the tree of organisations at the command line, and how the rounds below stand.
import {
  branchesOf,
  dayOf,
  firstMalformed,
  formatDay,
  isBelow,
  kindNames,
  type Language,
  type Organisation,
  organisationIsTop,
  organisationKinds,
  organisationOf,
  organisationWordsSchema,
  type Refusal,
  type Result,
  type Role,
  refuse,
  roleMissing,
  roundBelow,
  roundsBelowSeenBy,
  roundView,
  stageName,
  type Text,
  text,
  treeTendedBy,
  unknownOrganisation,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { createOrganisations, type Organisations, reaches } from '../../organisations/organisations.ts';
import type { ActivityKind } from '../../store/activity.ts';
import {
  type Call,
  type CliCommand,
  type CliOption,
  Refused,
  requiredOption,
  textOption,
  WrongUse,
} from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { type Session, withSession } from '../session.ts';
import { tableLines } from '../table.ts';

const treeTitle = text('Tổ chức', 'Organisations');
const idArgument = {
  name: 'ID',
  what: text('mã tổ chức, như organisation list in ra', 'id, as organisation list prints it'),
};
const nameOption = { type: 'string', value: 'NAME', what: text('Tên', 'Name') } as const satisfies CliOption;
const kindOption = {
  type: 'string',
  value: 'KIND',
  what: text(`Loại: ${organisationKinds.join(', ')}`, `One of: ${organisationKinds.join(', ')}`),
} as const satisfies CliOption;
const otherNamesOption = {
  type: 'string',
  value: 'NAME',
  multiple: true,
  what: text(
    'Tên gọi khác, như cột Diện quản lý ghi; ghi được nhiều lần',
    'Another name, as rosters have it; may be given several times',
  ),
} as const satisfies CliOption;
const reasonOption = {
  type: 'string',
  value: 'TEXT',
  required: true,
  what: text('Lý do', 'Reason'),
} as const satisfies CliOption;
const json = '{ organisations: [{ id, name, kind, otherNames, parent, retired, depth }] }';

function requireRole(session: Session, allowed: readonly Role[], title: Text): void {
  if (!session.onlooker.roles.some((role) => allowed.includes(role)))
    throw new Refused(refuse(roleMissing, title, allowed));
}

async function answer(session: Session, organisations: Organisations, language: Language) {
  const branches = branchesOf(await organisations.tree(), session.organisation);
  const rows = branches.map(({ id, name, kind, depth, retired }) => [
    `${'  '.repeat(depth)}${name}`,
    id,
    kindNames[kind][language],
    retired === null ? '' : `${text('thôi hoạt động', 'retired')[language]} ${formatDay(retired.day)}`,
  ]);
  const heads = { vi: ['Tổ chức', 'Mã', 'Loại', ''], en: ['Organisation', 'Id', 'Kind', ''] }[language];
  return { status: 0 as const, json: { organisations: branches }, lines: tableLines(heads, rows, new Set()) };
}

/** A command that changes the tree, below the own organisation; written into the activity table. */
function tending(
  call: Call,
  kind: ActivityKind,
  id: string,
  strictly: boolean,
  work: (organisations: Organisations, session: Session) => Promise<Result<Organisation, Refusal>>,
  why = '',
) {
  return withSession(
    call,
    async (session) => {
      requireRole(session, treeTendedBy, treeTitle);
      const organisations = createOrganisations(session.tables);
      const tree = await organisations.tree();
      if (organisationOf(tree, id) === undefined || !reaches(tree, session.organisation, id))
        throw new Refused(refuse(unknownOrganisation, id));
      if (strictly && !isBelow(tree, id, session.organisation)) throw new Refused(refuse(organisationIsTop));
      const done = await work(organisations, session);
      if (!done.ok) throw new Refused(done.error);
      await session.note(kind, null, why === '' ? done.value.name : `${done.value.name}: ${why}`);
      return await answer(session, organisations, call.language);
    },
    { make: true },
  );
}

export const organisationList: CliCommand = {
  name: ['organisation', 'list'],
  summary: text('Cây tổ chức', 'The tree of organisations'),
  arguments: [],
  options: dataOptions,
  json,
  example: 'tinnhiem organisation list',
  run: (call) =>
    withSession(call, (session) => answer(session, createOrganisations(session.tables), call.language), { make: true }),
};

function wordsOf(call: Call, before?: Organisation) {
  const given = call.options['other-name'];
  const words = {
    name: textOption(call, 'name') ?? before?.name,
    kind: textOption(call, 'kind') ?? before?.kind ?? 'other',
    otherNames: given ?? before?.otherNames ?? [],
  };
  const wrong = firstMalformed(organisationWordsSchema, words);
  if (wrong === null) return organisationWordsSchema.parse(words);
  const [field, at] = wrong.path.split('.');
  const option =
    field === 'name' ? '--name:' : at === undefined ? '--other-name:' : `--other-name (${Number(at) + 1}):`;
  throw new WrongUse(
    field === 'kind'
      ? text(`--kind: “${words.kind}” ${wrong.words.vi}.`, `--kind: “${words.kind}” ${wrong.words.en}.`)
      : text(`${option} ${wrong.words.vi}. ${howToName.vi}`, `${option} ${wrong.words.en}. ${howToName.en}`),
  );
}

const howToName = text(
  'Ghi tên đầy đủ của tổ chức, ví dụ --name "Khoa Nông học".',
  'Write the full name of the organisation, such as --name "Khoa Nông học".',
);

export const organisationAdd: CliCommand = {
  name: ['organisation', 'add'],
  summary: text('Thêm tổ chức bên dưới', 'Add an organisation below'),
  arguments: [],
  options: {
    name: { ...nameOption, required: true },
    kind: kindOption,
    'other-name': otherNamesOption,
    parent: { type: 'string', value: 'ID', what: text('Cấp trên (mặc định: cao nhất)', 'Parent (default: the top)') },
    ...dataOptions,
  },
  json,
  example: 'tinnhiem organisation add --name "Khoa Nông học" --kind school',
  run: (call) => {
    const words = wordsOf(call);
    const parent = textOption(call, 'parent') ?? 'main';
    return tending(call, 'organisation-added', parent, false, (organisations) =>
      organisations.add({ ...words, parent }),
    );
  },
};

export const organisationRename: CliCommand = {
  name: ['organisation', 'rename'],
  summary: text('Sửa tên, loại, tên gọi khác của tổ chức', 'Change name, kind or other names'),
  arguments: [idArgument],
  options: { name: nameOption, kind: kindOption, 'other-name': otherNamesOption, ...dataOptions },
  json,
  example: 'tinnhiem organisation rename main --name "Đại học Thái Nguyên"',
  run: (call) => {
    const id = call.arguments.ID ?? '';
    return tending(call, 'organisation-changed', id, false, async (organisations) =>
      organisations.rename(id, wordsOf(call, organisationOf(await organisations.tree(), id))),
    );
  },
};

export const organisationMove: CliCommand = {
  name: ['organisation', 'move'],
  summary: text('Chuyển tổ chức sang cấp trên khác', 'Move an organisation under another one'),
  arguments: [idArgument],
  options: {
    parent: { type: 'string', value: 'ID', required: true, what: text('Cấp trên mới', 'New parent') },
    reason: reasonOption,
    ...dataOptions,
  },
  json,
  example: 'tinnhiem organisation move khoa-nong-hoc --parent main --reason "Sắp xếp lại"',
  run: (call) => {
    const [id, parent] = [call.arguments.ID ?? '', requiredOption(call, 'parent')];
    const work = async (organisations: Organisations, session: Session) =>
      reaches(await organisations.tree(), session.organisation, parent)
        ? organisations.move(id, parent)
        : { ok: false as const, error: refuse(unknownOrganisation, parent) };
    return tending(call, 'organisation-moved', id, true, work, requiredOption(call, 'reason'));
  },
};

export const organisationRetire: CliCommand = {
  name: ['organisation', 'retire'],
  summary: text('Cho tổ chức thôi hoạt động', 'Retire an organisation'),
  arguments: [idArgument],
  options: { reason: reasonOption, ...dataOptions },
  json,
  example: 'tinnhiem organisation retire khoa-cu --reason "Sáp nhập"',
  run: (call) => {
    const [id, reason] = [call.arguments.ID ?? '', requiredOption(call, 'reason')];
    return tending(
      call,
      'organisation-retired',
      id,
      true,
      async (organisations, session) => {
        const unfinished = (await session.everyRound.list())
          .filter(({ summary }) => summary?.belongsTo === id && summary.stage !== 'archived')
          .map((round) => round.id);
        return organisations.retire(id, reason, session.today, unfinished);
      },
      reason,
    );
  },
};

export const organisationRestore: CliCommand = {
  name: ['organisation', 'restore'],
  summary: text('Khôi phục tổ chức đã thôi hoạt động', 'Restore a retired organisation'),
  arguments: [idArgument],
  options: { reason: reasonOption, ...dataOptions },
  json,
  example: 'tinnhiem organisation restore khoa-cu --reason "Nhầm"',
  run: (call) => {
    const id = call.arguments.ID ?? '';
    return tending(
      call,
      'organisation-restored',
      id,
      true,
      (organisations) => organisations.restore(id),
      requiredOption(call, 'reason'),
    );
  },
};

export const organisationRounds: CliCommand = {
  name: ['organisation', 'rounds'],
  summary: text(
    'Các đợt của tổ chức bên dưới: đến bước nào, thiếu gì, quá hạn gì',
    'Rounds of the organisations below: stage, what is missing, what is overdue',
  ),
  arguments: [],
  options: dataOptions,
  json: '{ rounds: [{ organisation, id, title, stage, rehearsal, conferences, waits: [{ what, who, conference, overdue }], dates }] }',
  example: 'tinnhiem organisation rounds',
  run: (call) =>
    withSession(call, async (session) => {
      requireRole(session, roundsBelowSeenBy, text('Các đợt ở bên dưới', 'Rounds below'));
      const tree = await createOrganisations(session.tables).tree();
      const today = dayOf(session.service.now());
      const rounds = [];
      for (const { id, summary } of await session.everyRound.list()) {
        const owner = summary?.belongsTo;
        if (owner === undefined || !isBelow(tree, owner, session.organisation)) continue;
        const round = await session.everyRound.round(id);
        if (!round.ok) throw new Refused(round.error);
        const rules = ruleSet(round.value.state.plan.rules.id);
        if (!rules.ok) throw new Refused(rules.error);
        rounds.push({ organisation: owner, ...roundBelow(roundView(rules.value, round.value, today), today) });
      }
      const { language } = call;
      const rows = rounds.map(({ organisation, id, stage, waits }) => [
        organisationOf(tree, organisation)?.name ?? organisation,
        id,
        stageName(stage)[language],
        waits.map(({ what, overdue }) => `${overdue ? '! ' : ''}${what[language]}`).join('; '),
      ]);
      const heads = {
        vi: ['Tổ chức', 'Đợt', 'Bước', 'Còn phải làm'],
        en: ['Organisation', 'Round', 'Stage', 'Missing'],
      };
      return { status: 0, json: { rounds }, lines: tableLines(heads[language], rows, new Set()) };
    }),
};

export const organisationCommands = [
  organisationList,
  organisationAdd,
  organisationRename,
  organisationMove,
  organisationRetire,
  organisationRestore,
  organisationRounds,
] as const;

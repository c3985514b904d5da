// The data at the command line: the service, who acts, and what time it is.
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  type Day,
  dayOf,
  type Instant,
  instantSchema,
  type Onlooker,
  organisationOf,
  type Round,
  type Rules,
  refuse,
  text,
  topOrganisation,
  unknownOrganisation,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { doerOf as doerWith } from '../accounts/account.ts';
import { createAccounts } from '../accounts/accounts.ts';
import { mustChangePassword } from '../accounts/refusals.ts';
import type { BoxStore } from '../boxes/box-store.ts';
import { createOrganisations, type Organisations } from '../organisations/organisations.ts';
import { ownRounds } from '../organisations/own-rounds.ts';
import type { ScanStores } from '../scans/scan-stores.ts';
import { recordCorrupt } from '../service/refusals.ts';
import { createService, type Doer, type Service } from '../service/service.ts';
import { type ActivityKind, createActivity, type NewActivity } from '../store/activity.ts';
import { makeDataFolder } from '../store/folder.ts';
import type { Answer } from '../store/round-store.ts';
import { centralStores, folderStores, type Stores } from '../store/stores.ts';
import type { Tables } from '../store/tables.ts';
import { type Call, Refused, textOption, WrongUse } from './command.ts';
import { askCode, askPassword } from './password.ts';
import { type Place, placeOf } from './place.ts';
import { clockOnlyInRehearsal, unknownRound } from './refusals.ts';

export { cliRefusals } from './refusals.ts';

export interface Session {
  /** The rounds that whoever acts reaches. */
  readonly service: Service;
  /** The rounds of every organisation, for what the one above sees of those below. */
  readonly everyRound: Service;
  /** The organisation of the tree for which somebody acts. */
  readonly organisation: string;
  readonly boxes: BoxStore;
  readonly scans: ScanStores;
  /** The ordinary tables of the office. */
  readonly tables: Tables;
  /** These tables, where there are some already. */
  readonly knownTables: Tables | null;
  /** The data folder; beside a central store a working folder. */
  readonly data: string;
  readonly doer: Doer;
  /** The clock was set by `--at`. */
  readonly clockIsSet: boolean;
  readonly today: Day;
  /** A round and the rule set that its plan names. Throws `Refused`. */
  round(id: string): Promise<{ readonly round: Round; readonly rules: Rules }>;
  /** Carries out a command of a round. Throws `Refused`, the clock set in a round that is no rehearsal included. */
  perform(round: string, command: string, data: unknown): Promise<Answer>;
  /** Notes a look at a confidential document, as the server does (S19). */
  noteLook(round: string, conference: string | undefined, document: string): Promise<void>;
  /** Notes a look at who asked (S15). */
  noteAskerSeen(round: string, inquiry: number): Promise<void>;
  /** Notes a look at a person's results over rounds (S23). */
  notePersonSeen(person: string): Promise<void>;
  /** Who acts, as somebody who looks. */
  readonly onlooker: Onlooker;
  /** Writes into the activity table what was done beside the record. */
  note(kind: ActivityKind, round: string | null, detail: string, conference?: string): Promise<void>;
}

/** `belongsTo`: the organisation to whose rounds somebody is kept; `null`: to none. */
type Actor = Doer & Onlooker & { readonly belongsTo: string | null };

/** Without `--as` an organiser acts, recorded as local operator: whoever holds the file can read it anyway. */
const localOperator: Actor = {
  account: 'local',
  name: 'local operator',
  roles: ['organiser'],
  person: null,
  belongsTo: null,
};

/** Where the command line acts from, in the activity table. */
const address = 'command-line';

/** Opens the data for one piece of work and closes it again. `make`: a folder that is missing is made, and taken away again where nothing came of it. */
export async function withSession<T>(
  call: Call,
  work: (session: Session) => Promise<T>,
  { make = false }: { readonly make?: boolean } = {},
): Promise<T> {
  const place = placeOf(call);
  const at = clockOf(call);
  const made = make && place.database === null ? missingFolders(resolve(place.folder, 'rounds')) : [];
  const stores = await storesAt(place, make);
  let done = false;
  try {
    const doer = await doerOf(call, stores);
    const result = await work(
      sessionOn(
        createService(stores.rounds, () => at ?? moment()),
        place.folder,
        doer,
        at !== undefined,
        stores,
      ),
    );
    done = true;
    return result;
  } finally {
    await stores.close();
    if (!done) dropEmpty(made);
  }
}

/** The folders of a path that are not there, the inner one first. */
function missingFolders(path: string): string[] {
  return existsSync(path) ? [] : [path, ...missingFolders(dirname(path))];
}

/** Takes folders away, the inner one first, as far as there is nothing in them. */
function dropEmpty(folders: readonly string[]): void {
  try {
    for (const folder of folders) rmdirSync(folder);
  } catch {
    // Something lies in it: then it stays.
  }
}

async function storesAt({ folder, database }: Place, make: boolean): Promise<Stores> {
  if (database !== null) return await centralStores(database, { connections: 2, folder });
  if (make) makeDataFolder(folder);
  else if (!existsSync(join(folder, 'rounds')))
    throw new WrongUse(
      text(
        `--data: “${folder}” không phải thư mục dữ liệu (chưa có đợt nào được lập ở đó).`,
        `--data: “${folder}” is not a data folder (no round was made there yet).`,
      ),
    );
  return folderStores(folder);
}

function sessionOn(
  everyRound: Service,
  data: string,
  { person, standsFor, belongsTo, ...doer }: Actor,
  clockIsSet: boolean,
  stores: Stores,
): Session {
  const service = belongsTo === null ? everyRound : ownRounds(everyRound, organisationsOf(stores), belongsTo);
  async function round(id: string) {
    const loaded = await service.round(id);
    if (!loaded.ok) {
      if (loaded.error.code === recordCorrupt.code) throw new Refused(loaded.error, {}, 3);
      if (loaded.error.code !== unknownRound.code) throw new Refused(loaded.error);
      const known = (await service.list()).map((other) => other.id);
      throw new Refused(refuse(unknownRound, id, known));
    }
    const rules = ruleSet(loaded.value.state.plan.rules.id);
    if (!rules.ok) throw new Refused(rules.error);
    return { round: loaded.value, rules: rules.value };
  }
  const note = (entry: Omit<NewActivity, 'account' | 'name' | 'address'>) =>
    createActivity(stores.tables, moment).note({ ...entry, account: doer.account, name: doer.name, address });
  return {
    service,
    everyRound,
    organisation: belongsTo ?? topOrganisation,
    boxes: stores.boxes,
    scans: stores.scans,
    get tables() {
      return stores.tables;
    },
    get knownTables() {
      return stores.knownTables;
    },
    data,
    doer,
    clockIsSet,
    today: dayOf(service.now()),
    round,
    async perform(id, command, commandData) {
      const { state } = (await round(id)).round;
      if (clockIsSet && !state.rehearsal) throw new Refused(refuse(clockOnlyInRehearsal));
      const answer = await service.perform({ round: id, command, id: randomUUID(), data: commandData, by: doer });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    onlooker: { roles: doer.roles, name: doer.name, person, ...(standsFor === undefined ? {} : { standsFor }) },
    noteLook: (id, conference, document) =>
      note({ kind: 'document-seen', round: id, ...(conference === undefined ? {} : { conference }), detail: document }),
    noteAskerSeen: (id, inquiry) => note({ kind: 'asker-seen', round: id, detail: String(inquiry) }),
    notePersonSeen: (person) => note({ kind: 'person-results-seen', detail: person }),
    note: (kind, id, detail, conference) =>
      note({
        kind,
        ...(id === null ? {} : { round: id }),
        ...(conference === undefined ? {} : { conference }),
        detail,
      }),
  };
}

/** The day in Vietnam on which a call is made, by `--at` where given. */
export function todayOf(call: Call): Day {
  return dayOf(clockOf(call) ?? moment());
}

function organisationsOf(stores: Stores): Organisations {
  return createOrganisations(stores.tables);
}

function moment(): Instant {
  return new Date().toISOString() as Instant;
}

function clockOf(call: Call): Instant | undefined {
  const given = textOption(call, 'at');
  if (given === undefined) return undefined;
  const parsed = instantSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new WrongUse(
    text(
      `--at: “${given}” không phải thời điểm; ghi như 2019-03-01T08:00:00+07:00.`,
      `--at: “${given}” is not a moment; write it as 2019-03-01T08:00:00+07:00.`,
    ),
  );
}

/** Whoever acts: the account of `--as`, its password checked, or the local operator. */
async function doerOf(call: Call, stores: Stores): Promise<Actor> {
  const [username, organisation] = [textOption(call, 'as'), textOption(call, 'organisation')];
  if (username !== undefined && organisation !== undefined)
    throw new WrongUse(
      text(
        'Dùng --as hoặc --organisation, không dùng cả hai: tài khoản đã thuộc một tổ chức.',
        'Give --as or --organisation, not both: an account belongs to an organisation already.',
      ),
    );
  if (username === undefined) {
    if (organisation === undefined) return localOperator;
    if (organisationOf(await organisationsOf(stores).tree(), organisation) === undefined)
      throw new Refused(refuse(unknownOrganisation, organisation));
    return { ...localOperator, belongsTo: organisation };
  }
  const password = call.environment.TINNHIEM_PASSWORD ?? (await askPassword(username, call.language));
  const accounts = createAccounts(stores.tables, {
    now: () => Date.now(),
    random: (bytes) => randomBytes(bytes).toString('base64url'),
  });
  const account = await accounts.authenticate(
    username,
    password,
    address,
    async () => call.environment.TINNHIEM_CODE ?? (await askCode(username, call.language)),
  );
  if (!account.ok) throw new Refused(account.error);
  if (account.value.mustChangePassword) throw new Refused(refuse(mustChangePassword));
  const { person, represents, belongsTo } = account.value;
  return { ...doerWith(account.value), person, standsFor: represents, belongsTo };
}

// The office of a rehearsal as it is reached over HTTP: every act, ballot and key message is a request, sent again until it is answered.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Instant, isRoundCommand, type Role } from '@tinnhiem/core';
import type { Boxes } from '../../packages/server/src/boxes/boxes.ts';
import { actors, type RehearsalRun } from '../../packages/server/src/rehearsal/run.ts';
import { folderScans, type ScanStores } from '../../packages/server/src/scans/scan-stores.ts';
import { createService, type Doer, type Service } from '../../packages/server/src/service/service.ts';
import type { Answer } from '../../packages/server/src/store/round-store.ts';
import { centralStores, folderStores, type Stores } from '../../packages/server/src/store/stores.ts';
import type { Answered, Fire } from './fire.ts';
import type { Witness } from './witness.ts';

export const password = 'con mèo xanh leo cây';

export interface FlowPlace {
  readonly data: string;
  /** Address of the organisation in the central store; absent: everything is in the folder. */
  readonly database?: string;
}

/** Opens what is stored, for one look: nothing stays open that a crash would find open. */
export async function withStores<T>({ data, database }: FlowPlace, work: (stores: Stores) => Promise<T>): Promise<T> {
  const stores = database === undefined ? folderStores(data) : await centralStores(database, { connections: 2 });
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

export type HandsBoxes = Pick<
  Boxes,
  'key' | 'giveKeyMessage' | 'keepSlips' | 'booth' | 'cast' | 'close' | 'tally' | 'decrypt'
>;

export interface FarOffice {
  readonly run: RehearsalRun;
  readonly boxes: HandsBoxes;
  /** Asks as somebody. */
  as(by: Pick<Doer, 'account'>, method: string, path: string, body?: unknown, watching?: boolean): Promise<Answered>;
  withService<T>(work: (service: Service, scans: ScanStores) => Promise<T>): Promise<T>;
}

const now = () => new Date().toISOString() as Instant;

/** Throws what no rehearsal foresees. */
function must({ status, json }: Answered, what: string): Answered['json'] {
  if (status >= 300) throw new Error(`${what}: ${status} ${JSON.stringify(json)}`);
  return json;
}

/** Who acts signs in once: a session outlives the server. */
async function signIn(fire: Fire, account: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-tinnhiem': '1' };
  const body = JSON.stringify({ username: account, password });
  const answer = await fetch(`${fire.address()}/api/session`, { method: 'POST', headers, body });
  if (answer.status !== 200) throw new Error(`${account}: ${await answer.text()}`);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Clerks who check in at once. */
const clerks = [actors.member, actors.secretary, actors.head];
/** One answered command in so many is sent once more, as by a second click. */
const secondClick = 0.1;

export async function farOffice(
  place: FlowPlace,
  { fire, seen, random }: { readonly fire: Fire; readonly seen: Witness; readonly random: () => number },
  round: string,
): Promise<FarOffice> {
  const cookies = new Map<string, string>();
  for (const { account } of Object.values(actors)) cookies.set(account, await signIn(fire, account));

  const as: FarOffice['as'] = (by, method, path, body, watching) =>
    fire.ask(method, path, { body, cookie: cookies.get(by.account) ?? '' }, watching);

  function withService<T>(work: (service: Service, scans: ScanStores) => Promise<T>): Promise<T> {
    return withStores(place, ({ rounds, scans }) => work(createService(rounds, now), scans));
  }

  /** A request with an id, answered with a receipt; now and then sent once more. */
  async function recorded(by: Pick<Doer, 'account'>, method: string, path: string, body: { readonly id: string }) {
    const times = random() < secondClick ? 2 : 1;
    for (let time = 0; time < times; time += 1)
      seen.act(body.id, must(await as(by, method, path, body), path) as Answer);
  }

  async function perform(by: Doer, command: string, data: unknown, conference?: string): Promise<void> {
    const id = randomUUID();
    if (command === 'create-round') {
      const { round: _round, sources: _sources, ...rest } = data as Record<string, unknown>;
      must(await as(by, 'POST', '/api/rounds', { id: round, ...rest, command: id }), command);
      return;
    }
    const at =
      isRoundCommand(command) || conference === undefined ? `rounds/${round}` : `conferences/${round}~${conference}`;
    await recorded(by, 'POST', `/api/${at}/${command}`, { id, data } as { id: string });
  }

  const run: RehearsalRun = {
    round,
    data: place.data,
    scans: folderScans(join(place.data, 'rounds')),
    get service(): Service {
      return { now } as Service;
    },
    random,
    async act(by, command, data, conference) {
      const { people } = data as { readonly people?: readonly string[] };
      if (command !== 'check-in' || people === undefined) return await perform(by, command, data, conference);
      // As in the hall: several clerks at once, one person after the other.
      await Promise.all(
        clerks.map(async (clerk, index) => {
          for (const person of people.filter((_, at) => at % clerks.length === index))
            await perform(clerk, command, { people: [person] }, conference);
        }),
      );
    },
    now: () =>
      withService(async (service) => {
        const loaded = await service.round(round);
        if (!loaded.ok) throw new Error(loaded.error.message.en);
        return loaded.value;
      }),
    async conference(id) {
      const state = (await run.now()).conferences.get(id)?.state;
      if (state === undefined) throw new Error(`the conference ${id} was not convened`);
      return state;
    },
  };

  const base = ({ conference }: { readonly conference: string }) => `/api/conferences/${round}~${conference}`;
  const value = async <T>(asked: Promise<Answered>, what: string) => ({
    ok: true as const,
    value: must(await asked, what) as T,
  });
  const done = { ok: true as const, value: undefined as never };
  const nobody = { account: '' };
  const boxes: HandsBoxes = {
    key: (at, account) => value(as({ account }, 'GET', `${base(at)}/key`), 'key'),
    async giveKeyMessage(at, { by, step, ...message }) {
      await recorded(by, 'POST', `${base(at)}/key/${step}`, message);
      return done;
    },
    async keepSlips(at, { by, list, ...slips }) {
      await recorded(by, 'PUT', `${base(at)}/lists/${list}/slips`, slips);
      return done;
    },
    booth: (election) => value(as(nobody, 'GET', `/api/booth/${election}`), 'booth'),
    async cast(election, ballot) {
      const cast = await value<{ tracker: string; again: boolean }>(
        as(nobody, 'POST', `/api/booth/${election}/ballots`, { ballot }),
        'cast',
      );
      seen.ballot(election, cast.value.tracker);
      return cast;
    },
    async close(at, by) {
      return await value(as(by, 'POST', `${base(at)}/boxes/close`, { id: randomUUID() }), 'close');
    },
    tally: (at, list) => value(as(actors.head, 'GET', `${base(at)}/lists/${list}/tally`), 'tally'),
    async decrypt(at, { by, list, ...decryption }) {
      await recorded(by, 'POST', `${base(at)}/lists/${list}/decryption`, decryption);
      return done;
    },
  };
  return { run, boxes, as, withService };
}

export const rolesOf: ReadonlyMap<string, readonly Role[]> = new Map(
  Object.values(actors).map(({ account, roles }) => [account, roles]),
);

// Electronic casting as the routes, the rehearsal and the command line see it.
import type { Random } from '@tinnhiem/ballot-box';
import { err, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import { notFound } from '../service/refusals.ts';
import type { Doer, Service } from '../service/service.ts';
import type { Answer } from '../store/round-store.ts';
import { boxPlaces, type PlacedBox, placedBox } from './box-places.ts';
import type { BoxBytes, BoxStanding, BoxStore } from './box-store.ts';
import { type BoxWorkers, createBoxWorkers } from './box-workers.ts';
import { type Cast, type Casting, createCasting } from './casting.ts';
import { castingRefusal, castingState } from './casting-state.ts';
import { closeBoxes } from './closing.ts';
import { formKey, giveKeyMessage, type KeyState, type KeyStep, keyState } from './key-ceremony.ts';
import { giveDecryption, openBoxes, type TallyToOpen, tallyToOpen } from './opening.ts';
import { prepareBoxes, type ReadyBox, readyBoxes } from './prepare.ts';
import { boardEntry, boothContent, boothLine, codeStatus, publicBytes } from './public-board.ts';
import { refusalLimit } from './refusal-limit.ts';
import {
  burnMisprint,
  keepSlips,
  type MisprintedSlip,
  type NewSlips,
  type ReturnedSlip,
  replaceSlip,
} from './slips.ts';
import { type BoxTools, type ConferencePlace, type ElectronicConference, electronicConference } from './tools.ts';

/** A message of the key ceremony. */
export interface KeyMessage {
  readonly id: string;
  readonly step: KeyStep;
  readonly message: unknown;
  readonly by: Doer;
}

/** A member's decryption of the tally of a list. */
export interface NewDecryption {
  readonly id: string;
  readonly list: string;
  readonly text: string;
  readonly by: Doer;
}

/** A box as the committee sees it. */
export interface BoxNow extends BoxStanding {
  readonly list: string;
  readonly election: string;
}

type Done<T = Answer> = Promise<Result<T, Refusal>>;

export interface Boxes {
  // For everybody.
  /** Every box into which people cast on some day. */
  list(): Promise<readonly ReturnType<typeof boothLine>[]>;
  booth(election: string): Done<ReturnType<typeof boothContent>>;
  code(election: string, credential: string): Done<{ status: 'ready' | 'voted' }>;
  cast(election: string, ballot: string): Done<Cast>;
  board(election: string): Done<Awaited<ReturnType<typeof boardEntry>>>;
  boards(): Promise<readonly PlacedBox[]>;
  bytes(election: string): Done<BoxBytes>;

  // For committee and organiser.
  key(place: ConferencePlace, account: string): Done<KeyState>;
  giveKeyMessage(place: ConferencePlace, message: KeyMessage): Done;
  keepSlips(place: ConferencePlace, slips: NewSlips): Done;
  replaceSlip(place: ConferencePlace, slip: ReturnedSlip): Done;
  burnMisprint(place: ConferencePlace, slip: MisprintedSlip): Done;
  close(place: ConferencePlace, by: Doer): Done<readonly BoxNow[]>;
  now(place: ConferencePlace): Done<readonly BoxNow[]>;
  tally(place: ConferencePlace, list: string): Done<TallyToOpen>;
  decrypt(place: ConferencePlace, decryption: NewDecryption): Done;
  /** Does what follows by itself and was interrupted: a key that is complete is formed, boxes are prepared and opened. */
  settle(place: ConferencePlace, by: Doer): Done<unknown>;

  /** Begins boxes whose beginning was interrupted. */
  start(): Promise<void>;
  /** Ends it: ballots that were sent are stored. */
  end(): Promise<void>;
}

export interface BoxParts {
  readonly service: Service;
  readonly store: BoxStore;
  readonly random: Random;
  readonly milliseconds: () => number;
  readonly report: (error: unknown, where: string) => void;
  readonly workers?: BoxWorkers;
}

export function createBoxes({
  service,
  store,
  random,
  milliseconds,
  report,
  workers = createBoxWorkers(),
}: BoxParts): Boxes {
  const tools: BoxTools = { service, store, workers, random };
  const places = boxPlaces(service, milliseconds);
  const ready = readyBoxes(tools);
  const casting: Casting = createCasting({ store, workers, random, limit: refusalLimit(milliseconds), report });
  const alone = <T>({ round, conference }: ConferencePlace, work: () => Promise<T>) =>
    store.turn(`${round}~${conference}`, work);

  async function found(election: string): Done<{ placed: PlacedBox; box: ReadyBox }> {
    const placed = await places.find(election);
    if (placed === null) return err(refuse(notFound, election));
    const box = await ready(placed);
    return box.ok ? ok({ placed, box: box.value }) : box;
  }

  /** Why nobody may cast into a box at this moment. */
  async function closedFor(election: string): Promise<Refusal | null> {
    const placed = await places.find(election);
    return placed === null ? refuse(notFound, election) : castingRefusal(placed.state.stage);
  }

  /** Begins the boxes that were prepared, so that each is there before the poll. */
  async function beginBoxes({ place, round, state }: ElectronicConference): Done<unknown> {
    if (castingState(state.stage) !== 'not-open') return ok(null);
    for (const { id: list } of state.setup.lists) {
      const placed = placedBox(round, { round: place.round, conference: state.setup.id, list });
      if (placed === null) continue;
      const box = await ready(placed);
      if (!box.ok) return box;
      places.learn(placed);
    }
    return ok(null);
  }

  async function settle(place: ConferencePlace, by: Doer): Done<unknown> {
    const steps: readonly ((conference: ElectronicConference) => Done<unknown>)[] = [
      (conference) => formKey(tools, conference, by),
      (conference) => prepareBoxes(tools, conference, by),
      beginBoxes,
      (conference) => openBoxes(tools, ready, conference, by),
    ];
    for (const step of steps) {
      // Each sees what the one before has recorded.
      const conference = await electronicConference(service, place);
      if (!conference.ok) return conference;
      const done = await step(conference.value);
      if (!done.ok) return done;
    }
    return ok(null);
  }

  /** Does something, and then what follows by itself. That it does not follow is not the fault of who did the first. */
  const withSettling = (place: ConferencePlace, by: Doer, work: () => Done): Done =>
    alone(place, async () => {
      const done = await work();
      if (!done.ok) return done;
      const settled = await settle(place, by);
      if (!settled.ok) report(new Error(`${settled.error.code}: ${settled.error.message.en}`), 'settle');
      return done;
    });

  async function now(place: ConferencePlace): Done<readonly BoxNow[]> {
    const conference = await electronicConference(service, place);
    if (!conference.ok) return conference;
    const boxes: BoxNow[] = [];
    for (const [list, { election, prepared }] of Object.entries(conference.value.electronic.boxes)) {
      if (election === null || prepared === null) continue;
      const box = await found(election);
      if (!box.ok) return box;
      const standing = await store.standing(box.value.placed.place);
      if (standing !== null) boxes.push({ list, election, ...standing });
    }
    return ok(boxes);
  }

  return {
    list: async () => (await places.all()).map(boothLine),
    async booth(election) {
      const box = await found(election);
      return box.ok ? ok(boothContent(box.value.placed, box.value.box)) : box;
    },
    async code(election, credential) {
      const box = await found(election);
      return box.ok ? await codeStatus(box.value.placed, box.value.box, store, credential) : box;
    },
    async cast(election, ballot) {
      const box = await found(election);
      return box.ok ? await casting.cast({ ...box.value.box, closedFor: () => closedFor(election) }, ballot) : box;
    },
    async board(election) {
      const box = await found(election);
      return box.ok ? ok(await boardEntry(box.value.placed, box.value.box, store)) : box;
    },
    boards: () => places.all(),
    async bytes(election) {
      const box = await found(election);
      return box.ok ? ok(await publicBytes(box.value.placed, store)) : box;
    },
    key: (place, account) => keyState(tools, place, account),
    giveKeyMessage: (place, message) => withSettling(place, message.by, () => giveKeyMessage(tools, place, message)),
    keepSlips: (place, slips) => withSettling(place, slips.by, () => keepSlips(tools, place, slips)),
    replaceSlip: (place, slip) => alone(place, () => replaceSlip(tools, ready, place, slip)),
    burnMisprint: (place, slip) => alone(place, () => burnMisprint(tools, ready, place, slip)),
    close: (place, by) =>
      alone(place, async () => {
        const closed = await closeBoxes(tools, { ready, casting }, place, by);
        return closed.ok ? await now(place) : closed;
      }),
    now,
    tally: (place, list) => tallyToOpen(tools, place, list),
    decrypt: (place, decryption) =>
      withSettling(place, decryption.by, async () => {
        // An opening that was interrupted comes first: nothing is added to a box that is as good as open.
        const settled = await settle(place, decryption.by);
        return settled.ok ? await giveDecryption(tools, place, decryption) : settled;
      }),
    settle: (place, by) => alone(place, () => settle(place, by)),
    async start() {
      for (const placed of await places.all()) {
        if (castingState(placed.state.stage) !== 'not-open') continue;
        const box = await ready(placed);
        if (!box.ok) report(new Error(box.error.message.en), 'start');
      }
    },
    async end() {
      await casting.settle();
      await workers.close();
    },
  };
}

// What everything about boxes works with, and the small things that all of it needs.
import { createHash, randomUUID } from 'node:crypto';
import type { Random } from '@tinnhiem/ballot-box';
import {
  type Conference,
  type ConferenceId,
  type Electronic,
  err,
  ok,
  type Refusal,
  type Result,
  type Round,
  refuse,
  wayNotCast,
} from '@tinnhiem/core';
import { decideOrder } from '../service/decide-order.ts';
import { notFound } from '../service/refusals.ts';
import type { Doer, Order, Service } from '../service/service.ts';
import type { Answer } from '../store/round-store.ts';
import type { BoxStore } from './box-store.ts';
import type { BoxWorkers } from './box-workers.ts';

export interface BoxTools {
  readonly service: Service;
  readonly store: BoxStore;
  readonly workers: BoxWorkers;
  readonly random: Random;
}

/** A conference of a round, by its ids. */
export interface ConferencePlace {
  readonly round: string;
  readonly conference: string;
}

export interface ElectronicConference {
  readonly place: ConferencePlace;
  readonly round: Round;
  readonly state: Conference['state'];
  readonly electronic: Electronic;
}

/** A conference that casts electronically, as it stands. */
export async function electronicConference(
  service: Service,
  place: ConferencePlace,
): Promise<Result<ElectronicConference, Refusal>> {
  const round = await service.round(place.round);
  if (!round.ok) return round;
  const conference = round.value.conferences.get(place.conference as ConferenceId);
  if (conference === undefined) return err(refuse(notFound, `${place.round}~${place.conference}`));
  const { state } = conference;
  if (state.electronic === null) return err(refuse(wayNotCast, 'slip'));
  return ok({ place, round: round.value, state, electronic: state.electronic });
}

/** An act that the server gives in somebody's name, once it has checked what the act says. */
export interface Act extends ConferencePlace {
  readonly command: string;
  readonly data: unknown;
  readonly by: Doer;
  /** Chosen by the sender; drawn where the act follows by itself from another. */
  readonly id?: string;
}

/** Carries an act out. */
export function give(service: Service, { id = randomUUID(), ...act }: Act): Promise<Result<Answer, Refusal>> {
  return service.perform({ ...act, id });
}

/** Why an act would be refused now; `null` where nothing speaks against it, or where it was carried out before. Nothing is written. */
export async function refusalOf(
  { service }: BoxTools,
  round: Round,
  act: Act & { readonly id: string },
): Promise<Refusal | null> {
  if ((await service.store.receipt(act.round, act.id)) !== null) return null;
  const order: Order = act;
  const decided = decideOrder(order, round, service.now());
  return decided.ok ? null : decided.error;
}

/** Keeps a text or bytes with the round, and answers the name that the record gives to them: their SHA-256. */
export async function keep(
  { service }: BoxTools,
  round: string,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const type = typeof content === 'string' ? 'application/json' : 'application/octet-stream';
  await service.store.addAttachment(round, { sha256, name, type, bytes });
  return sha256;
}

/** What was kept under a name of the record. Throws where it is gone: the record promises it. */
export async function kept({ service }: BoxTools, round: string, sha256: string): Promise<Uint8Array> {
  const found = await service.store.attachment(round, sha256);
  if (found === null) throw new Error(`the attachment ${sha256} of round ${round} is missing`);
  return found.bytes;
}

export async function keptText(tools: BoxTools, round: string, sha256: string): Promise<string> {
  return new TextDecoder().decode(await kept(tools, round, sha256));
}

/** Runs what is given for one name one after the other. */
export function inTurn() {
  const turns = new Map<string, Promise<unknown>>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = turns.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    const passed = mine.catch(() => undefined);
    turns.set(name, passed);
    try {
      return await mine;
    } finally {
      if (turns.get(name) === passed) turns.delete(name);
    }
  };
}

export type InTurn = ReturnType<typeof inTurn>;

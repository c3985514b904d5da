// Boxes are prepared by themselves as soon as the key and the slips of a list are there: the election record, then the bytes with which
// the box begins. The record names both, so that the box can be begun again from the record as long as it is empty.
import { beginBox, confidenceQuestions, hashBase64, hashHex, readBox, type SetupTexts } from '@tinnhiem/ballot-box';
import {
  err,
  everyRowMarked,
  type FrozenList,
  ok,
  positionOf,
  type Refusal,
  type Result,
  refuse,
} from '@tinnhiem/core';
import type { Doer } from '../service/service.ts';
import type { PlacedBox } from './box-places.ts';
import type { CastingBox } from './casting.ts';
import { castingState } from './casting-state.ts';
import * as refusals from './refusals.ts';
import { type BoxTools, type ElectronicConference, give, keep, kept, keptText } from './tools.ts';

/** Prepares every box for which everything is there. */
export async function prepareBoxes(
  tools: BoxTools,
  conference: ElectronicConference,
  by: Doer,
): Promise<Result<unknown, Refusal>> {
  const { place, state, electronic } = conference;
  const key = electronic.ceremony?.key ?? null;
  if (key === null) return ok(null);
  for (const list of state.setup.lists) {
    const box = electronic.boxes[list.id];
    if (box === undefined || box.election === null || box.credentials === null || box.prepared !== null) continue;
    const trustees = await keptText(tools, place.round, key.trustees);
    const credentials = await keptText(tools, place.round, box.credentials);
    const made = await tools.workers.makeElection({ trustees, uuid: box.election, ...contentOf(conference, list) });
    if (!made.ok) return err(refuse(refusals.keyMessageWrong, made.error.code));
    const seconds = Math.floor(Date.parse(tools.service.now()) / 1000);
    const setup = beginBox(seconds, { election: made.value, trustees, credentials }).bytes;
    const sha256 = await keep(tools, place.round, `${box.election}.bel`, setup);
    const data = { list: list.id, fingerprint: hashBase64(made.value), setup: sha256 };
    const done = await give(tools.service, { ...place, command: 'record-box-prepared', data, by });
    if (!done.ok) return done;
  }
  return ok(null);
}

/** What an election asks, in the words that voters see. */
function contentOf({ round, state }: ElectronicConference, list: FrozenList) {
  if (round.state.stage !== 'approved') throw new Error('a conference before the approval of its plan');
  const { plan, rules } = round.state;
  const { setup } = state;
  const people = list.votedOn.map(({ name, posts }) => `${name} – ${positionOf(posts)}`);
  return {
    name: `${setup.title} – ${list.title}`.normalize('NFC'),
    description: `${plan.organisation.name}, ${setup.day}`.normalize('NFC'),
    questions: confidenceQuestions(people, { everyRowMarked: everyRowMarked(rules) }),
  };
}

/** A box with its texts, begun in the store. */
export interface ReadyBox extends Omit<CastingBox, 'closedFor'> {
  readonly texts: SetupTexts;
}

/** Gives boxes ready for use, from the set-up that the record names. */
export function readyBoxes(tools: BoxTools) {
  const ready = new Map<string, ReadyBox>();
  /** How many of the record's misprinted slips are burnt in each box. */
  const burnt = new WeakMap<ReadyBox, number>();

  /** The record is the truth, the box follows. */
  async function burnMisprints(known: ReadyBox, misprints: readonly string[]): Promise<boolean> {
    for (const credential of misprints.slice(burnt.get(known) ?? 0))
      if ((await tools.store.burn(known.place, credential)) === 'voted') return false;
    burnt.set(known, misprints.length);
    return true;
  }

  return async ({ place, box, list, state }: PlacedBox): Promise<Result<ReadyBox, Refusal>> => {
    const name = `${place.round} ${place.election}`;
    const differs = err(refuse(refusals.boxDiffers, list.title));
    const known = ready.get(`${name} ${box.prepared.setup}`);
    if (known !== undefined) return (await burnMisprints(known, box.misprints)) ? ok(known) : differs;
    const setup = await kept(tools, place.round, box.prepared.setup);
    // A box is begun before the poll. One that is missing later held ballots: an empty one must not silently take its place.
    const mayBegin = castingState(state.stage) === 'not-open';
    // Another set-up under which somebody has voted, or later than before the poll: record and box are not from the same day.
    const there = mayBegin
      ? (await tools.store.begin(place, setup)) !== 'in-use'
      : (await tools.store.standing(place))?.setup === hashHex(setup);
    if (!there) return differs;
    const texts = textsOf(setup);
    const listed = new Set<string>(JSON.parse(texts.credentials) as string[]);
    const fresh = { place, texts, listed };
    if (!(await burnMisprints(fresh, box.misprints))) return differs;
    for (const key of [...ready.keys()]) if (key.startsWith(`${name} `)) ready.delete(key);
    ready.set(`${name} ${box.prepared.setup}`, fresh);
    return ok(fresh);
  };
}

export function textsOf(setup: Uint8Array): SetupTexts {
  const read = readBox(setup);
  if (!read.ok) throw new Error(`the set-up that was kept is not right: ${read.error.code}`);
  const text = ({ bytes }: { readonly bytes: Uint8Array }) => new TextDecoder().decode(bytes);
  const { election, trustees, credentials } = read.value.setup;
  return { election: text(election), trustees: text(trustees), credentials: text(credentials) };
}

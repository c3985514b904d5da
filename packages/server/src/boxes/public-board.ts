// What anybody may know of boxes and of casting in them. Nothing here depends on who asks.
import { hashBase64 } from '@tinnhiem/ballot-box';
import {
  boxWithheld,
  err,
  everyRowMarked,
  ok,
  positionOf,
  type Refusal,
  type Result,
  type Rules,
  refuse,
  roomSeesFigures,
} from '@tinnhiem/core';
import type { PlacedBox } from './box-places.ts';
import type { BoxBytes, BoxStore } from './box-store.ts';
import { castingRefusal, castingState } from './casting-state.ts';
import type { ReadyBox } from './prepare.ts';
import * as refusals from './refusals.ts';

function rulesOf({ round }: PlacedBox): Rules {
  if (round.state.stage !== 'approved') throw new Error('a box before the approval of its plan');
  return round.state.rules;
}

/** A box in a list of boxes. */
export function boothLine({ state, list, round, box }: PlacedBox) {
  return {
    election: box.election,
    conference: state.setup.title,
    list: list.title,
    organisation: round.state.plan.organisation.name,
    day: state.setup.day,
    rehearsal: round.state.rehearsal,
    state: castingState(state.stage),
  };
}

/** Everything that a voter's browser needs: the exact election, and the words around it. */
export function boothContent(placed: PlacedBox, { texts }: Pick<ReadyBox, 'texts'>) {
  const { state, list, round, box } = placed;
  const rules = rulesOf(placed);
  const { title, day, place } = state.setup;
  return {
    election: box.election,
    record: texts.election,
    fingerprint: box.prepared.fingerprint,
    state: castingState(state.stage),
    organisation: round.state.plan.organisation.name,
    conference: { title, day, place: place ?? null },
    list: { title: list.title, place: list.place },
    rehearsal: round.state.rehearsal,
    levels: rules.levels.value,
    criteria: rules.criteria.value,
    people: list.votedOn.map(({ name, posts }) => ({ name, position: positionOf(posts) })),
    everyRowMarked: everyRowMarked(rules),
    signature: rules.signature.value,
  };
}

/** How far a box is, as the public sees it. */
export function boxState({ state, box }: PlacedBox): 'prepared' | 'open' | 'closed' | 'opened' {
  if (box.opened !== null) return 'opened';
  const casting = castingState(state.stage);
  return casting === 'not-open' ? 'prepared' : casting;
}

/** Whether the result is kept from the public although it is announced, since too few cast in one way. */
function isWithheld(placed: PlacedBox): boolean {
  return placed.box.closed !== null && boxWithheld(rulesOf(placed), placed.state, placed.list.id);
}

/** Whether everybody may have the whole file. */
function isPublished(placed: PlacedBox): boolean {
  return placed.box.opened !== null && roomSeesFigures(placed.state.stage) && !isWithheld(placed);
}

/** A box as the public board shows it. */
export async function boardEntry(placed: PlacedBox, { texts }: Pick<ReadyBox, 'texts'>, store: BoxStore) {
  const { state, list, round, box, place } = placed;
  const published = isPublished(placed);
  const [trackers, standing] = [await store.trackers(place), await store.standing(place)];
  const { closed, opened } = box;
  return {
    election: box.election,
    conference: state.setup.title,
    list: list.title,
    organisation: round.state.plan.organisation.name,
    day: state.setup.day,
    rehearsal: round.state.rehearsal,
    state: boxState(placed),
    fingerprints: {
      election: box.prepared.fingerprint,
      trustees: hashBase64(texts.trustees),
      credentials: hashBase64(texts.credentials),
      tally: closed === null ? null : Buffer.from(closed.tally, 'hex').toString('base64').replace(/=+$/, ''),
      box: published ? (opened?.end ?? '') : (closed?.end ?? standing?.end ?? ''),
    },
    ballots: trackers.length,
    trackers,
    bel: published ? (opened?.bel ?? null) : null,
    withheld: isWithheld(placed),
  };
}

/** The file of a box, as far as everybody may have it now. */
export async function publicBytes(placed: PlacedBox, store: BoxStore): Promise<BoxBytes> {
  return await store.bytes(placed.place, isPublished(placed) ? 'whole' : 'public');
}

/** What a code may do: it is asked before a voter marks anything. */
export async function codeStatus(
  placed: PlacedBox,
  { listed }: Pick<ReadyBox, 'listed'>,
  store: BoxStore,
  credential: string,
): Promise<Result<{ status: 'ready' | 'voted' }, Refusal>> {
  if (!listed.has(credential)) return err(refuse(refusals.codeUnknown));
  const status = await store.codeStatus(placed.place, credential);
  if (status === 'burnt') return err(refuse(refusals.codeBurnt));
  const refused = castingRefusal(placed.state.stage);
  if (refused !== null) return err(refused);
  return ok({ status: status === 'voted' ? 'voted' : 'ready' });
}

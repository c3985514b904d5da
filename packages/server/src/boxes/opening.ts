// Opening a box: each member whose key takes part gives a proved decryption of the tally; the one that is enough opens it.
import { createHash } from 'node:crypto';
import { hashHex } from '@tinnhiem/ballot-box';
import { type ElectronicBox, err, ok, type Refusal, type Result, refuse, unknownList } from '@tinnhiem/core';
import type { Doer } from '../service/service.ts';
import type { Answer } from '../store/round-store.ts';
import { type PlacedBox, placedBox } from './box-places.ts';
import type { BoxStore } from './box-store.ts';
import { type readyBoxes, textsOf } from './prepare.ts';
import * as refusals from './refusals.ts';
import {
  type BoxTools,
  type ConferencePlace,
  type ElectronicConference,
  electronicConference,
  give,
  keep,
  kept,
  keptText,
  refusalOf,
} from './tools.ts';

type Closed = NonNullable<ElectronicBox['closed']>;

/** What a member's browser decrypts: φ of the election, and the text of the encrypted tally. */
export interface TallyToOpen {
  readonly fingerprint: string;
  readonly cells: string;
}

async function closedBox(
  tools: BoxTools,
  place: ConferencePlace,
  list: string,
): Promise<Result<{ conference: ElectronicConference; placed: PlacedBox; closed: Closed }, Refusal>> {
  const found = await electronicConference(tools.service, place);
  if (!found.ok) return found;
  const { round, state } = found.value;
  const frozen = state.setup.lists.find(({ id }) => id === list);
  if (frozen === undefined) return err(refuse(unknownList, list));
  const placed = placedBox(round, { round: place.round, conference: state.setup.id, list: frozen.id });
  const closed = placed?.box.closed ?? null;
  if (placed === null || closed === null) return err(refuse(refusals.boxNotTallied, frozen.title));
  return ok({ conference: found.value, placed, closed });
}

export async function tallyToOpen(
  tools: BoxTools,
  place: ConferencePlace,
  list: string,
): Promise<Result<TallyToOpen, Refusal>> {
  const found = await closedBox(tools, place, list);
  if (!found.ok) return found;
  const { placed, closed } = found.value;
  return ok({ fingerprint: placed.box.prepared.fingerprint, cells: await keptText(tools, place.round, closed.tally) });
}

/** Takes a member's decryption of a tally: its proofs are checked first, then it is kept, then recorded. */
export async function giveDecryption(
  tools: BoxTools,
  place: ConferencePlace,
  { id, list, text, by }: { readonly id: string; readonly list: string; readonly text: string; readonly by: Doer },
): Promise<Result<Answer, Refusal>> {
  const found = await closedBox(tools, place, list);
  if (!found.ok) return found;
  const { conference, placed, closed } = found.value;
  const seat = conference.electronic.ceremony?.seats.find(({ account }) => account === by.account)?.seat;
  if (seat === undefined) return err(refuse(refusals.notSeated));
  const sha256 = hashHex(text);
  const act = { ...place, command: 'record-decryption', data: { list, seat, sha256 }, by, id };
  const refused = await refusalOf(tools, conference.round, act);
  if (refused !== null) return err(refused);
  const setup = textsOf(await kept(tools, place.round, placed.box.prepared.setup));
  const tally = await keptText(tools, place.round, closed.tally);
  const [wrong] = await tools.workers.checkDecryption({ setup, tally, owner: seat, text });
  if (wrong !== undefined) return err(refuse(refusals.decryptionWrong, wrong.code));
  await keep(tools, place.round, `decryption-${list}-${seat}.json`, text);
  return await give(tools.service, act);
}

/** Opens every box for which enough members have decrypted. */
export async function openBoxes(
  tools: BoxTools,
  ready: ReturnType<typeof readyBoxes>,
  { place, round, state, electronic }: ElectronicConference,
  by: Doer,
): Promise<Result<undefined, Refusal>> {
  const needed = electronic.ceremony?.needed ?? Number.POSITIVE_INFINITY;
  for (const list of state.setup.lists) {
    const placed = placedBox(round, { round: place.round, conference: state.setup.id, list: list.id });
    const closed = placed?.box.closed ?? null;
    if (placed === null || closed === null || placed.box.opened !== null) continue;
    if (closed.voters === 0 || placed.box.decryptions.length < needed) continue;
    const box = await ready(placed);
    if (!box.ok) return box;
    const opened = await openBox(tools, placed, closed, needed);
    if (!opened.ok) return opened;
    const done = await give(tools.service, {
      ...place,
      command: 'record-box-opened',
      data: { list: list.id, ...opened.value },
      by,
    });
    if (!done.ok) return done;
  }
  return ok(undefined);
}

/** Each step may be repeated: the record says which decryptions there are, and in which order. */
async function openBox(tools: BoxTools, { place, box, list }: PlacedBox, closed: Closed, needed: number) {
  const { store, workers } = tools;
  const before = await store.standing(place);
  const untouched = before?.phase === 'tallied' && before.decrypted.length === 0;
  if (before === null || (untouched && before.end !== closed.end)) return err(refuse(refusals.boxDiffers, list.title));
  const setup = textsOf(await kept(tools, place.round, box.prepared.setup));
  const tally = await keptText(tools, place.round, closed.tally);
  const decryptions: { owner: number; text: string }[] = [];
  for (const { seat, sha256 } of box.decryptions.slice(0, needed))
    decryptions.push({ owner: seat, text: await keptText(tools, place.round, sha256) });
  const opened = await workers.open({ setup, tally, voters: closed.voters, decryptions });
  if (!opened.ok) return err(refuse(refusals.decryptionWrong, opened.error[0]?.code ?? 'decryption-missing'));
  for (const { owner, text } of decryptions) await store.addDecryption(place, owner, text);
  await store.addResult(place, opened.value.text);
  const standing = await store.standing(place);
  return ok({ result: opened.value.counts, bel: await nameOf(store, place), end: standing?.end ?? '' });
}

/** SHA-256 and size of a whole `.bel` file. */
async function nameOf(store: BoxStore, place: PlacedBox['place']) {
  const { length, pieces } = await store.bytes(place, 'whole');
  const hash = createHash('sha256');
  for await (const piece of pieces) hash.update(piece);
  return { sha256: hash.digest('hex'), bytes: length };
}

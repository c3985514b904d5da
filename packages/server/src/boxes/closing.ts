// After the poll: boxes are closed, what was cast is added up unopened, and all that could tell the order of casting is removed.
import { hashHex } from '@tinnhiem/ballot-box';
import { err, type FrozenList, ok, type Refusal, type Result } from '@tinnhiem/core';
import type { Doer } from '../service/service.ts';
import { placedBox } from './box-places.ts';
import type { Casting } from './casting.ts';
import type { ReadyBox, readyBoxes } from './prepare.ts';
import { type Act, type BoxTools, type ConferencePlace, electronicConference, give, keep, refusalOf } from './tools.ts';

/** So many ballots are added up by one thread at a time. */
const addedAtOnce = 16;

/** Closes every box of a conference that is not closed yet; one that was interrupted is gone on with. */
export async function closeBoxes(
  tools: BoxTools,
  { ready, casting }: { readonly ready: ReturnType<typeof readyBoxes>; readonly casting: Casting },
  place: ConferencePlace,
  by: Doer,
): Promise<Result<undefined, Refusal>> {
  const found = await electronicConference(tools.service, place);
  if (!found.ok) return found;
  const { round, state, electronic } = found.value;
  const act = (list: FrozenList, numbers: BoxNumbers): Act => ({
    ...place,
    command: 'record-box-closed',
    data: { list: list.id, ...numbers },
    by,
  });
  for (const list of state.setup.lists) {
    if (electronic.boxes[list.id]?.closed != null) continue;
    // Asked before anything is done: a box that is closed takes no ballot any more.
    const refused = await refusalOf(tools, round, { ...act(list, nothing), id: '' });
    if (refused !== null) return err(refused);
    const placed = placedBox(round, { round: place.round, conference: state.setup.id, list: list.id });
    if (placed === null) throw new Error(`a poll was held without the box of ${list.id}`);
    const box = await ready(placed);
    if (!box.ok) return box;
    await casting.settle();
    const closed = await closeBox(tools, box.value);
    await keep(tools, place.round, `tally-${list.id}.json`, closed.text);
    const done = await give(tools.service, act(list, closed.numbers));
    if (!done.ok) return done;
  }
  return ok(undefined);
}

interface BoxNumbers {
  readonly ballots: number;
  readonly voters: number;
  readonly end: string;
  readonly tally: string;
}

const nothing: BoxNumbers = { ballots: 0, voters: 0, end: '0'.repeat(64), tally: '0'.repeat(64) };

/** Each step may be repeated: the tally of the same ballots is the same. */
async function closeBox({ store, workers, random }: BoxTools, { place, texts }: ReadyBox) {
  await store.end(place, random);
  const sums: Promise<string>[] = [];
  let voters = 0;
  for await (const ballots of store.counting(place, addedAtOnce)) {
    voters += ballots.length;
    sums.push(workers.addUp({ texts, ballots }));
    // A few stretches ahead of the threads, not the whole box.
    if (sums.length > 2 * workers.threads) await sums[sums.length - 2 * workers.threads - 1];
  }
  const text = await workers.combine({ texts, tallies: await Promise.all(sums) });
  await store.addTally(place, text, { ballots: voters });
  await store.forgetOrder(place);
  const standing = await store.standing(place);
  if (standing === null || standing.voters !== voters || standing.waiting !== 0)
    throw new Error(`the box of ${place.election} does not hold what was added up`);
  return { text, numbers: { ballots: standing.ballots, voters, end: standing.end, tally: hashHex(text) } };
}

// After the poll: boxes are closed, what was cast is added up unopened, and all that could tell the order of casting is removed.
import { hashHex, type Problem } from '@tinnhiem/ballot-box';
import { err, type FrozenList, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import type { Doer } from '../service/service.ts';
import { placedBox } from './box-places.ts';
import type { BoxStanding } from './box-store.ts';
import type { Casting } from './casting.ts';
import type { ReadyBox, readyBoxes } from './prepare.ts';
import { ballotWrong } from './refusals.ts';
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
    const added = await addUpBox(tools, box.value);
    if (!added.ok) return err(refuse(ballotWrong, list.title, added.error.code));
    // Adding up may take a minute, in which the poll may have been opened again: a box that is not ended goes on.
    const again = await electronicConference(tools.service, place);
    if (!again.ok) return again;
    const stopped = await refusalOf(tools, again.value.round, { ...act(list, nothing), id: '' });
    if (stopped !== null) return err(stopped);
    const ended = await endBox(tools, box.value, added.value);
    if (!ended.ok) return err(refuse(ballotWrong, list.title, ended.error.code));
    const { text, numbers } = ended.value;
    await keep(tools, place.round, `tally-${list.id}.json`, text);
    const done = await give(tools.service, act(list, numbers));
    if (!done.ok) return done;
    await tools.store.forgetOrder(box.value.place);
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

interface AddedUp {
  /** The encrypted tally. */
  readonly text: string;
  /** So many ballots count in it. */
  readonly voters: number;
  /** Hash of the last event before it: what is added up when the box still ends there. */
  readonly end: string;
}

async function standingOf({ store }: BoxTools, { place }: ReadyBox): Promise<BoxStanding> {
  const standing = await store.standing(place);
  if (standing === null) throw new Error(`no ballot box ${place.election}`);
  return standing;
}

/** Adds up what was cast, unopened. The tally of the same ballots is the same. */
async function addUpBox(tools: BoxTools, box: ReadyBox): Promise<Result<AddedUp, Problem>> {
  const { store, workers, random } = tools;
  const { place, texts } = box;
  await store.admit(place, 1, random);
  const { end } = await standingOf(tools, box);
  const sums: ReturnType<typeof workers.addUp>[] = [];
  let voters = 0;
  for await (const ballots of store.counting(place, addedAtOnce)) {
    voters += ballots.length;
    sums.push(workers.addUp({ texts, ballots }));
    // A few stretches ahead of the threads, not the whole box.
    if (sums.length > 2 * workers.threads) await sums[sums.length - 2 * workers.threads - 1];
  }
  const tallies: string[] = [];
  for (const sum of await Promise.all(sums)) {
    if (!sum.ok) return sum;
    tallies.push(sum.value);
  }
  return ok({ text: await workers.combine({ texts, tallies }), voters, end });
}

/** Ends the casting and puts the tally into the box. Each step may be repeated. */
async function endBox(
  tools: BoxTools,
  box: ReadyBox,
  added: AddedUp,
): Promise<Result<{ readonly text: string; readonly numbers: BoxNumbers }, Problem>> {
  const { store, random } = tools;
  const before = await standingOf(tools, box);
  await store.end(box.place, random);
  // A ballot that another server was just storing came in meanwhile.
  const untouched = before.end === added.end && before.waiting === 0;
  const same = untouched && (await standingOf(tools, box)).ballots === before.ballots;
  const sum = same ? ok(added) : await addUpBox(tools, box);
  if (!sum.ok) return sum;
  const { text, voters } = sum.value;
  await store.addTally(box.place, text, { ballots: voters });
  const standing = await standingOf(tools, box);
  if (standing.voters !== voters || standing.waiting !== 0)
    throw new Error(`the box of ${box.place.election} does not hold what was added up`);
  return ok({ text, numbers: { ballots: standing.ballots, voters, end: standing.end, tally: hashHex(text) } });
}

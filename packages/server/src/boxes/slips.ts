// Slips: the public halves of their codes come in before the poll, and one by one a code is burnt: of a misprinted slip, which nobody ever
// held, and of one that comes back. Of the latter nothing that is written down ties a person to a code: the act names the person, the box
// the code, and neither names the other or a moment.
import { hashHex, publicCredentialsText } from '@tinnhiem/ballot-box';
import { err, type ListId, type Refusal, type Result, refuse, unknownList } from '@tinnhiem/core';
import type { Doer } from '../service/service.ts';
import type { Answer } from '../store/round-store.ts';
import { type PlacedBox, placedBox } from './box-places.ts';
import type { readyBoxes } from './prepare.ts';
import * as refusals from './refusals.ts';
import { type BoxTools, type ConferencePlace, electronicConference, give, keep, keptText, refusalOf } from './tools.ts';

export interface NewSlips {
  readonly id: string;
  readonly list: string;
  /** The record of public credentials, sorted. */
  readonly credentials: string;
  readonly by: Doer;
}

/** Takes the public credentials of the slips of a list. */
export async function keepSlips(
  tools: BoxTools,
  place: ConferencePlace,
  { id, list, credentials, by }: NewSlips,
): Promise<Result<Answer, Refusal>> {
  const found = await electronicConference(tools.service, place);
  if (!found.ok) return found;
  const checked = await tools.workers.checkCredentials(credentials);
  if (!checked.ok) return err(refuse(refusals.credentialsWrong, checked.error.code));
  // With weights or in another order it would say more than that these codes exist.
  if (publicCredentialsText(JSON.parse(credentials) as string[]) !== credentials || /,\d+"/.test(credentials))
    return err(refuse(refusals.credentialsUnsorted));
  const data = { list, copies: checked.value, credentials: hashHex(credentials) };
  const act = { ...place, command: 'record-slips', data, by, id };
  const refused = await refusalOf(tools, found.value.round, act);
  if (refused !== null) return err(refused);
  await keep(tools, place.round, `credentials-${list}.json`, credentials);
  return await give(tools.service, act);
}

export interface ReturnedSlip {
  readonly id: string;
  readonly list: string;
  readonly person: string;
  /** Public credential of the slip that came back. */
  readonly credential: string;
  /** The voter goes on with paper. */
  readonly way?: 'paper' | undefined;
  readonly by: Doer;
}

/** Burns the code of a slip that came back, and records that its holder got another one. One at a time. */
export async function replaceSlip(
  tools: BoxTools,
  ready: ReturnType<typeof readyBoxes>,
  place: ConferencePlace,
  { id, list, person, credential, way, by }: ReturnedSlip,
): Promise<Result<Answer, Refusal>> {
  const found = await electronicConference(tools.service, place);
  if (!found.ok) return found;
  const { round, state } = found.value;
  const data = { list, person, ...(way === undefined ? {} : { way }) };
  const act = { ...place, command: 'replace-slip', data, by, id };
  if ((await tools.service.store.receipt(place.round, id)) !== null) return await give(tools.service, act);
  const refused = await refusalOf(tools, round, act);
  if (refused !== null) return err(refused);
  const placed = placedBox(round, { round: place.round, conference: state.setup.id, list: list as ListId });
  if (placed === null) return err(refuse(unknownList, list));
  const problem = await burn(tools, ready, placed, credential);
  return problem === null ? await give(tools.service, act) : err(problem);
}

export interface MisprintedSlip {
  readonly id: string;
  readonly list: string;
  /** Its public credential. */
  readonly credential: string;
  readonly reason: string;
  readonly by: Doer;
}

/** Burns the code of a misprinted slip, which is named in the record. Before there is a box, the record is enough: the box follows it. */
export async function burnMisprint(
  tools: BoxTools,
  ready: ReturnType<typeof readyBoxes>,
  place: ConferencePlace,
  { id, by, ...data }: MisprintedSlip,
): Promise<Result<Answer, Refusal>> {
  const found = await electronicConference(tools.service, place);
  if (!found.ok) return found;
  const { round, state, electronic } = found.value;
  const act = { ...place, command: 'burn-misprint', data, by, id };
  if ((await tools.service.store.receipt(place.round, id)) !== null) return await give(tools.service, act);
  const refused = await refusalOf(tools, round, act);
  if (refused !== null) return err(refused);
  const list = data.list as ListId;
  const kept = electronic.boxes[list]?.credentials ?? null;
  const listed = kept === null ? [] : (JSON.parse(await keptText(tools, place.round, kept)) as string[]);
  if (!listed.includes(data.credential)) return err(refuse(refusals.codeUnknown));
  const placed = placedBox(round, { round: place.round, conference: state.setup.id, list });
  const problem = placed === null ? null : await burn(tools, ready, placed, data.credential);
  return problem === null ? await give(tools.service, act) : err(problem);
}

/** Burns a code before the act that says so. Why it cannot be; `null` where it is burnt and the act may follow. */
async function burn(
  { store }: BoxTools,
  ready: ReturnType<typeof readyBoxes>,
  placed: PlacedBox,
  credential: string,
): Promise<Refusal | null> {
  const box = await ready(placed);
  if (!box.ok) return box.error;
  if (!box.value.listed.has(credential)) return refuse(refusals.codeUnknown);
  const outcome = await store.burn(placed.place, credential);
  if (outcome === 'voted') return refuse(refusals.slipVoted);
  const standing = await store.standing(placed.place);
  const { replaced, misprints } = placed.box;
  // A code that was burnt without an act is one whose burning was interrupted: then it is gone on with.
  const interrupted = (standing?.burnt ?? 0) > replaced + misprints.length && !misprints.includes(credential);
  return outcome === 'again' && !interrupted ? refuse(refusals.slipReplaced) : null;
}

// The messages of the key ceremony: checked, kept, recorded. The server carries them and sees none of the secrets in them.
import {
  type DealtShares,
  dealtSharesSchema,
  hashBase64,
  hashHex,
  type MemberKey,
  memberKeySchema,
  type ProblemCode,
  type ReceivedShares,
  type SignedMessage,
  sharesFor,
  signedMessageSchema,
  type TrusteeKey,
  trusteeKeySchema,
} from '@tinnhiem/ballot-box';
import {
  err,
  isComplete,
  type KeyCeremony,
  malformed,
  noCeremony,
  ok,
  type Refusal,
  type Result,
  refuse,
} from '@tinnhiem/core';
import type { Doer } from '../service/service.ts';
import type { Answer } from '../store/round-store.ts';
import type { KeyMessages } from './box-work.ts';
import * as refusals from './refusals.ts';
import {
  type BoxTools,
  type ConferencePlace,
  type ElectronicConference,
  electronicConference,
  give,
  keep,
  keptText,
  refusalOf,
} from './tools.ts';

export type KeyStep = 'certificate' | 'shares' | 'part';

/** What a member's browser needs next. */
export interface KeyState {
  readonly size: number;
  readonly needed: number;
  readonly seat: number | null;
  /** In the order of the seats, as far as they were given. */
  readonly certificates: readonly (SignedMessage | TrusteeKey)[];
  /** What the others have dealt to this member, once everybody has dealt. */
  readonly letters: ReceivedShares | null;
  /** The member's own part of the key, encrypted for the member. */
  readonly part: MemberKey | null;
  /** The record of the trustees, once the key is formed. */
  readonly trustees: string | null;
}

/** The ceremony as far as it concerns one account. */
export async function keyState(
  tools: BoxTools,
  place: ConferencePlace,
  account: string,
): Promise<Result<KeyState, Refusal>> {
  const found = await electronicConference(tools.service, place);
  if (!found.ok) return found;
  const { ceremony } = found.value.electronic;
  if (ceremony === null) return err(refuse(noCeremony));
  const mine = ceremony.seats.find((seat) => seat.account === account);
  const { members: size, needed, certificates, dealt } = await messagesOf(tools, place.round, ceremony);
  const trustees = ceremony.key === null ? null : await keptText(tools, place.round, ceremony.key.trustees);
  return ok({
    size,
    needed,
    seat: mine?.seat ?? null,
    certificates,
    letters: mine !== undefined && dealt.length === size ? sharesFor(mine.seat, dealt) : null,
    part: mine?.part == null ? null : (JSON.parse(await keptText(tools, place.round, mine.part)) as MemberKey),
    trustees,
  });
}

/** Takes the message of a member: checked first, then kept, then recorded. */
export async function giveKeyMessage(
  tools: BoxTools,
  place: ConferencePlace,
  {
    id,
    step,
    message,
    by,
  }: { readonly id: string; readonly step: KeyStep; readonly message: unknown; readonly by: Doer },
): Promise<Result<Answer, Refusal>> {
  const found = await electronicConference(tools.service, place);
  if (!found.ok) return found;
  const { ceremony } = found.value.electronic;
  if (ceremony === null) return err(refuse(noCeremony));
  const seat = ceremony.seats.find(({ account }) => account === by.account)?.seat ?? ceremony.seats.length + 1;
  const read = readMessage(ceremony, step, message);
  if (!read.ok) return read;
  const text = JSON.stringify(read.value);
  const sha256 = hashHex(text);
  const act = { ...place, command: 'record-key-message', data: { step, seat, sha256 }, by, id };
  const refused = await refusalOf(tools, found.value.round, act);
  if (refused !== null) return err(refused);
  // Where there can be no boxes, no key is made for them.
  await tools.store.standing({ round: place.round, election: '' });
  const wrong = await problemOf(tools, place.round, ceremony, { step, seat, message: read.value });
  if (wrong !== null) return err(wrong);
  await keep(tools, place.round, `${step}-${seat}.json`, text);
  return await give(tools.service, act);
}

/** Forms the key once everybody has given everything; records nothing where that is not so. */
export async function formKey(
  tools: BoxTools,
  { place, electronic: { ceremony } }: ElectronicConference,
  by: Doer,
): Promise<Result<unknown, Refusal>> {
  if (ceremony === null || ceremony.key !== null || !isComplete(ceremony)) return ok(null);
  const formed = await tools.workers.formKey(await messagesOf(tools, place.round, ceremony));
  if (!formed.ok) return err(refuse(refusals.keyMessageWrong, formed.error.code));
  const trustees = await keep(tools, place.round, 'trustees.json', formed.value);
  const data = { trustees, fingerprint: hashBase64(formed.value) };
  return await give(tools.service, { ...place, command: 'record-key', data, by });
}

type Message = SignedMessage | TrusteeKey | DealtShares | MemberKey;

function readMessage({ members, needed }: KeyCeremony, step: KeyStep, message: unknown): Result<Message, Refusal> {
  const schemas = {
    certificate: needed === members ? trusteeKeySchema : signedMessageSchema,
    shares: dealtSharesSchema,
    part: memberKeySchema,
  } as const;
  const parsed = schemas[step].safeParse(message);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(refuse(malformed, `message.${issue?.path.join('.') ?? ''}`, issue?.message ?? ''));
}

async function problemOf(
  tools: BoxTools,
  round: string,
  ceremony: KeyCeremony,
  { step, seat, message }: { readonly step: KeyStep; readonly seat: number; readonly message: Message },
): Promise<Refusal | null> {
  const all = await messagesOf(tools, round, ceremony);
  const { members, needed } = ceremony;
  const check = {
    certificate: () =>
      tools.workers.checkCertificate({ members, needed, seat, message: message as SignedMessage | TrusteeKey }),
    shares: () => tools.workers.checkShares({ ...all, seat, message: message as DealtShares }),
    part: () => tools.workers.checkPart({ ...all, seat, message: message as MemberKey }),
  } as const satisfies Record<KeyStep, unknown>;
  const checked = await check[step]();
  if (!checked.ok) return refuse(refusals.keyMessageWrong, checked.error.code);
  // One key in two seats would be one person who counts as two.
  const keyOf = (given: Message) => ('public_key' in given ? JSON.stringify(given.public_key) : null);
  const twice =
    step === 'certificate' &&
    all.certificates.some((other) => keyOf(other) !== null && keyOf(other) === keyOf(message));
  return twice ? refuse(refusals.keyMessageWrong, 'trustee-key-invalid' as ProblemCode) : null;
}

async function messagesOf(
  tools: BoxTools,
  round: string,
  { members, needed, seats }: KeyCeremony,
): Promise<KeyMessages> {
  const read = async <T>(names: readonly (string | null)[]): Promise<T[]> =>
    await Promise.all(
      names.filter((name) => name !== null).map(async (name) => JSON.parse(await keptText(tools, round, name)) as T),
    );
  return {
    members,
    needed,
    certificates: await read(seats.map(({ certificate }) => certificate)),
    dealt: await read(seats.map(({ shares }) => shares)),
    parts: await read(seats.map(({ part }) => part)),
  };
}

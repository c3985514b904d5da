// The electronic boxes of a round on their way: which of them travel, and whether what arrives is what the record says.
//
// A closed box travels as its `.bel` file, with the codes that were taken out of use. One into which nobody may cast yet does not:
// it is begun there from the record.
import { hashHex } from '@tinnhiem/ballot-box';
import { err, ok, type Refusal, type Result, type Round, refuse, type Text, text } from '@tinnhiem/core';
import { z } from 'zod';
import { type PlacedBox, placedBox } from '../boxes/box-places.ts';
import type { BoxStanding, BoxStore } from '../boxes/box-store.ts';
import { castingState } from '../boxes/casting-state.ts';
import { type ClosedBox, closedBox, isUnused, takesIn } from '../boxes/closed-box.ts';
import { textsOf } from '../boxes/prepare.ts';
import { boxDiffers } from '../boxes/refusals.ts';
import { exportTooLarge, exportWhileCasting, importBoxDiffers, importBoxWrong } from './refusals.ts';
import {
  attachmentPart,
  boxPart,
  burntPart,
  DamagedPackage,
  isBoxPart,
  largestPart,
  type Package,
  type PackagePart,
} from './round-package.ts';

type Closed = PlacedBox & { readonly box: { readonly closed: NonNullable<PlacedBox['box']['closed']> } };

interface RoundBoxes {
  readonly closed: readonly Closed[];
  /** Nobody may cast yet. */
  readonly toBegin: readonly PlacedBox[];
  /** Somebody may cast, or the closing is not done. */
  readonly casting: readonly PlacedBox[];
}

function boxesOf(round: Round): RoundBoxes {
  const all = [...round.conferences.values()].flatMap(({ state: { setup } }) =>
    setup.lists.flatMap(({ id }) => {
      const placed = placedBox(round, { round: round.state.id, conference: setup.id, list: id });
      return placed === null ? [] : [placed];
    }),
  );
  const notClosed = all.filter(({ box }) => box.closed === null);
  const before = ({ state }: PlacedBox) => castingState(state.stage) === 'not-open';
  return {
    closed: all.filter((placed): placed is Closed => placed.box.closed !== null),
    toBegin: notClosed.filter(before),
    casting: notClosed.filter((placed) => !before(placed)),
  };
}

export interface BoxParts {
  readonly parts: readonly PackagePart[];
  readonly bytes: number;
}

/** What of the boxes goes into the package. Refused while somebody may cast, and where a box is not as the record says. */
export async function boxParts(store: BoxStore, round: Round): Promise<Result<BoxParts, Refusal>> {
  const { closed, casting } = boxesOf(round);
  if (casting.length > 0)
    return err(
      refuse(
        exportWhileCasting,
        casting.map(({ list }) => list.title),
      ),
    );
  const parts: PackagePart[] = [];
  let size = 0;
  for (const { place, box, list } of closed) {
    if (!isAsRecorded(await store.standing(place), box)) return err(refuse(boxDiffers, list.title));
    // What was done with it without an act is done again from the record.
    const { length, pieces } = await store.bytes(place, box.opened === null ? 'public' : 'whole');
    // What could not be taken in again is not written either.
    if (length > largestPart)
      return err(refuse(exportTooLarge, `hòm (box) “${list.title}”: ${Math.ceil(length / 1e6)} MB`));
    size += length;
    parts.push(
      { name: boxPart(place.election), bytes: () => pieces },
      {
        name: burntPart(place.election),
        bytes: async () => new TextEncoder().encode(`${JSON.stringify(await store.burnt(place))}\n`),
      },
    );
  }
  return ok({ parts, bytes: size });
}

function isAsRecorded(standing: BoxStanding | null, { prepared, closed, opened }: Closed['box']): boolean {
  if (standing === null) return false;
  const { setup, ballots, voters, waiting, phase, end, decrypted } = standing;
  const holds = setup === prepared.setup && ballots === closed.ballots && voters === closed.voters && waiting === 0;
  if (opened !== null) return holds && phase === 'opened' && end === opened.end;
  return holds && (end === closed.end || decrypted.length > 0);
}

export interface ArrivingBoxes {
  readonly closed: readonly Closed[];
  readonly toBegin: readonly { readonly placed: PlacedBox; readonly setup: Uint8Array }[];
}

/**
 * Checks the boxes of a package, each completely, and that the store would take them in. Nothing is written, and no box is held
 * any longer than that takes: together they may be larger than the memory. Throws `DamagedPackage`.
 */
export async function arrivingBoxes(
  from: Package,
  round: Round,
  store: BoxStore,
  progress: BoxProgress,
): Promise<Result<ArrivingBoxes, Refusal>> {
  const { closed, toBegin, casting } = boxesOf(round);
  const expected = new Set(closed.flatMap(({ place: { election } }) => [boxPart(election), burntPart(election)]));
  const [undone] = casting;
  if (undone !== undefined) throw new DamagedPackage(boxPart(undone.place.election));
  const odd = from.names.find((name) => isBoxPart(name) && !expected.has(name));
  if (odd !== undefined) throw new DamagedPackage(odd);
  for (const placed of closed) {
    const read = await checkedBox(from, placed, progress);
    if (!read.ok) return err(refuse(importBoxWrong, placed.list.title, read.error));
    if (!takesIn(await store.standing(placed.place), read.value))
      return err(refuse(importBoxDiffers, placed.list.title));
  }
  const beginning: { placed: PlacedBox; setup: Uint8Array }[] = [];
  for (const placed of toBegin) {
    const there = await store.standing(placed.place);
    if (there !== null && !isUnused(there)) return err(refuse(importBoxDiffers, placed.list.title));
    beginning.push({ placed, setup: await from.read(attachmentPart(placed.box.prepared.setup)) });
  }
  return ok({ closed, toBegin: beginning });
}

/** Puts boxes that were checked into the store. May be repeated. */
export async function putBoxes(
  from: Package,
  store: BoxStore,
  { closed, toBegin }: ArrivingBoxes,
): Promise<Result<undefined, Refusal>> {
  for (const placed of closed) {
    // Its bytes are those that were checked: their hash is looked at again.
    const box = closedBox(await from.read(boxPart(placed.place.election)), await burntIn(from, placed));
    if (box === null) throw new DamagedPackage(boxPart(placed.place.election));
    if ((await store.restore(placed.place, box)) === 'in-use') return err(refuse(importBoxDiffers, placed.list.title));
  }
  for (const { placed, setup } of toBegin)
    if ((await store.begin(placed.place, setup)) === 'in-use') return err(refuse(importBoxDiffers, placed.list.title));
  return ok(undefined);
}

/** Hears of a list how many of how many ballots of its box are checked. */
export type BoxProgress = (list: string, done: number, of: number) => void;

const burntSchema = z.array(z.string().regex(/^[0-9a-f]{64}$/));

async function burntIn(from: Package, { place }: Closed): Promise<readonly string[]> {
  return burntSchema.parse(JSON.parse(new TextDecoder().decode(await from.read(burntPart(place.election)))));
}

/** A box of a package, right by itself and as the record says; what is wrong with it. */
async function checkedBox(from: Package, placed: Closed, progress: BoxProgress): Promise<Result<ClosedBox, Text>> {
  const { place, round, ids, box: recorded, list } = placed;
  const bytes = await from.read(boxPart(place.election));
  const burnt = await burntIn(from, placed);
  // Loaded where there is a box to check.
  const [{ boxPath, saidBoxes, wrongInBox }, { fastestGroup }] = await Promise.all([
    import('@tinnhiem/verifier'),
    import('@tinnhiem/ballot-box/server'),
  ]);
  const said = saidBoxes(round).get(boxPath(ids.conference, ids.list));
  const [wrong] = wrongInBox(bytes, said, fastestGroup(), (done, of) => progress(list.title, done, of));
  if (wrong !== undefined) return err(wrong);
  const box = closedBox(bytes, burnt);
  if (box === null)
    return err(text('không phải tệp do phần mềm này ghi', 'it is not byte for byte as this program writes it'));
  if (!isRecorded(box, recorded))
    return err(
      text('không bắt đầu, đóng hoặc mở như hồ sơ ghi', 'it does not begin, close or open as the record says'),
    );
  return burntFit(box, recorded)
    ? ok(box)
    : err(text('các mã đã hủy không khớp hồ sơ và hòm', 'the burnt codes do not fit record and box'));
}

const headerSize = 512;

function isRecorded({ setup, phase, events }: ClosedBox, { prepared, closed, opened }: Closed['box']): boolean {
  const tally = events.find(({ kind }) => kind === 'EncryptedTally');
  return (
    hashHex(setup) === prepared.setup &&
    phase === (opened === null ? 'tallied' : 'opened') &&
    tally?.hash === closed.end &&
    hashHex(tally.bytes.subarray(headerSize, headerSize + tally.size)) === closed.tally
  );
}

/** Each burnt code is a code of the box with which nobody voted; misprints are named in the record, of exchanges their number. */
function burntFit({ setup, events, burnt }: ClosedBox, { misprints, replaced }: Closed['box']): boolean {
  const listed = new Set<string>(JSON.parse(textsOf(setup).credentials) as string[]);
  const voted = new Set(events.map(({ credential }) => credential));
  const own = new Set(burnt);
  return (
    own.size === burnt.length &&
    burnt.every((credential) => listed.has(credential) && !voted.has(credential)) &&
    misprints.every((credential) => own.has(credential)) &&
    burnt.length >= misprints.length + replaced
  );
}

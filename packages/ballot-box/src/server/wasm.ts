// The group by our own WebAssembly (`edwards/`), for checking alone: its time tells about exponents, so that it is given none that are secret.
import { readFileSync } from 'node:fs';
import { groupOrder, looksLikePoint, type Point, type VerifyingBase, type VerifyingGroup } from '../group/group.ts';
import { fastestGroup } from './sodium.ts';

/** What is used of the JavaScript engine's `WebAssembly`, which the types of Node do not name. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** A place in memory, in bytes. */
interface Place {
  readonly value: number;
}

/** What `edwards/index.ts` exports. */
interface Edwards {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly points: Place;
  readonly texts: Place;
  readonly entries: Place;
  readonly exponents: Place;
  read(count: number): number;
  powers(count: number): void;
  product(): void;
  quotient(): void;
  write(count: number): void;
  sum(count: number): void;
  multiples(): void;
}

// As in `edwards/`: sizes in limbs of 32 bits, and how much there is room for.
const numberSize = 10;
const pointSize = 4 * numberSize;
const entrySize = 3 * numberSize;
const batch = 128;
const rowSize = batch * entrySize;
const mostExponents = 4;
const exponentWords = 5;

/** The group by WebAssembly, or `undefined` where the engine has none. */
export function wasmGroup(): VerifyingGroup | undefined {
  const { WebAssembly: engine } = globalThis as { readonly WebAssembly?: Engine };
  if (engine === undefined) return undefined;
  const module = new engine.Module(readFileSync(new URL('./edwards.wasm', import.meta.url)));
  return groupOf(new engine.Instance(module).exports as Edwards);
}

const inside = (point: Point) => point as unknown as Int32Array;
const outside = (limbs: Int32Array) => limbs as unknown as Point;

/** Points are limbs in arrays of their own: they are copied in and out for each call, so that memory needs no care. */
function groupOf(edwards: Edwards): VerifyingGroup {
  const { buffer } = edwards.memory;
  const limbs = new Int32Array(buffer);
  const texts = Buffer.from(buffer, edwards.texts.value, batch * 32);
  const exponentsIn = new BigUint64Array(buffer, edwards.exponents.value, mostExponents * exponentWords);
  const exponentBytes = new Uint8Array(exponentsIn.buffer, exponentsIn.byteOffset, 32);
  const pointsAt = edwards.points.value / 4;
  const entriesAt = edwards.entries.value / 4;

  const give = (index: number, point: Point) => limbs.set(inside(point), pointsAt + index * pointSize);
  function take(index: number): Point {
    const from = pointsAt + index * pointSize;
    return outside(limbs.slice(from, from + pointSize));
  }
  function giveExponents(exponents: readonly bigint[]): void {
    for (const [index, exponent] of exponents.entries()) {
      if (exponent < 0n || exponent >= groupOrder) throw new RangeError('an exponent outside of the group');
      for (let word = 0; word < 4; word += 1)
        exponentsIn[index * exponentWords + word] = (exponent >> BigInt(64 * word)) & 0xffff_ffff_ffff_ffffn;
    }
  }
  const takePowers = (count: number) => Array.from({ length: count }, (_, index) => take(1 + index));

  function publicPowers(point: Point, exponents: readonly bigint[]): readonly Point[] {
    return inPieces(exponents, mostExponents).flatMap((piece) => {
      give(0, point);
      giveExponents(piece);
      edwards.powers(piece.length);
      return takePowers(piece.length);
    });
  }

  function decodeWithPowers(text: string, exponents: readonly bigint[]) {
    if (!looksLikePoint(text)) return undefined;
    const [first = [], ...others] = inPieces(exponents, mostExponents);
    texts.write(text, 'hex');
    giveExponents(first);
    if (edwards.read(first.length) === 0) return undefined;
    const point = take(0);
    return { point, powers: [...takePowers(first.length), ...others.flatMap((piece) => publicPowers(point, piece))] };
  }

  /** For each of the 32 bytes of an exponent a row: 1 to 128 times the point to 256 to that place. */
  function tableOf(point: Point): Int32Array {
    const table = new Int32Array(32 * rowSize);
    give(0, point);
    for (let place = 0; place < 32; place += 1) {
      edwards.multiples();
      table.set(limbs.subarray(entriesAt, entriesAt + rowSize), place * rowSize);
    }
    return table;
  }

  function base(point: Point): VerifyingBase {
    let table: Int32Array | undefined;
    return {
      point,
      publicPower(exponent) {
        table ??= tableOf(point);
        giveExponents([exponent]);
        let count = 0;
        let carry = 0;
        for (let place = 0; place < 32; place += 1) {
          const byte = (exponentBytes[place] as number) + carry;
          // A large digit is one of the other sign and a carry.
          carry = byte > 128 ? 1 : 0;
          const digit = byte - 256 * carry;
          if (digit === 0) continue;
          giveEntry(table, place * rowSize + (Math.abs(digit) - 1) * entrySize, digit < 0, count);
          count += 1;
        }
        edwards.sum(count);
        return take(0);
      },
    };
  }

  /** Puts an entry y + x, y − x, 2·d·x·y of a table in, or that of (−x, y). */
  function giveEntry(table: Int32Array, from: number, negative: boolean, index: number): void {
    const to = entriesAt + index * entrySize;
    if (!negative) {
      for (let limb = 0; limb < entrySize; limb += 1) limbs[to + limb] = table[from + limb] as number;
      return;
    }
    for (let limb = 0; limb < numberSize; limb += 1) {
      limbs[to + limb] = table[from + numberSize + limb] as number;
      limbs[to + numberSize + limb] = table[from + limb] as number;
      limbs[to + 2 * numberSize + limb] = -(table[from + 2 * numberSize + limb] as number);
    }
  }

  function encode(points: readonly Point[]): readonly string[] {
    return inPieces(points, batch).flatMap((piece) => {
      for (const [index, point] of piece.entries()) give(index, point);
      edwards.write(piece.length);
      return piece.map((_, index) => texts.toString('hex', index * 32, index * 32 + 32));
    });
  }

  function both(operation: () => void, a: Point, b: Point): Point {
    give(0, a);
    give(1, b);
    operation();
    return take(0);
  }

  edwards.sum(0);
  const identity = take(0);
  const generator = decodeWithPowers(generatorText, [])?.point;
  if (generator === undefined) throw new Error('a group without its generator');
  return {
    library: 'wasm',
    identity,
    generator: base(generator),
    base,
    decode: (text) => decodeWithPowers(text, [])?.point,
    decodeWithPowers,
    encode,
    product: (a, b) => both(edwards.product, a, b),
    quotient: (a, b) => both(edwards.quotient, a, b),
    publicPowers,
  };
}

/** The generator: y = 4/5. */
const generatorText = `${'6'.repeat(62)}58`;

function inPieces<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const pieces: T[][] = [];
  for (let from = 0; from < all.length; from += size) pieces.push(all.slice(from, from + size));
  return pieces;
}

/** The fastest arithmetic of this server for whoever only checks; it gives the same answers as the others. */
export function verifyingGroup(): VerifyingGroup {
  return wasmGroup() ?? fastestGroup();
}

// The group of every key, ballot and proof: the prime-order subgroup of edwards25519, written multiplicatively as Belenios
// does (`g^x` is a scalar multiplication, a product is an addition of points).

declare const pointBrand: unique symbol;

/** An element of the prime-order subgroup. Only the group that made it can use it. */
export interface Point {
  readonly [pointBrand]: true;
}

/** A point that is raised to many exponents, with whatever was prepared for it. */
export interface VerifyingBase {
  readonly point: Point;
  /** The point to an exponent in [0, `groupOrder`) that everybody may know. */
  publicPower(exponent: bigint): Point;
}

/** The same for whoever has secrets. */
export interface Base extends VerifyingBase {
  /** The point to an exponent in [0, `groupOrder`), which may be secret. */
  power(exponent: bigint): Point;
}

/**
 * The arithmetic of whoever checks. It is given nothing secret: how long it takes may tell about exponents, which are in
 * [0, `groupOrder`).
 */
export interface VerifyingGroup<Prepared extends VerifyingBase = VerifyingBase> {
  readonly library: 'noble' | 'sodium' | 'wasm';
  readonly identity: Point;
  readonly generator: Prepared;
  /** Prepares a point for many powers: worth it from a few dozen on. */
  base(point: Point): Prepared;
  /**
   * Reads 64 lower-case hexadecimal digits: the 32 bytes of RFC 8032, reversed. `undefined` for everything that is not
   * the one canonical writing of an element of the subgroup: other lengths, capitals, y ≥ p, x = 0 with the sign bit, not
   * on the curve, and every point outside of the subgroup. The identity is an element.
   */
  decode(text: string): Point | undefined;
  /** `decode` and `publicPowers` at once, which shares their work. */
  decodeWithPowers(text: string, exponents: readonly bigint[]): DecodedPowers | undefined;
  /** What `decode` reads; many at once are cheaper than one by one. */
  encode(points: readonly Point[]): readonly string[];
  product(a: Point, b: Point): Point;
  quotient(a: Point, b: Point): Point;
  publicPowers(point: Point, exponents: readonly bigint[]): readonly Point[];
}

/** The arithmetic that everything is made of, for whoever has secrets. */
export interface Group extends VerifyingGroup<Base> {
  /** One power; the exponent may be secret. */
  power(point: Point, exponent: bigint): Point;
}

export interface DecodedPowers {
  readonly point: Point;
  /** In the order of the exponents. */
  readonly powers: readonly Point[];
}

/** How many elements the group has; exponents count modulo this prime. */
export const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n;

/** How the group is called in elections and certificates. */
export const groupName = 'Ed25519';

/** The writing of the identity. */
export const identityText = `${'0'.repeat(63)}1`;

/** Whether text has the form of an element; whether it is one only `Group.decode` knows. */
export function looksLikePoint(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** The product of many points. */
export function productOf(group: VerifyingGroup, points: Iterable<Point>): Point {
  let product: Point | undefined;
  for (const point of points) product = product === undefined ? point : group.product(product, point);
  return product ?? group.identity;
}

/** Whether two points are the same element. */
export function samePoint(group: VerifyingGroup, a: Point, b: Point): boolean {
  const [first, second] = group.encode([a, b]);
  return first === second;
}

/** The writing of one point. */
export function encodeOne(group: VerifyingGroup, point: Point): string {
  const [text] = group.encode([point]);
  if (text === undefined) throw new Error('a group that does not write its points');
  return text;
}

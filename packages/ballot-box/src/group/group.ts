// The group of every key, ballot and proof: the prime-order subgroup of edwards25519, written multiplicatively as Belenios
// does (`g^x` is a scalar multiplication, a product is an addition of points).

declare const pointBrand: unique symbol;

/** An element of the prime-order subgroup. Only the group that made it can use it. */
export interface Point {
  readonly [pointBrand]: true;
}

/** A point that is raised to many exponents, with whatever was prepared for it. */
export interface Base {
  readonly point: Point;
  /** The point to an exponent in [0, `groupOrder`), which may be secret. */
  power(exponent: bigint): Point;
}

/** The arithmetic that everything else is made of. Exponents are in [0, `groupOrder`). */
export interface Group {
  readonly library: 'noble' | 'sodium';
  readonly identity: Point;
  readonly generator: Base;
  /** Prepares a point for many powers: worth it from a few dozen on. */
  base(point: Point): Base;
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
  /** One power; the exponent may be secret. */
  power(point: Point, exponent: bigint): Point;
  /** Powers whose exponents everybody may know: faster, but the time taken tells about them. */
  publicPowers(point: Point, exponents: readonly bigint[]): readonly Point[];
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
export function productOf(group: Group, points: Iterable<Point>): Point {
  let product = group.identity;
  for (const point of points) product = group.product(product, point);
  return product;
}

/** Whether two points are the same element. */
export function samePoint(group: Group, a: Point, b: Point): boolean {
  const [first, second] = group.encode([a, b]);
  return first === second;
}

/** The writing of one point. */
export function encodeOne(group: Group, point: Point): string {
  const [text] = group.encode([point]);
  if (text === undefined) throw new Error('a group that does not write its points');
  return text;
}

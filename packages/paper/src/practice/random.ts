/** A number in [0, 1), the next one on every call. Everything here that varies draws from one of these. */
export type Random = () => number;

/** Small fast counting generator with 128 bits of state (sfc32, public domain), the same on every machine. */
export function seededRandom(seed: number): Random {
  let a = seed | 0;
  let b = Math.trunc(seed / 0x1_0000_0000) | 0;
  let c = 0x9e37_79b9 | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // Seeds that differ in one bit give unlike numbers only after some rounds.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** Evenly between two numbers. */
export function between(random: Random, least: number, most: number): number {
  return least + (most - least) * random();
}

/** A whole number from `least` to `most`, both included. */
export function whole(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** Whether something of this probability happens. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** One of a list that is not empty. */
export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}

/** One of the keys, each as often as its weight says. */
export function pickWeighted<K extends string>(random: Random, weights: Readonly<Partial<Record<K, number>>>): K {
  const entries = Object.entries(weights) as [K, number][];
  let rest = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  const last = entries.findLast(([, weight]) => weight > 0);
  if (last === undefined) throw new RangeError('nothing to pick from');
  return last[0];
}

/** Normally distributed around 0 with standard deviation 1 (Box and Muller). */
export function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A smooth line of chance through -1…1 that changes over a length of about `scale`. */
export function smoothNoise(random: Random, scale: number): (at: number) => number {
  const knots: number[] = [];
  const knot = (index: number): number => {
    while (knots.length <= index) knots.push(2 * random() - 1);
    return knots[index] ?? 0;
  };
  return (at) => {
    const place = Math.max(0, at) / scale;
    const index = Math.floor(place);
    const share = place - index;
    const soft = share * share * (3 - 2 * share);
    return knot(index) * (1 - soft) + knot(index + 1) * soft;
  };
}

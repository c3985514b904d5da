// A sheet that does not lie flat.
import type { BallotPage } from '../layout/index.ts';
import { between, chance, pick, type Random } from './random.ts';

/** How high the sheet stands above the desk at each place (millimetres from its top left corner), at most about `most`. */
export function curledSheet(
  { widthMm, heightMm }: BallotPage,
  most: number,
  random: Random,
): (x: number, y: number) => number {
  const bow = most * between(random, 0.2, 0.8);
  const upright = chance(random, 0.5);
  const wave = most * between(random, 0, 0.25);
  const [phase, waves] = [between(random, 0, 6.28), between(random, 1, 2.5)];
  const lift = chance(random, 0.5) ? most * between(random, 0.3, 0.8) : 0;
  const [cornerX, cornerY] = [pick(random, [0, 1]), pick(random, [0, 1])];
  return (x, y) => {
    const [u, v] = [x / widthMm, y / heightMm];
    const along = upright ? v : u;
    const across = upright ? u : v;
    const corner = Math.max(0, 1 - Math.hypot(u - cornerX, v - cornerY) / 0.6);
    return (
      bow * Math.max(0, 4 * along * (1 - along)) +
      wave * Math.sin(waves * 6.28 * across + phase) +
      lift * corner * corner
    );
  };
}

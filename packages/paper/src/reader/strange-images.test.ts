// Whatever lies in the scanner, or is sent by somebody who means harm: a reading comes back, and it claims nothing.
import { expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { between, type Random, seededRandom, whole } from '../practice/random.ts';
import { copied, markedSheet, printedPage, read } from './testing/ballots.ts';

type Shade = (x: number, y: number) => number;

function drawn(width: number, height: number, shade: Shade): GreyImage {
  const data = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) for (let x = 0; x < width; x += 1, at += 1) data[at] = shade(x, y);
  return { width, height, data };
}

/** Half of the pixels of an A4 page at 200 dpi, across and down. */
const [wide, high] = [827, 1169];

async function expectNothingRead(image: GreyImage): Promise<void> {
  const reading = await read(image);
  expect(reading).toMatchObject({ status: 'rejected', rows: [], place: null, signature: null });
  expect(reading.flags).toHaveLength(1);
}

const sizes = [0, 1, 2, 3, 8, 9, 33, 60];
test('pictures of any small size are refused', async () => {
  const random = seededRandom(1);
  for (const width of sizes)
    for (const height of sizes)
      for (const shade of [() => 0, () => 255, () => 256 * random()])
        await expectNothingRead(drawn(width, height, shade));
});

test.each([
  [1, 4000],
  [4000, 1],
  [6000, 40],
  [40, 6000],
])('a strip of %i × %i pixels is refused', async (width, height) => {
  const random = seededRandom(2);
  for (const shade of [() => 0, () => 255, () => 256 * random()]) await expectNothingRead(drawn(width, height, shade));
});

test('black, white and grey are refused', async () => {
  for (const value of [0, 1, 128, 254, 255]) await expectNothingRead(drawn(wide, high, () => value));
});

const makers: Readonly<Record<string, (random: Random) => Shade>> = {
  noise: (random) => () => 256 * random(),
  'black and white noise': (random) => {
    const share = random();
    return () => (random() < share ? 0 : 255);
  },
  gradients: (random) => {
    const [across, down, from] = [between(random, -0.4, 0.4), between(random, -0.4, 0.4), 255 * random()];
    return (x, y) => Math.max(0, Math.min(255, from + across * x + down * y));
  },
  stripes: (random) => {
    const [pitch, thick, angle] = [between(random, 2, 60), between(random, 0.1, 0.9), between(random, 0, 3.2)];
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return (x, y) => (((((x * cos + y * sin) / pitch) % 1) + 1) % 1 < thick ? 0 : 255);
  },
  checkerboards: (random) => {
    const [across, down] = [whole(random, 1, 80), whole(random, 1, 80)];
    return (x, y) => ((Math.floor(x / across) + Math.floor(y / down)) % 2 === 0 ? 0 : 255);
  },
  'pictures full of black squares': (random) => {
    const [side, pitch] = [between(random, 15, 30), between(random, 26, 120)];
    const [ink, hollow] = [whole(random, 0, 120), random() < 0.3 ? side * between(random, 0.1, 0.3) : side];
    return (x, y) => {
      const [u, v] = [x % pitch, y % pitch];
      const inside = u < side && v < side;
      const hole = u > hollow && v > hollow && u < side - hollow && v < side - hollow;
      return inside && !hole ? ink : 255;
    };
  },
};

test.each(Object.keys(makers))('%s are refused', async (name) => {
  const random = seededRandom(3);
  for (let round = 0; round < 8; round += 1) {
    const [width, height] = random() < 0.7 ? [wide, high] : [high, wide];
    await expectNothingRead(drawn(width, height, makers[name]!(random)));
  }
});

test('corner squares around anything else are refused, solid, hollow or grey', async () => {
  const { page } = await printedPage('ballot-21');
  const random = seededRandom(4);
  const scale = wide / page.widthMm;
  for (let round = 0; round < 24; round += 1) {
    const inside = Object.values(makers)[round % 6]!(random);
    const [wall, ink] = [round % 3 === 0 ? 6 : between(random, 0.4, 2), whole(random, 0, 140)];
    const empty = random() < 0.5;
    await expectNothingRead(
      drawn(wide, high, (x, y) => {
        const [X, Y] = [x / scale, y / scale];
        for (const [left, top, width, height] of page.fiducials) {
          const near = Math.min(X - left, left + width - X, Y - top, top + height - Y);
          if (near > 0) return near < wall ? ink : 255;
          if (near > -3) return 255;
        }
        return empty ? 255 : inside(x, y);
      }),
    );
  }
});

test('a ballot that was spoilt in any way still gets a reading', async () => {
  const entire = copied(await markedSheet());
  const random = seededRandom(5);
  const states = new Set<string>();
  for (let round = 0; round < 24; round += 1) {
    const image = { ...entire, data: entire.data.slice() };
    for (let blow = 0; blow <= round / 4; blow += 1) spoil(image, random);
    const reading = await read(image);
    states.add(reading.status);
    expect(['read', 'flagged', 'rejected']).toContain(reading.status);
    for (const { certainty } of reading.rows) expect(certainty >= 0 && certainty <= 1).toBe(true);
  }
  expect(states).toEqual(new Set(['flagged', 'rejected']));
});

/** Paints, inverts, moves or shakes a part of the picture. */
function spoil({ width, height, data }: GreyImage, random: Random): void {
  const [left, top] = [whole(random, 0, width - 1), whole(random, 0, height - 1)];
  const [right, bottom] = [whole(random, left, width - 1), whole(random, top, height - 1)];
  const [way, value, by] = [whole(random, 0, 3), whole(random, 0, 255), whole(random, -40, 40)];
  for (let y = top; y <= bottom; y += 1)
    for (let x = left; x <= right; x += 1) {
      const at = y * width + x;
      const old = data[at]!;
      data[at] = [value, 255 - old, data[Math.max(0, at + by)]!, old + by * random()][way]!;
    }
}

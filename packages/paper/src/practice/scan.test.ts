import { expect, test } from 'vitest';
import { markPage } from './mark-page.ts';
import type { Picture } from './picture.ts';
import { planSheet } from './plan-sheet.ts';
import { seededRandom } from './random.ts';
import { cleanRates, usualRates } from './rates.ts';
import { type ScanOptions, type Severity, scan } from './scan.ts';
import { samplePage, samplePrint } from './testing/sample-page.ts';

const page = samplePage(12);
const print = samplePrint(page, 8);
const plan = planSheet(page, usualRates, seededRandom(4));
const grey = markPage(print, page, plan, seededRandom(5), { colour: 'grey' });
const colour = markPage(print, page, plan, seededRandom(5), { colour: 'rgb' });
const good: ScanOptions = { severity: 0, dpi: 150, colour: 'grey' };
const scanned = (more: Partial<ScanOptions>, seed = 1): Picture =>
  scan(grey, page, { ...good, ...more }, seededRandom(seed));

/** Middle of the dark pixels in a part of the picture, in pixels. */
function middleOfInk(
  { width, data }: Picture,
  left: number,
  top: number,
  right: number,
  bottom: number,
): readonly [number, number] {
  let [count, sumX, sumY] = [0, 0, 0];
  for (let y = Math.round(top); y < bottom; y += 1)
    for (let x = Math.round(left); x < right; x += 1)
      if (data[y * width + x]! < 110) {
        count += 1;
        sumX += x + 0.5;
        sumY += y + 0.5;
      }
  return [sumX / count, sumY / count];
}

test('a scan is as large as the sheet at its resolution, and the same for the same seed', () => {
  for (const dpi of [150, 300] as const) {
    const { width, height, channels } = scanned({ dpi });
    expect([width, height, channels]).toEqual([Math.round((210 * dpi) / 25.4), Math.round((297 * dpi) / 25.4), 1]);
  }
  expect(scanned({ severity: 4 }).data).toEqual(scanned({ severity: 4 }).data);
  expect(scanned({ severity: 4 }, 2).data).not.toEqual(scanned({ severity: 4 }).data);
});

test('a perfect copy shows everything where it is on the sheet', () => {
  const copy = scanned({ dpi: 200 });
  const perMm = 200 / 25.4;
  for (const [x, y] of page.fiducials) {
    const [cx, cy] = middleOfInk(copy, (x - 3) * perMm, (y - 3) * perMm, (x + 9) * perMm, (y + 9) * perMm);
    expect(Math.hypot(cx / perMm - x - 3, cy / perMm - y - 3)).toBeLessThan(0.06);
  }
});

test('upside down is turned by half a turn', () => {
  const [copy, turned] = [scanned({}), scanned({ upsideDown: true })];
  const back = turned.data.slice().reverse();
  const unlike = back.filter((value, at) => Math.abs(value - copy.data[at]!) > 60).length;
  expect(unlike / back.length).toBeLessThan(0.001);
});

test('a worse feeder moves the corner squares further, never further than its severity allows', () => {
  const farthest = (severity: Severity): number => {
    const perMm = 150 / 25.4;
    const moved: number[] = [];
    for (let seed = 0; seed < 4; seed += 1) {
      const picture = scanned({ severity }, seed);
      const reach = severity * 4;
      for (const [x, y] of page.fiducials.slice(0, 1)) {
        const [cx, cy] = middleOfInk(
          picture,
          (x + 2 - reach) * perMm,
          (y + 2 - reach) * perMm,
          (x + 4 + reach) * perMm,
          (y + 4 + reach) * perMm,
        );
        moved.push(Math.hypot(cx / perMm - x - 3, cy / perMm - y - 3));
      }
    }
    return Math.max(...moved);
  };
  const [one, two] = [farthest(1), farthest(2)];
  // 0.4° and 1° at 160 mm from the middle, the stretch, the offset of the sheet and of the print on it.
  expect(one).toBeGreaterThan(0.2);
  expect(one).toBeLessThan(4);
  expect(two).toBeGreaterThan(one);
  expect(two).toBeLessThan(8);
});

test('black and white is nothing but black and white', () => {
  const bits = scanned({ colour: 'bit', severity: 3 });
  expect(new Set(bits.data)).toEqual(new Set([0, 255]));
});

test('colour stays colour, and a grey scan of it is what marking in grey gives', () => {
  const inColour = scan(colour, page, { ...good, colour: 'rgb' }, seededRandom(1));
  expect(inColour.channels).toBe(3);
  const fromColour = scan(colour, page, good, seededRandom(1));
  const inGrey = scanned({});
  const unlike = fromColour.data.filter((value, at) => Math.abs(value - inGrey.data[at]!) > 3).length;
  expect(unlike).toBeLessThan(fromColour.data.length * 1e-4);
});

test('ink is only where the plan has strokes', () => {
  const votes = planSheet(page, { ...cleanRates, stamp: 0, signature: 0 }, seededRandom(8));
  const marked = markPage(print, page, votes, seededRandom(9), { colour: 'grey' });
  const points = votes.strokes.flatMap((stroke) => stroke.points);
  const changed = [...marked.data.keys()].filter((at) => marked.data[at] !== print.data[at]);
  const astray = changed.filter((at) => {
    const [x, y] = [(at % print.width) / 8, Math.floor(at / print.width) / 8];
    return !points.some((point) => Math.hypot(point.x - x, point.y - y) < point.radius + 0.4);
  });
  expect(astray).toEqual([]);
  expect(changed.length).toBeGreaterThan(500);
});

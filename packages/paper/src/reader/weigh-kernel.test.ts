import { expect, test } from 'vitest';
import { seededRandom } from '../practice/random.ts';
import { kernel } from './weigh-kernel.ts';

/** Where things lie in memory, in numbers: 5 × 5 places of 3 inputs, weights of 9 × 3 × 16, 16 to add, 2 × 2 places of 16 outputs. */
const [input, weights, bias, output, end] = [0, 75, 75 + 432, 75 + 448, 75 + 448 + 64] as const;

test.each([0, 1] as const)('the sums are those that were meant (cut at nothing: %i)', (cut) => {
  const { numbers, run } = kernel(4 * end);
  const random = seededRandom(5);
  // Some inputs are nothing, as paper is.
  for (let at = 0; at < output; at += 1) numbers[at] = at < weights && random() < 0.4 ? 0 : random() - 0.5;
  const bytes = { input: 4 * input, weights: 4 * weights, bias: 4 * bias, output: 4 * output };
  const steps = { inputStep: 4 * 6, inputRow: 4 * 30, outputStep: 4 * 16, outputRow: 4 * 32 };
  run({ ...bytes, ...steps, segments: 3, run: 4 * 9, apart: 4 * 15, outputs: 4 * 16, side: 2, cut });
  for (const y of [0, 1])
    for (const x of [0, 1])
      for (let out = 0; out < 16; out += 1) {
        let sum = numbers[bias + out] as number;
        for (let ky = 0; ky < 3; ky += 1)
          for (let run = 0; run < 9; run += 1)
            sum +=
              (numbers[input + (2 * y + ky) * 15 + 2 * x * 3 + run] as number) *
              (numbers[weights + (ky * 9 + run) * 16 + out] as number);
        expect(numbers[output + (y * 2 + x) * 16 + out]).toBeCloseTo(cut === 1 ? Math.max(0, sum) : sum, 5);
      }
});

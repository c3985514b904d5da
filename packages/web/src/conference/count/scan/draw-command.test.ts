import { execFileSync } from 'node:child_process';
import { draw, type ListId } from '@tinnhiem/core';
import { expect, it } from 'vitest';
import { drawCommand } from './draw-command.ts';

it.skipIf(process.platform !== 'linux')('draws the same sheets as the product does, in the same order', () => {
  const batches = [
    { number: 1, read: 12 },
    { number: 2, read: 7 },
  ];
  const left = [{ batch: 1, ballot: 3 }];
  const sheets = batches
    .flatMap(({ number, read }) => Array.from({ length: read }, (_, index) => ({ batch: number, ballot: index + 1 })))
    .filter(({ batch, ballot }) => batch !== 1 || ballot !== 3);
  const drawn = draw('4615230164', 'khoa' as ListId, sheets, 6);
  const shown = execFileSync('sh', ['-c', drawCommand('4615230164', 'khoa', batches, left, 6)], { encoding: 'utf8' });
  const places = shown
    .trim()
    .split('\n')
    .map((line) => line.slice(65));
  expect(places).toEqual(drawn.map(({ batch, ballot }) => `batch ${batch} sheet ${ballot}`));
});

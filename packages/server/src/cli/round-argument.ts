import { text } from '@tinnhiem/core';
import type { CliArgument } from './command.ts';

export const roundArgument: CliArgument = {
  name: 'ROUND',
  what: text('mã của đợt, như round create đã in', 'id of the round, as round create printed it'),
};

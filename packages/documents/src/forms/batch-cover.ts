import { z } from 'zod';
import { count, day, type InputOf, words } from './inputs.ts';

/** Something of the record: its id stands in the code, its title is printed. */
const named = z.strictObject({ id: words, title: words });

/** Phiếu bìa tập phiếu: the sheet that lies on a batch when it is scanned, and says which it is. One page for each batch. */
export const batchCoverInput = z.strictObject({
  /** Whose ballots these are, "ĐẢNG ỦY TRƯỜNG ĐẠI HỌC NÔNG LÂM"; printed in capitals. */
  body: words,
  round: named,
  conference: named.extend({
    /** The voting day. */
    date: day,
  }),
  list: named,
  /** In the order in which the covers are printed. */
  batches: z
    .array(
      z.strictObject({
        /** 1, 2, 3… within the list. */
        number: count.min(1).max(999_999),
        /** Ballots in it, as counted by hand. */
        size: count.max(999_999),
      }),
    )
    .min(1)
    .max(1000),
});
export type BatchCoverInput = InputOf<typeof batchCoverInput>;

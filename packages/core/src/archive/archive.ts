// S18, S19: a round ends as one file that anybody can check; the record says what lies in it.
import { z } from 'zod';
import { type RefusalKind, refuse } from '../basics/findings.ts';
import { text } from '../basics/text.ts';
import { type Done, event } from '../record/command.ts';

/** What an archive holds, bound to the record: whoever changes a file in it changes the hash that stands here. */
export const archivedSchema = z.strictObject({
  /** SHA-256 of the archive's list of contents, which names every file with its own SHA-256. */
  contents: z.string().regex(/^[0-9a-f]{64}$/),
  /** Files named there. */
  files: z.int().positive(),
  /** Whether single ballots lie in it, under the committee's passphrase; without them its figures cannot be counted again. */
  sealed: z.boolean(),
});

export interface Archived extends z.output<typeof archivedSchema> {
  readonly done: Done;
}

export const roundArchived = event({
  type: 'round-archived',
  version: 1,
  title: text('Lập hồ sơ lưu trữ', 'Round archived'),
  data: archivedSchema,
  sentence: (d) =>
    text(
      `Lập hồ sơ lưu trữ của đợt: ${d.files} tệp${d.sealed ? ', có phần phiếu niêm phong bằng mật khẩu của Ban Kiểm phiếu' : ', không có phần phiếu'}.`,
      `The round was archived: ${d.files} files${d.sealed ? ", with the ballots under the committee's passphrase" : ', without the ballots'}.`,
    ),
});

export const notHandedOver: RefusalKind<[conferences: readonly string[]]> = {
  code: 'R-not-handed-over',
  title: text('Đợt chưa kết thúc', 'The round is not finished'),
  message: (conferences) =>
    text(
      `Chưa niêm phong và bàn giao phiếu: ${conferences.join('; ')}.`,
      `Ballots not yet sealed and handed over: ${conferences.join('; ')}.`,
    ),
  todo: text(
    'Niêm phong, bàn giao ở từng hội nghị rồi lập hồ sơ lưu trữ. Cần bản trung gian thì xuất hồ sơ “chưa kết thúc”.',
    'Seal and hand over at each conference, then archive. For something in between, write an archive marked as unfinished.',
  ),
};

export const archiveRefusals = [notHandedOver] as const;

/** Why a round cannot be archived for good; `null` where it can. */
export function archiveProblem(open: readonly string[]) {
  return open.length === 0 ? null : refuse(notHandedOver, open);
}

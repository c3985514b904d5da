// What is damaged in a data folder, and in a backup of it: it keeps nobody from backing up everything else.
import { type Text, text } from '@tinnhiem/core';

/** A round of which something is not as it was written, and in words what. */
export interface DamagedRound {
  readonly round: string;
  readonly why: Text;
}

/** A file that could not be read as what it is: it is in a backup byte for byte as it was found, or not at all where the disk could not read it. */
export interface DamagedFile {
  readonly path: string;
  readonly why: Text;
}

/** The round that a file of a data folder belongs to, its path divided by `/`; of a file that belongs to none, its path. */
export function roundOf(path: string): string {
  if (path.includes('/') && !path.startsWith('rounds/')) return path;
  return path.replace(/^rounds\//, '').replace(/(?:\.tinnhiem(?:-wal)?$|\/).*/, '');
}

/** Each damaged round in a sentence, for whoever backs up or restores; what to do comes last. */
export function damageWords(damaged: readonly DamagedRound[], restored: boolean): readonly Text[] {
  if (damaged.length === 0) return [];
  return [
    ...damaged.map(({ round, why }) =>
      text(`ĐỢT BỊ HỎNG “${round}”: ${why.vi}`, `DAMAGED ROUND “${round}”: ${why.en}`),
    ),
    restored
      ? text(
          'Đợt này đã hỏng từ trước khi sao lưu; tệp của nó được khôi phục nguyên trạng, nếu hồi đó còn đọc được. Mọi thứ khác nguyên vẹn. Lấy lại đợt từ một bản sao lưu cũ hơn (docs/operations.md, “Một đợt bị hỏng”).',
          'It was damaged before it was backed up; its file is restored as it was, if the disk could read it then. Everything else is whole. Take the round from an older backup (docs/operations.md, “A damaged round”).',
        )
      : text(
          'Mọi thứ khác đã được sao lưu đủ; tệp hỏng nằm trong bản sao lưu nguyên trạng, nếu ổ đĩa còn đọc được. Không sửa, không xóa tệp ấy và các bản sao lưu cũ; lấy lại đợt từ một bản cũ hơn (docs/operations.md, “Một đợt bị hỏng”).',
          'Everything else is backed up whole; the damaged file is in the backup as it is, if the disk can read it. Mend and remove neither it nor older backups; take the round from an older one (docs/operations.md, “A damaged round”).',
        ),
  ];
}

// The whole data folder as one file, and back.
import { dirname, resolve } from 'node:path';
import { refuse, text } from '@tinnhiem/core';
import manifest from '../../../package.json' with { type: 'json' };
import { makeBackup } from '../../backup/backup.ts';
import { damageWords } from '../../backup/damage.ts';
import { isLocked } from '../../backup/locked.ts';
import { openBoxes } from '../../backup/open-boxes.ts';
import { backupDamaged, backupRole } from '../../backup/refusals.ts';
import { restoreBackup } from '../../backup/restore.ts';
import { boxPlaces } from '../../boxes/box-places.ts';
import { makeFolderNow } from '../../store/make-folder.ts';
import { type Call, type CliCommand, Refused, requiredOption, textOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { requireFile } from '../files.ts';
import { endOf, requireNoPipe, requireSameKind } from '../overwrite.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';
import { placeOf } from '../place.ts';
import { withSession } from '../session.ts';

export const backup: CliCommand = {
  name: ['backup'],
  summary: text(
    'Sao lưu toàn bộ thư mục dữ liệu thành một tệp, kể cả khi máy chủ đang chạy; đọc lại và kiểm tra ngay',
    'Back the whole data folder up into one file, also while the server runs; read back and checked at once',
  ),
  arguments: [],
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      required: true,
      what: text('Tệp sao lưu (.tar) sẽ ghi', 'File to write (.tar)'),
    },
    'passphrase-file': passphraseOption,
    ...dataOptions,
  },
  json: '{ file, files, rounds, damaged: [{ round, why }], encrypted, made, casting }',
  example: 'tinnhiem backup --out sao-luu-2026-11-28.tar --passphrase-file mat-khau.txt',
  run: async (call: Call) => {
    if (placeOf(call).database !== null)
      throw new WrongUse(
        text(
          'backup chép thư mục dữ liệu. Với --database, sao lưu bằng công cụ của PostgreSQL (pg_dump).',
          'backup copies a data folder. With --database use the tools of PostgreSQL (pg_dump).',
        ),
      );
    return await withSession(call, async (session) => {
      if (!session.doer.roles.some((role) => role === 'organiser' || role === 'technician'))
        throw new Refused(refuse(backupRole));
      const file = requiredOption(call, 'out');
      const passphrase = await passphraseOf(call);
      await requireNoPipe(file);
      await requireSameKind(
        file,
        () => isBackup(file),
        text('bản sao lưu của chương trình', 'a backup of the program'),
      );
      makeFolderNow(dirname(resolve(file)));
      const made = await makeBackup(session.data, file, {
        secret: passphrase,
        program: manifest.version,
        now: session.service.now(),
      });
      if (!made.ok) throw new Refused(made.error, {}, 3);
      await session.note('backup-made', '', file);
      const encrypted = passphrase !== undefined;
      const open = openBoxes(await boxPlaces(session.everyRound, () => performance.now()).all());
      const casting = [...open.values()].flat();
      return {
        status: made.value.damaged.length > 0 ? 3 : 0,
        json: { file, ...made.value, encrypted, casting },
        lines: [
          call.language === 'vi'
            ? `Đã sao lưu và kiểm tra: ${file}, ${made.value.files} tệp, ${made.value.rounds.length} đợt.`
            : `Backed up and checked: ${file}, ${made.value.files} files, ${made.value.rounds.length} rounds.`,
          ...damageWords(made.value.damaged, false).map((words) => words[call.language]),
          ...(encrypted ? [] : [notLocked[call.language]]),
          ...(casting.length === 0 ? [] : [whileCasting(casting)[call.language]]),
        ],
      };
    });
  },
};

/** Whether a file is a backup, told by how a locked one begins and by the list at the end of any other. */
async function isBackup(file: string): Promise<boolean> {
  return (
    (await isLocked(file)) || (await endOf(file, 'last', 64 * 1024))?.includes('"format":"tinnhiem-backup"') === true
  );
}

const notLocked = {
  vi: 'Tệp KHÔNG mã hóa: ai có tệp này đọc được mọi thứ, kể cả từng phiếu. Thêm --passphrase-file để mã hóa.',
  en: 'The file is NOT encrypted: whoever has it reads everything, single ballots included. Add --passphrase-file.',
} as const;

const whileCasting = (conferences: readonly string[]) => ({
  vi: `Hòm phiếu điện tử đang mở (${conferences.join(', ')}): hai bản sao lưu làm lúc này đối chiếu với nhau sẽ lộ thứ tự bỏ phiếu. Chỉ giữ một bản, và sao lưu lại sau khi đóng hòm phiếu.`,
  en: `An electronic box is open (${conferences.join(', ')}): two backups made now, held beside each other, tell in which order people voted. Keep only one, and make another once the boxes are closed.`,
});

export const restore: CliCommand = {
  name: ['restore'],
  summary: text(
    'Khôi phục một bản sao lưu vào thư mục mới; không bao giờ ghi đè; kiểm tra mọi đợt',
    'Restore a backup into a new folder; never overwrites; checks every round',
  ),
  arguments: [{ name: 'FILE', what: text('tệp sao lưu', 'backup') }],
  options: {
    data: { type: 'string', value: 'DIR', required: true, what: text('Thư mục mới', 'New folder') },
    'passphrase-file': passphraseOption,
  },
  json: '{ data, files, rounds, damaged: [{ round, why }], made }',
  example: 'tinnhiem restore sao-luu-2026-11-28.tar --data du-lieu-moi',
  run: async (call: Call) => {
    const file = call.arguments.FILE ?? '';
    await requireFile(file, 'FILE');
    const data = textOption(call, 'data') ?? '';
    const restored = await restoreBackup(file, data, await passphraseOf(call));
    if (!restored.ok) throw new Refused(restored.error, {}, restored.error.code === backupDamaged.code ? 3 : 1);
    const { files, rounds, damaged, made } = restored.value;
    const list = rounds.join(', ');
    const whole =
      call.language === 'vi'
        ? `Đã khôi phục vào ${data}: ${files} tệp, ${rounds.length} đợt nguyên vẹn (${list}), mọi chuỗi hồ sơ đã kiểm tra.`
        : `Restored into ${data}: ${files} files, ${rounds.length} whole rounds (${list}), every record checked.`;
    return {
      status: damaged.length > 0 ? 3 : 0,
      json: { data, files, rounds, damaged, made },
      lines: [whole, ...damageWords(damaged, true).map((words) => words[call.language])],
    };
  },
};

// A round out of a file of `export`: new here, or what the file has more than the record that is here.
import { type Language, text } from '@tinnhiem/core';
import { backupDamaged } from '../../backup/refusals.ts';
import { lockDataFolder } from '../../store/folder.ts';
import { type Imported, importRound } from '../../transfer/import-round.ts';
import { withUnlocked } from '../../transfer/locked-package.ts';
import { importBoxWrong, notAnExport } from '../../transfer/refusals.ts';
import { type Call, type CliCommand, Refused } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { requireFile } from '../files.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';
import { placeOf } from '../place.ts';
import { withSession } from '../session.ts';

export const importCommand: CliCommand = {
  name: ['import'],
  summary: text(
    'Nhập đợt từ tệp do lệnh export ghi; không bao giờ ghi đè',
    'Take in a round from a file of export; never overwrites',
  ),
  arguments: [{ name: 'FILE', what: text('tệp do lệnh export ghi', 'a file that export wrote') }],
  options: { 'passphrase-file': passphraseOption, ...dataOptions },
  json: '{ round, before, after }',
  example: 'tinnhiem import tuaf-2019.dot --database postgres://tinnhiem@may-chu/tinnhiem',
  run: async (call: Call) => {
    const file = call.arguments.FILE ?? '';
    await requireFile(file, 'FILE');
    return await withSession(
      call,
      async (session) => {
        const { service, boxes, scans, data } = session;
        const progress = (list: string, done: number, of: number) => {
          if (done % progressStep === 0) call.say(`${list}: ${done}/${of}`);
        };
        const place = { store: service.store, boxes, scans, tables: () => session.tables, now: service.now };
        const alone = placeOf(call).database === null ? { alone: () => lockDataFolder(data) } : {};
        const passphrase = await passphraseOf(call);
        const done = await withUnlocked(file, data, passphrase, (plain) =>
          importRound({ ...place, ...alone }, plain, progress),
        );
        if (!done.ok) throw new Refused(done.error, {}, damaged.includes(done.error.code) ? 3 : 1);
        return { status: 0, json: done.value, lines: [doneWords[call.language](done.value)] };
      },
      { make: true },
    );
  },
};

/** Ballots of a box that are checked between two lines. */
const progressStep = 50;
const damaged: readonly string[] = [notAnExport.code, importBoxWrong.code, backupDamaged.code];

const doneWords: Readonly<Record<Language, (done: Imported) => string>> = {
  vi: ({ round, before, after }) =>
    before === 0
      ? `Đã nhập đợt ${round}: ${after} việc.`
      : before === after
        ? `Đợt ${round} đã có đủ ở đây (${after} việc); không ghi thêm việc nào.`
        : `Đã nhập thêm vào đợt ${round}: từ ${before} lên ${after} việc.`,
  en: ({ round, before, after }) =>
    before === 0
      ? `Round ${round} taken in: ${after} acts.`
      : before === after
        ? `Round ${round} is here already (${after} acts); no act was added.`
        : `Round ${round} went on from ${before} to ${after} acts.`,
};

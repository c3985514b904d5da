// A round into a file, to move it to another place: from a laptop to the centre, or back.
import { fingerprint, type Language, text } from '@tinnhiem/core';
import { exportRound } from '../../transfer/export-round.ts';
import { openPackage } from '../../transfer/round-package.ts';
import { type Call, type CliCommand, Refused, requiredOption } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { writing } from '../files.ts';
import { requireNoPipe, requireSameKind } from '../overwrite.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';

export const exportCommand: CliCommand = {
  name: ['export'],
  summary: text(
    'Xuất cả đợt ra một tệp để chuyển sang nơi khác (import)',
    'Write a whole round into a file, to be moved elsewhere (import)',
  ),
  arguments: [roundArgument],
  options: {
    out: { type: 'string', value: 'FILE', required: true, what: text('Tệp sẽ ghi', 'The file to write') },
    ...dataOptions,
  },
  json: '{ round, file, number, hash }',
  example: 'tinnhiem export tuaf-2019 --out tuaf-2019.dot',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const file = requiredOption(call, 'out');
      const id = call.arguments.ROUND ?? '';
      await session.round(id);
      await requireNoPipe(file);
      await requireSameKind(file, () => isExport(file), text('tệp do lệnh export ghi', 'a file that export wrote'));
      const done = await writing(file, () => exportRound(session, id, file));
      if (!done.ok) throw new Refused(done.error);
      const { number, hash } = done.value;
      return {
        status: 0,
        json: { round: id, file, number, hash },
        lines: [doneWords[call.language](id, file, number, fingerprint(hash))],
      };
    }),
};

async function isExport(file: string): Promise<boolean> {
  const opened = await openPackage(file);
  if (opened.ok) opened.value.close();
  return opened.ok;
}

const doneWords: Readonly<Record<Language, (id: string, file: string, number: number, mark: string) => string>> = {
  vi: (id, file, number, mark) =>
    `Đã xuất đợt ${id} ra ${file}: ${number} việc, mã đối chiếu ${mark}. Từ nay chỉ làm tiếp ở một nơi.`,
  en: (id, file, number, mark) =>
    `Round ${id} is in ${file}: ${number} acts, fingerprint ${mark}. From now on work on it in one place only.`,
};

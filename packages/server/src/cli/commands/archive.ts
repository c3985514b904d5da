// S18, S19: the archive of a round as one file.
import { existsSync, statSync } from 'node:fs';
import { type Language, refuse, type Text, text } from '@tinnhiem/core';
import { paths, readContainer, readContents } from '@tinnhiem/verifier';
import manifest from '../../../package.json' with { type: 'json' };
import { withFile } from '../../archive/file-source.ts';
import type { ArchiveStep } from '../../archive/write-archive.ts';
import { type Call, type CliCommand, Refused, requiredOption, textOption } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { writing } from '../files.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';
import { archiveInTheWay, clockOnlyInRehearsal } from '../refusals.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';

export const archive: CliCommand = {
  name: ['archive'],
  summary: text(
    'Lập hồ sơ lưu trữ của đợt thành một tệp ai cũng kiểm tra được; đợt đã bàn giao xong thì chuyển sang “đã lưu trữ”',
    'The archive of a round as one file that anybody can check; a round that is handed over becomes archived',
  ),
  arguments: [roundArgument],
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      required: true,
      what: text('Tệp hồ sơ (.zip) sẽ ghi', 'File to write (.zip)'),
    },
    'passphrase-file': {
      ...passphraseOption,
      what: text(
        'Tệp chứa mật khẩu của Ban Kiểm phiếu để niêm phong phần phiếu; không có thì hồ sơ không kèm phần phiếu. Hoặc biến TINNHIEM_PASSPHRASE',
        "File with the committee's passphrase under which the ballots are sealed; without it no ballots lie in the archive. Or TINNHIEM_PASSPHRASE",
      ),
    },
    ...dataOptions,
  },
  json: '{ round, file, bytes, sha256, files, pictures, finished, sealed, rehearsal, fingerprint }',
  example: 'tinnhiem archive tuaf-2019 --out ho-so-tuaf-2019.zip --as truong-ban --passphrase-file mat-khau.txt',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const id = call.arguments.ROUND ?? '';
      const { round } = await session.round(id);
      if (textOption(call, 'at') !== undefined && !round.state.rehearsal)
        throw new Refused(refuse(clockOnlyInRehearsal));
      const passphrase = await passphraseOf(call);
      // Loaded only here: other commands need no typesetter.
      const [{ makeArchive }, { renderDocument }] = await Promise.all([
        import('../../archive/make-archive.ts'),
        import('../../documents/index.ts'),
      ]);
      const out = requiredOption(call, 'out');
      const making = {
        boxes: session.boxes,
        images: session.scans.images,
        render: renderDocument,
        progress: (step: ArchiveStep, done: number, of: number) => {
          if (done % progressStep === 0) call.say(`${stepWords[step][call.language]}: ${done}/${of}`);
        },
      };
      const way = inTheWay(out, id, passphrase !== undefined);
      if (way !== null) throw new Refused(refuse(archiveInTheWay, out, way));
      const order = { round: id, by: session.doer, passphrase, program: manifest.version, out };
      const made = await writing(out, () => makeArchive(session.service, order, making));
      if (!made.ok) throw new Refused(made.error);
      await session.note('archive-made', id, made.value.fingerprint);
      return {
        status: 0,
        json: { round: id, file: out, ...made.value },
        lines: lines[call.language]({ file: out, ...made.value }),
      };
    }),
};

/** Why a file must not be overwritten: it is something else than an archive of this round, or holds ballots that the new one would not hold. */
function inTheWay(path: string, round: string, withBallots: boolean): 'other' | 'sealed' | null {
  if (!existsSync(path)) return null;
  if (!statSync(path).isFile()) return 'other';
  return withFile(path, (source) => {
    const bytes = readContainer(source).files.find((file) => file.path === paths.contents)?.bytes;
    const contents = bytes === undefined ? null : readContents(bytes);
    if (contents === null || contents.round !== round) return 'other';
    return contents.sealed && !withBallots ? 'sealed' : null;
  });
}

const progressStep = 20;
/** The steps of an archive, in the words of whoever waits. */
export const stepWords: Readonly<Record<ArchiveStep, Text>> = {
  documents: text('Lập văn bản', 'Making documents'),
  seal: text('Niêm phong ảnh phiếu', 'Sealing pictures of ballots'),
  write: text('Ghi hồ sơ', 'Writing the archive'),
  verify: text('Kiểm tra hồ sơ', 'Checking the archive'),
};

interface About {
  readonly file: string;
  readonly files: number;
  readonly finished: boolean;
  readonly sealed: boolean;
  readonly pictures: number;
  readonly fingerprint: string;
}

const lines: Readonly<Record<Language, (about: About) => string[]>> = {
  vi: ({ file, files, finished, sealed, pictures, fingerprint }) => [
    `${finished ? 'Đã lập hồ sơ lưu trữ' : 'Đã ghi hồ sơ CHƯA KẾT THÚC (đợt còn tiếp tục)'}: ${file}, ${files} tệp, đã tự kiểm tra.`,
    `Mã của hồ sơ: ${fingerprint}. Ghi mã này vào biên bản bàn giao hồ sơ.`,
    sealed
      ? `Phần phiếu${pictures > 0 ? ` (cùng ${pictures} ảnh)` : ''} được niêm phong bằng mật khẩu của Ban Kiểm phiếu. Mất mật khẩu thì không ai mở được.`
      : 'Hồ sơ không kèm phần phiếu: không đếm lại được từ hồ sơ này.',
  ],
  en: ({ file, files, finished, sealed, pictures, fingerprint }) => [
    `${finished ? 'Archived' : 'Written, UNFINISHED (the round goes on)'}: ${file}, ${files} files, checked.`,
    `Fingerprint of the archive: ${fingerprint}. Write it into the record of hand-over.`,
    sealed
      ? `The ballots${pictures > 0 ? ` and ${pictures} pictures` : ''} are sealed under the committee's passphrase. Whoever loses it cannot open them.`
      : 'No ballots lie in it: nothing can be counted again from this archive.',
  ],
};

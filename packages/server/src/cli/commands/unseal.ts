// S19: the sealed part of an archive, opened by whoever holds the committee's passphrase: single ballots and pictures of sheets.

import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CountedBallot, type RefusalKind, refuse, text } from '@tinnhiem/core';
import type { ListVotes, Unsealed, UnsealProblem } from '@tinnhiem/verifier';
import { withFile } from '../../archive/file-source.ts';
import { csvFile } from '../../exports/table-file.ts';
import { makeFolderNow } from '../../store/make-folder.ts';
import { missingOption } from '../arguments.ts';
import { type Call, type CliCommand, type CliOption, Refused, requiredOption } from '../command.ts';
import { requireFile, writing } from '../files.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';
import { folderInUse } from '../refusals.ts';

export const notUnsealed: RefusalKind<[problem: UnsealProblem]> = {
  code: 'R-not-unsealed',
  title: text('Không mở được phần niêm phong', 'The sealed part stays closed'),
  message: (problem) => problems[problem],
  todo: text(
    'Kiểm tra tệp bằng lệnh verify; dùng mật khẩu của Ban Kiểm phiếu.',
    "Check the file by verify; use the committee's passphrase.",
  ),
};

const problems = {
  none: text('Tệp này không có phần niêm phong.', 'Nothing is sealed in this file.'),
  'wrong-passphrase': text('Mật khẩu không đúng.', 'The passphrase is wrong.'),
  damaged: text('Phần niêm phong đã hỏng hoặc bị đổi.', 'The sealed part is damaged, or was changed.'),
} as const;

export const unsealRefusals = [notUnsealed] as const;

export const unseal: CliCommand = {
  name: ['unseal'],
  summary: text(
    'Mở phần niêm phong của hồ sơ lưu trữ: từng phiếu và ảnh phiếu (MẬT)',
    'Open the sealed part of an archive: single ballots and pictures of sheets (confidential)',
  ),
  arguments: [{ name: 'FILE', what: text('tệp hồ sơ lưu trữ', 'archive') }],
  options: {
    out: { type: 'string', value: 'DIR', required: true, what: text('Thư mục sẽ ghi', 'Folder to write to') },
    'passphrase-file': {
      ...passphraseOption,
      what: text(
        'Tệp chứa mật khẩu của Ban Kiểm phiếu. Hoặc biến TINNHIEM_PASSPHRASE',
        "File with the committee's passphrase. Or TINNHIEM_PASSPHRASE",
      ),
    },
  },
  json: '{ out, ballots, pictures }',
  example: 'tinnhiem unseal ho-so-tuaf-2019.zip --out phan-phieu --passphrase-file mat-khau.txt',
  run: async (call: Call) => {
    const file = call.arguments.FILE ?? '';
    await requireFile(file, 'FILE');
    const out = requiredOption(call, 'out');
    const passphrase = await passphraseOf(call);
    if (passphrase === undefined)
      throw missingOption('passphrase-file', unseal.options['passphrase-file'] as CliOption);
    // Ballots of two archives in one folder could not be told apart.
    if (existsSync(out) && statSync(out).isDirectory() && readdirSync(out).length > 0)
      throw new Refused(refuse(folderInUse, out));
    const { unsealArchive } = await import('@tinnhiem/verifier');
    return await writing(out, async () =>
      withFile(file, (source) => {
        const opened = unsealArchive(source, passphrase);
        if (!opened.ok) throw new Refused(refuse(notUnsealed, opened.error));
        const ballots = writeUnsealed(opened.value, out);
        const pictures = opened.value.pictures.length;
        return {
          status: 0 as const,
          json: { out, ballots, pictures },
          lines: [done(ballots, pictures, out)[call.language]],
        };
      }),
    );
  },
};

/** Writes ballots and pictures, or nothing; returns how many ballots. */
function writeUnsealed({ votes, pictures }: Unsealed, out: string): number {
  makeFolderNow(out, 0o700);
  const written: string[] = [];
  const write = (name: string, bytes: Uint8Array) => {
    written.push(join(out, name));
    writeFileSync(join(out, name), bytes, { mode: 0o600 });
  };
  try {
    for (const list of votes) write(`phieu_${list.conference}_${list.list}.csv`, csvFile(votesTable(list)));
    for (const [index, picture] of pictures.entries()) {
      const jpeg = picture();
      if (jpeg === null) throw new Refused(refuse<[UnsealProblem]>(notUnsealed, 'damaged'));
      write(`anh-${String(index + 1).padStart(5, '0')}.jpg`, jpeg);
    }
  } catch (error) {
    for (const path of written) rmSync(path, { force: true });
    throw error;
  }
  return votes.reduce((total, list) => total + list.ballots.length, 0);
}

/** A row for each ballot, in the order that was drawn when it was sealed. */
function votesTable({ list, people, ballots }: ListVotes) {
  return {
    name: list,
    columns: [
      { head: 'void', width: 16, value: (ballot: CountedBallot) => ballot.void },
      ...people.map((person, index) => ({
        head: person,
        width: 12,
        value: ({ rows }: CountedBallot) => rows[index] ?? null,
      })),
    ],
    rows: ballots,
  };
}

const done = (ballots: number, pictures: number, out: string) =>
  text(
    `MẬT: đã mở ${ballots} phiếu và ${pictures} ảnh vào ${out}. Xóa thư mục này ngay khi xem xong.`,
    `Confidential: ${ballots} ballots and ${pictures} pictures opened into ${out}. Delete that folder once you have looked.`,
  );

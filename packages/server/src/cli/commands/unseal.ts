// S19: the sealed part of an archive, opened by whoever holds the committee's passphrase: single ballots and pictures of sheets.

import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CountedBallot, type RefusalKind, refuse, text } from '@tinnhiem/core';
import type { ListVotes, UnsealProblem } from '@tinnhiem/verifier';
import { withFile } from '../../archive/file-source.ts';
import { csvFile } from '../../exports/table-file.ts';
import { type Call, type CliCommand, Refused, requiredOption } from '../command.ts';
import { requireFile, writing } from '../files.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';

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
    const passphrase = (await passphraseOf(call)) ?? '';
    const { unsealArchive } = await import('@tinnhiem/verifier');
    return await writing(join(out, 'x'), async () => {
      await mkdir(out, { recursive: true, mode: 0o700 });
      return withFile(file, (source) => {
        const opened = unsealArchive(source, passphrase);
        if (!opened.ok) throw new Refused(refuse(notUnsealed, opened.error));
        const { votes, pictures } = opened.value;
        const write = (name: string, bytes: Uint8Array) => writeFileSync(join(out, name), bytes, { mode: 0o600 });
        for (const list of votes) write(`phieu_${list.conference}_${list.list}.csv`, csvFile(votesTable(list)));
        for (const [index, picture] of pictures.entries()) {
          const jpeg = picture();
          if (jpeg === null) throw new Refused(refuse<[UnsealProblem]>(notUnsealed, 'damaged'));
          write(`anh-${String(index + 1).padStart(5, '0')}.jpg`, jpeg);
        }
        const ballots = votes.reduce((total, list) => total + list.ballots.length, 0);
        return {
          status: 0 as const,
          json: { out, ballots, pictures: pictures.length },
          lines: [done(ballots, pictures.length, out)[call.language]],
        };
      });
    });
  },
};

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

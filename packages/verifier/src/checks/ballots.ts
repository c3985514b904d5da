// What lies in an archive of single ballots besides the acts about them: the ballots as they count, and the pictures of their sheets.
import { hashOf, type NamedPicture, namedPictures, type Round, text } from '@tinnhiem/core';
import type { Findings } from '../answer.ts';
import { paths, picturesFolder } from '../contents.ts';
import type { Open } from '../sealed/lock.ts';
import { readVotes, sameVotes, votesOf } from '../votes.ts';
import type { Files } from './files.ts';
import type { WholeRecord } from './sealed.ts';

type Progress = (file: string, done: number, of: number) => void;

/** Checks the sealed ballots and pictures against the record, where the passphrase opens them; says otherwise what could not be. */
export function checkBallots(
  files: Files,
  whole: WholeRecord | null,
  round: Round | null,
  progress: Progress | undefined,
  findings: Findings,
): void {
  const pictures = files.paths.filter((path) => path.startsWith(picturesFolder));
  if (whole === null || whole.open === null) {
    if (pictures.length > 0)
      findings.notChecked.push({
        code: 'pictures',
        sentence: text(
          `${pictures.length} ảnh phiếu được niêm phong: chưa đối chiếu được với hồ sơ. Cần mật khẩu của Ban Kiểm phiếu (--passphrase-file).`,
          `${pictures.length} pictures of ballots are sealed and could not be compared with the record. The committee's passphrase is needed (--passphrase-file).`,
        ),
      });
    return;
  }
  if (round !== null) checkVotes(files, whole.open, round, findings);
  checkPictures(files, pictures, whole.open, namedPictures(whole.acts), progress, findings);
}

function checkVotes(files: Files, open: Open, round: Round, findings: Findings): void {
  const locked = files.get(paths.votes);
  if (locked === undefined) return;
  const content = open(paths.votes, locked);
  if (content === null) {
    failOpening(paths.votes, findings);
    return;
  }
  const [said, counted] = [readVotes(content), votesOf(round)];
  if (said === null || !sameVotes(said, counted)) {
    findings.fail(
      'votes',
      text(
        `${paths.votes}: các phiếu không phải là những phiếu đã đọc và quyết định theo hồ sơ.`,
        `${paths.votes}: these are not the ballots that were read and decided by the record.`,
      ),
      { file: paths.votes },
    );
    return;
  }
  const ballots = counted.reduce((total, list) => total + list.ballots.length, 0);
  findings.pass(
    'votes',
    text(
      `${ballots} phiếu (đã xáo thứ tự) đúng là những phiếu được đếm trong hồ sơ.`,
      `${ballots} ballots, in random order, are those that the record counts.`,
    ),
  );
}

function checkPictures(
  files: Files,
  pictures: readonly string[],
  open: Open,
  named: readonly NamedPicture[],
  progress: Progress | undefined,
  findings: Findings,
): void {
  const byHash = new Map(named.flatMap((one) => [one.sha256, one.covered].map((hash) => [hash, one] as const)));
  const found = new Map<string, string>();
  let covered = 0;
  for (const [index, path] of pictures.entries()) {
    progress?.(path, index + 1, pictures.length);
    const content = open(path, files.get(path) as Uint8Array);
    if (content === null) {
      failOpening(path, findings);
      continue;
    }
    const hash = hashOf(content);
    const one = byHash.get(hash);
    const twin = one === undefined ? undefined : found.get(one.sha256);
    if (one === undefined || twin !== undefined)
      findings.fail(
        'pictures',
        one === undefined
          ? text(
              `${path}: không phải ảnh của tờ phiếu nào trong hồ sơ (SHA-256 khác).`,
              `${path}: is no picture of a sheet that the record names (SHA-256).`,
            )
          : text(`${path}: cùng một tờ với ${twin}.`, `${path}: shows the same sheet as ${twin}.`),
        { file: path },
      );
    else {
      found.set(one.sha256, path);
      if (hash === one.covered) covered += 1;
    }
  }
  if (found.size > 0 && !findings.failed('pictures'))
    findings.pass(
      'pictures',
      text(
        `${found.size} ảnh phiếu mở được, mã băm của từng ảnh đúng như hồ sơ ghi (${covered} ảnh che chỗ ký).`,
        `${found.size} pictures of ballots open, each with the hash that the record names (the signature place is covered on ${covered}).`,
      ),
    );
  const absent = named.length - found.size;
  if (absent > 0 && !findings.failed('pictures'))
    findings.notChecked.push({
      code: 'pictures-absent',
      sentence: text(
        `${absent} ảnh phiếu mà hồ sơ nêu không có trong tệp này: không xem lại được những tờ đó.`,
        `${absent} pictures of ballots that the record names are not in this file: those sheets cannot be looked at again.`,
      ),
    });
}

function failOpening(path: string, findings: Findings): void {
  findings.fail('sealed', text(`${path} đã bị đổi sau khi niêm phong.`, `${path} was changed after it was sealed.`), {
    file: path,
  });
}

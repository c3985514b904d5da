// The part under the committee's passphrase.
import { type Envelope, text } from '@tinnhiem/core';
import type { Findings } from '../answer.ts';
import { type Contents, paths } from '../contents.ts';
import { readActs } from '../record/open-record.ts';
import { type Open, openLock } from '../sealed/lock.ts';
import type { Files } from './files.ts';
import { checkWholeRecord, lineSentence, type OpenRecord } from './record.ts';

/** A record of which nothing is hidden. */
export interface WholeRecord {
  readonly acts: readonly Envelope[];
  /** Opens the other sealed files; `null` where the record had nothing to seal. */
  readonly open: Open | null;
}

/** The whole record, where the passphrase opens it and it is the one of the open part; `null` otherwise. */
export function openSealed(
  record: OpenRecord,
  files: Files,
  contents: Contents | null,
  passphrase: string | undefined,
  findings: Findings,
): WholeRecord | null {
  if (!record.lines.some(({ kind }) => kind === 'span'))
    return { acts: record.lines.flatMap((line) => (line.kind === 'act' ? [line.act] : [])), open: null };
  const [head, locked] = [files.get(paths.key), files.get(paths.sealedActs)];
  if (contents?.sealed !== true || head === undefined || locked === undefined) {
    findings.notChecked.push({
      code: 'ballots-absent',
      sentence: text(
        'Hồ sơ này không kèm phần phiếu: chưa kiểm tra được rằng kết quả đúng là tổng của các phiếu đã đọc.',
        'This archive holds no ballots: it could not be checked that the results are the sum of the ballots that were read.',
      ),
    });
    return null;
  }
  if (passphrase === undefined) {
    findings.notChecked.push({
      code: 'ballots',
      sentence: text(
        'Phần phiếu được niêm phong: chưa kiểm tra được rằng kết quả đúng là tổng của các phiếu đã đọc. Cần mật khẩu của Ban Kiểm phiếu (--passphrase-file).',
        "The ballots are sealed: it could not be checked that the results are the sum of the ballots that were read. The committee's passphrase is needed (--passphrase-file).",
      ),
    });
    return null;
  }
  const open = openLock(head, passphrase);
  if (!open.ok) {
    if (open.error === 'wrong-passphrase')
      findings.fail(
        'passphrase',
        text(
          'Mật khẩu không đúng: phần niêm phong không mở được. Phần mở của hồ sơ vẫn được kiểm tra.',
          'The passphrase is wrong: the sealed part stays closed. The open part was checked all the same.',
        ),
        { file: paths.key },
      );
    else
      findings.fail('sealed', text(`${paths.key} không đọc được.`, `${paths.key} cannot be read.`), {
        file: paths.key,
      });
    return null;
  }
  const content = open.value(paths.sealedActs, locked);
  if (content === null) {
    findings.fail(
      'sealed',
      text(`${paths.sealedActs} đã bị đổi sau khi niêm phong.`, `${paths.sealedActs} was changed after it was sealed.`),
      { file: paths.sealedActs },
    );
    return null;
  }
  const acts = readActs(content);
  if (!acts.ok) {
    findings.fail('sealed', lineSentence(acts.error, paths.sealedActs), {
      file: paths.sealedActs,
      line: acts.error.line,
    });
    return null;
  }
  const whole = checkWholeRecord(record, acts.value, findings);
  if (whole === null) return null;
  findings.pass(
    'sealed',
    text(
      `Phần niêm phong mở được: ${acts.value.length} việc, mã băm của từng việc đã tính lại và nối đúng vào chuỗi.`,
      `The sealed part opens: ${acts.value.length} acts, every hash worked out again and in its place of the chain.`,
    ),
  );
  return { acts: whole, open: open.value };
}

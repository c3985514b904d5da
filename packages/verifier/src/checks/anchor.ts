// The signed paper: 80 bits of the hash of one act stand at its foot, and whoever rewrites the record cannot rewrite the paper.
import { type Envelope, fingerprint, text } from '@tinnhiem/core';
import type { Anchor, Findings } from '../answer.ts';
import { fingerprintPattern } from '../contents.ts';
import { sentence } from './record.ts';

/** A fingerprint as somebody typed it off a paper, in its usual form; `null` where it is none. Letters that are easily confused are put right. */
export function readFingerprint(typed: string): string | null {
  const characters = typed
    .toUpperCase()
    .replace(/[\s\-–—·.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const written = characters.replace(/(.{4})(?=.)/gu, '$1-');
  return fingerprintPattern.test(written) ? written : null;
}

/** Finds the act of a signed paper. `hashes`: of the acts that are known, by number; `last`: the number of the last act. */
export function checkAnchor(
  typed: string | undefined,
  known: {
    readonly hashes: ReadonlyMap<number, string>;
    readonly acts: readonly Pick<Envelope, 'number' | 'at' | 'type' | 'data'>[];
    readonly last: number;
    /** Whether some acts are sealed, so that their hashes are not known. */
    readonly partly: boolean;
  },
  findings: Findings,
): Anchor | null {
  if (typed === undefined) {
    findings.notChecked.push({
      code: 'anchor',
      sentence: text(
        'Chưa so với biên bản giấy: ai giữ tệp có thể đã viết lại toàn bộ hồ sơ. Hãy nhập mã in ở chân biên bản đã ký (--fingerprint).',
        'Not compared with paper: whoever holds the file could have rewritten the whole record. Give the fingerprint at the foot of the signed minutes (--fingerprint).',
      ),
    });
    return null;
  }
  const wanted = readFingerprint(typed);
  const number = [...known.hashes].find(([, hash]) => wanted !== null && fingerprint(hash) === wanted)?.[0];
  const act = known.acts.find((other) => other.number === number);
  if (wanted === null || number === undefined || act === undefined) {
    findings.fail(
      'anchor',
      wanted === null
        ? text(
            `“${typed}” không phải mã nhận dạng; mã có dạng XXXX-XXXX-XXXX-XXXX.`,
            `“${typed}” is no fingerprint; it looks like XXXX-XXXX-XXXX-XXXX.`,
          )
        : text(
            `Mã ${wanted} trên giấy KHÔNG phải của việc nào trong hồ sơ này: hồ sơ này không phải hồ sơ đã ký${known.partly ? ' (hoặc mã thuộc một việc trong phần niêm phong; hãy mở bằng mật khẩu để chắc chắn)' : ''}.`,
            `The fingerprint ${wanted} on paper belongs to NO act of this record: this is not the record that was signed${known.partly ? ' (or it belongs to an act in the sealed part; open that to be sure)' : ''}.`,
          ),
    );
    return null;
  }
  const said = { vi: sentence(act, 'vi'), en: sentence(act, 'en') };
  findings.pass(
    'anchor',
    text(
      `Mã ${wanted} trên giấy là của việc ${number}: ${said.vi} Mọi việc từ 1 đến ${number} đúng như khi ký.`,
      `The fingerprint ${wanted} on paper is that of act ${number}: ${said.en} Acts 1 to ${number} are as they were signed.`,
    ),
  );
  if (number < known.last)
    findings.notChecked.push({
      code: 'after-anchor',
      sentence: text(
        `Tờ giấy này chỉ bảo đảm đến việc ${number}; các việc ${number + 1}–${known.last} cần một tờ ký sau đó.`,
        `This paper vouches for acts up to ${number}; acts ${number + 1} to ${known.last} need a paper that was signed later.`,
      ),
    });
  return { number, at: act.at, sentence: text(said.vi, said.en) };
}

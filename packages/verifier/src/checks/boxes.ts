// Electronic ballot boxes: each checked completely, as whoever has no other part of the archive would.
import { type Group, nobleGroup, problemTexts, verifyBox } from '@tinnhiem/ballot-box';
import { text } from '@tinnhiem/core';
import type { Findings } from '../answer.ts';

/** The folder of ballot boxes. */
export const boxesFolder = 'boxes/';

/** Checks every ballot box of an archive. `progress` hears how many of how many ballots of a box are checked. */
export function checkBoxes(
  files: ReadonlyMap<string, Uint8Array>,
  { group = nobleGroup, progress }: { group?: Group; progress?: (file: string, done: number, of: number) => void },
  findings: Findings,
): void {
  const boxes = [...files].filter(([path]) => path.startsWith(boxesFolder));
  for (const [path, bytes] of boxes) {
    const verified = verifyBox(bytes, {
      group,
      open: true,
      ...(progress === undefined ? {} : { progress: (done: number, of: number) => progress(path, done, of) }),
    });
    for (const { code, where } of verified.errors)
      findings.fail(
        'boxes',
        text(
          `${path}: ${problemTexts[code].vi} ${JSON.stringify(where)}`,
          `${path}: ${problemTexts[code].en} ${JSON.stringify(where)}`,
        ),
        { file: path },
      );
  }
  if (boxes.length > 0 && !findings.failed('boxes'))
    findings.pass(
      'boxes',
      text(
        `${boxes.length} hòm phiếu điện tử đúng: mọi phiếu, chữ ký và chứng minh đã kiểm tra.`,
        `${boxes.length} electronic ballot boxes are right: every ballot, signature and proof checked.`,
      ),
    );
}

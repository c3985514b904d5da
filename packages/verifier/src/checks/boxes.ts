// Electronic ballot boxes: each checked completely, as whoever has no other part of the archive would, and against what the record says of it.
import {
  credentialOf,
  nobleGroup,
  problemTexts,
  readBox,
  readCredentials,
  type VerifiedBox,
  type VerifyingGroup,
  verifyBox,
} from '@tinnhiem/ballot-box';
import { canonicalJson, hashOf, type Round, type Text, text } from '@tinnhiem/core';
import type { Findings } from '../answer.ts';
import type { Files } from './files.ts';

/** The folder of ballot boxes. */
export const boxesFolder = 'boxes/';

/** Where the box of a list lies in an archive. */
export function boxPath(conference: string, list: string): string {
  return `${boxesFolder}${conference}_${list}.bel`;
}

interface BoxOptions {
  readonly group?: VerifyingGroup;
  /** Hears how many of how many ballots of a box are checked. */
  readonly progress?: (file: string, done: number, of: number) => void;
}

/** Everything that is wrong with a box, by itself and beside what the record says of it; `said` is `null` where nothing is known of the record. */
export function wrongInBox(
  bytes: Uint8Array,
  said: SaidBox | undefined | null,
  group: VerifyingGroup,
  progress: (done: number, of: number) => void = () => {},
): readonly Text[] {
  const verified = verifyBox(bytes, { group, open: true, progress });
  const wrong = verified.errors.map(({ code, where }) => {
    const place = canonicalJson(where);
    return text(`${problemTexts[code].vi} ${place}`, `${problemTexts[code].en} ${place}`);
  });
  const differs = said === null ? null : differsFrom(group, said, bytes, verified);
  return differs === null ? wrong : [...wrong, differs];
}

/** Checks every ballot box of an archive. `round`: as the record has it; `null` where that cannot be read. */
export function checkBoxes(
  files: Files,
  round: Round | null,
  { group = nobleGroup, progress }: BoxOptions,
  findings: Findings,
): void {
  const boxes = files.paths.filter((path) => path.startsWith(boxesFolder));
  const said = round === null ? null : saidBoxes(round);
  for (const path of boxes) {
    const bytes = files.get(path) as Uint8Array;
    const boxSaid = said === null ? null : said.get(path);
    for (const words of wrongInBox(bytes, boxSaid, group, (done, of) => progress?.(path, done, of)))
      findings.fail('boxes', text(`${path}: ${words.vi}`, `${path}: ${words.en}`), { file: path });
  }
  for (const path of said?.keys() ?? [])
    if (!files.has(path))
      findings.fail('boxes', text(`Thiếu hòm phiếu điện tử ${path}.`, `The electronic box ${path} is missing.`), {
        file: path,
      });
  if (boxes.length > 0 && !findings.failed('boxes'))
    findings.pass(
      'boxes',
      text(
        `${boxes.length} hòm phiếu điện tử đúng: mọi phiếu, chữ ký và chứng minh đã kiểm tra, khớp với hồ sơ.`,
        `${boxes.length} electronic ballot boxes are right: every ballot, signature and proof checked, as the record says.`,
      ),
    );
}

/** What the record says of a box that was closed. */
export type SaidBox = { readonly ballots: number; readonly voters: number; readonly end: string } & {
  /** Slips made: so many codes are listed. */
  readonly codes: number;
  /** Public credentials of misprinted slips, with which nobody casts. */
  readonly misprints: readonly string[];
  /** `null` where the record says nothing of it, or keeps it sealed. */
  readonly opened: { readonly result: readonly unknown[]; readonly bel: { readonly sha256: string } } | null;
};

/** Every box that was closed, by its path. */
export function saidBoxes(round: Round): ReadonlyMap<string, SaidBox> {
  const closed = new Map<string, SaidBox>();
  for (const [id, { state }] of round.conferences)
    for (const [list, box] of Object.entries(state.electronic?.boxes ?? {}))
      if (box.closed !== null) {
        const { misprints, opened, slips } = box;
        closed.set(boxPath(id, list), { ...box.closed, codes: slips.printed, misprints, opened });
      }
  return closed;
}

/** What of a box is not as the record says; `null` where all is. A box up to its encrypted tally has no result. */
function differsFrom(
  group: VerifyingGroup,
  said: SaidBox | undefined,
  bytes: Uint8Array,
  verified: VerifiedBox,
): Text | null {
  if (said === undefined) return text('hồ sơ không có hòm phiếu này', 'the record knows no such box');
  const { ballots, counted, result } = verified;
  if (ballots !== said.ballots || counted !== said.voters)
    return text(
      `có ${ballots} phiếu, ${counted} mã; hồ sơ ghi ${said.ballots} và ${said.voters}`,
      `holds ${ballots} ballots of ${counted} codes; the record says ${said.ballots} and ${said.voters}`,
    );
  const box = readBox(bytes);
  if (!box.ok) return null;
  const listed = readCredentials(group, box.value.setup.credentials.bytes).credentials.size;
  if (listed !== said.codes)
    return text(
      `có ${listed} mã; hồ sơ ghi đã lập ${said.codes} phiếu điện tử`,
      `lists ${listed} codes; the record says that ${said.codes} slips were made`,
    );
  const misprints = new Set(said.misprints);
  if (box.value.ballots.some((ballot) => misprints.has(credentialOf(ballot.bytes) ?? '')))
    return text(
      'có phiếu bằng mã của phiếu điện tử in hỏng đã hủy',
      'holds a ballot of a misprinted slip whose code was burnt',
    );
  if (result === null)
    return box.value.head.hash === said.end
      ? null
      : text('không kết thúc như khi đóng hòm', 'does not end as when it was closed');
  if (said.opened === null) return null;
  return hashOf(bytes) === said.opened.bel.sha256 && canonicalJson(result) === canonicalJson(said.opened.result)
    ? null
    : text('không phải hòm phiếu đã mở theo hồ sơ', 'is not the box that the record says was opened');
}

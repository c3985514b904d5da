// A conference of the sample that casts electronically, beside paper or alone, up to its open box. All people and files are invented.
import type { BoxRow } from '@tinnhiem/core';
import { committeeMembers, doer, type HeldRound, stateOf, type Who } from './held-round.ts';

/** Stands for the SHA-256 of a kept file. */
export const hash = (letter: string): string => letter.repeat(64);
export const preparedFingerprint = 'kq3vC0xZ'.repeat(6).slice(0, 43);

export interface ElectronicGathering {
  readonly conference: string;
  readonly list: string;
  /** So many of those present get paper, the others a slip. */
  readonly onPaper: number;
  /** So many of the slips handed out are voted with. */
  readonly voted: number;
  /** What the open box says of each person on the list. */
  readonly result: readonly BoxRow[];
}

/** From the committee's key to the open box; the paper is in the box and not yet counted. */
export async function gatherElectronically(held: HeldRound, gathering: ElectronicGathering): Promise<void> {
  const { conference, list, onPaper, voted, result } = gathering;
  const act = (who: Who, command: string, data: unknown) => held.act(who, command, data, conference);
  const { rolls, setup } = await stateOf(held.service, held.round, conference);
  const people = (Object.entries(rolls).find(([id]) => id === list)?.[1] ?? []).map(({ person }) => person);
  const spare = 4;
  await act('organiser', 'name-officials', { chair: doer('chair').name });
  await act('organiser', 'propose-committee', { members: committeeMembers });
  await act('head', 'begin-key-ceremony', {
    members: 3,
    needed: 2,
    elections: [{ list, election: 'AbCdEfGhJkLmNp' }],
  });
  for (const step of ['certificate', 'shares', 'part'])
    for (const [index, who] of (['head', 'secretary', 'member'] as const).entries())
      await act(who, 'record-key-message', { step, seat: index + 1, sha256: hash('1') });
  await act('member', 'record-key', { trustees: hash('2'), fingerprint: 'T'.repeat(43) });
  await act('organiser', 'record-slips', { list, copies: people.length + spare, credentials: hash('3') });
  await act('organiser', 'record-box-prepared', { list, fingerprint: preparedFingerprint, setup: hash('4') });
  const paper = setup.casting === 'mixed' ? onPaper + spare : 0;
  if (paper > 0) await act('organiser', 'record-printing', { list, copies: paper });
  await act('organiser', 'make-ready', {});
  await act('organiser', 'check-in', { people });
  await act('chair', 'approve-committee', { votesFor: people.length, votesAgainst: 0 });
  await act('chair', 'open-poll', {});
  if (paper > 0) await act('head', 'hand-out', { people: people.slice(0, onPaper), way: 'paper' });
  await act('head', 'hand-out', { way: 'slip' });
  await act('organiser', 'burn-misprint', { list, credential: hash('b'), reason: 'In lệch' });
  await act('member', 'record-spoiled', { list, copies: 1, way: 'slip', reason: 'Kẹt giấy, rách mã' });
  await act('member', 'replace-slip', { list, person: people.at(-1) });
  await act('chair', 'close-poll', {});
  const box = { ballots: voted + 2, voters: voted, end: hash('5'), tally: hash('6') };
  await act('head', 'record-box-closed', { list, ...box });
  const slips = people.length - (paper > 0 ? onPaper : 0);
  await act('secretary', 'record-box', {
    list,
    collected: paper > 0 ? onPaper : 0,
    unused: paper > 0 ? spare : 0,
    unusedSlips: people.length + spare - slips - 3,
  });
  await act('head', 'begin-count', {});
  await act('secretary', 'record-decryption', { list, seat: 2, sha256: hash('7') });
  await act('head', 'record-decryption', { list, seat: 1, sha256: hash('8') });
  await act('head', 'record-box-opened', { list, result, bel: { sha256: hash('9'), bytes: 71_000 }, end: hash('a') });
}

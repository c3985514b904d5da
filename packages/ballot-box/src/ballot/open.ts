// A voter who wants to know whether the machine encrypts what was marked has a sealed ballot opened instead of signed: it says
// from which marks and which seed it was made, so that anybody can make it again and find the same seal. It was never signed,
// so no box takes it, and its seed is used for nothing else (J. Benaloh, Simple verifiable elections, 2006).
import { err, ok, type Result } from '@tinnhiem/core';
import type { Election } from '../election/election.ts';
import { digest } from '../format/hash.ts';
import type { Group } from '../group/group.ts';
import type { Random } from '../group/scalars.ts';
import { type Problem, problem } from '../problems.ts';
import { allowsChoice, type Choice, type EncryptionProgress, sealBallotInSteps } from './encrypt.ts';

/** A sealed ballot with everything that its maker knew. */
export interface OpenedBallot {
  /** The election's uuid and φ. */
  readonly election: string;
  readonly fingerprint: string;
  /** The public credential that the proofs are bound to. */
  readonly credential: string;
  /** What the screen showed before the voter chose to open it. */
  readonly seal: string;
  /** 64 hexadecimal digits. */
  readonly seed: string;
  /** One a question. */
  readonly choices: readonly Choice[];
}

const head = 'tinnhiem-opened.1';
const pattern =
  /^tinnhiem-opened\.1\.([1-9A-HJ-NP-Za-km-z]{14,})\.([A-Za-z0-9+/]{43})\.([0-9a-f]{64})\.([A-Za-z0-9+/]{43})\.([0-9a-f]{64})\.([01]+(?:-[01]+)*)$/;

/**
 * All chance for one ballot out of one seed: SHA-256 of `tinnhiem-ballot|seed|n` for n = 0, 1, 2 … one after the other. The
 * seed is secret unless the ballot is opened, and is used for one ballot only.
 */
export function seededRandom(seed: string): Random {
  let block = 0;
  let rest = new Uint8Array();
  return (bytes) => {
    const drawn = new Uint8Array(bytes);
    for (let at = 0; at < bytes; ) {
      if (rest.length === 0) {
        rest = Uint8Array.from(digest(`tinnhiem-ballot|${seed}|${block}`));
        block += 1;
      }
      const taken = rest.subarray(0, bytes - at);
      drawn.set(taken, at);
      at += taken.length;
      rest = rest.slice(taken.length);
    }
    return drawn;
  };
}

/** The one line that an opened ballot is handed on as: in a file, or in the address that a QR code holds. */
export function openedBallotText({ election, fingerprint, credential, seal, seed, choices }: OpenedBallot): string {
  const rows = choices.map((row) => row.join('')).join('-');
  return [head, election, fingerprint, credential, seal, seed, rows].join('.');
}

/** Reads that line; what is in it is checked by `checkOpenedBallot`. */
export function readOpenedBallot(content: string): Result<OpenedBallot, Problem> {
  const [whole, election = '', fingerprint = '', credential = '', seal = '', seed = '', rows = ''] =
    pattern.exec(content.trim()) ?? [];
  if (whole === undefined) return err(problem('opened-malformed'));
  const choices = rows.split('-').map((row) => [...row].map(Number));
  return ok({ election, fingerprint, credential, seal, seed, choices });
}

/** Makes the ballot once more from its seed: the marks are those behind the seal, or this says what is wrong. */
export function* checkOpenedBallot(
  group: Group,
  election: Election,
  opened: OpenedBallot,
): Generator<EncryptionProgress, Result<readonly Choice[], Problem>, void> {
  const { record, fingerprint } = election;
  if (opened.election !== record.uuid || opened.fingerprint !== fingerprint)
    return err(problem('opened-other-election'));
  const { choices, seed, seal } = opened;
  const fits =
    choices.length === record.questions.length &&
    record.questions.every((question, at) => allowsChoice(question, choices[at] ?? []));
  if (!fits) return err(problem('opened-malformed'));
  const made = yield* sealBallotInSteps({
    group,
    election,
    credential: { public: opened.credential },
    choices,
    random: seededRandom(seed),
  });
  return made.seal === seal ? ok(choices) : err(problem('opened-mismatch'));
}

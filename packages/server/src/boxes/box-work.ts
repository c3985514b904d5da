// What is worked out about ballots, keys and boxes. Everything goes in and comes out as text, so that another thread can do it.
import {
  addBallot,
  appendEndBallots,
  appendPartialDecryption,
  appendTally,
  type BallotContext,
  beginBox,
  checkBallot,
  checkCertificate,
  checkCertificates,
  checkDealtShares,
  checkMemberKey,
  checkPartialDecryption,
  checkTrusteeKey,
  completeThreshold,
  type DealtShares,
  electionText,
  emptyTally,
  hashHex,
  joined,
  type MemberKey,
  membersOf,
  type Problem,
  type Question,
  readBox,
  readCredentials,
  readElection,
  readTally,
  readTrustees,
  resultOfBox,
  type SetupTexts,
  type SignedMessage,
  type Tally,
  type TrusteeKey,
  tallyText,
  trusteesText,
  type VerifyingGroup,
} from '@tinnhiem/ballot-box';
import { err, ok, type Result } from '@tinnhiem/core';

/** What a ballot is checked against. */
export type BallotTexts = Pick<SetupTexts, 'election' | 'credentials'>;

export interface KeySize {
  readonly members: number;
  readonly needed: number;
}

/** What the members of a ceremony have given, in the order of their seats. */
export interface KeyMessages extends KeySize {
  readonly certificates: readonly (SignedMessage | TrusteeKey)[];
  readonly dealt: readonly DealtShares[];
  readonly parts: readonly MemberKey[];
}

export interface ElectionToMake {
  readonly trustees: string;
  readonly name: string;
  readonly description: string;
  readonly questions: readonly Question[];
  readonly uuid: string;
}

export interface BoxToOpen {
  readonly setup: SetupTexts;
  readonly tally: string;
  readonly voters: number;
  readonly decryptions: readonly { readonly owner: number; readonly text: string }[];
}

export interface OpenedTally {
  /** One row a person: ballots for high, confidence, low. */
  readonly counts: readonly (readonly number[])[];
  /** The record of the result, to append. */
  readonly text: string;
}

type Checked<T = undefined> = Result<T, Problem>;

/**
 * The work itself. Ballots are checked by one arithmetic when they come, and once more by another one that adds them up and does
 * the rest: no ballot counts that only one of the two takes. Keeps the last elections that ballots were checked against.
 */
export function boxWork(checking: VerifyingGroup, group: VerifyingGroup) {
  const contexts = new Map<string, BallotContext>();

  function contextOf(by: VerifyingGroup, { election, credentials }: BallotTexts): BallotContext {
    const key = by.library + hashHex(election) + hashHex(credentials);
    const known = contexts.get(key);
    if (known !== undefined) return known;
    const context = {
      group: by,
      election: sure(readElection(by, election)),
      credentials: readCredentials(by, credentials).credentials,
    };
    contexts.set(key, context);
    const [oldest] = contexts.keys();
    if (contexts.size > mostContexts && oldest !== undefined) contexts.delete(oldest);
    return context;
  }

  return {
    /** What is wrong with a ballot. Whoever has no code costs one signature, not all the proofs. */
    checkBallot: ({ texts, ballot }: { readonly texts: BallotTexts; readonly ballot: string }): readonly Problem[] =>
      checkBallot(contextOf(checking, texts), ballot, { signatureFirst: true }).problems,

    /** Adds up ballots that were checked when they came, each checked once more: the text of their tally, or what is wrong with one of them. */
    addUp({ texts, ballots }: { readonly texts: BallotTexts; readonly ballots: readonly string[] }): Checked<string> {
      const context = contextOf(group, texts);
      let tally = emptyTally(group, context.election.record.questions);
      for (const ballot of ballots) {
        const { problems, ciphertexts } = checkBallot(context, ballot);
        const [wrong] = problems;
        if (wrong !== undefined) return err(wrong);
        if (ciphertexts === undefined) throw new Error('a ballot that is right and has no ciphertexts');
        tally = addBallot(group, tally, ciphertexts);
      }
      return ok(tallyText(group, tally));
    },

    /** Adds up tallies. */
    combine({ texts, tallies }: { readonly texts: BallotTexts; readonly tallies: readonly string[] }): string {
      const nothing = emptyTally(group, contextOf(group, texts).election.record.questions);
      return tallyText(
        group,
        tallies.reduce((sum: Tally, text) => addBallot(group, sum, cellsOf(text)), nothing),
      );
    },

    /** Checks the certificate that member `seat` gives. */
    checkCertificate(
      given: KeySize & { readonly seat: number; readonly message: SignedMessage | TrusteeKey },
    ): Checked {
      const { members, needed, seat, message } = given;
      if (!('message' in message)) {
        const key = checkTrusteeKey(group, message, seat);
        return key.ok ? ok(undefined) : key;
      }
      return checkCertificate(group, { size: members, threshold: needed }, seat, message);
    },

    /** Checks what a member deals, given all certificates. */
    checkShares({
      seat,
      message,
      ...all
    }: KeyMessages & { readonly seat: number; readonly message: DealtShares }): Checked {
      const certificates = certificatesOf(all);
      if (!certificates.ok) return certificates;
      const checked = checkDealtShares(group, certificates.value, seat, message);
      return checked.ok ? ok(undefined) : checked;
    },

    /** Checks the key that a member made of the shares. */
    checkPart({
      seat,
      message,
      ...all
    }: KeyMessages & { readonly seat: number; readonly message: MemberKey }): Checked {
      const certificates = certificatesOf(all);
      return certificates.ok ? checkMemberKey(group, certificates.value, all.dealt, seat, message) : certificates;
    },

    /** The record of the trustees, of everything that the members gave. */
    formKey(all: KeyMessages): Checked<string> {
      if (all.needed === all.members) {
        const keys = all.certificates as readonly TrusteeKey[];
        return checkedTrustees(trusteesText(keys.map((key) => ({ kind: 'mandatory', key }))));
      }
      const certificates = certificatesOf(all);
      if (!certificates.ok) return certificates;
      const record = completeThreshold(group, certificates.value, all.dealt, all.parts);
      return record.ok ? checkedTrustees(trusteesText([{ kind: 'threshold', record: record.value }])) : record;
    },

    /** What is wrong with a list of public credentials; how many there are where nothing is. */
    checkCredentials(text: string): Checked<number> {
      const { credentials, problems } = readCredentials(group, text);
      const [first] = problems;
      return first === undefined ? ok(credentials.size) : err(first);
    },

    /** The record of an election under the trustees' key. */
    makeElection({ trustees, ...content }: ElectionToMake): Checked<string> {
      const read = readTrustees(group, trustees);
      return read.ok ? ok(electionText(group, content, read.value.key)) : read;
    },

    /** What is wrong with the decryption of a tally by one member. */
    checkDecryption(
      given: Omit<BoxToOpen, 'decryptions' | 'voters'> & { owner: number; text: string },
    ): readonly Problem[] {
      const { setup, tally, owner, text } = given;
      const { fingerprint } = sure(readElection(group, setup.election));
      const trustee = membersOf(sure(readTrustees(group, setup.trustees))).find((member) => member.owner === owner);
      if (trustee === undefined) return [{ code: 'decryption-owner-wrong', where: { trustee: owner } }];
      const checked = checkPartialDecryption(group, { fingerprint, cells: cellsOf(tally), trustee }, text);
      return checked.ok ? [] : checked.error;
    },

    /** Opens the tally of a box. */
    open({ setup, tally, voters, decryptions }: BoxToOpen): Result<OpenedTally, readonly Problem[]> {
      // What opens a box is its set-up, its tally and the decryptions, not the ballots.
      const parts = [beginBox(0, setup)];
      const add = (build: (end: (typeof parts)[number]['end']) => (typeof parts)[number]) => {
        parts.push(build((parts.at(-1) as (typeof parts)[number]).end));
      };
      add(appendEndBallots);
      add((end) => appendTally(end, tally, { ballots: voters, weight: BigInt(voters) }));
      for (const { owner, text } of decryptions) add((end) => appendPartialDecryption(end, owner, text));
      const box = readBox(joined(parts.map(({ bytes }) => bytes)));
      if (!box.ok) return err([box.error]);
      const opened = resultOfBox(group, box.value);
      if (!opened.ok) return opened;
      const counts = opened.value.counts.map((row) => row.map(Number));
      return ok({ counts, text: opened.value.text });
    },
  };

  function certificatesOf({ members, needed, certificates }: KeyMessages) {
    return checkCertificates(group, { size: members, threshold: needed }, certificates as readonly SignedMessage[]);
  }

  function checkedTrustees(text: string): Checked<string> {
    const read = readTrustees(group, text);
    return read.ok ? ok(text) : read;
  }

  function cellsOf(text: string): Tally['cells'] {
    const cells = readTally(group, text);
    if (cells === undefined) throw new Error('a tally that this program wrote cannot be read');
    return cells;
  }
}

const mostContexts = 8;

/** What was checked before it was kept. */
function sure<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Error(`what was kept is not right: ${result.error.code}`);
}

export type BoxWork = ReturnType<typeof boxWork>;

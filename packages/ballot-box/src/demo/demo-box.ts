// Whole invented boxes from the key ceremony to the result, for tests and for trying other tools.
import { readBox } from '../archive/read.ts';
import {
  type Appended,
  appendBallot,
  appendEndBallots,
  appendPartialDecryption,
  appendResult,
  appendTally,
  beginBox,
  type ChainEnd,
  joined,
} from '../archive/write.ts';
import { type Choice, encryptBallot } from '../ballot/encrypt.ts';
import type { CredentialKey } from '../credentials/credentials.ts';
import { confidenceQuestions } from '../election/election.ts';
import { partialDecryptionText } from '../tally/decrypt.ts';
import { resultOfBox, tallyOfBox } from '../tally/of-box.ts';
import { tallyText } from '../tally/tally.ts';
import { type DemoElectionInput, demoElection, sure } from './demo-election.ts';

export interface DemoBoxInput extends Omit<DemoElectionInput, 'questions'> {
  /** One question a person. */
  readonly people: readonly string[];
  /** Of the box, in Unix seconds. */
  readonly timestamp: number;
  /** So many voters vote once more; default none. */
  readonly revotes?: number;
  /** So many ballots of all are encrypted. */
  readonly progress?: (done: number, of: number) => void;
}

/** What is in an invented box, known before it was encrypted. */
export interface DemoTruth {
  /** Every ballot in the order of casting: one row a person, [high, confidence, low]. */
  readonly ballots: readonly (readonly Choice[])[];
  /** Of the ballots that count: one row a person, [high, confidence, low]. */
  readonly result: readonly (readonly number[])[];
  /** Rows without a mark among the ballots that count, by person. */
  readonly blankRows: readonly number[];
}

export interface DemoBox {
  readonly bytes: Uint8Array;
  readonly uuid: string;
  readonly truth: DemoTruth;
}

/** Invents an election in which everybody votes, as the bytes of its `.bel` file. */
export function demoBox(input: DemoBoxInput): DemoBox {
  const { group, people, random, timestamp } = input;
  const questions = confidenceQuestions(people);
  const { election, texts, credentials, secrets } = demoElection({ ...input, questions });
  const again = credentials.slice(0, input.revotes ?? 0);
  const voting: readonly CredentialKey[] = [...credentials, ...again];
  const ballots = voting.map(() => people.map(() => inventedChoice(random(1)[0] ?? 0)));

  const parts: Uint8Array[] = [];
  let end: ChainEnd = { timestamp, height: 0 };
  const add = (appended: Appended) => {
    parts.push(appended.bytes);
    end = appended.end;
  };
  add(beginBox(timestamp, texts));
  for (const [index, credential] of voting.entries()) {
    const choices = ballots[index] as readonly Choice[];
    add(appendBallot(end, encryptBallot({ group, election, credential, choices, random }).text));
    input.progress?.(index + 1, voting.length);
  }
  add(appendEndBallots(end));
  const tally = sure(tallyOfBox(group, sure(readBox(joined(parts)))));
  add(appendTally(end, tallyText(group, tally), tally));
  const { fingerprint } = election;
  for (const [index, secret] of secrets.slice(0, input.trustees.threshold).entries())
    add(
      appendPartialDecryption(
        end,
        index + 1,
        partialDecryptionText(group, { fingerprint, cells: tally.cells, secret, random }),
      ),
    );
  add(appendResult(end, sure(resultOfBox(group, sure(readBox(joined(parts))))).text));
  return { bytes: joined(parts), uuid: election.record.uuid, truth: truthOf(ballots, again.length) };
}

/** Mostly high and confidence, some low, some blank. */
function inventedChoice(byte: number): Choice {
  if (byte < 128) return [1, 0, 0];
  if (byte < 208) return [0, 1, 0];
  return byte < 240 ? [0, 0, 1] : [0, 0, 0];
}

function truthOf(ballots: readonly (readonly Choice[])[], again: number): DemoTruth {
  // Whoever voted again did so at the end, in the order of the first time.
  const counting = ballots.slice(again);
  const rows = ballots[0] ?? [];
  const result = rows.map((row, person) =>
    row.map((_, cell) => counting.reduce((sum, ballot) => sum + (ballot[person]?.[cell] ?? 0), 0)),
  );
  const blankRows = result.map((row) => counting.length - row.reduce((sum, count) => sum + count, 0));
  return { ballots, result, blankRows };
}

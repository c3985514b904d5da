// Everything secret is worked out here, beside the page: the public credential of a code, the sealed ballot, its signature.
import './no-eval.ts';
import {
  credentialKey,
  nobleGroup as group,
  openedBallotText,
  readCredential,
  readElection,
  type SealedBallot,
  sealBallot,
  sealBallotInSteps,
  seededRandom,
  signBallot,
} from '@tinnhiem/ballot-box';
import type { FromWorker, Order, SealOrder, Wish } from './machine.ts';

const scope = globalThis as unknown as {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<Order>) => void) | null;
};

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
let sealed: { readonly order: SealOrder; readonly ballot: SealedBallot } | undefined;

scope.onmessage = ({ data: { id, wish } }) => {
  try {
    scope.postMessage({ id, kind: 'done', value: fulfil(id, wish) });
  } catch (error) {
    scope.postMessage({ id, kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
};

function fulfil(id: number, wish: Wish): unknown {
  switch (wish.kind) {
    case 'credential':
      return keyOf(wish.election, wish.code).public;
    case 'prepare':
      return prepare(wish.record, wish.code);
    case 'seal':
      return seal(id, wish);
    case 'sign': {
      if (sealed === undefined || sealed.ballot.seal !== wish.seal) throw new Error('another ballot was sealed');
      const { record, code } = sealed.order;
      const credential = keyOf(electionOf(record).record.uuid, code);
      return signBallot({ group, credential, random }, sealed.ballot);
    }
    case 'open': {
      if (sealed === undefined || sealed.ballot.seal !== wish.seal) throw new Error('another ballot was sealed');
      const { order, ballot } = sealed;
      // From here on nothing can sign it.
      sealed = undefined;
      return openedBallotText({
        election: ballot.unsigned.election_uuid,
        fingerprint: ballot.unsigned.election_hash,
        credential: ballot.unsigned.credential,
        seal: ballot.seal,
        seed: order.seed,
        choices: order.choices,
      });
    }
  }
}

/** Seals a ballot that is thrown away, while the voter reads the list: tables are made and the code is compiled by then. */
function prepare(record: string, code: string): null {
  const election = electionOf(record);
  const { questions, uuid } = election.record;
  const choices = questions.map(({ answers, min }) => answers.map((_, cell) => (cell < min ? 1 : 0)));
  sealBallot({ group, election, credential: keyOf(uuid, code), choices, random });
  return null;
}

function seal(id: number, order: SealOrder): string {
  const election = electionOf(order.record);
  if (election.fingerprint !== order.fingerprint) throw new Error('the election is another than its fingerprint says');
  const steps = sealBallotInSteps({
    group,
    election,
    credential: keyOf(election.record.uuid, order.code),
    choices: order.choices,
    random: seededRandom(order.seed),
  });
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      sealed = { order, ballot: step.value };
      return step.value.seal;
    }
    scope.postMessage({ id, kind: 'progress', done: step.value.done, of: step.value.of });
  }
}

function keyOf(uuid: string, typed: string) {
  const code = readCredential(typed);
  if (code === undefined) throw new Error('not a code');
  return credentialKey(group, uuid, code);
}

let read: { readonly record: string; readonly election: ReturnType<typeof electionNow> } | undefined;

/** The tables of the election's key are made once. */
function electionOf(record: string) {
  if (read?.record !== record) read = { record, election: electionNow(record) };
  return read.election;
}

function electionNow(record: string) {
  const result = readElection(group, record);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

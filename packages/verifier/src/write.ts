// Puts an archive together. The same pure functions serve whoever writes it and whoever checks it.

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Envelope, hashOf, type Round, shuffled } from '@tinnhiem/core';
import { rulesInForce } from './checks/round.ts';
import type { ArchiveFile } from './container/layout.ts';
import { inOrder } from './container/layout.ts';
import { containerPieces, joined, requireRoom } from './container/write.ts';
import { type Contents, contentsText, type ListedDocument, paths, picturesFolder } from './contents.ts';
import { figuresOf } from './figures.ts';
import { openText, sealedText } from './record/open-record.ts';
import { type LockInput, makeLock } from './sealed/lock.ts';
import { votesText } from './votes.ts';

/** A file that goes into an archive beside the record. */
export interface GivenFile extends ArchiveFile {
  readonly document?: ListedDocument;
}

export interface ArchiveInput {
  readonly round: Round;
  /** The whole record of the round. */
  readonly acts: readonly Envelope[];
  /** Version of the program. */
  readonly program: string;
  /** The round is over, and its record will say that it was archived. */
  readonly finished: boolean;
  /** Page to read first, documents, signed scans, ballot boxes. */
  readonly files: readonly GivenFile[];
  /** The committee's passphrase and chance; without them no ballots lie in the archive. */
  readonly lock?: Omit<LockInput, 'about'>;
  /** Pictures of sheets, in any order, each read when it is due; they are only put in where there is a lock. */
  readonly pictures?: readonly (() => Uint8Array)[];
}

export interface PreparedArchive {
  /** What the record has to say of it, where the round is over. */
  readonly archived: { readonly contents: string; readonly files: number; readonly sealed: boolean };
  /** The archive, piece by piece. `last`: the act that says it, where the round is over. */
  pieces(last: Envelope | null): Iterable<Uint8Array>;
  /** The same as one, for small archives. */
  bytes(last: Envelope | null): Uint8Array;
}

/** An archive without its record's last act, which names what is prepared here. Throws `TooLarge` where it would not fit. */
export function prepareArchive(input: ArchiveInput): PreparedArchive {
  const { round, acts, program, finished, files, lock, pictures = [] } = input;
  const { state, head } = round;
  const open = openText(acts);
  const secret = sealedText(acts);
  const given: GivenFile[] = [
    ...files,
    { path: paths.plan, bytes: utf8ToBytes(canonicalJson(state.plan)) },
    { path: paths.rules, bytes: utf8ToBytes(canonicalJson(rulesInForce(round))) },
    { path: paths.results, bytes: utf8ToBytes(canonicalJson(figuresOf(round))) },
    ...(lock === undefined || secret === '' ? [] : sealedFiles(round, secret, pictures, { ...lock, about: state.id })),
  ].sort(inOrder);
  const contents: Contents = {
    format: 'tinnhiem-archive',
    version: 1,
    program,
    round: state.id,
    rehearsal: state.rehearsal,
    finished,
    record: { number: head.number, hash: head.hash, sha256: hashOf(open) },
    sealed: given.some(({ path }) => path === paths.sealedActs),
    files: given.map((file) => {
      const { path, bytes, document = null } = file;
      return { path, bytes: bytes.length, sha256: hashOf(bytes), document };
    }),
  };
  const list = utf8ToBytes(contentsText(contents));
  const room = mostOfLastAct + utf8ToBytes(open).length;
  requireRoom([...contents.files, { path: paths.contents, bytes: list.length }, { path: paths.record, bytes: room }]);
  const pieces = (last: Envelope | null) =>
    containerPieces([
      ...given,
      { path: paths.contents, bytes: list },
      { path: paths.record, bytes: utf8ToBytes(`${open}${last === null ? '' : `${canonicalJson(last)}\n`}`) },
    ]);
  return {
    archived: { contents: hashOf(list), files: given.length, sealed: contents.sealed },
    pieces,
    bytes: (last) => joined([...pieces(last)]),
  };
}

/** Room for the act that says that the round was archived, in bytes. */
const mostOfLastAct = 10_000;

function sealedFiles(
  round: Round,
  secret: string,
  pictures: readonly (() => Uint8Array)[],
  input: LockInput,
): GivenFile[] {
  const lock = makeLock(input);
  const votes = votesText(round, input.random);
  return [
    { path: paths.key, bytes: lock.head },
    { path: paths.sealedActs, bytes: lock.lock(paths.sealedActs, utf8ToBytes(secret)) },
    ...(votes === '' ? [] : [{ path: paths.votes, bytes: lock.lock(paths.votes, utf8ToBytes(votes)) }]),
    ...shuffled(pictures, input.random).map((picture, index) => lock.file(picturePath(index + 1), picture)),
  ];
}

function picturePath(number: number): string {
  return `${picturesFolder}${String(number).padStart(5, '0')}.bin`;
}

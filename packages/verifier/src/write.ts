// Puts an archive together. The same pure functions serve whoever writes it and whoever checks it.

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Envelope, hashOf, type Round } from '@tinnhiem/core';
import { rulesInForce } from './checks/round.ts';
import type { ArchiveFile } from './container/layout.ts';
import { inOrder } from './container/layout.ts';
import { writeContainer } from './container/write.ts';
import { type Contents, contentsText, type ListedDocument, paths } from './contents.ts';
import { figuresOf } from './figures.ts';
import { openText, sealedText } from './record/open-record.ts';
import { type LockInput, makeLock } from './sealed/lock.ts';

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
}

export interface PreparedArchive {
  /** What the record has to say of it, where the round is over. */
  readonly archived: { readonly contents: string; readonly files: number; readonly sealed: boolean };
  /** The bytes of the archive. `last`: the act that says it, where the round is over. */
  bytes(last: Envelope | null): Uint8Array;
}

/** An archive without its record's last act, which names what is prepared here. */
export function prepareArchive({ round, acts, program, finished, files, lock }: ArchiveInput): PreparedArchive {
  const { state, head } = round;
  const open = openText(acts);
  const secret = sealedText(acts);
  const given: GivenFile[] = [
    ...files,
    { path: paths.plan, bytes: utf8ToBytes(canonicalJson(state.plan)) },
    { path: paths.rules, bytes: utf8ToBytes(canonicalJson(rulesInForce(round))) },
    { path: paths.results, bytes: utf8ToBytes(canonicalJson(figuresOf(round))) },
    ...(lock === undefined || secret === '' ? [] : sealedFiles(secret, { ...lock, about: state.id })),
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
    files: given.map(({ path, bytes, document }) => ({
      path,
      bytes: bytes.length,
      sha256: hashOf(bytes),
      document: document ?? null,
    })),
  };
  const list = utf8ToBytes(contentsText(contents));
  return {
    archived: { contents: hashOf(list), files: given.length, sealed: contents.sealed },
    bytes: (last) =>
      writeContainer([
        ...given,
        { path: paths.contents, bytes: list },
        { path: paths.record, bytes: utf8ToBytes(`${open}${last === null ? '' : `${canonicalJson(last)}\n`}`) },
      ]),
  };
}

function sealedFiles(secret: string, input: LockInput): GivenFile[] {
  const lock = makeLock(input);
  return [
    { path: paths.key, bytes: lock.head },
    { path: paths.sealedActs, bytes: lock.lock(paths.sealedActs, utf8ToBytes(secret)) },
  ];
}

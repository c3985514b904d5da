// The archive of a round: written, and checked by whoever believes nothing. Runs in a browser as it does on a server.
export {
  type Anchor,
  type Check,
  type CheckCode,
  type CheckPlace,
  checkCodes,
  type NotChecked,
  type Verified,
} from './answer.ts';
export { readFingerprint } from './checks/anchor.ts';
export { boxPath, saidBoxes, wrongInBox } from './checks/boxes.ts';
export { attachmentsFolder } from './checks/round.ts';
export { type ArchiveFile, isFit } from './container/layout.ts';
export { readContainer } from './container/read.ts';
export type { Source } from './container/source.ts';
export { TooLarge, writeContainer } from './container/write.ts';
export { type Contents, type ListedDocument, paths, picturesFolder, readContents } from './contents.ts';
export { type Compared, compareArchives } from './diff.ts';
export { type Figures, figuresOf } from './figures.ts';
export { openText, sealedText } from './record/open-record.ts';
export { type Lock, type LockInput, makeLock, type Open, openLock } from './sealed/lock.ts';
export { type Unsealed, type UnsealProblem, unsealArchive } from './sealed/unseal.ts';
export { type VerifyOptions, verifyArchive } from './verify.ts';
export { type ListVotes, readVotes } from './votes.ts';
export { type ArchiveInput, type GivenFile, type PreparedArchive, prepareArchive } from './write.ts';

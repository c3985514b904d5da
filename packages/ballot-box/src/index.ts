// The electronic ballot, compatible with Belenios (protocol version 1, group Ed25519). Runs in a browser as it does on a
// server; what only a server can do is in `@tinnhiem/ballot-box/server`.
export {
  type Box,
  type BoxFingerprints,
  type BoxSetup,
  type BoxStage,
  fingerprintsOf,
  type Payload,
  readBox,
} from './archive/read.ts';
export {
  type Appended,
  appendBallot,
  appendEndBallots,
  appendPartialDecryption,
  appendResult,
  appendTally,
  beginBox,
  type ChainEnd,
  chainEnd,
  extendsBox,
  joined,
  type SetupTexts,
} from './archive/write.ts';
export { type BallotContext, type CheckedBallot, checkBallot } from './ballot/check.ts';
export {
  type Choice,
  type EncryptedBallot,
  type EncryptionInput,
  type EncryptionProgress,
  encryptBallot,
  encryptBallotInSteps,
  type SealedBallot,
  type SealingInput,
  sealBallot,
  sealBallotInSteps,
  signBallot,
  trackerOf,
} from './ballot/encrypt.ts';
export {
  checkOpenedBallot,
  type OpenedBallot,
  openedBallotText,
  readOpenedBallot,
  seededRandom,
} from './ballot/open.ts';
export {
  type Credential,
  type CredentialKey,
  credentialKey,
  newCredential,
  publicCredentialsText,
  readCredential,
} from './credentials/credentials.ts';
export { type CredentialList, type ListedCredential, readCredentials } from './credentials/list.ts';
export { type DemoBox, type DemoBoxInput, type DemoTruth, demoBox } from './demo/demo-box.ts';
export {
  cellsOf,
  confidenceAnswers,
  confidenceQuestions,
  type Election,
  type ElectionContent,
  electionText,
  newElectionId,
  readElection,
} from './election/election.ts';
export { hashBase64, hashHex } from './format/hash.ts';
export {
  type DealtShares,
  dealtSharesSchema,
  type ElectionRecord,
  type MemberKey,
  memberKeySchema,
  type Question,
  type ReceivedShares,
  receivedSharesSchema,
  type SignedMessage,
  signedMessageSchema,
  type ThresholdRecord,
  type TrusteeKey,
  thresholdSchema,
  trusteeKeySchema,
} from './format/records.ts';
export { type Group, groupOrder, type Point, type VerifyingGroup } from './group/group.ts';
export { nobleGroup } from './group/noble.ts';
export type { Random } from './group/scalars.ts';
export { problemTexts } from './problem-texts.ts';
export type { Place, Problem, ProblemCode } from './problems.ts';
export { checkPartialDecryption, isEnough, partialDecryptionText } from './tally/decrypt.ts';
export { type OpenedBox, resultOfBox, tallyOfBox } from './tally/of-box.ts';
export {
  addBallot,
  ballotCiphertexts,
  credentialOf,
  emptyTally,
  lastBallots,
  readTally,
  type Tally,
  tallyText,
} from './tally/tally.ts';
export { checkCertificate, checkDealtShares, checkMemberKey } from './trustees/carried.ts';
export {
  type Certificates,
  certify,
  checkCertificates,
  completeThreshold,
  dealShares,
  decryptionKeyOf,
  type Member,
  type MemberSeed,
  newMemberSeed,
  sharesFor,
  takeShares,
} from './trustees/ceremony.ts';
export {
  checkThreshold,
  checkTrusteeKey,
  membersOf,
  readTrustees,
  type Trustee,
  type TrusteeGroup,
  type Trustees,
} from './trustees/check.ts';
export { aboutKey, type KeyToLock, lockKey, unlockKey } from './trustees/key-file.ts';
export { newTrusteeKey, type TrusteeEntry, trusteeKeyOf, trusteesText } from './trustees/keys.ts';
export type { ThresholdSize } from './trustees/messages.ts';
export { type VerifiedBox, type VerifyOptions, verifyBox } from './verify/verify-box.ts';

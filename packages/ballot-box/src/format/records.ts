// The form of everything that is hashed or signed, its fields in the order of the format (Belenios, protocol version 1).
// The small build of zod: these schemas are part of what a voter's phone loads.
import * as z from 'zod/mini';
import { groupName, looksLikePoint } from '../group/group.ts';
import { readScalar } from '../group/scalars.ts';

/** The greatest whole number that Belenios writes as a number; greater ones are strings. */
const greatestPlainWeight = 2 ** 30 - 1;

const count = z.int().check(z.minimum(0));
const fromOne = z.int().check(z.minimum(1));
const pointText = z.string().check(z.refine(looksLikePoint));
const scalarText = z.string().check(z.refine((text) => readScalar(text) !== undefined));
const hashText = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const uuidText = z.string().check(z.regex(/^[1-9A-HJ-NP-Za-km-z]{14,}$/));
const weight = z.union([
  count.check(z.maximum(greatestPlainWeight)),
  z.string().check(z.refine((text) => /^[1-9][0-9]{0,17}$/.test(text) && BigInt(text) > BigInt(greatestPlainWeight))),
]);

export const proofSchema = z.strictObject({ challenge: scalarText, response: scalarText });
/** A proof as it is written: two exponents in base ten. */
export type ProofText = z.infer<typeof proofSchema>;

const ciphertextSchema = z.strictObject({ alpha: pointText, beta: pointText });
/** g^ρ and y^ρ·g^m, as they are written. */
export type CiphertextText = z.infer<typeof ciphertextSchema>;

const questionSchema = z.strictObject({
  answers: z.array(z.string()).check(z.minLength(1)),
  blank: z.optional(z.literal(true)),
  min: count,
  max: count,
  question: z.string(),
});
/** One question: in this product one person, with the three levels as answers. */
export type Question = Readonly<z.infer<typeof questionSchema>>;

export const electionSchema = z
  .strictObject({
    version: z.literal(1),
    description: z.string(),
    name: z.string(),
    group: z.literal(groupName),
    public_key: pointText,
    questions: z.array(questionSchema).check(z.minLength(1)),
    uuid: uuidText,
    administrator: z.optional(z.string()),
    credential_authority: z.optional(z.string()),
    language: z.optional(z.union([z.string(), z.array(z.string())])),
  })
  .check(z.refine(({ questions }) => questions.every(({ min, max, answers }) => min <= max && max <= answers.length)));
export type ElectionRecord = Readonly<z.infer<typeof electionSchema>>;

const answerSchema = z.strictObject({
  choices: z.array(ciphertextSchema),
  individual_proofs: z.array(z.array(proofSchema)),
  overall_proof: z.array(proofSchema),
  blank_proof: z.optional(z.array(proofSchema)),
});
export type AnswerRecord = z.infer<typeof answerSchema>;

const ballotFields = {
  election_uuid: uuidText,
  election_hash: z.string(),
  credential: pointText,
  answers: z.array(answerSchema),
};
export const unsignedBallotSchema = z.strictObject(ballotFields);
export type UnsignedBallot = z.infer<typeof unsignedBallotSchema>;
export const ballotSchema = z.strictObject({
  ...ballotFields,
  signature: z.strictObject({ hash: z.string(), proof: proofSchema }),
});
export type BallotRecord = z.infer<typeof ballotSchema>;

export const trusteeKeySchema = z.strictObject({
  pok: proofSchema,
  public_key: pointText,
  signature: z.optional(proofSchema),
  name: z.optional(z.string()),
});
/** The public key of one trustee with the proof that somebody knows the private one. */
export type TrusteeKey = z.infer<typeof trusteeKeySchema>;

export const signedMessageSchema = z.strictObject({ message: z.string(), signature: proofSchema });
export type SignedMessage = z.infer<typeof signedMessageSchema>;

export const certificateContentSchema = z.strictObject({
  context: z.strictObject({
    group: z.literal(groupName),
    size: fromOne,
    threshold: fromOne,
    index: fromOne,
  }),
  verification: pointText,
  encryption: pointText,
});
export const coefficientsSchema = z.strictObject({ coefexps: z.array(pointText).check(z.minLength(1)) });

export const thresholdSchema = z.strictObject({
  threshold: fromOne,
  certs: z.array(signedMessageSchema).check(z.minLength(1)),
  coefexps: z.array(signedMessageSchema),
  signatures: z.array(proofSchema),
  verification_keys: z.array(trusteeKeySchema),
});
/** Members who share one key so that any `threshold` of them can decrypt. */
export type ThresholdRecord = z.infer<typeof thresholdSchema>;

export const trusteesSchema = z
  .array(z.union([z.tuple([z.literal('Single'), trusteeKeySchema]), z.tuple([z.literal('Pedersen'), thresholdSchema])]))
  .check(z.minLength(1));
export type TrusteesRecord = z.infer<typeof trusteesSchema>;

export const letterSchema = z.strictObject({
  algorithm: z.literal('AES-GCM'),
  alpha: pointText,
  beta: pointText,
  data: z.string().check(z.regex(/^([0-9a-f]{2})+$/)),
});
export const letterContentSchema = z.strictObject({ recipient: pointText, message: z.string() });
export const polynomialSchema = z.strictObject({ polynomial: z.array(scalarText).check(z.minLength(1)) });
export const shareSchema = z.strictObject({ secret: scalarText });
export const decryptionKeySchema = z.strictObject({ decryption_key: scalarText });

export const dealtSharesSchema = z.strictObject({
  polynomial: z.string(),
  secrets: z.array(z.string()),
  coefexps: signedMessageSchema,
  signature: proofSchema,
});
/** What a member of a threshold deals out: the own polynomial for itself, a share for everybody, the coefficients for all. */
export type DealtShares = z.infer<typeof dealtSharesSchema>;

export const receivedSharesSchema = z.strictObject({
  polynomial: z.string(),
  secrets: z.array(z.string()),
  coefexps: z.array(signedMessageSchema),
  signatures: z.array(proofSchema),
});
/** What a member of a threshold gets: everybody's share for it (Belenios: vinput). */
export type ReceivedShares = z.infer<typeof receivedSharesSchema>;

export const memberKeySchema = z.strictObject({ private_key: z.string(), public_key: trusteeKeySchema });
/** What a member has made of the shares: the private key for itself, the public one for all (Belenios: voutput). */
export type MemberKey = z.infer<typeof memberKeySchema>;

export const publicCredentialsSchema = z.array(z.string().check(z.regex(/^[0-9a-f]{64}(,(0|[1-9][0-9]{0,17}))?$/)));

export const encryptedTallySchema = z.array(z.array(ciphertextSchema));
export type EncryptedTally = z.infer<typeof encryptedTallySchema>;

export const sizedTallySchema = z.strictObject({ num_tallied: count, total_weight: weight, encrypted_tally: hashText });

export const partialDecryptionSchema = z.strictObject({
  decryption_factors: z.array(z.array(pointText)),
  decryption_proofs: z.array(z.array(proofSchema)),
});
export type PartialDecryption = z.infer<typeof partialDecryptionSchema>;

export const ownedSchema = z.strictObject({ owner: fromOne, payload: hashText });

export const resultSchema = z.strictObject({ result: z.array(z.array(weight)) });

export const boxHeaderSchema = z.strictObject({
  version: z.literal(1),
  timestamp: z.string().check(z.regex(/^(0|[1-9][0-9]{0,9})$/)),
});

export const setupDataSchema = z.strictObject({
  election: hashText,
  trustees: hashText,
  credentials: hashText,
  credentials_certificate: z.optional(hashText),
});

export const eventTypes = ['Setup', 'Ballot', 'EndBallots', 'EncryptedTally', 'PartialDecryption', 'Result'] as const;
export type EventType = (typeof eventTypes)[number];

export const eventSchema = z.strictObject({
  parent: z.optional(hashText),
  height: count,
  type: z.enum(eventTypes),
  payload: z.optional(hashText),
});
export type EventRecord = z.infer<typeof eventSchema>;

/** A weight as Belenios writes it: a number, or a string where it is great. */
export function printWeight(value: bigint): number | string {
  return value > BigInt(greatestPlainWeight) ? String(value) : Number(value);
}

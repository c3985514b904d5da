// Partial decryptions: each trustee takes off the own part of the key and proves it; together they open the tally.
import { err, ok, type Result } from '@tinnhiem/core';
import { challengeOf } from '../format/hash.ts';
import { printJson, readJson } from '../format/json.ts';
import { type PartialDecryption, partialDecryptionSchema } from '../format/records.ts';
import { encodeOne, type Group, type Point, productOf, type VerifyingGroup } from '../group/group.ts';
import { inverse, modulo, type Random, randomScalar } from '../group/scalars.ts';
import { type Problem, problem } from '../problems.ts';
import type { Ciphertext } from '../proofs/alternatives.ts';
import { type Claim, falseClaims, type Proof, proofOf, proofText } from '../proofs/claims.ts';
import type { Trustee, TrusteeGroup, Trustees } from '../trustees/check.ts';

type Cells = readonly (readonly Ciphertext[])[];
/** α^x for every cell. */
export type Factors = readonly (readonly Point[])[];

function decryptionPrefix(fingerprint: string, key: string): string {
  return `decrypt|${fingerprint}|${key}|`;
}

/** The record of a trustee's partial decryption. `fingerprint` is that of the election; the secret stays where it is. */
export function partialDecryptionText(
  group: Group,
  { fingerprint, cells, secret, random }: { fingerprint: string; cells: Cells; secret: bigint; random: Random },
): string {
  const key = encodeOne(group, group.generator.power(secret));
  const prefix = decryptionPrefix(fingerprint, key);
  const decryptCell = ({ alpha }: Ciphertext) => {
    const nonce = randomScalar(random);
    const [factor = '', first = '', second = ''] = group.encode([
      group.power(alpha, secret),
      group.generator.power(nonce),
      group.power(alpha, nonce),
    ]);
    const challenge = challengeOf(prefix, [first, second]);
    const proof: Proof = { challenge, response: modulo(nonce - secret * challenge) };
    return { factor, proof: proofText(proof) };
  };
  const decrypted = cells.map((row) => row.map(decryptCell));
  const record: PartialDecryption = {
    decryption_factors: decrypted.map((row) => row.map(({ factor }) => factor)),
    decryption_proofs: decrypted.map((row) => row.map(({ proof }) => proof)),
  };
  return printJson(record);
}

/** Reads and checks a partial decryption of the tally by one trustee. */
export function checkPartialDecryption(
  group: VerifyingGroup,
  { fingerprint, cells, trustee }: { fingerprint: string; cells: Cells; trustee: Trustee },
  content: Uint8Array | string,
): Result<Factors, readonly Problem[]> {
  const at = { trustee: trustee.owner };
  const read = readJson(content, partialDecryptionSchema);
  if (read.kind !== 'read') return err([problem('decryption-malformed', at)]);
  const { decryption_factors: factors, decryption_proofs: proofs } = read.value;
  const sameShape = (rows: readonly (readonly unknown[])[]) =>
    rows.length === cells.length && rows.every((row, index) => row.length === cells[index]?.length);
  if (!sameShape(factors) || !sameShape(proofs)) return err([problem('decryption-malformed', at)]);

  const prefix = decryptionPrefix(fingerprint, trustee.keyText);
  const problems: Problem[] = [];
  const claims: (Claim & { readonly question: number; readonly cell: number })[] = [];
  const points = cells.map((row, rowIndex) =>
    row.map(({ alpha }, cellIndex) => {
      const place = { question: rowIndex + 1, cell: cellIndex + 1 };
      const proof = proofOf(proofs[rowIndex]?.[cellIndex] as PartialDecryption['decryption_proofs'][0][0]);
      const factor = group.decodeWithPowers(factors[rowIndex]?.[cellIndex] as string, [proof.challenge]);
      const [factorPower] = factor?.powers ?? [];
      if (factor === undefined || factorPower === undefined) {
        problems.push(problem('decryption-element-invalid', { ...at, ...place }));
        return group.identity;
      }
      const [keyPower = group.identity] = group.publicPowers(trustee.key, [proof.challenge]);
      const [alphaPower = group.identity] = group.publicPowers(alpha, [proof.response]);
      claims.push({
        ...place,
        prefix,
        commitments: [
          group.product(group.generator.publicPower(proof.response), keyPower),
          group.product(alphaPower, factorPower),
        ],
        challenge: proof.challenge,
      });
      return factor.point;
    }),
  );
  for (const { question, cell } of falseClaims(group, claims))
    problems.push(problem('decryption-proof-invalid', { ...at, question, cell }));
  return problems.length === 0 ? ok(points) : err(problems);
}

/** Whether the decryptions of these owners are enough for a result. */
export function isEnough({ groups }: Pick<Trustees, 'groups'>, owners: ReadonlySet<number>): boolean {
  return groups.every(({ members, threshold }) => members.filter(({ owner }) => owners.has(owner)).length >= threshold);
}

/** The factors of all trustees together, by owner; `undefined` where they are not enough. */
export function combinedFactors(
  group: VerifyingGroup,
  trustees: Pick<Trustees, 'groups'>,
  decryptions: ReadonlyMap<number, Factors>,
): Factors | undefined {
  if (!isEnough(trustees, new Set(decryptions.keys()))) return undefined;
  const parts = trustees.groups.flatMap((own) => weightedFactors(group, own, decryptions));
  const [first] = parts;
  return first?.map((row, question) =>
    row.map((_, cell) =>
      productOf(
        group,
        parts.map((part) => part[question]?.[cell] as Point),
      ),
    ),
  );
}

/** The factors of one group of trustees, each to the exponent that puts a threshold's key together again. */
function weightedFactors(
  group: VerifyingGroup,
  { kind, threshold, members }: TrusteeGroup,
  decryptions: ReadonlyMap<number, Factors>,
): readonly Factors[] {
  const taking = members
    .map(({ owner }, index) => ({ member: BigInt(index + 1), factors: decryptions.get(owner) }))
    .filter((part) => part.factors !== undefined)
    .slice(0, threshold);
  if (kind === 'mandatory') return taking.map(({ factors }) => factors as Factors);
  return taking.map(({ member, factors }) => {
    const others = taking.map((part) => part.member).filter((other) => other !== member);
    // Lagrange's coefficient of this member's point for the polynomial's value at zero.
    const coefficient = others.reduce((product, other) => modulo(product * other * inverse(other - member)), 1n);
    return (factors as Factors).map((row) =>
      row.map((factor) => group.publicPowers(factor, [coefficient])[0] ?? group.identity),
    );
  });
}

// Milliseconds of processor time a ballot: encrypting in the browser's arithmetic, verifying in both, for ballots of thirty
// rows as for a large list. Beside each the bare scalar multiplications of the same ballot, done one by one by the same
// library in the same run: what the protocol itself costs, without proofs, hashes, JSON and the file.
import { randomBytes } from 'node:crypto';
import {
  confidenceQuestions,
  credentialKey,
  demoBox,
  electionText,
  encryptBallot,
  type Group,
  newCredential,
  newElectionId,
  newTrusteeKey,
  nobleGroup,
  type Point,
  readElection,
  readTrustees,
  trusteesText,
  type VerifyingGroup,
  verifyBox,
} from '@tinnhiem/ballot-box';
import { sodiumGroup, wasmGroup } from '@tinnhiem/ballot-box/server';

const rows = 30;
const cells = rows * 3;
/** Disjunctions have two branches: 0 or 1 in a cell, 0 or 1 marks in a row. */
const branches = (cells + rows) * 2;
/** Per ballot: g^ρ and y^ρ a cell; a true branch takes one power of each, a simulated one a second of g besides. */
const encrypting = { ofG: cells + 3 * (cells + rows), ofY: cells + 2 * (cells + rows), other: 0, memberships: 0 };
/** Per ballot: two commitments a branch, each of a power of g or y and one of the ciphertext; one more of g for the value 1. */
const verifying = { ofG: branches + branches / 2, ofY: branches, other: 2 * branches, memberships: 2 * cells };

const few = 4;
const many = 24;
const random = (bytes: number): Uint8Array => randomBytes(bytes);
const people = Array.from({ length: rows }, (_, at) => `Người số ${at + 1}`);

function boxOf(group: Group, voters: number): Uint8Array {
  const trustees = { size: 3, threshold: 2 };
  return demoBox({ group, title: 'Đo tốc độ', people, voters, trustees, random, timestamp: 1_551_400_000 }).bytes;
}

/** Processor time in milliseconds, so that others on the same machine do not count; the best of three. */
function milliseconds(work: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** What one more ballot costs: the difference of two boxes, so that what a box costs only once is left out. */
function perBallot(work: (voters: number) => void): number {
  return (milliseconds(() => work(many)) - milliseconds(() => work(few))) / (many - few);
}

/** The bare multiplications of one ballot. */
function floor(group: VerifyingGroup, { ofG, ofY, other, memberships }: typeof encrypting): number {
  const exponents = Array.from({ length: 50 }, () => BigInt(`0x${randomBytes(31).toString('hex')}`));
  const point: Point = group.generator.publicPower(exponents[0] ?? 1n);
  const [text = ''] = group.encode([point]);
  const base = group.base(point);
  const each = (work: (exponent: bigint) => void) => milliseconds(() => exponents.forEach(work)) / exponents.length;
  return (
    ofG * each((exponent) => group.generator.publicPower(exponent)) +
    ofY * each((exponent) => base.publicPower(exponent)) +
    (other === 0 ? 0 : other * each((exponent) => group.publicPowers(point, [exponent]))) +
    (memberships === 0 ? 0 : memberships * each(() => group.decode(text)))
  );
}

const sodium = sodiumGroup();
const fast = sodium ?? nobleGroup;
const arithmetics: readonly VerifyingGroup[] = [nobleGroup, sodium, wasmGroup()].filter((group) => group !== undefined);
const boxes = new Map([few, many].map((voters) => [voters, boxOf(fast, voters)]));

function verify(group: VerifyingGroup, voters: number): void {
  const { ok, errors } = verifyBox(boxes.get(voters) ?? new Uint8Array(), { group });
  if (!ok) throw new Error(JSON.stringify(errors));
}

/** One ballot after the other, as a browser does it once the election is read. */
function encrypt(group: Group): number {
  const trustees = readTrustees(group, trusteesText([{ kind: 'mandatory', key: newTrusteeKey(group, random).public }]));
  if (!trustees.ok) throw new Error(trustees.error.code);
  const uuid = newElectionId(random);
  const content = { name: 'Đo tốc độ', description: '', questions: confidenceQuestions(people), uuid };
  const election = readElection(group, electionText(group, content, trustees.value.key));
  if (!election.ok) throw new Error(election.error.code);
  const credential = credentialKey(group, uuid, newCredential(random));
  const choices = people.map((_, at) => [0, 1, 2].map((cell) => (cell === at % 4 ? 1 : 0)));
  const once = () => encryptBallot({ group, election: election.value, credential, choices, random });
  once();
  return (
    milliseconds(() => {
      for (let ballot = 0; ballot < few; ballot += 1) once();
    }) / few
  );
}

const lines = [
  { work: 'encrypt', library: 'noble', 'ms a ballot': encrypt(nobleGroup), floor: floor(nobleGroup, encrypting) },
  ...arithmetics.map((group) => ({
    work: 'verify',
    library: group.library,
    'ms a ballot': perBallot((voters) => verify(group, voters)),
    floor: floor(group, verifying),
  })),
];
const rounded = (value: number) => Math.round(value * 10) / 10;
console.table(
  lines.map((line) => ({
    ...line,
    'ms a ballot': rounded(line['ms a ballot']),
    floor: rounded(line.floor),
    ratio: Math.round((line['ms a ballot'] / line.floor) * 100) / 100,
  })),
);
const bytes = ((boxes.get(many)?.length ?? 0) - (boxes.get(few)?.length ?? 0)) / (many - few);
console.log(`${rows} rows, ${Math.round(bytes / 1024)} KiB a ballot in the box`);

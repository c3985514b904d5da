// The list of public credentials as the box publishes it.
import { readJson } from '../format/json.ts';
import { publicCredentialsSchema } from '../format/records.ts';
import { identityText, type Point, type VerifyingGroup } from '../group/group.ts';
import { type Problem, problem } from '../problems.ts';

/** Whom the box knows, and how much a ballot of theirs weighs (1 in this product). */
export interface ListedCredential {
  readonly key: Point;
  readonly weight: bigint;
}

export interface CredentialList {
  readonly credentials: ReadonlyMap<string, ListedCredential>;
  readonly problems: readonly Problem[];
}

/** Reads and checks the list; what is wrong with an entry leaves the entry out. */
export function readCredentials(group: VerifyingGroup, content: Uint8Array | string): CredentialList {
  const credentials = new Map<string, ListedCredential>();
  const problems: Problem[] = [];
  const read = readJson(content, publicCredentialsSchema);
  if (read.kind !== 'read') return { credentials, problems: [problem('credentials-malformed')] };
  for (const [index, entry] of read.value.entries()) {
    const [credential = '', weight = '1'] = entry.split(',');
    const where = { credential: index + 1 };
    const key = group.decode(credential);
    // Everybody knows the secret behind the identity.
    if (key === undefined || credential === identityText) problems.push(problem('credential-invalid', where));
    else if (credentials.has(credential)) problems.push(problem('credential-twice', where));
    else credentials.set(credential, { key, weight: BigInt(weight) });
  }
  return { credentials, problems };
}

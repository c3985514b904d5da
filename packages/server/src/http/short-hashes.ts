// A hash that is known in full, together with the one before it, lets a patient person try out which marks fit it. So no
// answer carries more of a hash than its fingerprint needs (80 bits); the archive carries them whole.
const hash = /^[0-9a-f]{64}$/;
const digitsOfFingerprint = 20;

/** The value with every `hash` in it cut to the digits that its fingerprint is made of. Sets and maps become arrays and objects, as JSON has them. */
export function withShortHashes(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) =>
      key === 'hash' && typeof member === 'string' && hash.test(member) ? shortHash(member) : member,
    ),
  );
}

export function shortHash(whole: string): string {
  return whole.slice(0, digitsOfFingerprint);
}

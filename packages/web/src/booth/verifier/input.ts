// What somebody gave to be checked: a box, or an opened ballot and the election that it belongs to.
import { type Answer, ask } from '../api.ts';

export type Input =
  | { readonly kind: 'box'; readonly bytes: Uint8Array }
  | { readonly kind: 'opened'; readonly line: string; readonly election: string }
  | { readonly kind: 'neither' };

/** A box begins with its header (`BELENIOS` as the name of a tar record); an opened ballot is one line that names itself. */
export function readInput(bytes: Uint8Array): Input {
  const beginning = String.fromCharCode(...bytes.subarray(0, 8192));
  const line = beginning.trim();
  if (line.startsWith('tinnhiem-opened.')) return { kind: 'opened', line, election: line.split('.')[2] ?? '' };
  // Whatever is large or claims to be a box gets the verifier's own words about what is wrong with it.
  return beginning.startsWith('BELENIOS') || bytes.length >= 512 ? { kind: 'box', bytes } : { kind: 'neither' };
}

/** The election record: of the box that was checked before, else of the server; `null` where neither has it. */
export async function loadRecord(election: string, known: string | null): Promise<string | null> {
  if (known?.includes(`"uuid":"${election}"`) === true) return known;
  const answer: Answer<{ record: string }> = await ask(`/api/booth/${encodeURIComponent(election)}`);
  return answer.kind === 'done' ? answer.value.record : null;
}

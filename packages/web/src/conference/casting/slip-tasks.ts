// Voters' codes: made in the organiser's browser, and nowhere else. What leaves it is the sorted list of their public halves.
import {
  type Credential,
  credentialKey,
  nobleGroup as group,
  newCredential,
  newElectionId,
  type Random,
  readCredential,
} from '@tinnhiem/ballot-box';
import type { Tell } from './tasks.ts';

export interface MadeSlips {
  /** In the order in which they are printed, which chance made. */
  readonly codes: readonly Credential[];
  /** Their public halves, in the same order. */
  readonly keys: readonly string[];
}

export function slipTasks(random: Random) {
  return {
    /** Names for new elections: one a list. */
    electionIds: ({ count }: { readonly count: number }): readonly string[] =>
      Array.from({ length: count }, () => newElectionId(random)),

    makeSlips({ election, copies }: { readonly election: string; readonly copies: number }, tell: Tell): MadeSlips {
      const codes: Credential[] = [];
      const keys: string[] = [];
      for (let made = 0; made < copies; made += 1) {
        const code = newCredential(random);
        codes.push(code);
        keys.push(credentialKey(group, election, code).public);
        tell(made + 1, copies);
      }
      return { codes, keys };
    },

    /** The public half of a code as somebody typed or scanned it; `null` where it is no code. */
    publicOf({ election, typed }: { readonly election: string; readonly typed: string }): string | null {
      const code = readCredential(codeIn(typed));
      return code === undefined ? null : credentialKey(group, election, code).public;
    },
  };
}

/** The code in what a scanner read from a slip: the address with the code behind `#`, or the code alone. */
export function codeIn(typed: string): string {
  const at = typed.lastIndexOf('#');
  return at === -1 ? typed : typed.slice(at + 1);
}

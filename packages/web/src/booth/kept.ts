// What the tab keeps so that a reload, a locked phone or a lost network loses nothing: until the ballot is in the box, code,
// marks and ballot; after that, the tracker alone. It is the tab's own (`sessionStorage`): it ends with the tab.
import type { EncryptedBallot } from '@tinnhiem/ballot-box';
import type { OfficeWords } from './language.tsx';

const storageKey = 'tinnhiem.booth';

/** The level that a row has, by its place; `null` for a row without a mark. */
export type Mark = number | null;

/** A ballot that is not in the box yet. */
export interface Draft {
  readonly kind: 'draft';
  readonly code: string;
  readonly election: string;
  readonly credential: string;
  /** A ballot of this code is in the box already: this one will replace it. */
  readonly voted: boolean;
  readonly screen: 'marking' | 'check' | 'casting';
  readonly marks: readonly Mark[];
  /** Of the envelope that was shown and neither opened nor signed. */
  readonly seed: string | null;
  /** Signed, and on its way. It is never made anew, so that it is never cast twice. */
  readonly ballot: EncryptedBallot | null;
}

/** A code whose list is being looked for. */
export interface Entered {
  readonly kind: 'entered';
  readonly code: string;
}

/** What is left after casting: nothing of it tells the marks or the code. */
export interface Receipt {
  readonly kind: 'receipt';
  readonly election: string;
  readonly organisation: OfficeWords;
  readonly conference: OfficeWords;
  readonly list: OfficeWords;
  readonly day: string;
  readonly rehearsal: boolean;
  readonly signature: boolean;
  readonly tracker: string;
  /** It replaced an earlier ballot of the same code. */
  readonly again: boolean;
}

export type Kept = Entered | Draft | Receipt;

/** The part of `sessionStorage` that is used. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface Keeper {
  read(): Kept | null;
  keep(what: Kept): void;
  forget(): void;
}

/** Keeps in the tab's storage; where a browser has none, a reload starts from the code again. */
export function keeper(store: () => Store): Keeper {
  const quietly = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  return {
    read: () =>
      quietly(() => {
        const text = store().getItem(storageKey);
        return text === null ? null : (JSON.parse(text) as Kept);
      }, null),
    keep: (what) => quietly(() => store().setItem(storageKey, JSON.stringify(what)), undefined),
    forget: () => quietly(() => store().removeItem(storageKey), undefined),
  };
}

/** A ballot without a mark, for a code that was found. */
export function newDraft(found: Pick<Draft, 'code' | 'election' | 'credential' | 'voted'>, people: number): Draft {
  const marks = Array.from({ length: people }, () => null);
  return { kind: 'draft', ...found, screen: 'marking', marks, seed: null, ballot: null };
}

/** Another mark is another ballot: what was sealed before is thrown away. */
export function marked(draft: Draft, person: number, mark: Mark): Draft {
  return { ...draft, marks: draft.marks.map((own, at) => (at === person ? mark : own)), seed: null };
}

/** Places of the rows without a mark. */
export function unmarked(marks: readonly Mark[]): readonly number[] {
  return marks.flatMap((mark, at) => (mark === null ? [at] : []));
}

// What the server tells everybody about a box.
import type { BoxFingerprints } from '@tinnhiem/ballot-box';
import type { Text } from '@tinnhiem/core';
import { useEffect, useState } from 'preact/hooks';
import { type OfficeWords, words } from '../language.tsx';
import { askPatiently } from '../patient.ts';

export interface PublicBox {
  readonly election: string;
  readonly conference: OfficeWords;
  readonly list: OfficeWords;
  readonly organisation: OfficeWords;
  readonly rehearsal: boolean;
  readonly state: 'prepared' | 'open' | 'closed' | 'opened';
  /** Empty or absent where there is none yet. */
  readonly fingerprints: { readonly [Part in keyof BoxFingerprints]?: string | null };
  /** In the box, repeated votes included. */
  readonly ballots: number;
  /** In the order of the box. */
  readonly trackers: readonly string[];
  /** The whole file, once it is public. */
  readonly bel: { readonly sha256: string; readonly bytes: number } | null;
  /** The result of the box alone stays closed, because too few voted in this way. */
  readonly withheld: boolean;
  readonly certificateFingerprint?: string | null;
}

const stateWords: Readonly<Record<PublicBox['state'], Text>> = {
  prepared: words('Hòm đã chuẩn bị xong, chưa mở.', 'The box is prepared, the poll is not open yet.'),
  open: words('Đang nhận phiếu.', 'The poll is open.'),
  closed: words(
    'Hòm đã đóng, chờ Ban kiểm phiếu mở kết quả.',
    'The box is closed; the committee has not opened the result yet.',
  ),
  opened: words('Ban kiểm phiếu đã mở kết quả.', 'The committee has opened the result.'),
};

const nobodyCast = words(
  'Hòm đã đóng; không ai bỏ phiếu vào hòm này nên không phải mở.',
  'The box is closed; nobody cast into it, so that there is nothing to open.',
);

/** How far a box is, in a sentence. */
export function stateOf({ state, ballots }: Pick<PublicBox, 'state' | 'ballots'>): Text {
  return state === 'closed' && ballots === 0 ? nobodyCast : stateWords[state];
}

/** So often a board that is looked at asks for what is new, in milliseconds. */
const every = 15_000;

export interface Asked<T> {
  readonly value: T | null;
  /** The server knows nothing of it. */
  readonly missing: boolean;
  /** The last try found no server. */
  readonly lost: boolean;
}

/** What an address answers, asked anew again and again while the page is looked at. */
export function useLive<T>(path: string): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ value: null, missing: false, lost: false });
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = async () => {
      const answer = await askPatiently<T>(path, undefined, () => {
        if (!over) setAsked((now) => ({ ...now, lost: true }));
      });
      if (over) return;
      if (answer.kind === 'refused') setAsked({ value: null, missing: true, lost: false });
      else setAsked({ value: answer.value, missing: false, lost: false });
      timer = setTimeout(() => {
        if (document.visibilityState === 'visible') void next();
        else document.addEventListener('visibilitychange', () => void next(), { once: true });
      }, every);
    };
    void next();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [path]);
  return asked;
}

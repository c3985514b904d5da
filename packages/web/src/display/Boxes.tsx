// What the room can compare with the electronic boxes: fingerprints, and where everybody can look for themselves.
import type { DisplayView } from '@tinnhiem/core';
import { lazy, Suspense } from 'react';
import { useText } from '../language.tsx';
import { words } from './words.ts';

// Only where there is something to scan: the page stays small on an old projector computer.
const QrCode = lazy(async () => ({ default: (await import('../components/QrCode.tsx')).QrCode }));

type List = DisplayView['lists'][number];
type Box = NonNullable<List['box']>;

/** A fingerprint as it is read aloud and compared. */
export function inFours(value: string): string {
  return (value.match(/.{1,4}/gu) ?? []).join(' ');
}

/** The latest fingerprint of a box, and what it is of; `null` before the box is prepared. */
export function latestOf({ prepared, closed, bel }: Box) {
  if (bel !== null) return { label: words.bel, value: bel };
  if (closed !== null) return { label: words.boxEnd, value: closed.end };
  return prepared === null ? null : { label: words.boxElection, value: prepared };
}

export function Boxes({ view }: { readonly view: DisplayView }) {
  const say = useText();
  const shown = view.lists.flatMap(({ id, title, box }) => {
    const latest = box === null ? null : latestOf(box);
    return latest === null ? [] : [{ id, title, voters: box?.closed?.voters ?? null, ...latest }];
  });
  if (shown.length === 0) return null;
  const board = `${window.location.origin}/hom-phieu`;
  return (
    <section className="boxes" aria-label={say(words.boxes)} data-lists={shown.length}>
      <dl>
        {shown.map(({ id, title, voters, label, value }) => (
          <div key={id}>
            <dt>
              {shown.length > 1 && `${title}: `}
              {say(label)}
              {voters !== null && ` (${voters} ${say(words.castElectronically)})`}
            </dt>
            <dd>{inFours(value)}</dd>
          </div>
        ))}
      </dl>
      <Suspense>
        <figure>
          <QrCode text={board} label={`QR: ${board}`} size="calc(9 * var(--unit))" />
          <figcaption>{say(words.lookYourself)}</figcaption>
        </figure>
      </Suspense>
    </section>
  );
}

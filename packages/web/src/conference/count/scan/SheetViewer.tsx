import { text } from '@tinnhiem/core';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../../../language.tsx';
import { isMeantElsewhere, useKeys } from '../keyboard.ts';
import { type SheetAt, sideAddress } from './scans.ts';
import classes from './viewer.module.css';

const words = {
  sheet: text('Ảnh cả tờ phiếu', 'Picture of the whole sheet'),
  batch: text('tập', 'batch'),
  ballot: text('phiếu', 'ballot'),
  side: text('Trang', 'Page'),
  sides: text('Các trang của phiếu', 'Pages of the ballot'),
  larger: text('Phóng to (+)', 'Larger (+)'),
  smaller: text('Thu nhỏ (−)', 'Smaller (−)'),
  fit: text('Vừa', 'Fit'),
  turn: text('Xoay', 'Turn'),
  turnKey: text('Xoay ảnh (R)', 'Turn the picture (R)'),
  loading: text('Đang tải ảnh…', 'Loading the picture…'),
  failed: text('Chưa tải được ảnh. Kiểm tra mạng, rồi thử lại.', 'The picture did not come. Check the network.'),
  retry: text('Thử lại', 'Try again'),
} as const;

const a4 = [210, 297] as const;
const zooms = [1, 1.5, 2, 3, 4.5] as const;

export interface SheetViewerProps {
  /** Addresses of the pictures begin so. */
  readonly base: string;
  readonly sheet: SheetAt;
  /** Sides that were scanned, from 1. */
  readonly sides: number;
  /** The side that is shown at first. */
  readonly first?: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The whole sheet: larger and smaller, turned, moved with the mouse or a finger, side by side. */
export function SheetViewer({ base, sheet, sides, first = 1 }: SheetViewerProps) {
  const say = useText();
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [side, setSide] = useState(first);
  const [zoom, setZoom] = useState(0);
  const [turns, setTurns] = useState(0);
  const [natural, setNatural] = useState<Size | null>(null);
  const [tries, setTries] = useState({ count: 0, failed: false });
  useEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const watch = new ResizeObserver(() => setRoom(current.clientWidth));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  const change = (by: number) => setZoom((at) => Math.max(0, Math.min(zooms.length - 1, at + by)));
  const turn = () => setTurns((at) => (at + 1) % 4);
  const onKey = (event: KeyboardEvent) => {
    if (isMeantElsewhere(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === '+' || event.key === '=') change(1);
    else if (event.key === '-') change(-1);
    else if (event.code === 'KeyR') turn();
    else return;
    event.preventDefault();
  };
  useKeys(onKey);

  const lies = turns % 2 === 1;
  const [width, height] = natural === null ? a4 : [natural.width, natural.height];
  const scale = ((zooms[zoom] ?? 1) * room) / (lies ? height : width);
  const address = sideAddress(base, sheet, side);
  const name = `${say(words.sheet)}: ${say(words.batch)} ${sheet.batch}, ${say(words.ballot)} ${sheet.ballot}${sides > 1 ? `, ${say(words.side).toLowerCase()} ${side}` : ''}`;
  return (
    <section className={classes.viewer} aria-label={say(words.sheet)}>
      <div className={classes.bar}>
        {sides > 1 && (
          <fieldset className={classes.sides}>
            <legend className="visually-hidden">{say(words.sides)}</legend>
            {Array.from({ length: sides }, (_, index) => index + 1).map((number) => (
              <button
                key={number}
                type="button"
                aria-pressed={number === side}
                onClick={() => {
                  setSide(number);
                  setTries({ count: 0, failed: false });
                }}
              >
                <span className={sides > 2 ? 'visually-hidden' : undefined}>{say(words.side)} </span>
                {number}
              </button>
            ))}
          </fieldset>
        )}
        <button type="button" title={say(words.smaller)} aria-label={say(words.smaller)} onClick={() => change(-1)}>
          −
        </button>
        <span className={classes.zoom}>{Math.round((zooms[zoom] ?? 1) * 100)}%</span>
        <button type="button" title={say(words.larger)} aria-label={say(words.larger)} onClick={() => change(1)}>
          +
        </button>
        <button type="button" onClick={() => setZoom(0)}>
          {say(words.fit)}
        </button>
        <button type="button" title={say(words.turnKey)} aria-label={say(words.turnKey)} onClick={turn}>
          {say(words.turn)}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: moved with the arrow keys, as every part of a page that scrolls */}
      <div ref={frame} className={classes.frame} tabIndex={0} {...useHold(frame)}>
        {tries.failed ? (
          <p className={classes.waiting} role="alert">
            {say(words.failed)}{' '}
            <button type="button" onClick={() => setTries(({ count }) => ({ count: count + 1, failed: false }))}>
              {say(words.retry)}
            </button>
          </p>
        ) : (
          <div
            className={classes.paper}
            style={{ width: (lies ? height : width) * scale, height: (lies ? width : height) * scale }}
          >
            {natural === null && <p className={classes.waiting}>{say(words.loading)}</p>}
            <img
              key={`${address} ${tries.count}`}
              src={address}
              alt={name}
              draggable={false}
              onLoad={({ currentTarget }) =>
                setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
              }
              onError={() => setTries(({ count }) => ({ count, failed: true }))}
              style={{
                width: width * scale,
                height: height * scale,
                transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
                visibility: natural === null ? 'hidden' : 'visible',
              }}
            />
          </div>
        )}
      </div>
    </section>
  );
}

/** Moving what is inside a frame by holding it with the mouse; fingers move it by themselves. */
function useHold(frame: React.RefObject<HTMLDivElement | null>) {
  const [held, setHeld] = useState(false);
  const end = () => setHeld(false);
  return {
    'data-held': held,
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.button !== 0 || event.target instanceof HTMLButtonElement) return;
      setHeld(true);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      if (held) frame.current?.scrollBy(-event.movementX, -event.movementY);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

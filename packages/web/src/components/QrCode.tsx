import encodeQR from 'qr';
import { useMemo } from 'react';

export interface QrCodeProps {
  readonly text: string;
  /** What it holds, for those who do not see it. */
  readonly label: string;
  /** CSS width and height: `24mm`. */
  readonly size: string;
  readonly className?: string;
}

// Scanners look for this many light squares around the dark ones (ISO/IEC 18004).
const quiet = 4;

/** A QR code as a drawing, sharp at every size. */
export function QrCode({ text, label, size, className }: QrCodeProps) {
  const { path, side } = useMemo(() => drawingOf(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      className={className}
      viewBox={`0 0 ${side} ${side}`}
      style={{ width: size, height: size, flex: 'none' }}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}

function drawingOf(text: string): { readonly path: string; readonly side: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quiet });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { path, side: rows.length };
}

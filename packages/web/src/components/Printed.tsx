// Printing one thing alone from the page, exactly as it is shown.
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';

export interface PrintedProps {
  readonly className?: string;
  /** The dialogue was closed; whether anything came out, only the person at the printer knows. */
  readonly onDone: () => void;
  readonly children: ReactNode;
}

export function Printed({ className, onDone, children }: PrintedProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the print dialogue opens once
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    const timer = setTimeout(() => window.print(), 50);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', onDone);
    };
  }, []);
  return createPortal(
    <div className={className === undefined ? 'print-sheet' : `print-sheet ${className}`}>{children}</div>,
    document.body,
  );
}

import { Anchor } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useHere } from '../../here.tsx';
import { countAddress } from '../Count.tsx';
import type { SheetAt } from './scans.ts';

export interface SheetLinkProps {
  readonly sheet: SheetAt;
  /** What a screen reader says of it, where the words alone do not tell which sheet it is. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** The way to the page of one sheet. */
export function SheetLink({ sheet, label, children }: SheetLinkProps) {
  const navigate = useNavigate();
  const { address } = useHere();
  const href = countAddress(address, { work: 'sheet', ...sheet });
  return (
    <Anchor
      href={href}
      size="sm"
      aria-label={label}
      style={{ whiteSpace: 'nowrap' }}
      onClick={(event) => {
        // Another window is the browser's own work.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void navigate({ href });
      }}
    >
      {children}
    </Anchor>
  );
}

import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';

/** How far something is, in words that may be long: on a phone they take two lines instead of being cut off. */
export function StateBadge({ urgent, children }: { readonly urgent: boolean; readonly children: ReactNode }) {
  return (
    <Badge
      size="lg"
      variant="light"
      color={urgent ? 'red' : 'gray'}
      c="black"
      tt="none"
      h="auto"
      py={3}
      maw="100%"
      styles={{ label: { whiteSpace: 'normal', overflow: 'visible' } }}
    >
      {children}
    </Badge>
  );
}

import { Group, Stack, Text as Words } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { DoneIcon, ErrorIcon, InfoIcon, WarningIcon } from './icons.tsx';
import classes from './Notice.module.css';

const looks = {
  error: { className: classes.error, icon: <ErrorIcon /> },
  warning: { className: classes.warning, icon: <WarningIcon /> },
  info: { className: classes.info, icon: <InfoIcon /> },
  done: { className: classes.done, icon: <DoneIcon /> },
} as const;

export interface NoticeProps {
  readonly tone: keyof typeof looks;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  /** `alert` is read aloud at once, `status` when the reader pauses. */
  readonly role?: 'alert' | 'status';
  readonly ref?: Ref<HTMLDivElement>;
  readonly tabIndex?: number;
}

/** Something to know before going on: how grave it is stands in colour, picture and words. */
export function Notice({ tone, title, children, icon, role, ref, tabIndex }: NoticeProps) {
  const look = looks[tone];
  return (
    <div ref={ref} tabIndex={tabIndex} role={role} className={`${classes.notice} ${look.className}`}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <span className={classes.icon}>{icon ?? look.icon}</span>
        <Stack gap={6} style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {title !== undefined && <Words fw={600}>{title}</Words>}
          {typeof children === 'string' ? <Words size={title === undefined ? 'md' : 'sm'}>{children}</Words> : children}
        </Stack>
      </Group>
    </div>
  );
}

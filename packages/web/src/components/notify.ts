import { notifications } from '@mantine/notifications';
import { newId } from '../api/uuid.ts';
import { common } from './common.text.ts';

const mostAtOnce = 3;

interface Shown {
  readonly id: string;
  readonly message: string;
  readonly times: number;
}

/** What stands on the screen, the oldest first. */
let shown: readonly Shown[] = [];

/**
 * Says shortly that something was done. What matters also stands on the screen itself. The same words again are counted
 * instead of stacked, and the oldest make room for others.
 */
export function notify(message: string): void {
  const known = shown.find((other) => other.message === message);
  const times = (known?.times ?? 0) + 1;
  const id = newId();
  const stay = shown.filter((other) => other !== known).slice(1 - mostAtOnce);
  for (const other of shown) if (!stay.includes(other)) notifications.hide(other.id);
  shown = [...stay, { id, message, times }];
  notifications.show({
    id,
    message: times === 1 ? message : `${message} (×${times})`,
    color: 'teal.9',
    autoClose: 5000,
    withBorder: true,
    closeButtonProps: { 'aria-label': document.documentElement.lang === 'en' ? common.close.en : common.close.vi },
    onClose: () => {
      shown = shown.filter((other) => other.id !== id);
    },
  });
}

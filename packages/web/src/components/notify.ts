import { notifications } from '@mantine/notifications';
import { common } from './common.text.ts';

/** Says shortly that something was done. What matters also stands on the screen itself. */
export function notify(message: string): void {
  const close = document.documentElement.lang === 'en' ? common.close.en : common.close.vi;
  notifications.show({
    message,
    color: 'teal.9',
    autoClose: 5000,
    withBorder: true,
    closeButtonProps: { 'aria-label': close },
  });
}

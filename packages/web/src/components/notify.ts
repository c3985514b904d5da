import { notifications } from '@mantine/notifications';

/** Says shortly that something was done. What matters also stands on the screen itself. */
export function notify(message: string): void {
  notifications.show({ message, color: 'teal.9', autoClose: 5000, withBorder: true });
}

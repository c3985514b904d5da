import { type Text, text } from '@tinnhiem/core';
import type { Called } from './calling.ts';
import type { CallingState } from './calling-queue.ts';

/** What may have become of a letter, in words. */
export const stateWords = {
  waiting: text('đang chờ gửi', 'waiting'),
  sending: text('đang gửi', 'on its way'),
  sent: text('đã gửi', 'sent'),
  refused: text('bị từ chối', 'refused'),
  unclear: text('không rõ đã đi chưa', 'not known whether it went'),
  dropped: text('không gửi: không còn phải gửi', 'not sent: nothing to send any more'),
  recalled: text('đã gọi lại, chưa gửi', 'called back, not sent'),
} as const satisfies Record<CallingState, Text>;

/** What became of somebody's last letter, in words. */
export function letterWords({ letter, due }: Called): Text {
  if (letter === null) return text('chưa gửi', 'not sent');
  const { vi, en } = stateWords[letter.state];
  const why =
    letter.problem === null ? { vi: '', en: '' } : { vi: ` (${letter.problem.vi})`, en: ` (${letter.problem.en})` };
  return due === 'correction'
    ? text(`${vi}${why.vi}; đã thay đổi sau thư`, `${en}${why.en}; changed since the letter`)
    : text(`${vi}${why.vi}`, `${en}${why.en}`);
}

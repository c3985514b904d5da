// How hard a passphrase is to guess, in words. No meter of a program's own invention: length and variety, and what people
// choose first. The file may be copied and tried elsewhere at about one try a second and processor.
import { searchKey, type Text, text } from '@tinnhiem/core';

/** Shorter ones are not taken. */
export const shortestPassphrase = 12;

export interface Strength {
  readonly enough: boolean;
  readonly level: 'weak' | 'fair' | 'strong';
  readonly words: Text;
}

const weak = (vi: string, en: string): Strength => ({ enough: false, level: 'weak', words: text(vi, en) });

/** `known`: what others know of this person and conference, such as the name. */
export function strengthOf(typed: string, known: readonly string[] = []): Strength {
  const passphrase = typed.normalize('NFKC');
  const length = [...passphrase].length;
  if (length < shortestPassphrase)
    return weak(
      `Còn ngắn: ít nhất ${shortestPassphrase} ký tự. Bốn, năm từ không liên quan nhau vừa dễ nhớ vừa khó đoán.`,
      `Too short: at least ${shortestPassphrase} characters. Four or five unrelated words are easy to keep and hard to guess.`,
    );
  const rest = known
    .flatMap((words) => searchKey(words).split(' '))
    .filter((word) => word.length > 1)
    .reduce((left, word) => left.replaceAll(word, ''), searchKey(passphrase))
    .replace(/\s+/gu, '');
  const variety = new Set(rest).size;
  if (variety < 6)
    return weak(
      'Dễ đoán: lặp lại vài ký tự, hoặc chỉ có tên người, tên hội nghị.',
      'Easy to guess: few different characters, or only names that everybody knows.',
    );
  if (/^\d+$/u.test(rest))
    return weak('Dễ đoán: chỉ có chữ số. Thêm vài từ.', 'Easy to guess: digits only. Add some words.');
  const words = passphrase.trim().split(/\s+/u).length;
  if (length >= 20 || words >= 5) return { enough: true, level: 'strong', words: text('Khó đoán.', 'Hard to guess.') };
  return {
    enough: true,
    level: 'fair',
    words: text(
      'Dùng được. Thêm một, hai từ thì khó đoán hơn.',
      'Will do. One or two more words make it harder to guess.',
    ),
  };
}

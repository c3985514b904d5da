// S18, S19: whoever seals, opens or destroys ballots is never alone, and nobody hands over to himself.
import { type Refusal, type RefusalKind, refuse } from '../basics/findings.ts';
import { fold, text } from '../basics/text.ts';

export const notTwoPeople: RefusalKind<[names: readonly string[]]> = {
  code: 'R-not-two-people',
  title: text('Phải có hai người khác nhau', 'Two different people are needed'),
  message: (names) =>
    text(
      `Việc này phải có ít nhất hai người khác nhau, mỗi người ghi một lần; đang ghi: ${names.join(', ') || 'không ai'}.`,
      `This takes at least two different people, each named once; named are: ${names.join(', ') || 'nobody'}.`,
    ),
  todo: text(
    'Ghi đủ những người có mặt. Hai người trùng tên thì ghi thêm chức vụ hoặc đơn vị sau tên.',
    'Name everybody who was there. Where two share a name, write post or unit after it.',
  ),
};

/** Why these are not two people at least; `null` where they are. One name in two spellings is one person. */
export function twoPeopleProblem(names: readonly string[]): Refusal | null {
  const distinct = new Set(names.map(fold));
  return distinct.size < 2 || distinct.size < names.length ? refuse(notTwoPeople, names) : null;
}

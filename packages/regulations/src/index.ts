import { err, ok, type Refusal, type RefusalKind, type Result, type Rules, refuse, text } from '@tinnhiem/core';
import { rules as resolution35of2012 } from './vn/35-2012-qh13/rules.ts';
import { rules as resolution85of2014 } from './vn/85-2014-qh13/rules.ts';
import { rules as resolution96of2023 } from './vn/96-2023-qh15/rules.ts';
import { rules as regulation96of2023 } from './vn/96-qd-tw-2023/rules.ts';
import { rules as regulation262of2014 } from './vn/262-qd-tw-2014/rules.ts';

/** Every rule set that ships, by id. */
export const ruleSets: ReadonlyMap<string, Rules> = new Map(
  [regulation262of2014, regulation96of2023, resolution35of2012, resolution85of2014, resolution96of2023].map((rules) => [
    rules.id,
    rules,
  ]),
);

/** No rule set has the id that was asked for. */
export const ruleSetUnknown: RefusalKind<[string, readonly string[]]> = {
  code: 'R-rule-set-unknown',
  title: text('Không có bộ quy định này', 'No such rule set'),
  message: (id, known) =>
    text(
      `Không có bộ quy định “${id}”. Các bộ quy định hiện có: ${known.join(', ')}.`,
      `There is no rule set “${id}”. The rule sets at hand: ${known.join(', ')}.`,
    ),
  todo: text(
    'Dùng một trong các mã này; kiểm tra mục rules.id của kế hoạch.',
    'Use one of these ids; check rules.id in the plan.',
  ),
};

/** The rule set of that id, or a refusal that lists the ids there are. */
export function ruleSet(id: string): Result<Rules, Refusal> {
  const rules = ruleSets.get(id);
  return rules === undefined ? err(refuse(ruleSetUnknown, id, [...ruleSets.keys()])) : ok(rules);
}

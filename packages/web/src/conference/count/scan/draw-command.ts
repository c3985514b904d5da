import type { SheetPlace } from '@tinnhiem/core';

/** Commands of a Linux computer that draw the same sample again, from nothing but what was said in the room. */
export function drawCommand(
  seed: string,
  list: string,
  batches: readonly { readonly number: number; readonly read: number }[],
  left: readonly SheetPlace[],
  size: number,
): string {
  const leave =
    left.length === 0 ? '' : ` | grep -vE "batch (${left.map((at) => `${at.batch} sheet ${at.ballot}`).join('|')})$"`;
  return [
    '{',
    ...batches.map(({ number, read }) => `  for s in $(seq 1 ${read}); do echo ${number} $s; done`),
    '} | while read b s; do',
    `  echo "$(printf %s "${seed},${list},$b,$s" | sha256sum | cut -d' ' -f1) batch $b sheet $s"`,
    `done${leave} | sort | head -n ${size}`,
  ].join('\n');
}

import {
  type Assessment,
  type ListResult,
  type ResultView,
  type Text,
  type Threshold,
  text,
  toldApart,
  type Working,
} from '@tinnhiem/core';

/** A person of a list with what the rules make of the figures. */
export interface ResultRow {
  readonly person: ListResult['people'][number];
  /** What the person is called among the others of the list: two may have one name. */
  readonly label: string;
  readonly assessment: Assessment;
}

export function resultRows(result: ResultView): ResultRow[] {
  const labels = toldApart(result.people);
  return result.people.flatMap((person, index) => {
    const assessment = result.assessments[index];
    return assessment === undefined ? [] : [{ person, label: labels[index] as string, assessment }];
  });
}

const relations = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' } as const;

/** One comparison as it was worked out, with both products: `2·25 = 50 > 47`. */
export function workingLine(line: Working): string {
  return line.holds
    ? `${line.left} ${relations[line.relation]} ${line.right}`
    : `${line.left} ${relations[line.relation]} ${line.right} ?`;
}

/** A threshold in a few words: `thấp quá 1/2`. */
export function thresholdName({
  level,
  operator,
  fraction,
  upTo,
}: Pick<Threshold, 'level' | 'operator' | 'fraction' | 'upTo'>): Text {
  const levels = { high: text('cao', 'high'), confidence: text('tín nhiệm', 'confidence'), low: text('thấp', 'low') };
  const ways = {
    '>': text('quá', 'over'),
    '>=': text('từ', 'from'),
    '<': text('dưới', 'under'),
    '<=': text('đến', 'up to'),
  };
  const share = `${fraction.numerator}/${fraction.denominator}`;
  const end = upTo === undefined ? '' : `${upTo.fraction.numerator}/${upTo.fraction.denominator}`;
  const closing =
    upTo === undefined
      ? text('', '')
      : text(`, ${ways[upTo.operator].vi} ${end}`, `, ${ways[upTo.operator].en} ${end}`);
  return text(
    `${levels[level].vi} ${ways[operator].vi} ${share}${closing.vi}`,
    `${levels[level].en} ${ways[operator].en} ${share}${closing.en}`,
  );
}

/** Where the line of a threshold stands in a picture whose whole width is `base`, in per cent from the right. For drawing only. */
export function lineFromRight(
  threshold: Pick<Threshold, 'fraction'>,
  thresholdBase: number | null,
  base: number | null,
): number | null {
  if (thresholdBase === null || base === null || base === 0) return null;
  const share = (100 * threshold.fraction.numerator * thresholdBase) / (threshold.fraction.denominator * base);
  return share > 100 ? null : share;
}

/** A count as part of a width, in per cent. For drawing only. */
export function part(count: number | null, base: number | null): number {
  return count === null || base === null || base === 0 ? 0 : Math.min(100, (100 * count) / base);
}

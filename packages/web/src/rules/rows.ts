// A rule set as rows to read: what, which value, from where.
import { type Citation, type Cited, formatDay, type Rules, type Text, type Threshold, text } from '@tinnhiem/core';
import * as words from './rules.text.ts';

const { ruleLabels: label } = words;

export interface RuleRow {
  readonly key: string;
  /** The key of the overlay that replaces it. */
  readonly overlayKey: string;
  readonly group: keyof typeof words.ruleGroups;
  readonly label: Text;
  readonly value: Text;
  readonly sources: readonly RuleSource[];
}

/** Where a value, or a part of it, comes from. */
export interface RuleSource {
  /** Which part, where there are several. */
  readonly of?: Text;
  readonly cite: Citation | 'unverified';
  readonly note?: string | undefined;
}

function join(texts: readonly Text[], separator = '; '): Text {
  return text(texts.map((part) => part.vi).join(separator), texts.map((part) => part.en).join(separator));
}

const plain = (value: string | number): Text => text(String(value), String(value));

function tenureWords(tenure: Rules['tenure']['value']): Text {
  if (tenure.kind === 'none') return words.rulesText.none;
  const counts = words.countsNames[tenure.counts];
  if (tenure.kind === 'notInVoteYear')
    return text(
      `không bổ nhiệm, bầu trong năm lấy phiếu; ${counts.vi}`,
      `not appointed or elected in the year of the vote; ${counts.en}`,
    );
  const until = words.beforeNames[tenure.until];
  return text(
    `từ ${tenure.months} tháng trở lên, tính đến ${until.vi}; ${counts.vi}`,
    `${tenure.months} months or more before ${until.en}; ${counts.en}`,
  );
}

function cutoffWords(cutoff: Rules['cutoff']['value']): Text {
  if (cutoff === null) return words.rulesText.none;
  const shown = formatDay(cutoff.day);
  return cutoff.inclusive
    ? text(`bổ nhiệm đến hết ngày ${shown}`, `appointed up to and including ${shown}`)
    : text(`bổ nhiệm trước ngày ${shown}`, `appointed before ${shown}`);
}

function placesWords({ max, per, kinds }: Rules['places']['value']): Text {
  const kindWords = join(
    kinds.map((kind) => words.placeNames[kind]),
    ', ',
  );
  const who = per === 'person' ? text('mỗi người', 'each person') : text('mỗi chức danh', 'each title');
  return text(`${who.vi} tối đa ${max} nơi: ${kindWords.vi}`, `${who.en} at most ${max} places: ${kindWords.en}`);
}

function quorumWords(quorum: Rules['quorum']['value']): Text {
  if (quorum === null) return words.rulesText.none;
  const { numerator, denominator } = quorum;
  return text(
    `ít nhất ${numerator}/${denominator} số người được triệu tập`,
    `at least ${numerator}/${denominator} of those convened`,
  );
}

const operatorWords = {
  '>': text('trên', 'more than'),
  '>=': text('từ', 'from'),
  '<': text('dưới', 'less than'),
  '<=': text('đến', 'up to'),
} as const;

function thresholdWords(threshold: Threshold): Text {
  const share = `${threshold.fraction.numerator}/${threshold.fraction.denominator}`;
  const operator = operatorWords[threshold.operator];
  const level = words.levelNames[threshold.level];
  const upTo =
    threshold.upTo === undefined
      ? text('', '')
      : text(
          ` ${operatorWords[threshold.upTo.operator].vi} ${threshold.upTo.fraction.numerator}/${threshold.upTo.fraction.denominator}`,
          ` ${operatorWords[threshold.upTo.operator].en} ${threshold.upTo.fraction.numerator}/${threshold.upTo.fraction.denominator}`,
        );
  return text(
    `${operator.vi} ${share}${upTo.vi} ${level.vi}: ${threshold.text.vi}`,
    `${operator.en} ${share}${upTo.en} ${level.en}: ${threshold.text.en}`,
  );
}

/** Every value of a rule set, with its source. */
export function ruleRows(rules: Rules): readonly RuleRow[] {
  const row = <T>(
    group: RuleRow['group'],
    key: keyof typeof label,
    cited: Cited<T>,
    value: (value: T) => Text,
    overlayKey: string = key,
  ): RuleRow => ({
    key,
    overlayKey,
    group,
    label: label[key],
    value: value(cited.value),
    sources: [{ cite: cited.cite, note: cited.note }],
  });
  const optional = (value: number | null) => (value === null ? words.rulesText.none : plain(value));
  return [
    row('people', 'cycle', rules.cycle, (value) => value),
    row('people', 'yearOfTerm', rules.yearOfTerm, optional),
    row('people', 'tenure', rules.tenure, tenureWords),
    row('people', 'cutoff', rules.cutoff, cutoffWords),
    ...rules.exclusions.map((exclusion, index) => ({
      ...row('people', 'exclusions', exclusion, (value) => words.exclusionNames[value]),
      key: `exclusions-${index}`,
    })),
    row('people', 'places', rules.places, placesWords),
    row('people', 'multiplePosts', rules.multiplePosts, (value) => words.multiplePostsNames[value]),
    row('poll', 'quorum', rules.quorum, quorumWords),
    row('poll', 'levels', rules.levels, (value) =>
      join(
        value.map((level) => level.label),
        ' · ',
      ),
    ),
    row('poll', 'signature', rules.signature, (value) => words.signatureNames[value]),
    row('poll', 'criteria', rules.criteria, (blocks) =>
      blocks.length === 0
        ? words.rulesText.none
        : join(
            blocks.map((block) =>
              text(`${block.title} (${block.items.length})`, `${block.title} (${block.items.length})`),
            ),
          ),
    ),
    ...rules.invalidity.map((reason): RuleRow => {
      const layer = words.layerNames[reason.layer.value];
      return {
        key: `invalidity-${reason.code}`,
        overlayKey: 'invalidity',
        group: 'poll',
        label: label.invalidity,
        value: text(`${reason.label.vi}: ${layer.vi}`, `${reason.label.en}: ${layer.en}`),
        sources: [
          { of: words.rulesText.reason, cite: reason.cite },
          { of: words.rulesText.effect, cite: reason.layer.cite, note: reason.layer.note },
        ],
      };
    }),
    row('poll', 'votedOnInCommittee', rules.votedOnInCommittee, (value) => words.inCommitteeNames[value]),
    row('result', 'independentCounts', rules.independentCounts, plain),
    row('result', 'smallElectorate', rules.smallElectorate, plain),
    row('result', 'display', rules.denominator.display, (value) => words.baseNames[value], 'denominator'),
    row('result', 'thresholds', rules.denominator.thresholds, (value) => words.baseNames[value], 'denominator'),
    ...rules.thresholds.map(
      (threshold): RuleRow => ({
        key: `threshold-${threshold.code}`,
        overlayKey: 'thresholds',
        group: 'result',
        label: label.threshold,
        value: thresholdWords(threshold),
        sources: [{ cite: threshold.cite }],
      }),
    ),
    row('papers', 'copies', rules.minutes.copies, plain, 'minutes'),
    row(
      'papers',
      'marking',
      rules.minutes.marking,
      (value) => (value === null ? words.rulesText.none : plain(value)),
      'minutes',
    ),
    ...(rules.fourEyes === undefined
      ? []
      : [
          row('papers', 'fourEyes', rules.fourEyes, (value) =>
            value.length === 0 ? words.rulesText.none : join(value.map((what) => words.fourEyesNames[what])),
          ),
        ]),
    row('papers', 'publication', rules.publication, (value) =>
      join(value.map((audience) => words.audienceNames[audience])),
    ),
    ...rules.deadlines.map(
      (deadline): RuleRow => ({
        key: `deadline-${deadline.code}`,
        overlayKey: 'deadlines',
        group: 'papers',
        label: label.deadline,
        value: text(
          `${deadline.label.vi}: chậm nhất ${deadline.days} ngày trước ${words.beforeNames[deadline.before].vi}`,
          `${deadline.label.en}: at the latest ${deadline.days} days before ${words.beforeNames[deadline.before].en}`,
        ),
        sources: [{ cite: deadline.cite }],
      }),
    ),
  ];
}

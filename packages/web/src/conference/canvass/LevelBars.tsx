import { text } from '@tinnhiem/core';
import type { CSSProperties } from 'react';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import classes from './canvass.module.css';
import { LevelLegend } from './LevelLegend.tsx';
import { lineFromRight, part, type ResultRow, thresholdName } from './result-rows.ts';

const words = {
  picture: text(
    'Biểu đồ ba mức tín nhiệm; số liệu ở bảng bên dưới',
    'The three levels as bars; the figures are in the table below',
  ),
} as const;

/**
 * Bars of the three levels. High and confidence grow from the left, low from the right, so that the lines of the thresholds on
 * low stand at the same place for everybody. Told apart by pattern and number as well as by colour.
 */
export function LevelBars({ rows }: { readonly rows: readonly ResultRow[] }) {
  const say = useText();
  const { roundView } = useHere();
  const [first] = rows;
  if (first === undefined) return null;
  const lines = roundView.rules.thresholds.flatMap((threshold) => {
    const at =
      threshold.level === 'low'
        ? lineFromRight(threshold, first.assessment.thresholdBase.count, first.assessment.base.count)
        : null;
    return at === null ? [] : [{ code: threshold.code, at, name: say(thresholdName(threshold)) }];
  });
  return (
    <figure className={classes.figure}>
      <LevelLegend />
      <div role="img" aria-label={say(words.picture)} className={classes.bars}>
        <div className={classes.scale}>
          {lines.map((line) => (
            <span key={line.code} style={{ right: `${line.at}%` }}>
              {line.name}
            </span>
          ))}
        </div>
        {rows.map(({ person, assessment }, index) => (
          <div key={person.person} className={classes.barRow}>
            <span className={classes.barName}>
              {index + 1}. {person.name}
            </span>
            <div className={classes.bar}>
              {(['high', 'confidence'] as const).map((level) => (
                <Segment key={level} level={level} count={assessment[level].count} base={assessment.base.count} />
              ))}
              <Segment
                level="low"
                count={assessment.low.count}
                base={assessment.base.count}
                style={{ marginLeft: 'auto' }}
              />
              {lines.map((line) => (
                <span key={line.code} className={classes.line} style={{ right: `${line.at}%` }} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </figure>
  );
}

interface SegmentProps {
  readonly level: 'high' | 'confidence' | 'low';
  readonly count: number | null;
  readonly base: number | null;
  readonly style?: CSSProperties;
}

/** A count as a part of a bar whose whole width is `base`. */
export function Segment({ level, count, base, style }: SegmentProps) {
  const share = part(count, base);
  return (
    <span className={`${classes.segment} ${classes[level]}`} style={{ ...style, width: `${share}%` }}>
      {share >= 7 && <b>{count}</b>}
    </span>
  );
}

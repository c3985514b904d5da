import { text } from '@tinnhiem/core';
import { useText } from '../../language.tsx';
import classes from './canvass.module.css';

const words = {
  high: text('Tín nhiệm cao', 'High confidence'),
  confidence: text('Tín nhiệm', 'Confidence'),
  none: text('Không có mức hợp lệ', 'No valid mark'),
  low: text('Tín nhiệm thấp (tính từ phải)', 'Low confidence (from the right)'),
} as const;

/** What the patterns of the bars mean. */
export function LevelLegend() {
  const say = useText();
  return (
    <figcaption className={classes.legend}>
      {(['high', 'confidence', 'none', 'low'] as const).map((level) => (
        <span key={level}>
          <i className={classes[level]} aria-hidden="true" /> {say(words[level])}
        </span>
      ))}
    </figcaption>
  );
}

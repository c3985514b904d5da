import { type BallotPage, styleCodeText } from '@tinnhiem/paper/layout';
import { darkRuns } from '../ballot/qr.ts';
import { paper } from '../ballot/sheet.ts';
import { codeVersion, styleCode } from '../ballot/style-code.ts';

const pointsPerMm = 72 / 25.4;
const number = (value: number): string => value.toFixed(4);

/** A ballot whose copies have a random code each. */
export interface SerialBallot {
  readonly style: string;
  readonly pages: readonly BallotPage[];
  readonly serials: readonly string[];
}

/** What draws the codes of a page of a copy, both counted from 0, as operators of a PDF's content stream (ISO 32000-1 §8.5). */
export function serialCodes({ style, pages, serials }: SerialBallot): (copy: number, page: number) => string {
  const version = codeVersion(style, pages.length);
  return (copy, index) => {
    const page = pages[index];
    const serial = serials[copy];
    if (page === undefined || serial === undefined)
      throw new RangeError('a page without layout or without random code');
    const code = styleCode(styleCodeText(style, page.page, pages.length, serial), version);
    const path = darkRuns(code.modules)
      .map(([column, row, length]) => `${column} ${row} ${length} 1 re`)
      .join('\n');
    return page.codes
      .map(({ rect: [x, y, width] }) => {
        const scale = (width * pointsPerMm) / code.modules.length;
        const place = [scale, 0, 0, -scale, x * pointsPerMm, (paper.height - y) * pointsPerMm].map(number).join(' ');
        return `q\n0 g\n${place} cm\n${path}\nf\nQ\n`;
      })
      .join('');
  };
}

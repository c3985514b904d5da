import type { GreyImage } from '../image/grey-image.ts';
import type { BallotPage } from '../layout/index.ts';
import { creasePage } from './crease.ts';
import { damagePage } from './damage.ts';
import { inkStroke, paperGrain } from './ink.ts';
import { copyOfGrey, eyeWeights, type GreyWeights, type Picture } from './picture.ts';
import type { SheetPlan } from './plan-sheet.ts';
import type { Random } from './random.ts';

/** How a page is marked: in colour, or as a grey sensor sees colours. */
export type MarkOptions = { readonly colour: 'rgb' } | { readonly colour: 'grey'; readonly weights?: GreyWeights };

/**
 * Draws on the printed page what the plan says. `clean` is the page drawn from the printed PDF, at 12 or more pixels per
 * millimetre so that a distortion has something to sample from.
 */
export function markPage(
  clean: GreyImage,
  page: BallotPage,
  plan: SheetPlan,
  random: Random,
  options: MarkOptions = { colour: 'grey' },
): Picture {
  const picture = copyOfGrey(clean, options.colour === 'rgb' ? 3 : 1);
  const pixelsPerMm = clean.width / page.widthMm;
  const weights = options.colour === 'grey' ? (options.weights ?? eyeWeights) : eyeWeights;
  const grain = paperGrain(pixelsPerMm, random);
  for (const stroke of [...plan.stamp, ...plan.strokes]) inkStroke(picture, pixelsPerMm, stroke, grain, weights);
  if (plan.truth.creased) creasePage(picture, page, random);
  if (plan.truth.damage !== undefined) damagePage({ picture, pixelsPerMm, grain }, page, plan.truth.damage, random);
  return picture;
}

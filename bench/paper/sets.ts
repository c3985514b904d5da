// What is measured: which ballots, marked how, through which scanner or phone.
import type { PrintQuality, ScanOptions, Severity, SheetRates, Tilt } from '@tinnhiem/paper/practice';
import {
  cleanRates,
  damagedRates,
  doubleTickRates,
  foldedRates,
  motleyRates,
  otherHandsRates,
  otherTrapRates,
  trapRates,
  usualRates,
} from '@tinnhiem/paper/practice';

export type Special =
  | 'foreign'
  | 'other-style'
  | 'blank-sheet'
  | 'double-feed'
  | 'cut-off'
  | 'show-through'
  | 'fed-twice';

export interface PageSet {
  readonly name: string;
  /** Ballots by people; see `printedBallot`. The pages take turns. */
  readonly ballots: readonly string[];
  readonly rates: SheetRates;
  readonly device: { readonly scan: ScanOptions } | { readonly tilt: Tilt };
  /** How much of a run's pages. */
  readonly weight: number;
  readonly print?: PrintQuality;
  readonly special?: Special;
}

const usual = ['21', '30', '30c', '7c', '60', '56n'];
const grey = (severity: Severity, more: Partial<ScanOptions> = {}): PageSet['device'] => ({
  scan: { severity, dpi: 200, colour: 'grey', ...more },
});
const endings: Readonly<Record<string, string>> = { c: ' and criteria', n: ', names only' };
const rated = { ballots: usual, rates: usualRates, weight: 1 };
const traps = { ballots: usual, rates: trapRates, weight: 1 };
const specials: readonly Special[] = [
  'foreign',
  'other-style',
  'blank-sheet',
  'double-feed',
  'cut-off',
  'show-through',
  'fed-twice',
];

export const pageSets: readonly PageSet[] = [
  ...([0, 1, 2, 3, 4, 5] as const).map((severity) => ({
    ...rated,
    name: `scan ${severity}`,
    device: grey(severity),
    weight: severity <= 3 ? 4 : 2,
  })),
  ...([0, 1, 2, 3, 4] as const).map((tilt) => ({
    ...rated,
    name: `phone ${tilt}`,
    device: { tilt },
    weight: tilt <= 2 ? 2 : 1,
  })),
  { ...rated, name: 'scan 2, 150 dpi', device: grey(2, { dpi: 150 }) },
  { ...rated, name: 'scan 2, 300 dpi', device: grey(2, { dpi: 300 }) },
  { ...rated, name: 'scan 2, colour', device: grey(2, { colour: 'rgb' }) },
  { ...rated, name: 'scan 2, 1-bit G4', device: grey(2, { colour: 'bit' }) },
  { ...rated, name: 'scan 2, upside down', device: grey(2, { upsideDown: true }) },
  ...(['pale', 'bold', 'copied'] as const).map((print) => ({
    ...rated,
    name: `scan 2, ${print} print`,
    device: grey(2),
    print,
  })),
  { ...rated, name: 'scan 2, folded ballots', device: grey(2), rates: foldedRates },
  ...([1, 3] as const).map((severity) => ({
    ...rated,
    rates: motleyRates,
    name: `another hand in every row, scan ${severity}`,
    device: grey(severity),
  })),
  { ...rated, name: 'scan 2, damaged', device: grey(2), rates: damagedRates },
  ...([1, 2, 3] as const).map((severity) => ({ ...traps, name: `traps, scan ${severity}`, device: grey(severity) })),
  { ...traps, name: 'traps, phone 2', device: { tilt: 2 as const } },
  { ...rated, name: 'votes only, scan 3', device: grey(3), rates: cleanRates },
  ...['1', '4', '7', '21', '30', '40', '60', '40c', '60c', '56n'].map((people) => ({
    ...rated,
    name: `scan 3, ${Number.parseInt(people, 10)} people${endings[people.at(-1) ?? ''] ?? ''}`,
    ballots: [people],
    device: grey(3),
    weight: 0.5,
  })),
  ...specials.map((special) => ({ ...rated, name: `scan 2, ${special}`, device: grey(2), special, weight: 0.5 })),
  ...([2, 3] as const).map((severity) => ({
    ...rated,
    rates: otherHandsRates,
    name: `other hands, scan ${severity}`,
    device: grey(severity),
  })),
  { ...traps, rates: otherTrapRates, name: 'other hands, traps, scan 2', device: grey(2) },
  { ...rated, name: 'double ticks, scan 2', device: grey(2), rates: doubleTickRates },
];

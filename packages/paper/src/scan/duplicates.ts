// The same sheet read twice: fed again, or a file handed in twice.
import { likeness, tellingMarks } from '../reader/likeness.ts';
import type { PageReading } from '../reader/reading.ts';
import type { ScannedPage } from './scanned-page.ts';

/**
 * From this likeness on, two pages are taken for one sheet. Measured on 145,000 pairs of different voters who all marked the same boxes: at most
 * 0.23 with two marks or more; with a single one 0.52 (10 pairs above 0.3 in 35,000, an independent maker's with them). The same sheet scanned again, worse or upside down: at least
 * 0.30 with two marks, 0.46 with more; with a single one 94 of 100 pairs have more than 0.52. A person looks at the paper, so that taking two sheets for one costs a look and never a vote;
 * a sheet read twice that is not known again makes more sheets than were counted by hand.
 */
const sameSheet = { several: 0.3, single: 0.55 } as const;

/** What of a page is compared. */
export type Comparable = Pick<ScannedPage, 'file' | 'page' | 'reading'>;

/** A page, and the page that shows the same sheet: an earlier one, or for the first with a random code the next that has it too. */
export type ComparedPage<P extends Comparable = ScannedPage> = P & {
  readonly duplicateOf: Pick<ScannedPage, 'file' | 'page'> | null;
};

/**
 * Flags every page that shows a sheet of an earlier page of these; pages without marks are all alike and never flagged. Random codes tell more
 * than marks: sheets with the same are one, or one is a copy, and both are flagged, since which is the ballot only people can see; sheets with
 * different ones are two, however alike.
 */
export function findDuplicates<P extends Comparable>(pages: readonly P[]): readonly ComparedPage<P>[] {
  const earlier = new Map<string, number[]>();
  const found = new Map<number, number>();
  for (const [index, { reading }] of pages.entries()) {
    const { signature, style, ballotPage, serial } = reading;
    if (signature === null && serial === null) continue;
    const side = `${style}/${ballotPage}`;
    const others = earlier.get(side) ?? [];
    const same = others.find((other) => isSameSheet((pages[other] as P).reading, reading));
    if (same === undefined) {
      others.push(index);
      earlier.set(side, others);
    } else {
      found.set(index, same);
      if (serial !== null && pages[same]?.reading.serial === serial && !found.has(same)) found.set(same, index);
    }
  }
  return pages.map((page, index) => {
    const other = pages[found.get(index) ?? -1];
    if (other === undefined) return { ...page, duplicateOf: null };
    return {
      ...page,
      reading: flagged(page.reading, 'duplicate'),
      duplicateOf: { file: other.file, page: other.page },
    };
  });
}

function isSameSheet(a: PageReading, b: PageReading): boolean {
  if (a.serial !== null && b.serial !== null) return a.serial === b.serial;
  if (a.signature === null || b.signature === null) return false;
  const isSingle = Math.min(tellingMarks(a.signature), tellingMarks(b.signature)) < 2;
  return likeness(a.signature, b.signature) >= (isSingle ? sameSheet.single : sameSheet.several);
}

/** The reading with one more flag; what was read stays. */
export function flagged(reading: PageReading, flag: PageReading['flags'][number]): PageReading {
  const flags = [...new Set([...reading.flags, flag])].sort();
  return { ...reading, flags, status: reading.status === 'read' ? 'flagged' : reading.status };
}

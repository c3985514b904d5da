// One sheet while it is checked by hand: row by row, right or something else. Pure, so that what a key does can be told without a browser.
import type { Difference, RowMark, SheetPlace, SheetToCheckView, WholeMark } from '@tinnhiem/core';

type Seen = RowMark | WholeMark;

/** A place of a sheet to look at. `row: null`: the sheet as a whole. `stands: null`: the committee decides it, nothing is compared. */
export interface PlaceToCheck {
  readonly row: number | null;
  readonly stands: Seen | null;
}

export interface Checking {
  readonly places: readonly PlaceToCheck[];
  /** By place: `right`, or what was seen instead; `null`: not looked at yet. */
  readonly seen: readonly ('right' | Seen | null)[];
  /** The place that the next key is for; equal to the number of places when all are done. */
  readonly current: number;
}

export type CheckStep =
  | { readonly kind: 'right' }
  | { readonly kind: 'seen'; readonly mark: Seen }
  | { readonly kind: 'go'; readonly place: number }
  | { readonly kind: 'up' }
  | { readonly kind: 'down' };

/** What has to be looked at of a sheet: the whole first, then its rows; or only the rows that are asked for. */
export function placesOf({ rows, whole, marks }: Pick<SheetToCheckView, 'rows' | 'whole' | 'marks'>): PlaceToCheck[] {
  const row = (index: number): PlaceToCheck => ({ row: index, stands: marks[index] ?? null });
  if (rows !== null) return rows.map(row);
  return [{ row: null, stands: whole as WholeMark | null }, ...marks.map((_, index) => row(index))];
}

export function beginCheck(sheet: Pick<SheetToCheckView, 'rows' | 'whole' | 'marks'>): Checking {
  const places = placesOf(sheet);
  // What the committee is deciding is not compared: it is passed over.
  const seen = places.map(({ stands }) => (stands === null ? ('right' as const) : null));
  return { places, seen, current: nextPlace(seen, -1) };
}

/** A check that was begun before, read back from where it was kept; `null` where it is none, or of a record that says something else by now. */
export function readChecking(kept: unknown, begun: Checking): Checking | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { places, seen, current } = kept as Partial<Checking>;
  if (JSON.stringify(places) !== JSON.stringify(begun.places) || !Array.isArray(seen)) return null;
  const isWhole = seen.length === begun.seen.length && seen.every((mark) => mark === null || typeof mark === 'string');
  const isPlace = typeof current === 'number' && current >= 0 && current <= begun.places.length;
  return isWhole && isPlace ? { ...begun, seen, current } : null;
}

/** What one step makes of a check. */
export function checkStep(checking: Checking, action: CheckStep): Checking {
  const { places, seen, current } = checking;
  switch (action.kind) {
    case 'right':
      return marked(checking, 'right');
    case 'seen':
      // Naming what stands there anyway is the same as saying that it is right.
      return marked(checking, places[current]?.stands === action.mark ? 'right' : action.mark);
    case 'go':
      return { ...checking, current: Math.max(0, Math.min(places.length, action.place)) };
    case 'up':
      return { ...checking, current: Math.max(0, current - 1) };
    case 'down':
      // Nothing is passed over that nobody has looked at.
      return seen[current] === null ? checking : { ...checking, current: Math.min(places.length, current + 1) };
  }
}

function marked(checking: Checking, mark: 'right' | Seen): Checking {
  const { seen, current, places } = checking;
  if (current >= places.length || places[current]?.stands === null) return checking;
  const next = seen.with(current, mark);
  return { ...checking, seen: next, current: nextPlace(next, current) };
}

function nextPlace(seen: Checking['seen'], from: number): number {
  const below = seen.indexOf(null, from + 1);
  if (below >= 0) return below;
  const any = seen.indexOf(null);
  return any >= 0 ? any : seen.length;
}

/** Whether every place was looked at. */
export function isChecked({ seen }: Checking): boolean {
  return !seen.includes(null);
}

/** What was seen where the record says something else. */
export function differencesOf({ places, seen }: Checking): Difference[] {
  return places.flatMap(({ row, stands }, index) => {
    const mark = seen[index];
    return mark === undefined || mark === null || mark === 'right' || stands === null
      ? []
      : [{ row, seen: mark as Seen }];
  });
}

/** Where one of several people begins who check at the same time: `first` of `people`, from 0. */
export function beginningFor(sheets: readonly SheetPlace[], first: number, people: number): SheetPlace | null {
  const sheet = sheets[Math.floor((sheets.length * Math.max(0, first)) / Math.max(1, people))];
  return sheet === undefined ? null : { batch: sheet.batch, ballot: sheet.ballot };
}

/** The sheets that are left in the order in which somebody goes through them who began at a place: on to the end, then from the first. */
export function fromPlace<Sheet extends SheetPlace>(
  sheets: readonly Sheet[],
  begun: SheetPlace | null,
): readonly Sheet[] {
  if (begun === null) return sheets;
  const isBefore = ({ batch, ballot }: SheetPlace) =>
    batch < begun.batch || (batch === begun.batch && ballot < begun.ballot);
  return [...sheets.filter((sheet) => !isBefore(sheet)), ...sheets.filter(isBefore)];
}

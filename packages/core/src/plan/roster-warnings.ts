// What the reading of a roster leaves to people waits for them like every other warning (decision 002): it is kept with the roster, since
// nobody can read it out of people and posts again.
import { z } from 'zod';
import type { Finding } from '../basics/findings.ts';
import { textSchema } from '../basics/text.ts';

export const rosterWarningSchema = z.strictObject({
  id: z.string().min(1),
  code: z.string().min(1),
  message: textSchema,
  todo: textSchema,
  where: z.strictObject({
    file: z.string().exactOptional(),
    sheet: z.string().exactOptional(),
    row: z.int().exactOptional(),
    column: z.string().exactOptional(),
    person: z.string().exactOptional(),
  }),
});
export type RosterWarning = z.output<typeof rosterWarningSchema>;

/** The warnings among the findings of an import, as they are kept beside the roster; nothing where there are none. */
export function warningsOf(findings: readonly Finding[]): { readonly rosterWarnings?: RosterWarning[] } {
  const rosterWarnings = findings.flatMap(
    ({ id, code, severity, message, todo, where: { file, sheet, row, column, person } }) => {
      if (severity !== 'warning') return [];
      const where = {
        ...(file === undefined ? {} : { file }),
        ...(sheet === undefined ? {} : { sheet }),
        ...(row === undefined ? {} : { row }),
        ...(column === undefined ? {} : { column }),
        ...(person === undefined ? {} : { person }),
      };
      return [{ id, code, message, todo, where }];
    },
  );
  return rosterWarnings.length === 0 ? {} : { rosterWarnings };
}

/** The same as findings of the round. */
export function asFindings(warnings: readonly RosterWarning[]): Finding[] {
  return warnings.map((warning) => ({ ...warning, severity: 'warning' }));
}

/**
 * What stays settled when another roster is read: what was decided about a row holds while the same is said of the same person's row, in
 * whatever row of the sheet and under whatever name of the workbook it stands now.
 */
export function stillSettled<Settled>(
  settlements: Readonly<Record<string, Settled>>,
  before: readonly RosterWarning[],
  after: readonly RosterWarning[],
): Readonly<Record<string, Settled>> {
  const earlier = Map.groupBy(before, whatIsSaid);
  const ids = new Set(before.map(({ id }) => id));
  const others = Object.entries(settlements).filter(([id]) => !ids.has(id));
  const kept = after.flatMap((warning): [string, Settled][] => {
    const same = earlier.get(whatIsSaid(warning)) ?? [];
    const one = same.find(({ where }) => where.row === warning.where.row) ?? (same.length === 1 ? same[0] : undefined);
    const settled = one === undefined ? undefined : settlements[one.id];
    return settled === undefined ? [] : [[warning.id, settled]];
  });
  return Object.fromEntries([...others, ...kept]);
}

/** A CSV file stands for a sheet; a row is the person's who stands in it, or is known by its number. */
function whatIsSaid({ code, message, where: { file, sheet, row, column, person } }: RosterWarning): string {
  return JSON.stringify([code, sheet ?? file, person ?? row, column, message.vi]);
}

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
  }),
});
export type RosterWarning = z.output<typeof rosterWarningSchema>;

/** The warnings among the findings of an import, as they are kept beside the roster; nothing where there are none. */
export function warningsOf(findings: readonly Finding[]): { readonly rosterWarnings?: RosterWarning[] } {
  const rosterWarnings = findings.flatMap(
    ({ id, code, severity, message, todo, where: { file, sheet, row, column } }) => {
      if (severity !== 'warning') return [];
      const where = {
        ...(file === undefined ? {} : { file }),
        ...(sheet === undefined ? {} : { sheet }),
        ...(row === undefined ? {} : { row }),
        ...(column === undefined ? {} : { column }),
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

/** What stays settled when another roster is read: what was decided about a cell holds only while the same is said of it. */
export function stillSettled<Settled>(
  settlements: Readonly<Record<string, Settled>>,
  before: readonly RosterWarning[],
  after: readonly RosterWarning[],
): Readonly<Record<string, Settled>> {
  const said = new Map(after.map(({ id, message }) => [id, message.vi]));
  const gone = new Set(before.filter(({ id, message }) => said.get(id) !== message.vi).map(({ id }) => id));
  return Object.fromEntries(Object.entries(settlements).filter(([id]) => !gone.has(id)));
}

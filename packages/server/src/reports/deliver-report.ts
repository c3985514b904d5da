// S14: a report to the level above on the same server, without a file: for the screen and the command line alike.
import {
  err,
  type Instant,
  isAddressed,
  type Organisation,
  ok,
  type Refusal,
  type Result,
  refuse,
  type Tree,
  topOrganisation,
  wayDown,
} from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import { keepReport } from './kept-reports.ts';
import type { MadeReport } from './make-report.ts';
import { packageText, readPackage } from './package-file.ts';
import { noHigherHere } from './refusals.ts';

/** The organisation above, within the server, that an authority's name means; the nearest one. `belongsTo`: whose the round is. */
export function addresseeAbove(tree: Tree, belongsTo: string | null, authority: string): Organisation | undefined {
  return wayDown(tree, belongsTo ?? topOrganisation)
    .slice(0, -1)
    .reverse()
    .find((organisation) => isAddressed(organisation, authority));
}

/** Puts a report among those that the level above has received; again, it changes nothing. */
export async function deliverReport(
  tables: Tables,
  tree: Tree,
  belongsTo: string | null,
  { authority, signed }: Pick<MadeReport, 'authority' | 'signed'>,
  now: Instant,
): Promise<Result<{ readonly id: string; readonly isNew: boolean; readonly organisation: string }, Refusal>> {
  const to = addresseeAbove(tree, belongsTo, authority);
  if (to === undefined) return err(refuse(noHigherHere, authority));
  // Checked as if it had come on a stick: what would be refused there is not delivered here.
  const read = readPackage(Buffer.from(packageText(signed)), () => true);
  if (!read.ok) return read;
  return ok({ ...(await keepReport(tables, to.id, read.value, now, 'server')), organisation: to.name });
}

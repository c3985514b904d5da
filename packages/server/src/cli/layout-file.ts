// The layout of a ballot, as ballots print has written it.
import { refuse } from '@tinnhiem/core';
import { checkLayout, type LayoutFile } from '@tinnhiem/paper';
import { Refused } from './command.ts';
import { readNamedFile } from './files.ts';
import { layoutMalformed, layoutNotJson } from './refusals.ts';

/** Throws `WrongUse` where there is no file, `Refused` where it is no layout. */
export async function readLayout(path: string): Promise<LayoutFile> {
  const bytes = await readNamedFile(path, 'layout');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refused(refuse(layoutNotJson, path));
  }
  const checked = await checkLayout(value);
  if (!checked.ok) throw new Refused(refuse(layoutMalformed, path, checked.error.field, checked.error.problem));
  return checked.value;
}

// Files of `serve` that name a service of the organisation: YAML or JSON, of one shape, with the secret in the environment.
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type Call, textOption } from './command.ts';
import { readNamedText } from './files.ts';

/**
 * What the file of an option says; `undefined` where none is named. `wrong` makes the error of a file that says something else, and is
 * given the file's name and what is wrong. Throws `WrongUse`.
 */
export async function settingsFile<Shape extends z.ZodType>(
  call: Call,
  option: string,
  shape: Shape,
  wrong: (file: string, problem: string) => Error,
): Promise<z.output<Shape> | undefined> {
  const file = textOption(call, option);
  if (file === undefined) return undefined;
  const document = parseDocument(await readNamedText(file, option));
  const [broken] = document.errors;
  if (broken !== undefined) throw wrong(file, broken.code);
  const parsed = shape.safeParse(document.toJS());
  if (!parsed.success) throw wrong(file, z.prettifyError(parsed.error));
  return parsed.data;
}

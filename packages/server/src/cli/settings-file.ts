// Files of `serve` that name a service of the organisation: YAML or JSON, of one shape, with the secret in the environment.
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { addressOf } from './address-option.ts';
import { type Call, textOption } from './command.ts';
import { readNamedText } from './files.ts';

/**
 * What the file of an option says; `undefined` where none is named. `wrong` makes the error of a file that says something else, and is
 * given the file's name and what is wrong. Where people find the server (`address`) is said once: by `--address`, or in the file.
 * Throws `WrongUse`.
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
  const said: unknown = document.toJS();
  const address = addressOf(call);
  const own = isSaid(said) ? said.address : undefined;
  if (address !== undefined && typeof own === 'string' && URL.parse(own)?.origin !== URL.parse(address)?.origin)
    throw wrong(file, `address: ${own} ≠ --address ${address}`);
  const parsed = shape.safeParse(address !== undefined && isSaid(said) ? { address, ...said } : said);
  if (!parsed.success) throw wrong(file, z.prettifyError(parsed.error));
  return parsed.data;
}

function isSaid(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// The file of `serve --oidc`: where the organisation's own sign-in service is, and what this server is called there.
import { text } from '@tinnhiem/core';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type OutsideService, outsideSchema } from '../accounts/outside.ts';
import { type Call, textOption, WrongUse } from './command.ts';
import { readNamedText } from './files.ts';

/** `undefined` where none is named. Throws `WrongUse` where the file cannot be read or says something else. */
export async function outsideServiceOf(call: Call): Promise<OutsideService | undefined> {
  const file = textOption(call, 'oidc');
  if (file === undefined) return undefined;
  const document = parseDocument(await readNamedText(file, 'oidc'));
  const [broken] = document.errors;
  if (broken !== undefined) throw wrong(file, broken.code);
  const parsed = outsideSchema.safeParse(document.toJS());
  if (!parsed.success) throw wrong(file, z.prettifyError(parsed.error));
  // In the environment it is in no file that is copied about.
  const secret = call.environment.TINNHIEM_OIDC_SECRET;
  return secret === undefined || secret === '' ? parsed.data : { ...parsed.data, clientSecret: secret };
}

function wrong(file: string, problem: string): WrongUse {
  return new WrongUse(
    text(
      `--oidc: “${file}” cần issuer, clientId, address, name (và claim nếu không phải sub): ${problem}`,
      `--oidc: “${file}” needs issuer, clientId, address, name (and claim, if not sub): ${problem}`,
    ),
  );
}

// The file of `serve --oidc`: where the organisation's own sign-in service is, and what this server is called there.
import { text } from '@tinnhiem/core';
import { type OutsideService, outsideSchema } from '../accounts/outside.ts';
import { type Call, WrongUse } from './command.ts';
import { settingsFile } from './settings-file.ts';

/** `undefined` where none is named. Throws `WrongUse` where the file cannot be read or says something else. */
export async function outsideServiceOf(call: Call): Promise<OutsideService | undefined> {
  const service = await settingsFile(call, 'oidc', outsideSchema, wrong);
  // In the environment it is in no file that is copied about.
  const secret = call.environment.TINNHIEM_OIDC_SECRET;
  return service === undefined || secret === undefined || secret === ''
    ? service
    : { ...service, clientSecret: secret };
}

function wrong(file: string, problem: string): WrongUse {
  return new WrongUse(
    text(
      `--oidc: “${file}” cần issuer, clientId, address, name (và claim nếu không phải sub): ${problem}`,
      `--oidc: “${file}” needs issuer, clientId, address, name (and claim, if not sub): ${problem}`,
    ),
  );
}

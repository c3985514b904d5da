// Asks the browser, and through it a device, for a passkey.
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { api } from '../api/client.ts';
import { inWords } from './trouble.ts';

async function asked<Answer>(what: 'make' | 'show', allowed: number, ask: () => Promise<Answer>): Promise<Answer> {
  const begun = performance.now();
  try {
    return await ask();
  } catch (error) {
    throw inWords(error, what, performance.now() - begun, allowed);
  }
}

/** Makes a passkey on a device of the person's choice and adds it to the own account. Throws what explains itself. */
export async function addPasskey(name: string, password: string): Promise<void> {
  const { options: optionsJSON } = await api.post<{ options: PublicKeyCredentialCreationOptionsJSON }>(
    '/api/session/passkeys/begin',
    { password },
  );
  const response = await asked('make', optionsJSON.timeout ?? 0, () => startRegistration({ optionsJSON }));
  await api.post('/api/session/passkeys', { name, response });
}

/** Signs in with a passkey that the person chooses. Throws what explains itself. */
export async function signInWithPasskey(): Promise<void> {
  const { options: optionsJSON } = await api.post<{ options: PublicKeyCredentialRequestOptionsJSON }>(
    '/api/session/passkey/begin',
    {},
  );
  const response = await asked('show', optionsJSON.timeout ?? 0, () => startAuthentication({ optionsJSON }));
  await api.post('/api/session/passkey', { response });
}

// What a phone or computer is asked for when a passkey is made or shown, and whether its answer holds (Web Authentication, level 3):
// docs/decisions/075-passkeys.md.
import { isIP } from 'node:net';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { err, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import type { Account } from './account.ts';
import * as refusals from './passkey-refusals.ts';

/** So long a browser waits for the person, and the server for the answer, in milliseconds. */
export const answerTime = 5 * 60_000;

/** Where passkeys of this server are good: a name, reached by https. */
export interface Site {
  /** The name that every passkey is bound to (relying party id). */
  readonly host: string;
  /** `https://tinnhiem.example.vn` */
  readonly origin: string;
}

/** ES256, EdDSA and RS256, whatever else this Node would know: another server of the centre may be older. */
const algorithms = [-7, -8, -257];

export interface NewCredential {
  /** As authenticators name it, base64url. */
  readonly credential: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
}

/** The site of the address where people find the server; `null` where passkeys cannot be: by plain http, or by a number instead of a name. */
export function siteOf(address: string | undefined): Site | null {
  if (address === undefined) return null;
  const { protocol, hostname, origin } = new URL(address);
  const isName = isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
  return protocol === 'https:' && isName ? { host: hostname, origin } : null;
}

/** How an authenticator names an account: nothing that tells of a person. */
export function handleOf(account: string): string {
  return Buffer.from(account).toString('base64url');
}

// Some 25 packages, most of them for statements on makers of devices, which nobody asks for here: read where somebody uses a passkey, not at the start.
const library = () => import('@simplewebauthn/server');
const helpers = () => import('@simplewebauthn/server/helpers');

/** `known`: the account's credentials, so that no device makes a second one. */
export async function creationOptions(
  site: Site,
  { id, username, name }: Pick<Account, 'id' | 'username' | 'name'>,
  challenge: string,
  known: readonly string[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return await (await library()).generateRegistrationOptions({
    rpName: 'Tín Nhiệm',
    rpID: site.host,
    userID: bytesOf(handleOf(id)),
    userName: username,
    userDisplayName: name,
    challenge: bytesOf(challenge),
    timeout: answerTime,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map((credential) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** Names no credential: whoever asks is nobody yet, and the device says itself whose keys it has. */
export async function requestOptions(site: Site, challenge: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return await (await library()).generateAuthenticationOptions({
    rpID: site.host,
    challenge: bytesOf(challenge),
    timeout: answerTime,
    userVerification: 'required',
  });
}

export async function madeCredential(
  site: Site,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<Result<NewCredential, Refusal>> {
  try {
    const { decodeAttestationObject } = await helpers();
    const attestation = decodeAttestationObject(bytesOf(response.response.attestationObject));
    // A statement with certificates was not asked for; checking one, the library may fetch its maker's lists from the internet.
    if (!['none', 'packed'].includes(attestation.get('fmt')) || attestation.get('attStmt').get('x5c') !== undefined)
      return err(refuse(refusals.passkeyInvalid, 'attestation'));
    const { verified, registrationInfo } = await (await library()).verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return err(refuse(refusals.passkeyInvalid, 'signature'));
    const { id, publicKey, counter } = registrationInfo.credential;
    return ok({ credential: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter });
  } catch (error) {
    return err(refuse(refusals.passkeyInvalid, (error as Error).message));
  }
}

/** The signature counter of an answer that holds. */
export async function shownCounter(
  site: Site,
  challenge: string,
  { credential, publicKey }: Omit<NewCredential, 'counter'>,
  response: AuthenticationResponseJSON,
): Promise<Result<number, Refusal>> {
  try {
    const { verified, authenticationInfo } = await (await library()).verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      // The counter is compared where it is written, so that of two answers at once one is found to be behind.
      credential: { id: credential, publicKey: bytesOf(publicKey), counter: 0 },
      requireUserVerification: true,
    });
    return verified ? ok(authenticationInfo.newCounter) : err(refuse(refusals.passkeyInvalid, 'signature'));
  } catch (error) {
    return err(refuse(refusals.passkeyInvalid, (error as Error).message));
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64url, 'base64url'));
}

// Sign-in through the organisation's own service (OpenID Connect, Authorization Code with PKCE). The service says who somebody is; whose account
// that is, and what it may, is said here alone: docs/decisions/071-sign-in-elsewhere.md.
import { err, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import * as client from 'openid-client';
import { z } from 'zod';
import type { Tables } from '../store/tables.ts';
import { type Account, type Sources, secretHash } from './account.ts';
import { roomForTry } from './begun-tries.ts';
import type { Directory } from './directory.ts';
import * as refusals from './sign-in-refusals.ts';

const minute = 60_000;
/** For so long an answer is waited for. */
const attemptTime = 10 * minute;
const secondsToAnswer = 10;

const ownMachine = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/;
const secureUrl = z.url().refine((url) => url.startsWith('https://') || ownMachine.test(url), {
  message: 'https://…, or http:// on this very machine',
});

/** What the file of `serve --oidc` holds. */
export const outsideSchema = z.strictObject({
  issuer: secureUrl,
  clientId: z.string().min(1),
  /** Without one the client is a public one; PKCE protects the code either way. */
  clientSecret: z.string().min(1).optional(),
  /** Where people find this server; `/sign-in/return` behind it is what the service must know. */
  address: secureUrl,
  /** By which claim of the identity token an account is found. */
  claim: z.string().min(1).default('sub'),
  /** What the button says. */
  name: z.string().min(1).max(60),
});
export type OutsideService = z.output<typeof outsideSchema>;

export interface Identified {
  readonly account: Account;
  /** The service itself asked for more than one factor (RFC 8176: `mfa`). */
  readonly secondShown: boolean;
}

/** What an answer must fit. */
interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface OutsideSignIn {
  readonly name: string;
  /** Where the browser is sent; `key` goes into a cookie, so that only this browser can finish. `address`: from where; refused where too many were begun from there. */
  start(address: string): Promise<Result<{ readonly url: string; readonly key: string }, Refusal>>;
  /** What the browser came back with. Each attempt is good for one answer. */
  finish(key: string, query: string): Promise<Result<Identified, Refusal>>;
}

export function outsideSignIn(
  tables: Tables,
  { now, random }: Sources,
  directory: Directory,
  service: OutsideService,
): OutsideSignIn {
  const back = new URL('/sign-in/return', service.address);
  let known: Promise<client.Configuration> | null = null;

  /** What the service says of itself; asked again where it could not be reached. */
  function configuration(): Promise<client.Configuration> {
    known ??= client
      .discovery(new URL(service.issuer), service.clientId, service.clientSecret, undefined, {
        timeout: secondsToAnswer,
        execute: [
          // The library takes a token that came over TLS without looking at its signature (OpenID Connect Core, 3.1.3.7, 6).
          client.enableNonRepudiationChecks,
          ...(ownMachine.test(service.issuer) ? [client.allowInsecureRequests] : []),
        ],
      })
      .catch((error: unknown) => {
        known = null;
        throw error;
      });
    return known;
  }

  async function keepAttempt(attempt: Attempt, key: string, address: string): Promise<Refusal | null> {
    return await tables.transaction(async (inside) => {
      const at = now();
      const refused = await roomForTry(inside, 'outside_sign_in', address, at, attemptTime);
      if (refused === null)
        await inside.run(
          'INSERT INTO outside_sign_in (key_hash, state, nonce, verifier, until, address) VALUES (?, ?, ?, ?, ?, ?)',
          secretHash(key),
          attempt.state,
          attempt.nonce,
          attempt.verifier,
          at + attemptTime,
          address,
        );
      return refused;
    });
  }

  async function takeAttempt(key: string): Promise<Attempt | null> {
    return await tables.transaction(async (inside) => {
      const row = await inside.get<Attempt & { until: number }>(
        'SELECT state, nonce, verifier, until FROM outside_sign_in WHERE key_hash = ?',
        secretHash(key),
      );
      await inside.run('DELETE FROM outside_sign_in WHERE key_hash = ?', secretHash(key));
      // Much later than now: the clock was ahead then and has been set back since.
      return row !== undefined && row.until >= now() && row.until <= now() + attemptTime ? row : null;
    });
  }

  return {
    name: service.name,
    async start(address) {
      const key = random(32);
      const attempt = { state: random(32), nonce: random(32), verifier: client.randomPKCECodeVerifier() };
      const { state, nonce, verifier } = attempt;
      try {
        const url = client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: back.href,
          response_type: 'code',
          scope: service.claim === 'email' ? 'openid email' : service.claim === 'sub' ? 'openid' : 'openid profile',
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
        const refused = await keepAttempt(attempt, key, address);
        if (refused !== null) return err(refused);
        return ok({ url: url.href, key });
      } catch (error) {
        return err(refusalOf(error));
      }
    },
    async finish(key, query) {
      const attempt = await takeAttempt(key);
      if (attempt === null) return err(refuse(refusals.outsideOver));
      const current = new URL(back);
      current.search = query;
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), current, {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        });
        const claims: Readonly<Record<string, unknown>> = tokens.claims() ?? {};
        const identity = identityIn(claims, service.claim);
        const account = identity === null ? null : await directory.identified(identity);
        if (account === null || account.disabled) return err(refuse(refusals.identityUnknown));
        return ok({ account, secondShown: Array.isArray(claims.amr) && claims.amr.includes('mfa') });
      } catch (error) {
        return err(refusalOf(error));
      }
    },
  };
}

/** Who somebody is by a claim; `null` where it does not say so, or is an address that nobody has checked. */
function identityIn(claims: Readonly<Record<string, unknown>>, claim: string): string | null {
  if (claim === 'email' && claims.email_verified !== true) return null;
  const value = claims[claim];
  return typeof value === 'string' && value !== '' ? value : null;
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return refuse(refusals.outsideDenied, error.error);
  const { code, message, cause } = error as Error & { readonly code?: string };
  // What fetch throws where nobody answers, and what a time limit does.
  const silent = error instanceof TypeError && code === undefined && cause !== undefined;
  if (silent || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM')
    return refuse(refusals.outsideUnreachable);
  if (code?.startsWith('OAUTH_') !== true && !(error instanceof client.ClientError)) throw error;
  return refuse(refusals.outsideInvalid, message);
}

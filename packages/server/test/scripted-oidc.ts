// A sign-in service that answers with whatever identity token a test makes: for answers that an honest one never gives.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export const ownKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const strangeKey = generateKeyPairSync('rsa', { modulusLength: 2048 });

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token signed with a key as RS256 is; without one, unsigned. */
export function token(claims: object, key: KeyObject | null = ownKey.privateKey): string {
  const text = `${encoded(key === null ? { alg: 'none' } : { alg: 'RS256', kid: 'own' })}.${encoded(claims)}`;
  return `${text}.${key === null ? '' : sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

export interface Scripted {
  readonly issuer: string;
  /** What the next code is exchanged for. */
  answerWith(idToken: string): void;
}

export async function scriptedService(): Promise<Scripted> {
  let idToken = '';
  const server = createServer((request, response) => {
    const answer =
      request.url === '/.well-known/openid-configuration'
        ? {
            issuer,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/jwks`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
          }
        : request.url === '/jwks'
          ? { keys: [{ ...ownKey.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }] }
          : { access_token: 'không dùng', token_type: 'Bearer', expires_in: 60, id_token: idToken };
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    issuer,
    answerWith(next) {
      idToken = next;
    },
  };
}

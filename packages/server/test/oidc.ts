// A real OpenID Connect provider on a port of its own, and a browser's way through it: for tests of signing in elsewhere.
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { onTestFinished } from 'vitest';

export const clientId = 'tin-nhiem';
export const clientSecret = 'chi-de-thu-0123456789-0123456789';
/** Where the client says that it lives; nothing listens there, the answer is read from the last redirect. */
export const ownAddress = 'http://127.0.0.1:4000';

export interface Elsewhere {
  readonly issuer: string;
  /** Goes through the provider's pages as `subject`, as a browser would. Answers what stands behind the `?` at the end. */
  visit(url: string, subject: string): Promise<string>;
}

/** `claims`: what the provider says of a subject besides `sub`. */
export async function elsewhere(
  claims: (subject: string) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<Elsewhere> {
  let handle: RequestListener | null = null;
  const server: Server = createServer((request, response) => void handle?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${ownAddress}/sign-in/return`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'một' } as never] },
    cookies: { keys: ['chỉ để thử'] },
    // Its own pages for trying out: name and password are whatever is typed.
    features: { devInteractions: { enabled: true } },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['staff'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...claims(id) }) }),
    pkce: { required: () => true },
  });
  handle = provider.callback();
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function visit(url: string, subject: string): Promise<string> {
    const jar = new Map<string, string>();
    let next = url;
    let body: URLSearchParams | null = null;
    for (let hop = 0; hop < 20; hop += 1) {
      const answer: Response = await fetch(next, {
        redirect: 'manual',
        method: body === null ? 'GET' : 'POST',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body === null ? {} : { body }),
      });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        jar.set(name, value);
      }
      const location = answer.headers.get('location');
      body = null;
      if (location !== null) {
        next = new URL(location, next).href;
        if (next.startsWith(ownAddress)) return new URL(next).search.slice(1);
        continue;
      }
      const page = await answer.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
      if (action === undefined) throw new Error(`no way on from ${next}: ${answer.status} ${page.slice(0, 300)}`);
      next = new URL(action, next).href;
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      body = new URLSearchParams({ prompt, login: subject, password: 'gì cũng được' });
    }
    throw new Error('the provider sends in circles');
  }
  return { issuer, visit };
}

import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

/**
 * By http and by https the same machine has two cookies: browsers share them between ports, and one that was set by https cannot be replaced
 * by http, so that signing in there would silently do nothing. The prefix keeps everybody but this very server from setting it (RFC 6265bis).
 */
const names = { http: 'tinnhiem', https: '__Host-tinnhiem' } as const;

/** The token of the session that a request carries; empty where it carries none. */
export function sessionToken({ protocol, cookies }: Pick<FastifyRequest, 'protocol' | 'cookies'>): string {
  return cookies[names[protocol]] ?? '';
}

/** The session's cookie: out of reach of scripts, and never sent by another web site. It ends with the browser. */
export function sessionCookie(
  { protocol }: Pick<FastifyRequest, 'protocol'>,
  token: string,
): [name: string, value: string, options: CookieSerializeOptions] {
  const secure = protocol === 'https';
  return [names[protocol], token, { httpOnly: true, sameSite: 'strict', path: '/', ...(secure ? { secure } : {}) }];
}

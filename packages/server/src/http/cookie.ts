import type { CookieSerializeOptions } from '@fastify/cookie';

export const cookieName = 'tinnhiem';

/** The session's cookie: out of reach of scripts, and never sent by another web site. It ends with the browser. */
export function sessionCookie(token: string): [name: string, value: string, options: CookieSerializeOptions] {
  return [cookieName, token, { httpOnly: true, sameSite: 'strict', path: '/' }];
}

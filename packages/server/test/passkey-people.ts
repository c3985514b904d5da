// People who sign in with passkeys of the tests' own devices; every person is invented.
import { expect } from 'vitest';
import { type Answer, password, type TestServer, testServer } from './http.ts';
import { type Odd, type PasskeyDevice, passkeyDevice } from './passkey-device.ts';

export const origin = 'https://tinnhiem.example.vn';
export const cookieOf = ({ headers }: Answer, name: string) =>
  [headers['set-cookie'] ?? []]
    .flat()
    .flatMap((set) => new RegExp(`^${name}=([^;]+)`).exec(String(set))?.[1] ?? [])[0] ?? '';
export const withCookies = (cookies: Record<string, string>) => ({
  headers: { 'x-tinnhiem': '1', host: 'tinnhiem.example.vn' },
  cookies,
});

export interface Person {
  readonly token: string;
  readonly password: string;
  readonly id: string;
}

/** Somebody who is signed in. */
export async function person(server: TestServer, role: 'organiser' | 'chair' | 'technician'): Promise<Person> {
  await server.as(role);
  const known = `${password} ${role.length}`;
  const entered = await server.ask('POST', '/api/session', { username: role, password: known });
  return { token: cookieOf(entered, 'tinnhiem'), password: known, id: entered.json.account.id };
}

export async function add(server: TestServer, who: Person, device: PasskeyDevice, odd: Odd = {}, name = 'Điện thoại') {
  const mine = server.withToken(who.token);
  const begun = await mine('POST', '/api/session/passkeys/begin', { password: who.password });
  const key = cookieOf(begun, 'tinnhiem-passkey');
  const sent = { name, response: device.create(begun.json.options, odd) };
  const send = (by = who.token, cookie = key) =>
    server.ask(
      'POST',
      '/api/session/passkeys',
      sent,
      withCookies({ tinnhiem: by, ...(cookie === '' ? {} : { 'tinnhiem-passkey': cookie }) }),
    );
  return { begun, send, answer: await send(), key };
}

export const begin = async (server: TestServer) => {
  const begun = await server.ask('POST', '/api/session/passkey/begin');
  return { options: begun.json.options, key: cookieOf(begun, 'tinnhiem-passkey'), begun };
};
export const send = (server: TestServer, key: string, response: unknown, session = '') =>
  server.ask('POST', '/api/session/passkey', { response }, withCookies({ 'tinnhiem-passkey': key, tinnhiem: session }));

export async function enter(server: TestServer, device: PasskeyDevice, odd: Odd = {}) {
  const { options, key } = await begin(server);
  return await send(server, key, device.get(options, odd));
}
export const outcome = ({ status, json }: Answer) => [status, json.code];

/** An organiser with a passkey. */
export async function prepared() {
  const server = await testServer({ address: origin });
  const organiser = await person(server, 'organiser');
  const device = passkeyDevice(origin);
  const { answer, begun } = await add(server, organiser, device);
  expect(answer.status).toBe(200);
  const mine = server.withToken(organiser.token);
  return { server, organiser, device, mine, begun, passkey: answer.json };
}

export async function activity(
  server: TestServer,
): Promise<readonly { kind: string; name: string; sentence: { vi: string } }[]> {
  return (await (await server.as('technician'))('GET', '/api/activity')).json;
}

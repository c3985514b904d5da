// With a device of the tests' own that signs for real; every person is invented.
import { describe, expect, test } from 'vitest';
import { codeAt } from '../../test/authenticator.ts';
import { password, testServer } from '../../test/http.ts';
import { type Odd, type PasskeyDevice, passkeyDevice } from '../../test/passkey-device.ts';
import {
  activity,
  add,
  begin,
  cookieOf,
  enter,
  origin,
  outcome,
  person,
  prepared,
  send,
  withCookies,
} from '../../test/passkey-people.ts';
import { sampleTime } from '../../test/sample.ts';

const minute = 60_000;

describe('A passkey', () => {
  test('is made for the name of the site, by a person whom the device knows, after the password', async () => {
    const { server, mine, begun, passkey, organiser, device } = await prepared();
    expect((await server.ask('GET', '/api/health')).json.passkeys).toBe(origin);
    expect(begun.json.options).toMatchObject({
      rp: { id: 'tinnhiem.example.vn' },
      user: { name: 'organiser' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    expect(String(begun.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);
    expect(passkey).toMatchObject({ name: 'Điện thoại', host: 'tinnhiem.example.vn', lastUsed: null, stopped: false });
    expect(Object.keys((await mine('GET', '/api/session/passkeys')).json[0]).sort()).toEqual(
      ['added', 'host', 'id', 'lastUsed', 'name', 'stopped'].sort(),
    );
    const wrong = await mine('POST', '/api/session/passkeys/begin', { password: 'không phải' });
    expect(outcome(wrong)).toEqual([422, 'R-wrong-password']);
    // A device that has one of this account makes no second one, and one that says so all the same is refused.
    const again = await add(server, organiser, passkeyDevice(origin), { id: device.kept().id });
    expect(again.begun.json.options.excludeCredentials).toMatchObject([{ id: device.kept().id }]);
    expect(outcome(again.answer)).toEqual([409, 'R-passkey-known']);
    const other = await add(server, await person(server, 'chair'), passkeyDevice(origin), { id: device.kept().id });
    expect(outcome(other.answer)).toEqual([409, 'R-passkey-known']);
  });

  test('signs in at once, in a session of its own, and in the place of whoever sat there before', async () => {
    const { server, device, mine, organiser } = await prepared();
    const { options, key } = await begin(server);
    expect(options).toMatchObject({ rpId: 'tinnhiem.example.vn', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
    const entered = await send(server, key, device.get(options), organiser.token);
    expect(entered.json).toMatchObject({ awaitsCode: false, account: { username: 'organiser', roles: ['organiser'] } });
    const token = cookieOf(entered, 'tinnhiem');
    expect(token).not.toBe(organiser.token);
    expect((await server.withToken(token)('GET', '/api/rounds')).status).toBe(200);
    expect((await mine('GET', '/api/rounds')).json.code).toBe('R-not-signed-in');
    expect((await server.withToken(token)('GET', '/api/accounts')).json.code).toBe('R-role-missing');
    expect((await server.withToken(token)('GET', '/api/session/passkeys')).json[0].lastUsed).not.toBeNull();
    expect((await activity(server)).map(({ kind, name }) => [kind, name])).toContainEqual([
      'signed-in-with-passkey',
      'Người organiser',
    ]);
  });

  test('counts as both factors; the password alone still asks for the code', async () => {
    const { server, device, mine, organiser } = await prepared();
    const { secret } = (await mine('POST', '/api/session/factor', { password: organiser.password })).json;
    await mine('POST', '/api/session/factor/confirm', { code: codeAt(secret, Date.parse(sampleTime)) });
    expect((await enter(server, device)).json).toMatchObject({ awaitsCode: false, account: { username: 'organiser' } });
    const typed = await server.ask('POST', '/api/session', { username: 'organiser', password: organiser.password });
    expect(typed.json).toEqual({ account: null, awaitsCode: true });
    // Nor is anything about passkeys to be had before the code.
    const waiting = server.withToken(cookieOf(typed, 'tinnhiem'));
    expect((await waiting('GET', '/api/session/passkeys')).json.code).toBe('R-code-awaited');
  });

  test('is renamed and removed by its owner alone, removed with the password, and is worth nothing then', async () => {
    const { server, mine, passkey, device, organiser } = await prepared();
    const path = `/api/session/passkeys/${passkey.id}`;
    const stranger = server.withToken((await person(server, 'chair')).token);
    expect((await stranger('PATCH', path, { name: 'Của tôi' })).status).toBe(404);
    const theirs = `${password} 5`;
    expect((await stranger('POST', `${path}/remove`, { password: theirs })).status).toBe(404);
    expect((await mine('PATCH', path, { name: 'Máy ở nhà' })).json.name).toBe('Máy ở nhà');
    expect(outcome(await mine('POST', `${path}/remove`, { password: 'sai' }))).toEqual([422, 'R-wrong-password']);
    expect((await mine('POST', `${path}/remove`, { password: organiser.password })).status).toBe(200);
    expect((await mine('GET', '/api/session/passkeys')).json).toEqual([]);
    expect(outcome(await enter(server, device))).toEqual([401, 'R-passkey-unknown']);
    const told = await activity(server);
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['passkey-added', 'passkey-renamed', 'passkey-removed', 'passkey-failed']),
    );
    // Neither keys nor challenges nor what a device sent.
    expect(JSON.stringify(told)).not.toContain(device.kept().id);
  });
});

describe('An answer of a device', () => {
  const refused: readonly (readonly [string, Odd, string])[] = [
    ['from another site', { origin: 'https://tinnhiem.example.com' }, 'R-passkey-invalid'],
    ['by plain http', { origin: 'http://tinnhiem.example.vn' }, 'R-passkey-invalid'],
    ['for another name', { host: 'example.vn' }, 'R-passkey-invalid'],
    ['to another challenge', { challenge: Buffer.alloc(32).toString('base64url') }, 'R-passkey-invalid'],
    ['of nobody whom it has recognised', { userVerified: false }, 'R-passkey-invalid'],
    ['signed with another key', { signedBy: otherDevice() }, 'R-passkey-invalid'],
    ['for another account', { userHandle: Buffer.from('ai-do').toString('base64url') }, 'R-passkey-unknown'],
  ];
  test.each(refused)('%s does not sign in', async (_what, odd, code) => {
    const { server, device } = await prepared();
    const answer = await enter(server, device, odd);
    expect(outcome(answer)).toEqual([401, code]);
    expect(cookieOf(answer, 'tinnhiem')).toBe('');
    expect((await enter(server, device)).status).toBe(200);
  });

  test.each(refused.slice(0, 5))('%s makes no passkey', async (_what, odd) => {
    const { server, organiser } = await prepared();
    const { answer } = await add(server, organiser, passkeyDevice(origin), odd);
    expect(outcome(answer)).toEqual([422, 'R-passkey-invalid']);
    expect((await server.withToken(organiser.token)('GET', '/api/session/passkeys')).json).toHaveLength(1);
  });

  test('with certificates of its maker makes no passkey: nothing that stands in them is looked up', async () => {
    const { server, organiser } = await prepared();
    const statement = new Map([['x5c', [Buffer.from('chứng thư')]]]);
    for (const format of ['packed', 'android-key', 'apple']) {
      const { answer } = await add(server, organiser, passkeyDevice(origin), { attestation: [format, statement] });
      expect([answer.status, answer.json.message.en]).toEqual([
        422,
        'The answer of the device does not hold: attestation.',
      ]);
    }
  });

  test('counts once, from the browser that asked, within five minutes, for what was asked', async () => {
    const { server, device, organiser } = await prepared();
    const { options, key } = await begin(server);
    const response = device.get(options);
    expect(outcome(await send(server, 'khac'.repeat(8), response))).toEqual([409, 'R-passkey-over']);
    expect((await send(server, key, response)).status).toBe(200);
    expect(outcome(await send(server, key, response))).toEqual([409, 'R-passkey-over']);
    const wrong = await begin(server);
    await send(server, wrong.key, device.get(wrong.options, { origin: 'https://example.com' }));
    expect(outcome(await send(server, wrong.key, device.get(wrong.options)))).toEqual([409, 'R-passkey-over']);
    const late = await begin(server);
    server.setTime(new Date(Date.parse(sampleTime) + 5 * minute + 1));
    expect(outcome(await send(server, late.key, device.get(late.options)))).toEqual([409, 'R-passkey-over']);
    // A challenge to make a passkey does not sign in, and is nobody else's.
    const making = await add(server, organiser, passkeyDevice(origin));
    expect(outcome(await making.send())).toEqual([409, 'R-passkey-over']);
    const mine = server.withToken(organiser.token);
    const begun = await mine('POST', '/api/session/passkeys/begin', { password: organiser.password });
    const crossed = await send(server, cookieOf(begun, 'tinnhiem-passkey'), device.get(begun.json.options));
    expect(outcome(crossed)).toEqual([409, 'R-passkey-over']);
    const chair = await person(server, 'chair');
    const next = await mine('POST', '/api/session/passkeys/begin', { password: organiser.password });
    const sent = { name: 'Lạ', response: passkeyDevice(origin).create(next.json.options) };
    const cookies = { tinnhiem: chair.token, 'tinnhiem-passkey': cookieOf(next, 'tinnhiem-passkey') };
    const taken = await server.ask('POST', '/api/session/passkeys', sent, withCookies(cookies));
    expect(outcome(taken)).toEqual([409, 'R-passkey-over']);
  });

  test.each([
    ['back', 4],
    ['nowhere', 5],
    ['to nothing', 0],
  ])('whose counter goes %s stops the passkey, ends every session and is told', async (_where, counter) => {
    const { server, device, mine, organiser } = await prepared();
    expect((await enter(server, device, { counter: 5 })).status).toBe(200);
    expect(outcome(await enter(server, device, { counter }))).toEqual([401, 'R-passkey-stopped']);
    expect((await mine('GET', '/api/rounds')).json.code).toBe('R-not-signed-in');
    // For good: nobody knows which of two devices is whose.
    expect(outcome(await enter(server, device, { counter: 100 }))).toEqual([401, 'R-passkey-stopped']);
    const typed = await server.ask('POST', '/api/session', { username: 'organiser', password: organiser.password });
    const again = server.withToken(cookieOf(typed, 'tinnhiem'));
    expect((await again('GET', '/api/session/passkeys')).json).toMatchObject([{ stopped: true }]);
    expect(await activity(server)).toContainEqual(
      expect.objectContaining({ kind: 'passkey-stopped', name: 'Người organiser' }),
    );
  });

  test('of a device that does not count (0 each time) is taken each time', async () => {
    const { server, device } = await prepared();
    for (let n = 0; n < 2; n += 1) expect((await enter(server, device, { counter: 0 })).status).toBe(200);
  });
});

describe('What holds for passwords holds for passkeys', () => {
  test('a disabled account is shut, and open again with its passkey when it is enabled', async () => {
    const { server, device, organiser } = await prepared();
    const technician = await server.as('technician');
    await technician('PATCH', `/api/accounts/${organiser.id}`, { disabled: true });
    expect(outcome(await enter(server, device))).toEqual([401, 'R-passkey-unknown']);
    await technician('PATCH', `/api/accounts/${organiser.id}`, { disabled: false });
    expect((await enter(server, device)).status).toBe(200);
  });

  test('a password that somebody else set must be changed first', async () => {
    const { server, device, organiser } = await prepared();
    await (await server.as('technician'))('PATCH', `/api/accounts/${organiser.id}`, { password: 'gió mùa đông bắc' });
    const mine = server.withToken(cookieOf(await enter(server, device), 'tinnhiem'));
    expect((await mine('GET', '/api/rounds')).json.code).toBe('R-must-change-password');
    expect((await mine('POST', '/api/session/passkeys/begin', { password: 'gió mùa đông bắc' })).json.code).toBe(
      'R-must-change-password',
    );
  });

  test('a second factor that a role demands is enrolled all the same, since the password stays a way in', async () => {
    const { server, device } = await prepared();
    await server.office.accounts.secondFactor.demandFor(['organiser']);
    const mine = server.withToken(cookieOf(await enter(server, device), 'tinnhiem'));
    expect((await mine('GET', '/api/rounds')).json.code).toBe('R-factor-demanded');
  });

  test('wrong answers and wrong passwords are counted together', async () => {
    const { server, device, organiser } = await prepared();
    const typed = { username: 'organiser', password: 'sai bét' };
    for (let n = 0; n < 3; n += 1) await server.ask('POST', '/api/session', typed);
    for (let n = 0; n < 2; n += 1) await enter(server, device, { userVerified: false });
    const closed = await enter(server, device);
    expect(outcome(closed)).toEqual([429, 'R-too-many-tries']);
    expect(closed.json.seconds ?? Number(closed.headers['retry-after'])).toBeGreaterThan(0);
    const password = { username: 'organiser', password: organiser.password };
    expect((await server.ask('POST', '/api/session', password)).status).toBe(429);
    server.setTime(new Date(Date.parse(sampleTime) + minute));
    expect((await enter(server, device)).status).toBe(200);
  });

  test('two people who reset a lost phone take its passkeys too, also where there is no other second factor', async () => {
    const { server, device, mine, organiser } = await prepared();
    const technician = await server.as('technician');
    expect((await technician('GET', '/api/accounts')).json).toContainEqual(
      expect.objectContaining({ id: organiser.id, passkeys: 1, secondFactor: false }),
    );
    const asked = await technician('POST', `/api/accounts/${organiser.id}/factor-reset`, { reason: 'Mất máy' });
    expect((await enter(server, device)).status).toBe(200);
    await (await server.as('chair'))('POST', `/api/approvals/${asked.json.id}/confirm`);
    expect(outcome(await enter(server, device))).toEqual([401, 'R-passkey-unknown']);
    expect((await mine('GET', '/api/rounds')).json.code).toBe('R-not-signed-in');
  });
});

test.each([
  ['no address is said', undefined],
  ['it is by plain http', 'http://tinnhiem.example.vn'],
  ['it is a number', 'https://192.0.2.7:4443'],
  ['it is a number of IPv6', 'https://[2001:db8::1]'],
])('Where %s there are no passkeys, and the server says so', async (_why, address) => {
  const server = await testServer({ address });
  expect((await server.ask('GET', '/api/health')).json.passkeys).toBeNull();
  expect(outcome(await server.ask('POST', '/api/session/passkey/begin'))).toEqual([409, 'R-passkeys-off']);
  const mine = server.withToken((await person(server, 'chair')).token);
  const begun = await mine('POST', '/api/session/passkeys/begin', { password: `${password} 5` });
  expect(outcome(begun)).toEqual([409, 'R-passkeys-off']);
});

function otherDevice(): PasskeyDevice {
  const device = passkeyDevice(origin);
  device.create({
    rp: { name: '', id: 'tinnhiem.example.vn' },
    user: { id: 'YQ', name: '', displayName: '' },
    challenge: 'YQ',
    pubKeyCredParams: [],
  });
  return device;
}

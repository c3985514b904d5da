import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { testServer } from '../../test/http.ts';

function builtWeb(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Tín Nhiệm</title>');
  for (const page of ['booth', 'board', 'verifier']) writeFileSync(join(folder, `${page}.html`), page);
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets', 'index-Ab12.js'), 'export {}');
  writeFileSync(join(folder, '.secret'), 'x');
  return folder;
}

const bare = { headers: {} };

test('Every address of the screens shows the screens; files are sent as files', async () => {
  const { ask } = await testServer({ web: builtWeb() });
  for (const url of ['/', '/dot/tuaf-2019', '/display', '/display/tuaf-2019~hoi-nghi', '/index.html']) {
    const page = await ask('GET', url, undefined, bare);
    expect([page.status, page.text], url).toEqual([200, '<!doctype html><title>Tín Nhiệm</title>']);
    expect(page.headers['cache-control']).toBe('no-cache');
  }
  const script = await ask('GET', '/assets/index-Ab12.js', undefined, bare);
  expect(script.headers['content-type']).toContain('javascript');
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('What the build compressed is sent compressed to whoever takes it, and as it is to others', async () => {
  const folder = builtWeb();
  for (const file of ['booth.html', 'assets/index-Ab12.js'])
    writeFileSync(join(folder, `${file}.gz`), gzipSync(readFileSync(join(folder, file))));
  const { ask } = await testServer({ web: folder });
  for (const [url, type, text] of [
    ['/b', 'text/html', 'booth'],
    ['/assets/index-Ab12.js', 'javascript', 'export {}'],
  ] as const) {
    const sent = await ask('GET', url, undefined, { headers: { 'accept-encoding': 'br, gzip' } });
    expect([sent.status, sent.headers['content-encoding'], sent.headers.vary], url).toEqual([
      200,
      'gzip',
      'accept-encoding',
    ]);
    expect(gunzipSync(sent.bytes).toString()).toBe(text);
    expect(sent.headers['content-type']).toContain(type);
    const plain = await ask('GET', url, undefined, bare);
    expect([plain.text, plain.headers['content-encoding'], plain.headers.vary], url).toEqual([
      text,
      undefined,
      'accept-encoding',
    ]);
  }
  const policy = (await ask('GET', '/b', undefined, { headers: { 'accept-encoding': 'gzip' } })).headers;
  expect(policy['content-security-policy']).toContain("default-src 'none'");
  // What was not compressed, and answers of the API, go as they are.
  for (const url of ['/hom-phieu', '/api/booth']) {
    const { headers } = await ask('GET', url, undefined, { headers: { 'accept-encoding': 'gzip' } });
    expect(headers['content-encoding'], url).toBe(undefined);
  }
});

test('A file of an older build is missing, not a page; nothing outside of the folder is sent', async () => {
  const { ask } = await testServer({ web: builtWeb() });
  for (const url of ['/assets/index-Old1.js', '/robots.txt', '/.secret', '/%2e%2e/office.sqlite']) {
    const answer = await ask('GET', url, undefined, bare);
    expect([url, answer.status]).toEqual([url, 404]);
  }
  const outside = await ask('GET', '/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd', undefined, bare);
  expect(outside.text).toContain('<title>Tín Nhiệm</title>');
});

test('An address that is not well written is answered, not failed at', async () => {
  const { ask, errors } = await testServer({ web: builtWeb() });
  expect((await ask('GET', '/%E0%A4%A', undefined, bare)).status).toBe(400);
  expect(errors).toEqual([]);
});

test('Where the screens were not built, a page says how to build them', async () => {
  const { ask } = await testServer();
  const page = await ask('GET', '/', undefined, bare);
  expect(page.status).toBe(503);
  expect(page.text).toContain('npm run setup');
});

test('What is not in the API is refused as a problem, in every method', async () => {
  const { ask } = await testServer({ web: builtWeb() });
  for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
    const answer = await ask(method, '/api/khong-co', method === 'GET' ? undefined : {});
    expect([method, answer.status, answer.json.code]).toEqual([method, 404, 'R-not-found']);
  }
});

test('Pages may load nothing from outside, run no script of their own text, and stand in no foreign frame', async () => {
  const { ask } = await testServer({ web: builtWeb() });
  for (const url of ['/', '/api/health']) {
    const { headers } = await ask('GET', url, undefined, bare);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("frame-ancestors 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  }
  expect((await ask('GET', '/api/health')).headers['cache-control']).toBe('no-store');
});

test('The pages of voters and of everybody have files and a policy of their own', async () => {
  const { ask } = await testServer({ web: builtWeb() });
  for (const [url, text] of [
    ['/b', 'booth'],
    ['/hom-phieu', 'board'],
    ['/hom-phieu/AbCdEfGhJkLmNp', 'board'],
    ['/kiem-chung', 'verifier'],
  ] as const) {
    const page = await ask('GET', url, undefined, bare);
    expect([page.status, page.text], url).toEqual([200, text]);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['cache-control']).toBe('no-cache');
  }
  for (const url of ['/b/x', '/bang', '/kiem-chung/x'])
    expect((await ask('GET', url, undefined, bare)).text).toContain('<title>Tín Nhiệm</title>');
});

test('The API describes itself, every route with its access and every command with its stages', async () => {
  const { ask } = await testServer();
  const { json } = await ask('GET', '/api/openapi.json');
  expect(json.openapi).toBe('3.1.0');
  const checkIn = json.paths['/api/conferences/{key}/check-in'].post;
  expect(checkIn['x-access']).toEqual(['organiser', 'committee-head', 'committee-secretary', 'committee-member']);
  expect(checkIn['x-stages']).toEqual(['ready', 'polling']);
  const scan = json.paths['/api/rounds/{round}/attachments/{sha256}'].get.responses['200'].content;
  expect(Object.keys(scan).sort()).toEqual(['application/pdf', 'image/jpeg', 'image/png', 'image/tiff']);
  const schema = checkIn.requestBody.content['application/json'].schema;
  expect(schema.properties.data.properties.people.type).toBe('array');
  const ids = Object.values(json.paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((path) => Object.values(path))
    .map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(60);
});

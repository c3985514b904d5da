// Requests made from the server's own description (OpenAPI), right, nearly right and wrong, as everybody and nobody: each must be
// answered or refused in words, soon, without a secret in the answer; afterwards every record must still be whole.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, seededRandom } from '@tinnhiem/paper/practice';
import type { InjectOptions } from 'fastify';
import { damage } from '../../paper/src/files/testing/fuzz.ts';
import type { TestServer } from './http.ts';
import { password } from './http.ts';
import { type Example, exampleOf } from './json-schema-example.ts';
import { changedJson, oddValues, oneOf } from './odd-values.ts';
import { conferenceId, leadTo, listId, type SampleStage, sampleStages } from './sample.ts';

export interface ApiFuzz {
  readonly inputs: number;
  /** By status of the answer. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly routes: number;
  readonly slowest: { readonly what: string; readonly milliseconds: number };
  /** What must not happen, with the seed that repeats it. */
  readonly problems: readonly string[];
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query: readonly { readonly name: string; readonly schema: Example }[];
  /** Media type of the body; `undefined`: none. */
  readonly type: string | undefined;
  readonly body: Example | undefined;
  /** Roles that may ask; empty where everybody may. */
  readonly roles: readonly string[];
}

/** Sessions by role. */
type Tokens = ReadonlyMap<string, string>;

/** Longer than any answer may take here, documents that are typeset included; in milliseconds. */
const patience = 20_000;
const inStage = (stage: SampleStage) => `dot-${stage}`;

/** Asks `inputs` times. `server` is empty: rounds in every stage and accounts in every role are made first. */
export async function fuzzApi(
  server: TestServer,
  roles: readonly string[],
  inputs: number,
  seed: number,
): Promise<ApiFuzz> {
  for (const stage of sampleStages) await leadTo(server.office.service, stage, inStage(stage));
  const tokens = await signedIn(server, roles);
  const operations = await operationsOf(server);
  const secrets = ['$argon2', password, server.data, 'node_modules', ...tokens.values()];
  const statuses: Record<number, number> = {};
  const problems: string[] = [];
  const asked = new Set<string>();
  let slowest = { what: '', milliseconds: 0 };
  for (let input = 0; input < inputs; input += 1) {
    const random = seededRandom(seed * 1_000_003 + input);
    const operation = oneOf(operations, random);
    const request = requestOf(operation, tokens, random);
    const what = `${operation.method} ${operation.path}`;
    const say = (problem: string) => problems.push(`${what}, input ${input} of seed ${seed}: ${problem}`);
    const begun = performance.now();
    const answer = await server.app.inject(request);
    const milliseconds = Math.round(performance.now() - begun);
    asked.add(what);
    statuses[answer.statusCode] = (statuses[answer.statusCode] ?? 0) + 1;
    if (milliseconds > slowest.milliseconds) slowest = { what, milliseconds };
    if (milliseconds > patience) say(`${milliseconds} ms`);
    if (answer.statusCode >= 500) say(`${answer.statusCode} ${answer.body.slice(0, 300)}`);
    if (answer.statusCode >= 400 && !isProblem(answer.body)) say(`refused without words: ${answer.body.slice(0, 300)}`);
    // What was sent may be named in the answer: a secret that the request itself held tells nothing.
    const sent = JSON.stringify(request);
    for (const secret of secrets)
      if (answer.body.includes(secret) && !sent.includes(secret)) say(`the answer holds ${secret.slice(0, 12)}…`);
    for (const error of server.errors.splice(0)) say(error instanceof Error ? (error.stack ?? '') : String(error));
  }
  problems.push(...(await brokenRounds(server)), ...keptSecrets(server, [password, ...tokens.values()]));
  return { inputs, statuses, routes: asked.size, slowest, problems };
}

async function signedIn({ office }: TestServer, roles: readonly string[]): Promise<Tokens> {
  const tokens = new Map<string, string>();
  for (const role of roles) {
    const made = await office.accounts.create({ username: role, name: role, roles: [role as never], password });
    const first = made.ok ? await office.accounts.signIn(role, password, '127.0.0.1') : made;
    if (!first.ok) throw new Error(first.error.message.en);
    const { account, token } = first.value;
    const changed = await office.accounts.changePassword(account.id, password, `${password} hai`, token);
    if (!changed.ok) throw new Error(changed.error.message.en);
    tokens.set(role, token);
  }
  return tokens;
}

async function operationsOf({ app }: TestServer): Promise<readonly Operation[]> {
  const { paths } = (await app.inject('/api/openapi.json')).json();
  // biome-ignore lint/suspicious/noExplicitAny: a description of an API has many shapes.
  return Object.entries<Record<string, any>>(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]) => {
      // A stream does not end by itself, and the sessions are needed for the next request.
      const streams = described.responses[200].content['text/event-stream'] !== undefined;
      if (streams || (method === 'delete' && path === '/api/session')) return [];
      const [type, content] = Object.entries<{ schema: Example }>(described.requestBody?.content ?? {})[0] ?? [];
      const query = described.parameters.filter((parameter: { in: string }) => parameter.in === 'query');
      const access = described['x-access'];
      const allowed = Array.isArray(access) ? access : [];
      return [{ method: method.toUpperCase(), path, query, type, body: content?.schema, roles: allowed }];
    }),
  );
}

const known: Readonly<Record<string, readonly string[]>> = {
  round: sampleStages.map(inStage),
  key: sampleStages.map((stage) => `${inStage(stage)}~${conferenceId}`),
  conference: [conferenceId],
  list: [listId],
  form: ['plan', 'ballot', 'voter-roll', 'counting-minutes', 'invitation'],
};

function requestOf(operation: Operation, tokens: Tokens, random: Random): InjectOptions {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fitting = known[name];
    if (fitting !== undefined && random() < 0.85) return oneOf(fitting, random);
    const odd = random() < 0.5 ? String(Math.floor(random() * 40)) : String(JSON.stringify(oneOf(oddValues, random)));
    return random() < 0.1 ? oneOf(['..', '%2e%2e%2f', '%00', '%', 'a'.repeat(9000)], random) : escaped(odd);
  });
  const search = operation.query
    .filter(() => random() < 0.7)
    .map(({ name, schema }) => {
      const value = random() < 0.6 ? exampleOf(schema, random) : oneOf(oddValues, random);
      return `${name}=${escaped(typeof value === 'string' ? value : JSON.stringify(value))}`;
    });
  // Mostly somebody who may, so that more is tried than the refusal.
  const fitting = operation.roles.length > 0 && random() < 0.8 ? operation.roles : [...tokens.keys()];
  const odd = oneOf(['', 'x', 'a'.repeat(43)], random);
  const token = random() < 0.95 ? (tokens.get(oneOf(fitting, random)) ?? '') : odd;
  const header: Record<string, string> = random() < 0.98 ? { 'x-tinnhiem': '1' } : {};
  const { type, payload } = bodyOf(operation, random);
  return {
    method: operation.method as 'GET',
    url: `${path}${search.length === 0 ? '' : `?${search.join('&')}`}`,
    headers: { host: 'localhost:4000', ...header, ...(type === undefined ? {} : { 'content-type': type }) },
    // One in fifty comes from elsewhere, so that what is meant for the server itself is tried too.
    remoteAddress: random() < 0.98 ? '127.0.0.1' : '192.0.2.7',
    ...(token === '' ? {} : { cookies: { tinnhiem: token } }),
    ...(payload === undefined ? {} : { payload }),
  };
}

function bodyOf({ type, body, method }: Operation, random: Random): { type?: string; payload?: Buffer } {
  if (method === 'GET') return {};
  if (random() < 0.03)
    return {
      type: oneOf(['application/octet-stream', 'text/plain', 'application/json', 'multipart/form-data'], random),
      payload: Buffer.from(oneOf(['', '{', '[]', 'null', '\u0000', '"x"', '{"a":1,"a":2}'], random)),
    };
  if (type === 'multipart/form-data') return multipart(random);
  if (type === 'application/octet-stream')
    return {
      type,
      payload: damage(Buffer.from(oneOf(['', '%PDF-1.7 1 0 obj', '\u00ff\u00d8\u00ff', 'x'], random)), random),
    };
  if (body === undefined) return {};
  const right = exampleOf(body, random);
  const value = random() < 0.6 ? changedJson(right, random) : right;
  const payload = Buffer.from(JSON.stringify(value) ?? '');
  return { type: 'application/json', payload: random() < 0.1 ? damage(payload, random) : payload };
}

function multipart(random: Random): { type: string; payload: Buffer } {
  const parts = Array.from({ length: Math.floor(random() * 4) }, () => {
    const name = oneOf(['plan', 'roster', 'file', '__proto__', ''], random);
    const file = oneOf(['a.xlsx', 'a.csv', 'a.pdf', '../../a', 'ke-hoach.yaml', 'a\u0000.csv'], random);
    const content = oneOf(['', 'id: x', 'Mã,Họ và tên\n1,A', '%PDF-1.7', 'PK\u0003\u0004', '<!DOCTYPE x>'], random);
    return `--b\r\ncontent-disposition: form-data; name="${name}"; filename="${file}"\r\n\r\n${content}\r\n`;
  });
  return {
    type: 'multipart/form-data; boundary=b',
    payload: damage(Buffer.from(`${parts.join('')}--b--\r\n          `), random),
  };
}

/** As part of an address; half a letter cannot be. */
function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function isProblem(body: string): boolean {
  try {
    const { code, message, todo } = JSON.parse(body);
    return [code, message.vi, message.en, todo.vi, todo.en].every((words) => typeof words === 'string');
  } catch {
    return false;
  }
}

async function brokenRounds({ office: { service } }: TestServer): Promise<string[]> {
  const broken: string[] = [];
  for (const { id } of await service.list()) {
    const loaded = await service.round(id);
    if (!loaded.ok) broken.push(`${id} cannot be read any more: ${loaded.error.message.en}`);
  }
  return broken;
}

/** Nothing of a file that went away since it was listed, as those of a rehearsal that goes on meanwhile do. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** Nobody who finds the folder gets a session or a password out of it. */
function keptSecrets({ data }: TestServer, secrets: readonly string[]): string[] {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const content = contentOf(join(parentPath, name));
    return secrets.filter((secret) => content.includes(secret)).map((secret) => `${name} holds ${secret.slice(0, 6)}…`);
  });
}

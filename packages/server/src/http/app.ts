// The HTTP server: for every route of the table the same steps. Session, role, shape, then the handler.
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { err, hasCanonicalJson, malformed, malformedIn, refuse, roleMissing, text } from '@tinnhiem/core';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Account } from '../accounts/accounts.ts';
import { mustChangePassword, notSignedIn } from '../accounts/refusals.ts';
import { codeAwaited, factorDemanded } from '../accounts/sign-in-refusals.ts';
import { isElsewhere, ownRounds } from '../organisations/own-rounds.ts';
import { notFound } from '../service/refusals.ts';
import { splitKey } from './conference.ts';
import { sessionToken } from './cookie.ts';
import { passedOn, passOn } from './pass-on.ts';
import {
  awaySeconds,
  deskAway,
  headerMissing,
  type Problem,
  problem,
  problemBody,
  serverFailed,
  thrownProblem,
} from './problem.ts';
import { opensPage, problemPage } from './problem-page.ts';
import { type FileAnswer, isFileAnswer, type Office, type Route, type SignedInVisit, streaming } from './route.ts';
import { routes } from './routes.ts';
import { serveWeb } from './web.ts';

/** An account whose password somebody else set may do this much before changing it. */
const beforeChange: readonly string[] = ['/api/session/password'];
/** And one whose role demands a second factor that it has not enrolled yet, this much. */
const beforeEnrolment: readonly string[] = ['/api/session/factor', '/api/session/factor/confirm'];

export interface AppOptions {
  readonly office: Office;
  /** Addresses of the proxies before the server, whose word is taken for where a request comes from. */
  readonly proxies?: readonly string[];
  /** Folder of the built screens. */
  readonly web: string;
  /** Told of errors that nobody expected; never of what was sent. */
  readonly report: (error: unknown, where: string) => void;
  /** Key and certificate (PEM), where this one is reached by https. */
  readonly https?: { readonly key: string; readonly cert: string };
}

export async function createApp({ office, proxies, web, report, https }: AppOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    https: https ?? null,
    logger: false,
    trustProxy: proxies === undefined ? false : [...proxies],
    bodyLimit: 1024 * 1024,
    // A conference's id holds a `~`, an id of rules slashes.
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: false },
    // An address that cannot be one is refused before any route: in words as everything else.
    frameworkErrors: (error, _request, reply) =>
      send(reply as FastifyReply, thrownProblem(error) ?? problem(refuse(serverFailed))),
    // What was begun is answered; connections that only wait are closed.
    forceCloseConnections: 'idle',
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Mantine sets the positions of menus and the like as styles of elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // In an office the server is reached over plain http, by an address without a name.
    hsts: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'sameorigin' },
  });
  await app.register(cookie);
  await app.register(multipart, { throwFileSizeLimit: true });
  app.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads && request.headers['x-tinnhiem'] !== '1') send(reply, problem(refuse(headerMissing)));
    else done();
  });
  app.setErrorHandler((error, request, reply) => {
    const known = thrownProblem(error);
    if (known === null || known.status >= 500) report(error, `${request.method} ${request.routeOptions.url ?? ''}`);
    return send(reply, known ?? problem(refuse(serverFailed)));
  });
  app.setNotFoundHandler((request, reply) => send(reply, problem(refuse(notFound, request.url))));
  for (const route of routes) addRoute(app, office, route);
  app.all('/api/*', (request, reply) => send(reply, problem(refuse(notFound, request.url))));
  await serveWeb(app, web);
  return app;
}

function addRoute(parent: FastifyInstance, office: Office, route: Route): void {
  if (route.upload !== true) {
    addHandler(parent, office, route);
    return;
  }
  // Only here is a body left as the stream that it is; everywhere else this type is refused.
  parent.register((app, _options, done) => {
    app.addContentTypeParser('application/octet-stream', (_request, payload, take) => take(null, payload));
    addHandler(app, office, route);
    done();
  });
}

function addHandler(app: FastifyInstance, office: Office, route: Route): void {
  app.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    async handler(request, reply) {
      const visit = await visitOf(office, route, request, reply);
      if (route.ofDesk === true && 'refusal' in visit === false) {
        const elsewhere = await office.deskElsewhere();
        if (elsewhere !== null) return await passOnDesk(request, reply, elsewhere);
      }
      const outcome = 'refusal' in visit ? err(visit) : await route.handle(visit);
      if (!outcome.ok) {
        if ('refusal' in visit === false && outcome.error.status === 403)
          await visit.note({
            kind: 'refused',
            detail: `${route.method} ${route.path} (${outcome.error.refusal.code})`,
          });
        return send(reply, outcome.error);
      }
      if (outcome.value === streaming) return reply;
      return isFileAnswer(outcome.value) ? sendFile(request, reply, outcome.value) : reply.send(outcome.value);
    },
  });
}

/** To the server that makes archives and rehearsals; refused while no server does, or that one does not answer. */
async function passOnDesk(request: FastifyRequest, reply: FastifyReply, address: string): Promise<FastifyReply> {
  const away = { ...problem(refuse(deskAway)), seconds: awaySeconds };
  if (address === '' || request.headers[passedOn] !== undefined) return send(reply, away);
  return await passOn(request, reply, address).catch(() => send(reply, away));
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, type, name, inline, etag }: FileAnswer,
): Promise<FastifyReply> {
  if (etag !== undefined) {
    // Asked for anew each time, so that who may no longer look is refused; what is there already is not sent again.
    reply.header('etag', `"${etag}"`).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === `"${etag}"`) return reply.code(304).send();
  }
  const content = typeof file === 'function' ? await file() : file;
  return reply
    .type(type)
    .header('content-disposition', disposition(inline, name))
    .header('content-security-policy', "frame-ancestors 'self'")
    .send(
      content instanceof Uint8Array ? Buffer.from(content.buffer, content.byteOffset, content.byteLength) : content,
    );
}

/** The checked request, or why it is refused before its handler sees it. */
async function visitOf(
  office: Office,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SignedInVisit<unknown, unknown> | Problem> {
  const token = route.anonymous === true ? '' : sessionToken(request);
  const account = token === '' ? null : await office.accounts.sessions.of(token);
  const note: SignedInVisit<unknown, unknown>['note'] = async (entry) => {
    if (route.anonymous === true) return;
    const who = { account: account?.id ?? null, name: account?.name ?? '', address: request.ip };
    await office.activity.note({ ...entry, ...who });
  };
  const awaitsCode = account === null && token !== '' && (await office.accounts.sessions.awaitingCode(token)) !== null;
  const params = request.params as Record<string, string>;
  const refused =
    route.access === 'public'
      ? null
      : (accessProblem(route, account, awaitsCode) ?? (await placeProblem(office, route, params, account)));
  if (refused !== null) {
    if (account !== null)
      await note({ kind: 'refused', detail: `${route.method} ${route.path} (${refused.refusal.code})` });
    return refused;
  }
  const query = route.query?.safeParse(request.query);
  if (route.query !== undefined && query?.success === false) return problem(malformedIn(route.query, request.query));
  // Half a letter can be sent in JSON, and can neither be written nor hashed.
  if (route.body !== undefined && !hasCanonicalJson(request.body))
    return problem(refuse(malformed, '', text('có ký tự hỏng', 'a broken character')));
  const body = route.body?.safeParse(request.body);
  if (route.body !== undefined && body?.success === false) return problem(malformedIn(route.body, request.body));
  return {
    office: account === null || route.access === 'public' ? office : officeOf(office, account),
    params,
    query: query?.data,
    body: body?.data,
    request,
    reply,
    token,
    note,
    // Handlers of public routes do not know of it.
    account: account as Account,
  };
}

function accessProblem({ access, path, summary }: Route, account: Account | null, awaitsCode: boolean): Problem | null {
  if (account === null) return problem(refuse(awaitsCode ? codeAwaited : notSignedIn));
  if (account.mustChangePassword && !beforeChange.includes(path)) return problem(refuse(mustChangePassword));
  if (account.mustEnrol && ![...beforeChange, ...beforeEnrolment].includes(path))
    return problem(refuse(factorDemanded));
  if (typeof access === 'string' || account.roles.some((role) => access.includes(role))) return null;
  return problem(refuse(roleMissing, summary, access));
}

/** A round of another organisation is not there (S14). Asked before anything else is done with it, whatever the route works with. */
async function placeProblem(
  { service, organisations }: Office,
  { path }: Route,
  { round, key = '' }: Readonly<Record<string, string>>,
  account: Account | null,
): Promise<Problem | null> {
  const named = path.startsWith('/api/conferences/') ? splitKey(key).round : round;
  if (named === undefined || account === null) return null;
  return (await isElsewhere(service, organisations, account.belongsTo, named))
    ? problem(refuse(notFound, named))
    : null;
}

/** The office as it is for somebody: with the rounds of the own organisation. */
function officeOf(office: Office, { belongsTo }: Account): Office {
  const service = ownRounds(office.service, office.organisations, belongsTo);
  return Object.create(office, { service: { value: service, enumerable: true } }) as Office;
}

function send(reply: FastifyReply, refused: Problem): FastifyReply {
  if (refused.seconds !== undefined) reply.header('retry-after', String(refused.seconds));
  reply.code(refused.status).header('cache-control', 'no-store');
  if (reply.request.method === 'GET' && opensPage(reply.request.headers.accept))
    return reply.type('text/html; charset=utf-8').send(problemPage(problemBody(refused)));
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problemBody(refused)));
}

function disposition(inline: boolean, name: string): string {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  const plain = letters.replace(/[^\w.-]/g, '_');
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

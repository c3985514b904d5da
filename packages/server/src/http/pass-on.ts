// A request that another server of the centre has to answer is passed on to it as it is.
import { request as ask, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Says that a request was passed on, so that it is not passed on again. */
export const passedOn = 'x-tinnhiem-passed-on';

const kept = ['cookie', 'x-tinnhiem', 'content-type', 'host'] as const;

/** Answers with what the server at `address` answers. Rejects where it cannot be reached. */
export async function passOn(request: FastifyRequest, reply: FastifyReply, address: string): Promise<FastifyReply> {
  const headers: Record<string, string> = { [passedOn]: '1' };
  for (const name of kept) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = ask(new URL(request.url, address), { method: request.method, headers, agent: false }, resolve);
    asked.on('error', reject);
    const body = request.body as Readable | object | undefined | null;
    if (body === undefined || body === null) asked.end();
    else if ('pipe' in body && typeof body.pipe === 'function') (body as Readable).pipe(asked);
    else asked.end(JSON.stringify(body));
  });
  for (const name of ['content-type', 'content-disposition', 'retry-after'] as const) {
    const value = answer.headers[name];
    if (value !== undefined) reply.header(name, value);
  }
  return reply.code(answer.statusCode ?? 502).send(answer);
}

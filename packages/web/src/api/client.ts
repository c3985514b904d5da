import { lost, reached } from './connection.ts';
import { type Problem, Refused, Unreachable } from './problem.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

// A proxy in front of a server that is down answers with these.
const gatewayStatuses = new Set([502, 503, 504]);

interface Options {
  /** Sent even though the page is being left. */
  readonly keepalive?: boolean;
}

async function request<T>(method: Method, path: string, body?: unknown, options: Options = {}): Promise<T> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  if (method !== 'GET') headers.set('X-Tinnhiem', '1');
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json');
  const payload = body === undefined ? null : isForm ? body : JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: payload,
      credentials: 'same-origin',
      cache: 'no-store',
      ...options,
    });
  } catch {
    lost();
    throw new Unreachable();
  }
  if (gatewayStatuses.has(response.status)) {
    lost();
    throw new Unreachable();
  }
  reached();
  const content = response.headers.get('content-type') ?? '';
  if (!response.ok) {
    const problem = content.includes('json') ? ((await response.json()) as Problem) : {};
    const wait = Number(response.headers.get('retry-after') ?? 0);
    throw new Refused(response.status, { ...problem, seconds: problem.seconds ?? (Number.isFinite(wait) ? wait : 0) });
  }
  if (response.status === 204 || !content.includes('json')) return undefined as T;
  return (await response.json()) as T;
}

/** The API. Every refusal is thrown as `Refused`, every silence as `Unreachable`. */
export const api = {
  get: <T>(path: string) => request<T>('GET', path),
  post: <T>(path: string, body: unknown) => request<T>('POST', path, body),
  put: <T>(path: string, body: unknown, options?: Options) => request<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown) => request<T>('PATCH', path, body),
  delete: <T>(path: string) => request<T>('DELETE', path),
  /** Fetches a text file, such as a template. */
  async text(path: string): Promise<string> {
    let response: Response;
    try {
      response = await fetch(path, { credentials: 'same-origin' });
    } catch {
      lost();
      throw new Unreachable();
    }
    if (!response.ok) throw new Refused(response.status, {});
    return response.text();
  },
};

/** `tuaf-2019~hoi-nghi-can-bo`: a conference in the whole server. */
export function conferenceKey(round: string, conference: string): string {
  return `${encodeURIComponent(round)}~${encodeURIComponent(conference)}`;
}

// OpenAPI 3.1, made from the table of routes and the table of commands.
import { ok, text } from '@tinnhiem/core';
import { z } from 'zod';
import { publicRoute, type Route } from './route.ts';

type Json = { readonly [key: string]: unknown };

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'message', 'todo'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Code of the refusal' },
    detail: { type: 'string' },
    message: { $ref: '#/components/schemas/Text' },
    todo: { $ref: '#/components/schemas/Text' },
    findings: { type: 'array', items: { type: 'object' } },
    seconds: { type: 'integer', description: 'Seconds until it may be tried again' },
  },
};

const recorded = z.object({ number: z.number().int(), fingerprint: z.string() });

/** The description of these routes. */
export function describe(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:([a-z0-9]+)/gi, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tín Nhiệm',
      version,
      description:
        'Lấy phiếu tín nhiệm, từ kế hoạch đến lưu trữ. Mọi yêu cầu ngoài GET cần tiêu đề X-Tinnhiem: 1. ' +
        'The confidence vote from plan to archive. Every request but GET needs the header X-Tinnhiem: 1.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tinnhiem' } },
      schemas: {
        Text: {
          type: 'object',
          required: ['vi', 'en'],
          properties: { vi: { type: 'string' }, en: { type: 'string' } },
        },
        Problem: problemSchema,
      },
    },
  };
}

function operation(route: Route): Json {
  const { access, summary, command } = route;
  const words = [summary.en];
  if (Array.isArray(access)) words.push(`Roles: ${access.join(', ')}.`);
  if (command !== undefined) words.push(`Stages: ${command.stages.join(', ')}.`);
  return {
    operationId: operationId(route),
    summary: summary.vi,
    description: words.join('. '),
    'x-access': access,
    ...(command === undefined ? {} : { 'x-stages': command.stages }),
    ...(access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [...pathParameters(route.path), ...queryParameters(route.query), ...headerParameter(route.method)],
    ...requestBody(route),
    responses: {
      200: { description: 'OK', content: answersOf(route) },
      default: {
        description: 'Refused, and why (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function operationId({ method, path, command }: Route): string {
  return command?.name ?? `${method.toLowerCase()}${path.slice('/api'.length).replace(/[/:.]+/g, '-')}`;
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:([a-z0-9]+)/gi)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    ...(name === 'key' && !path.startsWith('/api/drafts') ? { description: '{round}~{conference}' } : {}),
  }));
}

function queryParameters(query: z.ZodType | undefined): Json[] {
  if (query === undefined) return [];
  const schema = schemaOf(query) as { properties?: Record<string, Json>; required?: readonly string[] };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) === true && property.default === undefined,
    schema: property,
  }));
}

function headerParameter(method: string): Json[] {
  return method === 'GET' ? [] : [{ name: 'X-Tinnhiem', in: 'header', required: true, schema: { const: '1' } }];
}

function requestBody({ body, command, multipart, upload }: Route): Json {
  if (upload) return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  if (multipart)
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object' } } } } };
  const shape = command === undefined ? body : z.object({ id: z.uuid(), data: command.data });
  return shape === undefined
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(shape) } } } };
}

function answersOf(route: Route): Json {
  const types = [route.answers ?? 'application/json'].flat();
  return Object.fromEntries(types.map((type) => [type, { schema: answerSchema(route) }]));
}

function answerSchema({ answers, answer, command }: Route): Json {
  if (answers !== undefined) return { type: 'string' };
  const shape = command === undefined ? answer : recorded;
  return shape === undefined ? {} : schemaOf(shape);
}

function schemaOf(shape: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return schema;
}

/** The route that gives the description. */
export function descriptionRoute(described: readonly Route[]): Route {
  return publicRoute({
    method: 'GET',
    path: '/api/openapi.json',
    summary: text('Mô tả giao diện lập trình (OpenAPI 3.1)', 'Description of this API (OpenAPI 3.1)'),
    handle: ({ office }) => ok(describe(described, office.version)),
  });
}

import * as z from 'zod/mini';
import { Refusal, type RequestRefusal } from '#model/protocol/refusal-codes.ts';
import { REFUSAL_STATUS } from './refusals.ts';
import type { Operation } from './routes/operation.ts';

export type Group = { at: string; operations: readonly Operation[] };

const ANY_ROUTE: readonly RequestRefusal[] = ['NOT_JSON', 'REQUEST_MALFORMED', 'TOO_LARGE', 'BUSY'];

/** The document of every route (OpenAPI 3.1), made from the schemas the routes parse with. */
export function openApiDocument(groups: readonly Group[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { at, operations } of groups)
    for (const operation of operations) {
      const path = `${at === '/' ? '' : at}${operation.path}`.replaceAll(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [operation.method]: described(operation, path) };
    }
  return {
    openapi: '3.1.0',
    info: { title: 'Daybook', version: '1' },
    paths,
    components: {
      schemas: { Refusal: schemaOf(Refusal) },
      securitySchemes: {
        'push-token': { type: 'http', scheme: 'bearer', description: 'May only push.' },
        'read-token': { type: 'http', scheme: 'bearer' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'daybook-desk',
          description: 'Set by signing in; over HTTPS its name begins with __Host-.',
        },
      },
    },
  };
}

function described({ summary, access, query, body, reply, refusals }: Operation, path: string) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    summary,
    ...(access === 'anyone' ? {} : { security: [{ [access]: [] }] }),
    parameters: [...inPath, ...(query ? queryParameters(query) : [])],
    ...(body ? { requestBody: { required: true, content: contentOf(body) } } : {}),
    responses: {
      ...replyOf(reply),
      ...refusalsByStatus(path.startsWith('/api') ? [...refusals, ...ANY_ROUTE] : refusals),
    },
  };
}

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output' = 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

function queryParameters(query: z.ZodMiniType) {
  const { properties = {}, required = [] } = schemaOf(query, 'input');
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const contentOf = (content: z.ZodMiniType | 'file') =>
  content === 'file'
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(content, 'input') } };

function replyOf(reply: Operation['reply']) {
  if (reply === 'nothing') return { 204: { description: 'Done.' } };
  if (reply === 'events')
    return {
      200: { description: 'A stream of events.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
    };
  return {
    200: {
      description: 'Done.',
      content: reply === 'file' ? contentOf(reply) : { 'application/json': { schema: schemaOf(reply) } },
    },
  };
}

function refusalsByStatus(refusals: readonly RequestRefusal[]) {
  const statuses = new Map<number, RequestRefusal[]>();
  for (const code of new Set(refusals)) {
    const status = REFUSAL_STATUS[code];
    statuses.set(status, [...(statuses.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...statuses].map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    ]),
  );
}

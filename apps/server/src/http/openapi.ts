import * as api from '@parallax/schema';
import { z } from 'zod';
import type { Answer, RouteInfo } from './route.ts';

/** What has a name in the document. Everything else is written out where it is used. */
const named = {
  Json: api.jsonSchema,
  Graph: api.graphSchema,
  Issue: api.issueSchema,
  Plan: api.planSchema,
  Problem: api.problemSchema,
  RunEvent: api.runEventSchema,
  RunSnapshot: api.runSnapshotSchema,
  RunState: api.runStateSchema,
  RunSummary: api.runSummary,
} satisfies Record<string, z.ZodType>;

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The OpenAPI 3.1 document of the routes, from the same schemas that read their bodies. */
export function openApiDocument(routes: readonly RouteInfo[], version: string): Record<string, unknown> {
  const schemas = new SchemaBook();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parallax',
      version,
      description: 'Edit, check and run graphs. Errors are application/problem+json with a stable `code`.',
    },
    paths,
    components: { schemas: schemas.write() },
  };
}

function operation(route: RouteInfo, schemas: SchemaBook): Record<string, unknown> {
  const parameters = [...pathParameters(route), ...queryParameters(route)];
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.tag],
    'x-needs': route.needs,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: json(schemas.ref(route.body, `${operationId(route)}Request`)),
          },
        }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, answer]) => [
          status,
          response(answer, schemas, `${operationId(route)}Response${status}`),
        ]),
      ),
      default: {
        description: 'A problem, in words and with a code.',
        content: { 'application/problem+json': { schema: schemas.ref(api.problemSchema, 'Problem') } },
      },
    },
  };
}

function response(answer: Answer, schemas: SchemaBook, name: string): Record<string, unknown> {
  const { description, schema, contentType } = answer;
  if (schema === undefined && contentType === undefined) return { description };
  const media = schema === undefined ? {} : { schema: schemas.ref(schema, name) };
  const types = [contentType ?? 'application/json'].flat();
  return { description, content: Object.fromEntries(types.map((type) => [type, media])) };
}

function json(schema: JsonSchema): Record<string, unknown> {
  return { 'application/json': { schema } };
}

function operationId(route: RouteInfo): string {
  const words = route.path.replace('/api/', '').split(/[/.\-:]+/);
  return route.method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function pathParameters(route: RouteInfo) {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(route: RouteInfo) {
  return Object.entries(route.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !z.safeParse(schema, undefined).success,
    schema: withoutMarks(z.toJSONSchema(schema, { io: 'input' })),
  }));
}

/** Gives schemas names, so that the document says each only once. */
class SchemaBook {
  private readonly registry = z.registry<{ id: string }>();

  constructor() {
    for (const [id, schema] of Object.entries(named)) this.registry.add(schema, { id });
  }

  ref(schema: z.ZodType, name: string): JsonSchema {
    if (!this.registry.has(schema)) this.registry.add(schema, { id: name });
    return { $ref: uri(this.registry.get(schema)?.id ?? name) };
  }

  write(): Record<string, JsonSchema> {
    const { schemas } = z.toJSONSchema(this.registry, { uri, io: 'input' });
    return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutMarks(schema)]));
  }
}

function uri(id: string): string {
  return `#/components/schemas/${id}`;
}

function withoutMarks({ $schema: _schema, $id: _id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

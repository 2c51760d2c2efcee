import { z } from 'zod';

const mediaSchema = z.object({ schema: z.looseObject({}).optional() });
const operationSchema = z.object({
  requestBody: z.object({ content: z.record(z.string(), mediaSchema) }).optional(),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), mediaSchema).optional() })),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
});

/** Compares what a server does with the OpenAPI document that it gives of itself. */
export class OpenApiCheck {
  private readonly document: z.infer<typeof documentSchema>;
  private readonly validators = new Map<string, z.ZodType>();

  constructor(document: unknown) {
    this.document = documentSchema.parse(document);
  }

  /** Throws when the answer to a request is none that the document tells of. */
  async check(method: string, path: string, answer: Response): Promise<void> {
    const operation = this.operationOf(method, path);
    // What is no route is answered by nobody's promise.
    if (operation === undefined) return;
    const place = `${method} ${path} → ${answer.status}`;
    const told = operation.responses[answer.status];
    const type = answer.headers.get('content-type')?.split(';')[0];
    if (type === 'application/problem+json') {
      this.validate(operation.responses.default?.content?.[type]?.schema, await json(answer), place);
      return;
    }
    if (told === undefined) throw new Error(`${place}: the document knows no such status.`);
    if (type === undefined) {
      if (told.content !== undefined) throw new Error(`${place}: the document promises a body.`);
      return;
    }
    const media = told.content?.[type];
    if (media === undefined) throw new Error(`${place}: the document does not promise ${type}.`);
    if (type === 'application/json') this.validate(media.schema, await json(answer), place);
  }

  private operationOf(method: string, path: string) {
    const wanted = path.split('?')[0]?.split('/') ?? [];
    const found = Object.entries(this.document.paths).find(([template, operations]) => {
      const parts = template.split('/');
      return (
        operations[method.toLowerCase()] !== undefined &&
        parts.length === wanted.length &&
        parts.every((part, index) => part.startsWith('{') || part === wanted[index])
      );
    });
    return found?.[1][method.toLowerCase()];
  }

  private validate(schema: Record<string, unknown> | undefined, value: unknown, place: string): void {
    if (schema === undefined) return;
    const key = JSON.stringify(schema);
    const validator = this.validators.get(key) ?? this.compile(schema);
    this.validators.set(key, validator);
    const { error } = validator.safeParse(value);
    if (error !== undefined)
      throw new Error(`${place} is not as the document says:\n${z.prettifyError(error)}`);
  }

  private compile(schema: Record<string, unknown>): z.ZodType {
    const whole = { ...schema, $defs: this.document.components.schemas };
    return z.fromJSONSchema(
      JSON.parse(JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/')),
    );
  }
}

async function json(answer: Response): Promise<unknown> {
  return await answer.clone().json();
}

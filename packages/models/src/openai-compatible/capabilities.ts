/** A request parameter that some servers or models do not know, and that a request can do without or say in another way. */
export const optionalParameters = [
  'stream_options',
  'response_format',
  'max_tokens',
  'temperature',
  'seed',
] as const;

export type OptionalParameter = (typeof optionalParameters)[number];

/** What has turned out not to be understood, by model. Learned from refusals while the process runs. */
export interface Capabilities {
  refused(model: string): ReadonlySet<OptionalParameter>;
  remember(model: string, parameter: OptionalParameter): void;
}

export function createCapabilities(): Capabilities {
  const byModel = new Map<string, Set<OptionalParameter>>();
  const nothing: ReadonlySet<OptionalParameter> = new Set();
  return {
    refused: (model) => byModel.get(model) ?? nothing,
    remember(model, parameter) {
      const refused = byModel.get(model) ?? new Set();
      byModel.set(model, refused.add(parameter));
    },
  };
}

/** What a refusing answer (400 or 422) says: the parameter it names, and its words. */
export interface Refusal {
  readonly param?: string | null | undefined;
  readonly message: string;
}

/** The parameter among `sent` that a refusal names, if any. */
export function namedParameter(
  refusal: Refusal,
  sent: ReadonlySet<OptionalParameter>,
): OptionalParameter | undefined {
  const named = (text: string) =>
    optionalParameters.find(
      (parameter) => sent.has(parameter) && new RegExp(`\\b${parameter}\\b`).test(text),
    );
  return named(refusal.param ?? '') ?? named(refusal.message);
}

/**
 * Whether a refusal is about one given schema and not about the parameter: other schemas may well be accepted, so that
 * nothing must be remembered of the model.
 */
export function isSchemaRefusal(refusal: Refusal): boolean {
  return /invalid schema|invalid_json_schema/i.test(refusal.message);
}

// Values that fit a JSON schema as this program's descriptions have them.
import type { Random } from '@tinnhiem/paper/practice';
import { oneOf } from './odd-values.ts';
import { committeeNames, listId, voters } from './sample.ts';

/** As much of JSON Schema as the description of the API uses. */
export interface Example {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Example[];
  readonly oneOf?: readonly Example[];
  readonly allOf?: readonly Example[];
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Example>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Example | boolean;
  readonly items?: Example;
  readonly prefixItems?: readonly Example[];
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** Words that mean something in the sample round, so that some requests go all the way. */
const words = [listId, 'high', 'A', 'Hội trường A', '2019-03-01', '08:00', ...voters.slice(0, 4), ...committeeNames];

/** A value that fits, or nearly: lengths and patterns are not looked at. */
export function exampleOf(schema: Example, random: Random, depth = 0): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum !== undefined) return oneOf(schema.enum, random);
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice !== undefined) return exampleOf(oneOf(choice, random), random, depth);
  if (schema.allOf !== undefined)
    return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, random, depth)));
  const type = typeof schema.type === 'object' ? oneOf(schema.type, random) : schema.type;
  if (type === 'object') return objectOf(schema, random, depth);
  if (type === 'array') return arrayOf(schema, random, depth);
  if (type === 'integer' || type === 'number') return numberOf(schema, random);
  if (type === 'boolean') return random() < 0.5;
  if (type === 'null') return null;
  return textOf(schema, random);
}

function objectOf(schema: Example, random: Random, depth: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    if (schema.required?.includes(name) === true || random() < 0.5) made[name] = exampleOf(property, random, depth + 1);
  if (typeof schema.additionalProperties === 'object' && depth < 8)
    made[oneOf(words, random)] = exampleOf(schema.additionalProperties, random, depth + 1);
  return made;
}

function arrayOf(schema: Example, random: Random, depth: number): unknown[] {
  if (schema.prefixItems !== undefined) return schema.prefixItems.map((item) => exampleOf(item, random, depth + 1));
  const length = depth > 8 ? 0 : Math.max(schema.minItems ?? 0, Math.floor(random() * 4));
  return Array.from({ length }, () => exampleOf(schema.items ?? {}, random, depth + 1));
}

function numberOf({ minimum = 0, maximum = 20 }: Example, random: Random): number {
  const least = Math.max(minimum, -1000);
  return least + Math.floor(random() * (Math.min(maximum, least + 20) - least + 1));
}

function textOf({ format, pattern }: Example, random: Random): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('');
  if (format === 'uuid') return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
  if (format === 'date-time') return '2019-03-01T01:00:00Z';
  if (pattern?.includes('{64}') === true) return digits(64);
  return oneOf(words, random);
}

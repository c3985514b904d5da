import type { Text } from '@tinnhiem/core';
import { z } from 'zod';
import { shortDate } from '../blocks/wording.ts';
import { type FormName, forms } from '../forms/forms.ts';
import { meaningOf } from './meanings.ts';
import { type CommonKey, commonWords, type FieldKey, fieldWords, nameKey, valueWords } from './words.ts';

/** Something that a template of Word can name. */
export interface Placeholder {
  /** `họ tên`; unique among those beside it. */
  readonly name: string;
  /** What stands in its place. */
  readonly meaning: Text;
  /** `text`: a value. `list`: repeated, `{#người}…{/người}`. `group`: its parts are named behind a dot. `words`: a list of plain words, each `{.}`. */
  readonly kind: 'text' | 'list' | 'group' | 'words';
  readonly children: readonly Placeholder[];
  /** A document can be without it. */
  readonly optional: boolean;
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** Everything that a template of a form can name, in the order of its input; what holds for every document comes last. */
export function placeholdersOf(form: FormName): readonly Placeholder[] {
  const schema = z.toJSONSchema(forms[form].input, { unrepresentable: 'any', io: 'output' }) as JsonSchema;
  const common = (Object.keys(commonWords) as CommonKey[]).map((key) =>
    plain(commonWords[key], meaningOf(key), key !== 'documentDate'),
  );
  return [...fieldsOf(schema), ...common];
}

const plain = (name: string, meaning: Text, optional: boolean): Placeholder => ({
  name,
  meaning,
  kind: 'text',
  children: [],
  optional,
});

/** The word for a field: a list may have one of its own. Throws where a form has a field that nobody named. */
function fieldOf(key: string, isList: boolean): FieldKey {
  const found = [`${key}[]`, key].slice(isList ? 0 : 1).find((other) => Object.hasOwn(fieldWords, other));
  if (found === undefined) throw new Error(`no word for the field ${key}`);
  return found as FieldKey;
}

function fieldsOf(schema: JsonSchema): readonly Placeholder[] {
  const [only] = schemasOf(schema);
  const merged = schemasOf(schema).flatMap(({ properties = {} }) => Object.entries(properties));
  return [...new Map(merged)].map(([key, shape]) => {
    const shapes = schemasOf(shape);
    const list = shapes.find(({ type }) => type === 'array');
    const field = fieldOf(key, list !== undefined);
    const [name, meaning] = [fieldWords[field], meaningOf(field)];
    const optional = only?.required?.includes(key) !== true;
    if (list !== undefined) {
      const children = fieldsOf(list.items ?? {});
      return { name, meaning, kind: children.length === 0 ? 'words' : 'list', children, optional };
    }
    const children = shapes.some(({ properties }) => properties !== undefined) ? fieldsOf(shape) : [];
    return children.length === 0
      ? plain(name, meaning, optional)
      : { name, meaning, kind: 'group', children, optional };
  });
}

const schemasOf = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf ?? schema.oneOf ?? [schema];

const keys: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...fieldWords, ...commonWords }).map(([key, name]) => [nameKey(name), key.replace('[]', '')]),
);

/** The value that a name stands for among the data of a document or of one entry of a list; `undefined`: not here. `index`: the entry's place, from 0. */
export function namedValue(scope: unknown, tag: string, index: number | undefined): unknown {
  if (tag === '.') return shown(scope, '');
  if (nameKey(tag) === 'stt') return index === undefined ? undefined : String(index + 1);
  let value = scope;
  let key = '';
  for (const part of tag.split('.')) {
    key = keys.get(nameKey(part)) ?? '';
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return shown(value, key);
}

function shown(value: unknown, key: string): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return shortDate(value);
  return valueWords[key]?.[value] ?? value;
}

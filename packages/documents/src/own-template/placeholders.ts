import { z } from 'zod';
import { shortDate } from '../blocks/wording.ts';
import { type FormName, forms } from '../forms/forms.ts';
import { commonWords, fieldWords, nameKey, valueWords } from './words.ts';

/** Something that a template of Word can name. */
export interface Placeholder {
  /** `họ tên`; unique among those beside it. */
  readonly name: string;
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
  const common = Object.values(commonWords).map((name) => plain(name, name !== commonWords.documentDate));
  return [...fieldsOf(schema), ...common];
}

const plain = (name: string, optional: boolean): Placeholder => ({ name, kind: 'text', children: [], optional });

function fieldsOf(schema: JsonSchema): readonly Placeholder[] {
  const [only] = schemasOf(schema);
  const merged = schemasOf(schema).flatMap(({ properties = {} }) => Object.entries(properties));
  return [...new Map(merged)].map(([key, field]) => {
    const shapes = schemasOf(field);
    const list = shapes.find(({ type }) => type === 'array');
    const name = (list === undefined ? undefined : fieldWords[`${key}[]`]) ?? fieldWords[key] ?? key;
    const optional = only?.required?.includes(key) !== true;
    if (list !== undefined) {
      const children = fieldsOf(list.items ?? {});
      return { name, kind: children.length === 0 ? 'words' : 'list', children, optional };
    }
    const children = shapes.some(({ properties }) => properties !== undefined) ? fieldsOf(field) : [];
    return children.length === 0 ? plain(name, optional) : { name, kind: 'group', children, optional };
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

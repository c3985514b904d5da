import Docxtemplater from 'docxtemplater';
import { zipSync } from 'fflate';
import PizZip from 'pizzip';
import { namedValue } from './placeholders.ts';

/** A tag as it stands in a template; `children` of one that is repeated. */
export interface Tag {
  readonly name: string;
  readonly children: readonly Tag[] | null;
  /** Puts in raw XML, which no value may. */
  readonly raw: boolean;
}

/** A mistake in how the tags are written. */
export interface TagError {
  readonly id: string;
  readonly tag: string;
}

export interface Compiled {
  readonly template: Docxtemplater;
  readonly tags: readonly Tag[];
}

/** Reads the tags of a template whose parts are safe. */
export function compile(
  parts: Readonly<Record<string, Uint8Array>>,
): Compiled | { readonly errors: readonly TagError[] } {
  try {
    const template = new Docxtemplater(new PizZip(zipSync({ ...parts })), {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      nullGetter: () => '',
      // Names are looked up and nothing is computed: a template is not a program.
      parser: (tag: string) => ({
        get: (scope: unknown, { scopePathItem, scopeList, num }: DXTContext) =>
          namedValue(scope, tag, num === scopeList.length - 1 ? scopePathItem.at(-1) : undefined),
      }),
    });
    return { template, tags: partsOf(template).flatMap(tagsOf) };
  } catch (error) {
    const { properties } = error as { readonly properties?: Properties };
    if (properties === undefined) throw error;
    const all = properties.errors ?? [{ properties }];
    return {
      errors: all.map(({ properties: one }) => ({
        id: one.id ?? '',
        tag: one.xtag ?? one.openingtag ?? one.closingtag ?? '',
      })),
    };
  }
}

interface DXTContext {
  readonly scopePathItem: readonly number[];
  readonly scopeList: readonly unknown[];
  /** Which of the scopes is asked, from the outermost. */
  readonly num: number;
}

interface Properties {
  readonly id?: string;
  readonly xtag?: string;
  readonly openingtag?: string;
  readonly closingtag?: string;
  readonly errors?: readonly { readonly properties: Properties }[];
}

interface Part {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly subparsed?: readonly Part[];
}

/** What was read of each part of the file: document, headers, footers. */
const partsOf = (template: Docxtemplater): readonly (readonly Part[])[] =>
  Object.values(
    (template as unknown as { readonly compiled: Record<string, { readonly postparsed: readonly Part[] }> }).compiled,
  ).map(({ postparsed }) => postparsed);

function tagsOf(parts: readonly Part[]): readonly Tag[] {
  return parts
    .filter(({ type }) => type === 'placeholder')
    .map(({ value, module = '', subparsed }) => ({
      name: value,
      children: subparsed === undefined ? null : tagsOf(subparsed),
      raw: module.includes('rawxml'),
    }));
}

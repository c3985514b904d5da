import type { Placeholder } from './view.ts';

/** One line of the list of names: how it is typed in Word, and what stands there. */
export interface NameLine {
  readonly key: string;
  readonly tag: string;
  readonly kind: Placeholder['kind'];
  /** How deep it lies in lists. */
  readonly depth: number;
}

/** All names of a document in the order of its content, those of a list below it. */
export function nameLines(placeholders: readonly Placeholder[], before = '', depth = 0, above = ''): NameLine[] {
  return placeholders.flatMap(({ name, kind, children }): NameLine[] => {
    const path = `${before}${name}`;
    const key = `${above}/${path}`;
    if (kind === 'group') return nameLines(children, `${path}.`, depth, above);
    if (kind === 'text') return [{ key, tag: `{${path}}`, kind, depth }];
    const tag = kind === 'words' ? `{#${path}}{.}{/${path}}` : `{#${path}} … {/${path}}`;
    return [{ key, tag, kind, depth }, ...nameLines(children, '', depth + 1, key)];
  });
}

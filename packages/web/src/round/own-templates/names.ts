import { type Text, text } from '@tinnhiem/core';
import type { Placeholder } from './view.ts';

/** One line of the list of names: how it is typed in Word, and what stands there. */
export interface NameLine {
  readonly key: string;
  readonly tag: string;
  readonly meaning: Text;
  readonly kind: Placeholder['kind'];
  /** How deep it lies in lists. */
  readonly depth: number;
}

/** Where in the document a name is looked for. */
interface Place {
  /** What is typed before the dot, with the dot, and what that stands for. */
  readonly before: string;
  readonly about: Text | null;
  readonly depth: number;
  readonly above: string;
}

const whole: Place = { before: '', about: null, depth: 0, above: '' };

/** All names of a document in the order of its content, those of a list below it. */
export function nameLines(placeholders: readonly Placeholder[], place = whole): NameLine[] {
  const { before, about, depth, above } = place;
  return placeholders.flatMap(({ name, meaning: own, kind, children }): NameLine[] => {
    const path = `${before}${name}`;
    const key = `${above}/${path}`;
    const meaning = about === null ? own : text(`${about.vi}: ${own.vi}`, `${about.en}: ${own.en}`);
    if (kind === 'group') return nameLines(children, { before: `${path}.`, about: firstPart(meaning), depth, above });
    if (kind === 'text') return [{ key, tag: `{${path}}`, meaning, kind, depth }];
    const tag = kind === 'words' ? `{#${path}}{.}{/${path}}` : `{#${path}} … {/${path}}`;
    return [{ key, tag, meaning, kind, depth }, ...nameLines(children, { ...whole, depth: depth + 1, above: key })];
  });
}

/** What a group is, without how its parts are typed. */
function firstPart({ vi, en }: Text): Text {
  const first = (words: string) => words.split(';')[0] ?? words;
  return text(first(vi), first(en));
}

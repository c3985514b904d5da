// What zod has against a plan, in words for the person who wrote it.
import { customWords, type Finding, find, planSchema, type Text, text, type Where } from '@tinnhiem/core';
import type { z } from 'zod';
import * as kinds from './plan-findings.ts';

export type PathSegment = string | number;
type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

export function planIssues(
  error: z.ZodError,
  value: unknown,
  place: (path: readonly PathSegment[]) => Where,
  pathText: (path: readonly PathSegment[]) => string,
): Finding[] {
  return error.issues
    .flatMap((issue) => flatten(issue))
    .flatMap((issue): Finding[] => {
      const path = issue.path as PathSegment[];
      if (issue.code === 'unrecognized_keys') {
        const known = keysAt(planSchema, path);
        return issue.keys.map((key) => find(kinds.planUnknown, place([...path, key]), key, nearest(key, known)));
      }
      if (valueAt(value, path) === undefined) return [find(kinds.planMissing, place(path), pathText(path))];
      return [find(kinds.planValue, place(path), pathText(path) || '.', problemOf(issue))];
    });
}

/** Of the alternatives of a union, the issues of the one that came furthest: that is the one that was meant. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (issues: readonly Issue[]): number =>
    Math.max(...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
  const [best] = issue.errors.filter((errors) => depth(errors) > 0).sort((a, b) => depth(b) - depth(a));
  return best === undefined
    ? [issue]
    : best.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}

function valueAt(value: unknown, path: readonly PathSegment[]): unknown {
  return path.reduce<unknown>(
    (inner, segment) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, segment) : undefined),
    value,
  );
}

const typeNames: Readonly<Record<string, Text>> = {
  string: text('phải là chữ; số và ngày đặt trong ngoặc kép', 'has to be text; put numbers into quotation marks'),
  number: text('phải là số', 'has to be a number'),
  int: text('phải là số nguyên', 'has to be a whole number'),
  boolean: text('phải là true hoặc false', 'has to be true or false'),
  array: text('phải là danh sách, mỗi dòng bắt đầu bằng “- ”', 'has to be a list, each line beginning with “- ”'),
  object: text('phải là một nhóm mục “tên: giá trị”', 'has to be a group of entries “name: value”'),
};

function problemOf(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? text('không đúng kiểu', 'is of the wrong type');
    case 'invalid_value': {
      const values = issue.values.map((value) => `“${String(value)}”`).join(', ');
      return text(`phải là ${values}`, `has to be ${values}`);
    }
    case 'invalid_format':
      return text(
        'không đúng dạng; mã chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, giờ viết như 08:00',
        'is not of the right form; ids take small letters, digits and hyphens, a time is written 08:00',
      );
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? text('không được để trống', 'must not be empty')
        : issue.inclusive === false
          ? text(`phải lớn hơn ${issue.minimum}`, `has to be more than ${issue.minimum}`)
          : text(`phải từ ${issue.minimum} trở lên`, `has to be at least ${issue.minimum}`);
    case 'too_big':
      return issue.origin === 'string'
        ? text(`dài quá ${issue.maximum} ký tự`, `is longer than ${issue.maximum} characters`)
        : text(`không được quá ${issue.maximum}`, `has to be at most ${issue.maximum}`);
    case 'custom':
      return customWords[issue.message] ?? text(`không hợp lệ (${issue.message})`, `is not valid (${issue.message})`);
    default:
      return text('không hợp lệ', 'is not valid');
  }
}

/** The entries that the schema has at a place, through its lists, options and alternatives. */
function keysAt(schema: Schema, path: readonly PathSegment[]): string[] {
  const { def } = schema._zod as z.core.$ZodTypeInternals & { readonly def: z.core.$ZodTypes['_zod']['def'] };
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'nullable':
      return keysAt(def.innerType, path);
    case 'pipe':
      return keysAt(def.in, path);
    case 'lazy':
      return keysAt(def.getter(), path);
    case 'union':
      return def.options.flatMap((option) => keysAt(option, path));
    case 'array':
      return path.length === 0 ? [] : keysAt(def.element, path.slice(1));
    case 'object': {
      const [key, ...rest] = path;
      if (key === undefined) return Object.keys(def.shape);
      const inner = def.shape[String(key)];
      return inner === undefined ? [] : keysAt(inner, rest);
    }
    default:
      return [];
  }
}

function nearest(key: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((other) => ({ other, steps: distance(key.toLowerCase(), other.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps);
  return best !== undefined && best.steps <= 2 ? best.other : undefined;
}

/** How many letters have to be put in, taken out or exchanged. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at];
    for (let other = 1; other <= to.length; other += 1) {
      const change = (row[other - 1] as number) + (from[at - 1] === to[other - 1] ? 0 : 1);
      next.push(Math.min(change, (row[other] as number) + 1, (next[other - 1] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}

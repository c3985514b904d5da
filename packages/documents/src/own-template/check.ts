import type { FormName } from '../forms/forms.ts';
import { type Compiled, compile, type Tag, type TagError } from './compile.ts';
import { type Placeholder, placeholdersOf } from './placeholders.ts';
import { nameKey } from './words.ts';

/** Something about a template: an error keeps it from being used. In Vietnamese: whoever writes templates of documents writes Vietnamese. */
export interface TemplateFinding {
  readonly severity: 'error' | 'warning';
  readonly tag: string;
  readonly message: string;
}

export interface CheckedTemplate {
  readonly findings: readonly TemplateFinding[];
  /** `null` where the tags cannot be read. */
  readonly compiled: Compiled | null;
}

const written: Readonly<Record<string, (tag: string) => string>> = {
  unclosed_tag: (tag) => `Thiếu dấu “}” sau “{${tag}”.`,
  unopened_tag: (tag) => `Thừa dấu “}” sau “${tag}”, hoặc thiếu dấu “{” trước đó.`,
  duplicate_open_tag: (tag) => `Hai dấu “{” liền nhau ở “${tag}”: chỉ dùng một.`,
  duplicate_close_tag: (tag) => `Hai dấu “}” liền nhau ở “${tag}”: chỉ dùng một.`,
  unclosed_loop: (tag) => `“{#${tag}}” chưa có “{/${tag}}” để kết thúc phần lặp.`,
  unopened_loop: (tag) => `“{/${tag}}” không có “{#${tag}}” đứng trước.`,
  closing_tag_does_not_match_opening_tag: (tag) => `Phần lặp “${tag}” kết thúc bằng tên khác với tên bắt đầu.`,
};

const mistake = ({ id, tag }: TagError): TemplateFinding => ({
  severity: 'error',
  tag,
  message: written[id]?.(tag) ?? `Không đọc được chỗ “${tag}” (${id}). Xóa chỗ đó rồi gõ lại.`,
});

/** Checks the tags of a template against what a document of the form has: what it does not know, what is misspelt, what is left out. */
export function checkTemplate(form: FormName, parts: Readonly<Record<string, Uint8Array>>): CheckedTemplate {
  const compiled = compile(parts);
  if ('errors' in compiled) return { findings: compiled.errors.map(mistake), compiled: null };
  const known = placeholdersOf(form);
  const used = new Set<Placeholder>();
  const findings = [...wrongTags(compiled.tags, [known], used), ...leftOut(known, used)];
  return { findings, compiled };
}

type Level = readonly Placeholder[];

function wrongTags(tags: readonly Tag[], levels: readonly Level[], used: Set<Placeholder>): TemplateFinding[] {
  return tags.flatMap((tag): TemplateFinding[] => {
    const error = (message: string): TemplateFinding[] => [{ severity: 'error', tag: tag.name, message }];
    if (tag.raw) return error(`“{@${tag.name}}”: không dùng dấu @.`);
    const inside = levels.length > 1;
    if (tag.children === null && inside && (tag.name === '.' || nameKey(tag.name) === 'stt')) return [];
    const found = find(tag.name, levels);
    if (found === null) return error(unknown(tag.name, levels));
    for (const one of found) used.add(one);
    const last = found.at(-1) as Placeholder;
    if (tag.children !== null) return wrongTags(tag.children, [...levels, last.children], used);
    if (last.kind === 'text') return [];
    return error(
      last.kind === 'group'
        ? `“{${tag.name}}” gồm nhiều phần: ghi rõ phần nào, ví dụ {${tag.name}.${last.children[0]?.name ?? ''}}.`
        : `“{${tag.name}}” là danh sách: viết {#${last.name}}${last.kind === 'words' ? '{.}' : `{${last.children[0]?.name ?? ''}}`}{/${last.name}}.`,
    );
  });
}

/** What a name with its dots stands for, from the innermost level outwards; `null`: nothing. */
function find(tag: string, levels: readonly Level[]): readonly Placeholder[] | null {
  for (const level of levels.toReversed()) {
    const path: Placeholder[] = [];
    let here: Level = level;
    for (const part of tag.split('.')) {
      const next = here.find(({ name }) => nameKey(name) === nameKey(part));
      // What a list holds is named inside it alone.
      if (next === undefined || path.at(-1)?.kind === 'list') break;
      path.push(next);
      here = next.children;
    }
    if (path.length === tag.split('.').length) return path;
  }
  return null;
}

function unknown(tag: string, levels: readonly Level[]): string {
  const elsewhere = pathsOf(levels[0] ?? []);
  const key = nameKey(tag);
  const inLists = elsewhere.filter(({ loop }) => loop !== null);
  const place =
    inLists.find(({ path }) => nameKey(path.join('.')) === key) ??
    inLists.find(({ path }) => nameKey(path.at(-1) ?? '') === key);
  if (place !== undefined)
    return `“{${tag}}” chỉ có trong danh sách “${place.loop}”: đặt giữa {#${place.loop}} và {/${place.loop}}.`;
  const names = [
    ...levels.flatMap((level) => level.map(({ name }) => name)),
    ...elsewhere.filter(({ loop }) => loop === null).map(({ path }) => path.join('.')),
  ];
  const [nearest] = names
    .map((name) => ({ name, distance: editDistance(nameKey(name), key) }))
    .sort((a, b) => a.distance - b.distance);
  const close = nearest !== undefined && nearest.distance <= Math.max(2, Math.floor(key.length / 3));
  return `Không có “{${tag}}” trong văn bản này.${close ? ` Có phải {${nearest.name}} không?` : ' Xem danh sách tên dùng được.'}`;
}

interface Path {
  readonly path: readonly string[];
  /** The list in which it stands; `null` outside of every list. */
  readonly loop: string | null;
}

function pathsOf(level: Level, before: readonly string[] = [], loop: string | null = null): Path[] {
  return level.flatMap(({ name, kind, children }) => [
    { path: [...before, name], loop },
    ...(kind === 'list' ? pathsOf(children, [], name) : pathsOf(children, [...before, name], loop)),
  ]);
}

/** What every document of the form has and the template does not show, in one warning. */
function leftOut(known: Level, used: ReadonlySet<Placeholder>): TemplateFinding[] {
  const missing = known.filter((one) => !one.optional && !used.has(one)).map(({ name }) => name);
  if (missing.length === 0) return [];
  const message = `Mẫu chưa dùng: ${missing.join(', ')}. Những nội dung này sẽ không có trong văn bản.`;
  return [{ severity: 'warning', tag: '', message }];
}

/** How many letters have to be put in, left out or exchanged (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...a].entries()) {
    const next = [at + 1];
    for (const [index, other] of [...b].entries())
      next.push(
        Math.min((next[index] ?? 0) + 1, (row[index + 1] ?? 0) + 1, (row[index] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

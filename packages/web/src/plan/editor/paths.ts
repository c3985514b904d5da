// Reading and changing one place inside a plan, without touching the rest.

export type Path = readonly (string | number)[];

/** The value at a path; `undefined` where there is none. */
export function getIn(value: unknown, path: Path): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string | number, unknown>)[key];
  }
  return here;
}

/** A copy with the value at a path replaced; `undefined` removes a key of an object. Everything beside the path is shared with the original. */
export function setIn<T>(value: T, path: Path, next: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return next as T;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? setIn(item, rest, next) : item)) as T;
  const here = (value ?? {}) as Record<string | number, unknown>;
  if (rest.length === 0 && next === undefined) {
    const { [key]: _removed, ...others } = here;
    return others as T;
  }
  return { ...here, [key]: setIn(here[key], rest, next) } as T;
}

/** Adds an item at the end of the array at a path. */
export function addIn<T>(value: T, path: Path, item: unknown): T {
  const items = (getIn(value, path) as readonly unknown[] | undefined) ?? [];
  return setIn(value, path, [...items, item]);
}

/** Takes the item at an index out of the array at a path. */
export function removeIn<T>(value: T, path: Path, index: number): T {
  const items = (getIn(value, path) as readonly unknown[] | undefined) ?? [];
  return setIn(
    value,
    path,
    items.filter((_, other) => other !== index),
  );
}

/** Moves the item at an index one place towards the beginning. */
export function moveUpIn<T>(value: T, path: Path, index: number): T {
  const items = [...((getIn(value, path) as readonly unknown[] | undefined) ?? [])];
  const [item] = items.splice(index, 1);
  items.splice(Math.max(0, index - 1), 0, item);
  return setIn(value, path, items);
}

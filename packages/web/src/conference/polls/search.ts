// Finding one of 300 people by typing two letters, without a Vietnamese keyboard.
import { compareNames, fold, searchKey } from '@tinnhiem/core';

/** What a person is found by. */
export interface Findable {
  readonly person: string;
  readonly name: string;
  readonly unit: string;
  readonly present: boolean;
}

/** Text of an attendance code: `TN:` and the person's id, as a scanner that acts as a keyboard types it. */
const codePattern = /^tn:(.+)$/iu;

/** The person of a scanned or typed attendance code; `null` where the text is no code, `undefined` where nobody has it. */
export function personOfCode<Person extends Findable>(
  people: readonly Person[],
  typed: string,
): Person | null | undefined {
  const code = codePattern.exec(typed.trim())?.[1]?.trim();
  if (code === undefined) return null;
  return people.find((other) => fold(other.person) === fold(code));
}

// How well a person fits; the smaller the better. `null`: not at all.
function rank(person: Findable, words: readonly string[], asTyped: string): number | null {
  const name = searchKey(person.name);
  const parts = name.split(' ');
  const given = parts.at(-1) ?? '';
  const initials = parts.map((part) => part.charAt(0)).join('');
  const id = searchKey(person.person);
  const unit = searchKey(person.unit);
  let worst = 0;
  for (const word of words) {
    const fit =
      id === word
        ? 0
        : given.startsWith(word)
          ? 1
          : parts.some((part) => part.startsWith(word))
            ? 2
            : initials.startsWith(word)
              ? 3
              : id.startsWith(word)
                ? 4
                : unit.split(' ').some((part) => part.startsWith(word))
                  ? 5
                  : word.length > 2 && `${name} ${id} ${unit}`.includes(word)
                    ? 6
                    : null;
    if (fit === null) return null;
    worst = Math.max(worst, fit);
  }
  // Who typed the marks of a name means that name: "Điền" before "Diễn".
  const exact = fold(person.name).includes(asTyped) ? 0 : 0.5;
  return worst + exact;
}

/**
 * People that fit what was typed, best first: by id, given name, other names, initials, unit. Of people who fit equally well, those
 * who are not yet here come first, so that Enter checks in somebody new. Empty text finds nobody.
 */
export function findPeople<Person extends Findable>(people: readonly Person[], typed: string): Person[] {
  const words = searchKey(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const asTyped = fold(typed);
  return people
    .flatMap((person) => {
      const fit = rank(person, words, asTyped);
      return fit === null ? [] : [{ person, fit }];
    })
    .sort(
      (a, b) =>
        a.fit - b.fit ||
        Number(a.person.present) - Number(b.person.present) ||
        compareNames(a.person.name, b.person.name) ||
        (a.person.unit < b.person.unit ? -1 : 1),
    )
    .map(({ person }) => person);
}

/** Names that more than one person of the roll carries: these are always shown with unit and id. */
export function sharedNames(people: readonly Findable[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const { name } of people) seen.set(fold(name), (seen.get(fold(name)) ?? 0) + 1);
  return new Set([...seen].filter(([, count]) => count > 1).map(([name]) => name));
}

/** Whether this person needs more than the name to be told apart. */
export function isShared(shared: ReadonlySet<string>, name: string): boolean {
  return shared.has(fold(name));
}

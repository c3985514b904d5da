import type { BoothElection } from './api.ts';
import type { Say } from './language.tsx';

/** The name of a person of the list; with post and unit where somebody else there has the same name. */
export function nameAmong(people: BoothElection['people'], at: number, say: Say): string {
  const person = people[at];
  if (person === undefined) return '';
  const isShared = people.some(({ name }, other) => other !== at && name === person.name);
  return isShared ? `${person.name} (${say(person.position)})` : person.name;
}

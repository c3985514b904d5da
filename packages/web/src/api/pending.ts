// One id for one intention. Until the server has answered for certain, the same data keeps the same id, so that pressing again does nothing twice.
import { newId } from './uuid.ts';

export interface PendingIds {
  /** The id of an intention: a new one, or the one of an earlier try that never got an answer. */
  readonly idFor: (target: string, data: unknown) => string;
  /** The server answered, yes or no. */
  readonly settled: (target: string, data: unknown) => void;
}

export function pendingIds(create: () => string = newId): PendingIds {
  const ids = new Map<string, string>();
  const key = (target: string, data: unknown) => `${target} ${JSON.stringify(data)}`;
  return {
    idFor(target, data) {
      const known = ids.get(key(target, data));
      if (known !== undefined) return known;
      const id = create();
      ids.set(key(target, data), id);
      return id;
    },
    settled(target, data) {
      ids.delete(key(target, data));
    },
  };
}

// A form that loses nothing by Escape, a reload or a closed window: what was typed is there again when it is opened again.
import { useEffect, useMemo, useState } from 'react';
import { useDraft } from './draft.ts';

export interface KeptForm<T> {
  /** What the fields show: what was typed over what they began with. */
  readonly typed: T;
  readonly change: (part: Partial<T>) => void;
  /** Whether anything differs from what the fields began with. */
  readonly isTyped: boolean;
  /** Whether what is shown was typed before: the form says so, and offers to throw it away. */
  readonly cameBack: boolean;
  /** What nobody else may read is gone with the page. */
  readonly secret: boolean;
  /** The form is opened: what was kept is looked for. */
  readonly open: () => void;
  /** The form is left: it will be there again. */
  readonly putAside: () => void;
  /** It is recorded, or thrown away. */
  readonly forget: () => void;
}

interface Typed<T> {
  readonly part: Partial<T>;
  readonly cameBack: boolean;
}

interface FormOptions {
  /** It is asked for what was kept only once `open` is called. */
  readonly inDialog?: boolean;
  /** What nobody else may read: it is kept in the memory of the page alone. */
  readonly secret?: boolean;
}

/** `form`: the round and what is filled in, such as `tuaf-2019:incident`. `initial`: what the fields begin with. */
export function useKeptForm<T extends object>(
  form: string,
  initial: T,
  { inDialog = false, secret = false }: FormOptions = {},
): KeptForm<T> {
  const [wanted, setWanted] = useState(!inDialog);
  const draft = useDraft<Partial<T>>(`form:${form}`, { wanted, secret });
  const [own, setOwn] = useState<Typed<T> | null>(null);
  const found = useMemo(() => (draft.found === null ? null : fitting(draft.found, initial)), [draft.found, initial]);
  const shown = own ?? { part: found ?? {}, cameBack: found !== null };
  const isTyped = differs(shown.part, initial);

  useEffect(() => {
    if (!secret || !isTyped) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [secret, isTyped]);

  return {
    typed: { ...initial, ...shown.part },
    change: (changed) => {
      const part = { ...shown.part, ...changed };
      setOwn({ part, cameBack: shown.cameBack });
      if (differs(part, initial)) draft.save(part);
      else void draft.forget();
    },
    isTyped,
    cameBack: shown.cameBack && isTyped,
    secret,
    open: () => setWanted(true),
    putAside: () => {
      draft.flush();
      setOwn(null);
    },
    forget: () => {
      setOwn(null);
      void draft.forget();
    },
  };
}

function differs<T extends object>(part: Partial<T>, initial: T): boolean {
  return Object.entries(part).some(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(initial[key as keyof T] ?? ''),
  );
}

/** Drops what another version of the form kept in another shape. */
export function fitting<T extends object>(kept: unknown, initial: T): Partial<T> {
  if (typeof kept !== 'object' || kept === null) return {};
  const shape = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);
  const same = Object.entries(kept).filter(([key, value]) => {
    const begun = initial[key as keyof T];
    if (begun === null) return true;
    return begun === undefined ? typeof value === 'string' : shape(begun) === shape(value);
  });
  return Object.fromEntries(same) as Partial<T>;
}

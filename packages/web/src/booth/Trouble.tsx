/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useText } from './language.tsx';
import { Heading } from './page.tsx';
import { type TroubleKind, troubles } from './troubles.ts';

/** What stands in the way, and what to do. */
export function Trouble({ kind, children }: { readonly kind: TroubleKind; readonly children?: ComponentChildren }) {
  const say = useText();
  const { title, what, todo } = troubles[kind];
  return (
    <section class="trouble">
      <Heading>{say(title)}</Heading>
      <p>{say(what)}</p>
      <p class="todo">{say(todo)}</p>
      {children}
    </section>
  );
}

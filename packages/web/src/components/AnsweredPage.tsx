import type { Text } from '@tinnhiem/core';
import { Page } from './Page.tsx';
import { Answered, type AnsweredProps } from './States.tsx';

/** A whole screen that waits for an answer: until it comes, and where none comes, it still has its heading. */
export function AnsweredPage<T>({ query, title, children }: AnsweredProps<T> & { readonly title: Text }) {
  if (query.data !== undefined) return children(query.data);
  return (
    <Page title={title}>
      <Answered query={query}>{children}</Answered>
    </Page>
  );
}

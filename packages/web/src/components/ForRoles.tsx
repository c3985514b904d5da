import { type Role, roleNames, type Text, text } from '@tinnhiem/core';
import type { ReactNode } from 'react';
import { useSession } from '../api/queries.ts';
import { Page } from './Page.tsx';
import { EmptyState, Loading } from './States.tsx';

const title = text('Màn hình này không thuộc vai trò của bạn', 'This screen is not for your role');

export interface ForRolesProps {
  /** The heading of the screen, which stays for those whose it is not. */
  readonly screen: Text;
  readonly roles: readonly Role[];
  readonly children: ReactNode;
}

/** A screen of some roles: everybody else is told whose it is, instead of shown a form that the server refuses. */
export function ForRoles({ screen, roles, children }: ForRolesProps) {
  const { data: account } = useSession();
  if (account === undefined || account === null) return <Loading />;
  if (account.roles.some((role) => roles.includes(role))) return children;
  const named = (language: keyof Text) => roles.map((role) => roleNames[role][language]).join(', ');
  return (
    <Page title={screen}>
      <EmptyState title={title} hint={text(`Dành cho: ${named('vi')}.`, `For: ${named('en')}.`)} />
    </Page>
  );
}

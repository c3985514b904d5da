import { type Role, searchKey } from '@tinnhiem/core';

/** One person of a conference's team, before the account is made. */
export interface TeamMember {
  readonly role: Role;
  readonly name: string;
}

/** The least that a conference needs: a chair, and a committee of which two count independently. */
export const usualTeam: readonly TeamMember[] = [
  { role: 'chair', name: '' },
  { role: 'committee-head', name: '' },
  { role: 'committee-secretary', name: '' },
  { role: 'committee-member', name: '' },
  { role: 'committee-member', name: '' },
];

/** `Nguyễn Thị Ảnh` as `nguyen.thi.anh`, with a number where somebody has it already. */
export function usernameFor(name: string, taken: ReadonlySet<string>): string {
  const plain = searchKey(name)
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/[^a-z0-9]+/gu, '.')
    .replace(/^\.+|\.+$/gu, '');
  const base = plain.length < 3 ? `${plain}.tk` : plain;
  for (let number = 1; ; number += 1) {
    const username = number === 1 ? base : `${base}${number}`;
    if (!taken.has(username)) return username;
  }
}

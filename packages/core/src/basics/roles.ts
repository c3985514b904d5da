// Roles of accounts, and which of them one person may not hold together.
import { z } from 'zod';
import { type Text, text } from './text.ts';

export const roles = [
  'organiser',
  'chair',
  'committee-head',
  'committee-secretary',
  'committee-member',
  'technician',
  'inspector',
  'higher-committee',
  'observer',
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const roleNames: Readonly<Record<Role, Text>> = {
  organiser: text('Bộ phận tổ chức', 'Organiser'),
  chair: text('Chủ trì', 'Chair'),
  'committee-head': text('Trưởng ban Kiểm phiếu', 'Head of the counting committee'),
  'committee-secretary': text('Thư ký Ban Kiểm phiếu', 'Secretary of the counting committee'),
  'committee-member': text('Ủy viên Ban Kiểm phiếu', 'Member of the counting committee'),
  technician: text('Kỹ thuật', 'Technician'),
  inspector: text('Ủy ban Kiểm tra', 'Inspector'),
  'higher-committee': text('Cấp trên', 'Higher committee'),
  observer: text('Quan sát', 'Observer'),
};

/**
 * Who sees the inside of a round: its plan, lists, rolls and conferences. The higher committee is given the report on the people it manages
 * and how far a round is (S14, S20); that somebody of it has an account here opens no more.
 */
export const insiders: readonly Role[] = roles.filter((role) => role !== 'higher-committee');

/** The counting committee in any of its roles. */
export const committeeRoles = [
  'committee-head',
  'committee-secretary',
  'committee-member',
] as const satisfies readonly Role[];

/** Whether a role is one of the counting committee. */
export function isCommittee(role: Role): boolean {
  return (committeeRoles as readonly Role[]).includes(role);
}

/** Whoever counts holds no other office: the organiser sees no figure early, the chair does not count, the technician sees no marks. */
export function conflictingRoles(held: readonly Role[]): readonly [Role, Role] | null {
  const counting = held.find(isCommittee);
  const other = held.find((role) => !isCommittee(role));
  return counting !== undefined && other !== undefined ? [counting, other] : null;
}

/**
 * Roles in which somebody absent may be stood in for. Those of the counting committee are none: the conference elects each of its members
 * by name (S17), and two of them who must be two people would become one.
 */
export const delegableRoles: readonly Role[] = roles.filter((role) => !isCommittee(role));

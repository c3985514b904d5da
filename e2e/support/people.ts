// Who works in these tests: accounts by what they do. All people are invented.
import type { Role } from '@tinnhiem/core';

export interface Colleague {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** What the person signs in with once the first password was changed. */
  readonly password: string;
}

const colleague = (username: string, name: string, ...roles: Role[]): Colleague => ({
  username,
  name,
  roles,
  password: `cây đa giếng nước sân đình ${username.length} ${name.length}`,
});

export const colleagues = {
  technician: colleague('ky.thuat', 'Lò Văn Máy', 'technician'),
  organiser: colleague('to.chuc', 'Mạc Thị Sắp', 'organiser'),
  chair: colleague('chu.tri', 'Triệu Văn Chủ', 'chair'),
  head: colleague('truong.ban', 'Nông Thị Kiểm', 'committee-head'),
  secretary: colleague('thu.ky', 'Lục Văn Đếm', 'committee-secretary'),
  member: colleague('uy.vien', 'Hứa Thị Ghi', 'committee-member'),
  inspector: colleague('kiem.tra', 'Ma Văn Soát', 'inspector'),
} as const satisfies Record<string, Colleague>;

export type Who = keyof typeof colleagues;

/** Everybody but the technician, who makes the accounts of the others. */
export const others = [
  'organiser',
  'chair',
  'head',
  'secretary',
  'member',
  'inspector',
] as const satisfies readonly Who[];

/** The password that the technician gives out and that has to be changed at the first sign-in. */
export const givenPassword = 'mật khẩu tạm thời 2019';

export const committee = [
  { name: colleagues.head.name, role: 'head', unit: 'Phòng Thanh tra' },
  { name: colleagues.secretary.name, role: 'secretary', unit: 'Văn phòng Đảng ủy' },
  { name: colleagues.member.name, role: 'member', unit: 'Khoa Nông học' },
] as const;

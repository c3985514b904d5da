// S14: who is above whom, and what keeps the tree a tree.
import { type Refusal, type RefusalKind, refuse } from '../basics/findings.ts';
import { compareNames, fold, text, tidy } from '../basics/text.ts';
import { type Organisation, topOrganisation } from './organisation.ts';

export type Tree = readonly Organisation[];

export function organisationOf(tree: Tree, id: string): Organisation | undefined {
  return tree.find((other) => other.id === id);
}

/** From the top down to the organisation, itself included; empty where there is none. */
export function wayDown(tree: Tree, id: string): Organisation[] {
  const way: Organisation[] = [];
  for (let at = organisationOf(tree, id); at !== undefined; ) {
    way.unshift(at);
    at = at.parent === null || way.length > tree.length ? undefined : organisationOf(tree, at.parent);
  }
  return way;
}

/** Whether an organisation stands somewhere below another one. None is below itself. */
export function isBelow(tree: Tree, id: string, above: string): boolean {
  return id !== above && wayDown(tree, id).some((other) => other.id === above);
}

export interface Branch extends Organisation {
  /** Steps below the organisation that the branches were asked of. */
  readonly depth: number;
}

/** The organisation and everything below it, each before its own children, children by name. */
export function branchesOf(tree: Tree, id: string, depth = 0): Branch[] {
  const own = organisationOf(tree, id);
  if (own === undefined) return [];
  const children = tree.filter(({ parent }) => parent === id).sort((a, b) => compareNames(a.name, b.name));
  return [{ ...own, depth }, ...children.flatMap((child) => branchesOf(tree, child.id, depth + 1))];
}

/** To whom a round belongs: one that names none, or one that is not of this server, belongs to the top. */
export function ownerOf(tree: Tree, named: string | null): string {
  return named !== null && organisationOf(tree, named) !== undefined ? named : topOrganisation;
}

/** Whether a report addressed to somebody is addressed to this organisation: by its name, or by one that rosters use. */
export function isAddressed({ name, otherNames }: Pick<Organisation, 'name' | 'otherNames'>, to: string): boolean {
  return [name, ...otherNames].some((own) => tidy(own) !== '' && fold(own) === fold(to));
}

export const unknownOrganisation: RefusalKind<[id: string]> = {
  code: 'R-organisation-unknown',
  title: text('Không có tổ chức này', 'No such organisation'),
  message: (id) =>
    text(
      `Không có tổ chức “${id}” trong phạm vi của tài khoản này.`,
      `There is no organisation “${id}” within reach of this account.`,
    ),
  todo: text('Xem mã ở màn hình Tổ chức.', 'See the ids on the screen of organisations.'),
};

export const organisationNameTaken: RefusalKind<[name: string]> = {
  code: 'R-organisation-name-taken',
  title: text('Đã có tổ chức tên này', 'There is an organisation of this name'),
  message: (name) =>
    text(`Tổ chức cấp trên đã có đơn vị “${name}”.`, `“${name}” is there already under the same parent.`),
  todo: text('Ghi tên khác, hoặc sửa tổ chức đã có.', 'Choose another name, or change the one that is there.'),
};

export const organisationUnderItself: RefusalKind<[name: string, to: string]> = {
  code: 'R-organisation-under-itself',
  title: text('Không chuyển được', 'Cannot be moved there'),
  message: (name, to) =>
    text(`“${to}” là “${name}” hoặc nằm dưới nó.`, `“${to}” is “${name}” itself or lies below it.`),
  todo: text('Chọn một tổ chức cấp trên khác.', 'Choose another parent.'),
};

export const organisationRetired: RefusalKind<[name: string]> = {
  code: 'R-organisation-retired',
  title: text('Tổ chức đã thôi hoạt động', 'The organisation is retired'),
  message: (name) => text(`“${name}” đã thôi hoạt động.`, `“${name}” is retired.`),
  todo: text(
    'Chọn tổ chức khác, hoặc khôi phục tổ chức này ở màn hình Tổ chức.',
    'Choose another one, or restore it on the screen of organisations.',
  ),
};

export const organisationInUse: RefusalKind<[name: string, still: readonly string[]]> = {
  code: 'R-organisation-in-use',
  example: ['Khoa Nông học', ['đợt lay-phieu-2026']],
  title: text('Chưa thôi hoạt động được', 'Cannot be retired yet'),
  message: (name, still) => text(`“${name}” còn: ${still.join('; ')}.`, `“${name}” still has: ${still.join('; ')}.`),
  todo: text(
    'Kết thúc các đợt và chuyển hoặc cho thôi các tổ chức bên dưới trước.',
    'End its rounds, and move or retire what is below it first.',
  ),
};

export const organisationIsTop: RefusalKind<[]> = {
  code: 'R-organisation-top',
  title: text('Không làm được với tổ chức cao nhất', 'Not for the top'),
  message: () =>
    text(
      'Tổ chức cao nhất của máy chủ, và tổ chức của chính mình, không chuyển và không cho thôi hoạt động được.',
      'The top of this server and one’s own organisation are neither moved nor retired.',
    ),
  todo: text('Sửa tên của nó nếu cần, hoặc nhờ cấp trên.', 'Change its name if need be, or ask the level above.'),
};

export const organisationRefusals = [
  unknownOrganisation,
  organisationNameTaken,
  organisationUnderItself,
  organisationRetired,
  organisationInUse,
  organisationIsTop,
] as const;

/** Why an organisation may not stand under a parent by a name; `null` where it may. `id`: of one that is there already. */
export function placeProblem(tree: Tree, name: string, parent: string, id: string | null): Refusal | null {
  const above = organisationOf(tree, parent);
  if (above === undefined) return refuse(unknownOrganisation, parent);
  if (above.retired !== null) return refuse(organisationRetired, above.name);
  if (id !== null && (id === parent || isBelow(tree, parent, id)))
    return refuse(organisationUnderItself, organisationOf(tree, id)?.name ?? id, above.name);
  const twin = tree.some((other) => other.parent === parent && other.id !== id && fold(other.name) === fold(name));
  return twin ? refuse(organisationNameTaken, name) : null;
}

/** Why an organisation may not be retired. `unfinished`: its rounds that are not archived yet. */
export function retireProblem(tree: Tree, id: string, unfinished: readonly string[]): Refusal | null {
  const own = organisationOf(tree, id);
  if (own === undefined) return refuse(unknownOrganisation, id);
  if (own.parent === null) return refuse(organisationIsTop);
  const below = tree.filter(({ parent, retired }) => parent === id && retired === null).map((other) => other.name);
  const still = [...unfinished.map((round) => `đợt ${round}`), ...below];
  return still.length === 0 ? null : refuse(organisationInUse, own.name, still);
}

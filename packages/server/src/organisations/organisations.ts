// S14: the organisations of this server as a tree, in the office's tables.
import {
  type Day,
  err,
  isBelow,
  type Organisation,
  type OrganisationWords,
  ok,
  organisationIsTop,
  organisationOf,
  placeProblem,
  type Refusal,
  type Result,
  refuse,
  retireProblem,
  searchKey,
  type Tree,
  topOrganisation,
  unknownOrganisation,
} from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';

export interface Organisations {
  /** Every organisation, the top first; there is always a top. */
  tree(): Promise<Tree>;
  add(words: OrganisationWords & { readonly parent: string; readonly id?: string | undefined }): Promise<Changed>;
  /** Says something else of an organisation. */
  rename(id: string, words: OrganisationWords): Promise<Changed>;
  move(id: string, parent: string): Promise<Changed>;
  /** `unfinished`: its rounds that are not archived. */
  retire(id: string, reason: string, day: Day, unfinished: readonly string[]): Promise<Changed>;
  restore(id: string): Promise<Changed>;
}
type Changed = Result<Organisation, Refusal>;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly other_names: string;
  readonly parent: string | null;
  readonly retired: string | null;
}

export function createOrganisations(tables: Tables): Organisations {
  /** Works on the tree with nothing else going on; the top gets its row with the first change. */
  const inTree = (work: (inside: Tables, tree: Tree) => Promise<Changed>): Promise<Changed> =>
    tables.transaction(async (inside) => {
      const tree = await treeOf(inside);
      const top = organisationOf(tree, topOrganisation) as Organisation;
      if ((await inside.get('SELECT id FROM tree WHERE id = ?', topOrganisation)) === undefined)
        await insert(inside, top);
      return await work(inside, tree);
    });

  /** Changes one organisation that is there, unless `problem` says why not. */
  const change = (
    id: string,
    problem: (tree: Tree) => Refusal | null,
    changed: (own: Organisation) => Organisation,
  ): Promise<Changed> =>
    inTree(async (inside, tree) => {
      const own = organisationOf(tree, id);
      if (own === undefined) return err(refuse(unknownOrganisation, id));
      const refused = problem(tree);
      if (refused !== null) return err(refused);
      const after = changed(own);
      await inside.run(
        'UPDATE tree SET name = ?, kind = ?, other_names = ?, parent = ?, retired = ? WHERE id = ?',
        after.name,
        after.kind,
        JSON.stringify(after.otherNames),
        after.parent,
        after.retired === null ? null : JSON.stringify(after.retired),
        id,
      );
      return ok(after);
    });

  return {
    tree: () => treeOf(tables),
    add: ({ parent, id: wanted, ...words }) =>
      inTree(async (inside, tree) => {
        const refused = placeProblem(tree, words.name, parent, null);
        if (refused !== null) return err(refused);
        const made = { ...words, id: freeId(tree, wanted ?? words.name), parent, retired: null };
        await insert(inside, made);
        return ok(made);
      }),
    rename: (id, words) =>
      change(
        id,
        (tree) => {
          const parent = organisationOf(tree, id)?.parent ?? null;
          return parent === null ? null : placeProblem(tree, words.name, parent, id);
        },
        (own) => ({ ...own, ...words }),
      ),
    move: (id, parent) =>
      change(
        id,
        (tree) => {
          const own = organisationOf(tree, id);
          return own?.parent === null ? refuse(organisationIsTop) : placeProblem(tree, own?.name ?? '', parent, id);
        },
        (own) => ({ ...own, parent }),
      ),
    retire: (id, reason, day, unfinished) =>
      change(
        id,
        (tree) => retireProblem(tree, id, unfinished),
        (own) => ({ ...own, retired: { day, reason } }),
      ),
    restore: (id) =>
      change(
        id,
        (tree) => {
          const own = organisationOf(tree, id);
          return own?.parent == null ? null : placeProblem(tree, own.name, own.parent, id);
        },
        (own) => ({ ...own, retired: null }),
      ),
  };
}

/** Whether somebody of one organisation reaches another one: its own, and what is below it. */
export function reaches(tree: Tree, own: string, id: string): boolean {
  return own === id || isBelow(tree, id, own);
}

async function treeOf(tables: Tables): Promise<Tree> {
  const rows = await tables.all<Row>('SELECT * FROM tree ORDER BY id');
  const tree = rows.map(
    ({ other_names: otherNames, retired, ...row }) =>
      ({
        id: row.id,
        name: row.name,
        kind: row.kind,
        otherNames: JSON.parse(otherNames),
        parent: row.parent,
        retired: retired === null ? null : JSON.parse(retired),
      }) as Organisation,
  );
  const top = organisationOf(tree, topOrganisation);
  if (top !== undefined) return [top, ...tree.filter((other) => other !== top)];
  // The first look at the tree: the top has the name that was given at the set-up.
  const named = await tables.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', 'organisation');
  const first = {
    id: topOrganisation,
    name: named?.value ?? '',
    kind: 'other' as const,
    otherNames: [],
    parent: null,
    retired: null,
  };
  return [first, ...tree];
}

async function insert(tables: Tables, made: Organisation): Promise<void> {
  await tables.run(
    'INSERT INTO tree (id, name, kind, other_names, parent, retired) VALUES (?, ?, ?, ?, ?, NULL)',
    made.id,
    made.name,
    made.kind,
    JSON.stringify(made.otherNames),
    made.parent,
  );
}

const longestId = 40;

/** A short id of a name, with a number behind it where it is taken. */
function freeId(tree: Tree, name: string): string {
  const words = searchKey(name)
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, longestId)
    .replace(/^-+|-+$/gu, '');
  const base = words === '' ? 'to-chuc' : words;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (organisationOf(tree, id) === undefined) return id;
  }
}

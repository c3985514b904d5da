// What an organiser has read in and not yet taken over: kept for an hour, for the account that read it in. In the tables, because
// the screen that takes it over may reach another server of the centre.
import type { Plan, Roster, RosterWarning } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';

export interface Preview {
  readonly account: string;
  readonly plan: Plan | null;
  readonly roster: Roster | null;
  /** What the reading of the roster's files left to people. */
  readonly rosterWarnings?: readonly RosterWarning[];
  /** The round that it is the next of. */
  readonly follows?: string;
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
}

export interface Previews {
  keep(preview: Preview): Promise<string>;
  /** The preview of that token for that account; `null` where there is none, or no longer. */
  find(token: string, account: string): Promise<Preview | null>;
}

const lifetime = 3_600_000;
// Each holds a roster of some thousand people at most.
const mostKept = 50;

export function createPreviews(tables: Tables, now: () => number, random: (bytes: number) => string): Previews {
  return {
    async keep(preview) {
      const token = random(18);
      const { account } = preview;
      await tables.transaction(async (inside) => {
        await inside.run(
          'INSERT INTO preview (token, account, body, until) VALUES (?, ?, ?, ?)',
          token,
          account,
          JSON.stringify(preview),
          now() + lifetime,
        );
        await inside.run(
          `DELETE FROM preview WHERE until < ? OR account = ? AND token NOT IN
             (SELECT token FROM preview WHERE account = ? ORDER BY until DESC, token LIMIT ?)`,
          now(),
          account,
          account,
          mostKept,
        );
      });
      return token;
    },
    async find(token, account) {
      const row = await tables.get<{ body: string }>(
        'SELECT body FROM preview WHERE token = ? AND account = ? AND until >= ?',
        token,
        account,
        now(),
      );
      return row === undefined ? null : (JSON.parse(row.body) as Preview);
    },
  };
}

// The ordinary tables of the office in the central store.
import type { Ask, Central } from './postgres.ts';
import type { Tables, Value } from './tables.ts';

/** The tables of the organisation in whose name the central store was opened. Closing them leaves the central store open. */
export function centralTables(central: Central): Tables {
  const tablesOn = (read: Ask, write: Ask): Omit<Tables, 'transaction' | 'close'> => ({
    get: async <Row>(sql: string, ...values: readonly Value[]) => (await read<Row>(translated(sql), values))[0],
    all: (sql, ...values) => read(translated(sql), values),
    async run(sql, ...values) {
      await write(translated(sql), values);
    },
  });
  return {
    ...tablesOn(central.repeatable, central.once),
    transaction: (work) =>
      central.transaction(async (ask) => {
        // As in a file: one at a time.
        await ask('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`office ${central.organisation}`]);
        const inside: Tables = {
          ...tablesOn(ask, ask),
          transaction: (more) => more(inside),
          close: () => Promise.resolve(),
        };
        return await work(inside);
      }),
    close: () => Promise.resolve(),
  };
}

const known = new Map<string, string>();

/** The same SQL as PostgreSQL has it: parameters with numbers, and keys that are an organisation's own. */
function translated(sql: string): string {
  const before = known.get(sql);
  if (before !== undefined) return before;
  let number = 0;
  const after = sql
    .replace(/\?/g, () => {
      number += 1;
      return `$${number}`;
    })
    .replace(/ON CONFLICT \(/g, 'ON CONFLICT (organisation, ');
  known.set(sql, after);
  return after;
}

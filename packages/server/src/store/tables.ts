// The ordinary tables of the office, as what stands on them sees them: one SQL that SQLite and PostgreSQL both speak.

/** What a column holds: times as text or whole milliseconds, yes and no as 1 and 0, JSON as text. */
export type Value = string | number | null;

/**
 * Tables of one office. Parameters are `?`, in order. Whatever a call has answered survives the end of the process and of
 * the power. Problems with the disk or the database are thrown as `StoreProblem`.
 */
export interface Tables {
  /** The first row; `undefined` where there is none. */
  get<Row>(sql: string, ...values: readonly Value[]): Promise<Row | undefined>;
  all<Row>(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  run(sql: string, ...values: readonly Value[]): Promise<void>;
  /** Does all of `work` or nothing; one such piece of work at a time, in whatever process. Inside, only the given tables may be used. */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

// A database that writes down the values of what it is asked, or the moment of each transaction, would keep a list of codes with times.
import type { Ask } from '../store/postgres.ts';
import { unsafe } from '../store/postgres-problems.ts';

// https://www.postgresql.org/docs/15/runtime-config-logging.html, and track_commit_timestamp in runtime-config-replication.html
const names = [
  'log_statement',
  'log_min_duration_statement',
  'log_min_duration_sample',
  'log_transaction_sample_rate',
  'log_parameter_max_length',
  'track_commit_timestamp',
] as const;

/** Throws `StoreProblem` where the database notes credentials or moments beside them. */
export async function checkLogging(ask: Ask, where: string): Promise<void> {
  const [found] = await ask<Record<(typeof names)[number], string>>(
    `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`,
  );
  if (found?.track_commit_timestamp !== 'off')
    throw unsafe(
      where,
      'thông số track_commit_timestamp đang bật, nên biết được lúc nào mỗi lượt phiếu điện tử được ghi. Hãy tắt rồi khởi động lại PostgreSQL: ALTER SYSTEM SET track_commit_timestamp = off;',
      'its setting track_commit_timestamp is on, so that it can be seen when electronic ballots were written. Turn it off and restart PostgreSQL: ALTER SYSTEM SET track_commit_timestamp = off;',
    );
  const logs =
    !['none', 'ddl'].includes(found.log_statement) ||
    found.log_min_duration_statement !== '-1' ||
    found.log_min_duration_sample !== '-1' ||
    Number(found.log_transaction_sample_rate) > 0;
  if (logs && found.log_parameter_max_length !== '0')
    throw unsafe(
      where,
      'nhật ký của PostgreSQL ghi cả giá trị của câu lệnh, nên sẽ ghi giờ cạnh mã phiếu điện tử. Hãy tắt: ALTER SYSTEM SET log_parameter_max_length = 0; SELECT pg_reload_conf();',
      'the log of PostgreSQL holds the values of statements, so that times would stand beside codes. Turn that off: ALTER SYSTEM SET log_parameter_max_length = 0; SELECT pg_reload_conf();',
    );
}

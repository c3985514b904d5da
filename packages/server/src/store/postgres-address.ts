// Where a central store is, and whose rounds of it.
import { unsafe } from './postgres-problems.ts';

const organisationShape = /^[a-z0-9][a-z0-9-]{0,62}$/;

export interface CentralAddress {
  /** As the driver takes it, with what every session is to have. */
  readonly url: string;
  /** Host and name of the database, without the password. */
  readonly where: string;
  readonly organisation: string;
}

/** `postgres://user@host:5432/name?organisation=…`; without one the organisation is `main`. Throws `StoreProblem`. */
export function centralAddress(given: string): CentralAddress {
  const url = new URL(given);
  const where = `“${url.host}${url.pathname}”`;
  const organisation = url.searchParams.get('organisation') ?? 'main';
  if (!organisationShape.test(organisation))
    throw unsafe(
      where,
      `mã tổ chức “${organisation}” chỉ được gồm chữ thường không dấu, số và dấu gạch nối.`,
      `the organisation “${organisation}” may hold small letters without marks, digits and hyphens only.`,
    );
  url.searchParams.delete('organisation');
  const own = [
    url.searchParams.get('options') ?? '',
    `-c tinnhiem.organisation=${organisation}`,
    '-c search_path=tinnhiem',
    '-c statement_timeout=60s',
    '-c lock_timeout=10s',
    '-c idle_in_transaction_session_timeout=60s',
  ];
  url.searchParams.set('options', own.join(' ').trim());
  return { url: url.href, where, organisation };
}

// What a database must be before anything is kept in it, and bringing its tables up to date.
import { text } from '@tinnhiem/core';
import type { Ask } from './postgres.ts';
import { unsafe } from './postgres-problems.ts';
import { changedTables, migrations, ownedTables, recordTables } from './postgres-schema.ts';
import { StoreProblem } from './problem.ts';

// "TNRD", the same as in a round's file.
const preparingLock = 0x544e5244;
const oldestVersion = 150_000;
/** What is worked as where the user of the database is above the walls between organisations: a role that they hold for. */
export const workingRole = 'tinnhiem_work';
const settings = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** Throws `StoreProblem` where the database may lose what it has confirmed, or cannot hold Vietnamese text. */
export async function checkDatabase(ask: Ask, where: string): Promise<void> {
  const [found] = await ask<Record<string, string>>(
    `SELECT ${settings.map((name) => `current_setting('${name}') AS ${name}`).join(', ')},
       current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding`,
  );
  for (const name of settings)
    if (found?.[name] === 'off')
      throw unsafe(
        where,
        `thông số ${name} đang tắt, nên khi mất điện có thể mất việc đã được xác nhận. Hãy bật: ALTER SYSTEM SET ${name} = on; SELECT pg_reload_conf();`,
        `its setting ${name} is off, so that a power cut may lose what was confirmed. Turn it on: ALTER SYSTEM SET ${name} = on; SELECT pg_reload_conf();`,
      );
  if (Number(found?.version) < oldestVersion)
    throw unsafe(where, 'PostgreSQL quá cũ, cần từ bản 15.', 'PostgreSQL is too old, version 15 or later is needed.');
  if (found?.encoding !== 'UTF8')
    throw unsafe(
      where,
      `bảng mã là ${found?.encoding}, cần UTF8. Hãy tạo cơ sở dữ liệu khác: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0;`,
      `its encoding is ${found?.encoding}, UTF8 is needed. Make another one: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0;`,
    );
}

/** Checks the database, brings the tables up to date, one process at a time, and makes the organisation known. */
export async function prepareDatabase(
  ask: Ask,
  where: string,
  organisation: string,
): Promise<{ readonly mighty: boolean }> {
  await checkDatabase(ask, where);
  await ask('BEGIN');
  await ask('SELECT pg_advisory_xact_lock($1)', [preparingLock]);
  const [schema] = await ask("SELECT FROM pg_namespace WHERE nspname = 'tinnhiem'");
  if (schema === undefined) {
    await ask('CREATE SCHEMA tinnhiem');
    await ask('CREATE TABLE tinnhiem.version (number integer NOT NULL)');
    await ask('INSERT INTO tinnhiem.version VALUES (0)');
  }
  const [{ number } = { number: 0 }] = await ask<{ number: number }>('SELECT number FROM tinnhiem.version');
  if (number > migrations.length)
    throw new StoreProblem(
      'newer',
      text(
        `Cơ sở dữ liệu ${where} do một phiên bản mới hơn của phần mềm ghi. Hãy cập nhật phần mềm.`,
        `The database ${where} was written by a newer version of this program. Update the program.`,
      ),
    );
  for (const step of migrations.slice(number)) await ask(step);
  if (number < migrations.length) await ask('UPDATE tinnhiem.version SET number = $1', [migrations.length]);
  const known = await ask('SELECT FROM tinnhiem.organisation WHERE id = $1', [organisation]);
  if (known.length === 0) await ask('INSERT INTO tinnhiem.organisation (id) VALUES ($1)', [organisation]);
  const [user] = await ask<{ mighty: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS mighty FROM pg_roles WHERE rolname = current_user',
  );
  const mighty = user?.mighty === true;
  if (mighty) await prepareRole(ask);
  await ask('COMMIT');
  return { mighty };
}

/** A role that cannot sign in, for which the walls between organisations hold, and which changes nothing in a record. */
async function prepareRole(ask: Ask): Promise<void> {
  await ask(
    `DO $$ BEGIN CREATE ROLE ${workingRole} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
  );
  const kept: readonly string[] = [...recordTables, ...changedTables];
  const others = ownedTables.filter((table) => !kept.includes(table));
  const named = (tables: readonly string[]) => tables.map((table) => `tinnhiem.${table}`).join(', ');
  await ask(`GRANT USAGE ON SCHEMA tinnhiem TO ${workingRole}`);
  await ask(`GRANT SELECT ON tinnhiem.organisation, tinnhiem.version TO ${workingRole}`);
  await ask(`GRANT SELECT, INSERT ON ${named(recordTables)} TO ${workingRole}`);
  await ask(`GRANT SELECT, INSERT, UPDATE ON ${named(changedTables)} TO ${workingRole}`);
  await ask(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${named(others)} TO ${workingRole}`);
}

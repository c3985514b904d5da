// The central store's tables. Every row belongs to an organisation, and a session sees the rows of its own alone.
import { own, separated, stays } from './postgres-parts.ts';
import { accountsStep, accountTables, outsideAddressStep } from './postgres-schema-accounts.ts';
import { backupDamageStep, backupStep, backupTables } from './postgres-schema-backups.ts';
import { boxesStep, boxTables } from './postgres-schema-boxes.ts';
import { callingStep, callingTables } from './postgres-schema-calling.ts';
import { mailStep, mailTables } from './postgres-schema-mail.ts';
import { passkeyAddressStep, passkeyStep, passkeyTables } from './postgres-schema-passkeys.ts';
import { scanJobsStep, scansStep, scanTables } from './postgres-schema-scans.ts';

const firstTables = [
  'round',
  'act',
  'receipt',
  'attachment',
  'account',
  'session',
  'failure',
  'draft',
  'activity',
  'setting',
  'preview',
] as const;

/** Every table with rows of an organisation. */
export const ownedTables: readonly string[] = [
  ...new Set<string>([
    ...firstTables,
    ...accountTables,
    'tree',
    ...boxTables,
    ...mailTables,
    ...passkeyTables,
    ...backupTables,
    ...callingTables,
    ...scanTables,
  ]),
];

const firstRecords = ['act', 'receipt', 'attachment'] as const;
/** Tables of records: rows are added, and stay as they are. */
export const recordTables = [...firstRecords, 'box_event', 'layout'] as const;
/** Rows of these are changed, and none is removed. */
export const changedTables = ['round', 'box'] as const;

/** Steps from each version of the tables to the next; a step that was released is never changed. */
export const migrations: readonly string[] = [
  `
  -- Organisations form a tree (the higher one guides those below it).
  CREATE TABLE tinnhiem.organisation (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL DEFAULT '',
    parent text REFERENCES tinnhiem.organisation (id)
  );
  CREATE FUNCTION tinnhiem.own_organisation() RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT current_setting('tinnhiem.organisation') $$;
  CREATE FUNCTION tinnhiem.record_stays() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'what is in the record stays as it is' USING ERRCODE = 'integrity_constraint_violation'; END $$;

  -- A round, and where its record ends: found again from the acts, kept so that a list is quick and a record cut short is noticed.
  CREATE TABLE tinnhiem.round (
    ${own},
    id text COLLATE "C" NOT NULL,
    -- Another one, where the round was removed and brought in anew.
    source uuid NOT NULL DEFAULT gen_random_uuid(),
    number integer NOT NULL,
    hash text NOT NULL,
    summary text NOT NULL,
    PRIMARY KEY (organisation, id)
  ) WITH (fillfactor = 60);
  CREATE TABLE tinnhiem.act (
    ${own},
    round text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    stream text NOT NULL,
    at text NOT NULL,
    account text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    type text NOT NULL,
    version integer NOT NULL,
    -- Canonical JSON as text: what was hashed, letter by letter.
    data text NOT NULL,
    previous text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (organisation, round, number),
    FOREIGN KEY (organisation, round) REFERENCES tinnhiem.round (organisation, id)
  );
  CREATE FUNCTION tinnhiem.act_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      last record;
    BEGIN
      SELECT number, hash INTO last FROM tinnhiem.act
        WHERE organisation = NEW.organisation AND round = NEW.round ORDER BY number DESC LIMIT 1;
      IF NEW.number <> coalesce(last.number, 0) + 1 OR NEW.previous <> coalesce(last.hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'an act that does not follow the last one' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER act_in_order BEFORE INSERT ON tinnhiem.act FOR EACH ROW EXECUTE FUNCTION tinnhiem.act_in_order();
  CREATE TABLE tinnhiem.receipt (
    ${own},
    round text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    content text NOT NULL,
    number integer NOT NULL,
    fingerprint text NOT NULL,
    PRIMARY KEY (organisation, round, id),
    FOREIGN KEY (organisation, round, number) REFERENCES tinnhiem.act (organisation, round, number)
  );
  CREATE TABLE tinnhiem.attachment (
    ${own},
    round text COLLATE "C" NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (organisation, round, sha256),
    FOREIGN KEY (organisation, round) REFERENCES tinnhiem.round (organisation, id)
  );
  ${firstRecords.map(stays).join('\n')}

  -- Everything about one append: the round's row is the lock, so that of two writers one sees what the other has written.
  CREATE FUNCTION tinnhiem.append(
    creating boolean, of_round text, expected integer,
    numbers integer[], streams text[], ats text[], accounts text[], names text[], roles text[], types text[],
    versions integer[], datas text[], previouses text[], hashes text[],
    commands text[], contents text[], answers integer[], fingerprints text[],
    new_summary text
  ) RETURNS text LANGUAGE plpgsql AS $$
    DECLARE
      own text := tinnhiem.own_organisation();
      standing integer;
    BEGIN
      IF creating THEN
        INSERT INTO tinnhiem.round (id, number, hash, summary) VALUES (of_round, 0, '', '') ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN RETURN 'exists'; END IF;
      END IF;
      SELECT number INTO STRICT standing FROM tinnhiem.round WHERE organisation = own AND id = of_round FOR UPDATE;
      IF EXISTS (SELECT FROM tinnhiem.receipt WHERE organisation = own AND round = of_round AND id = ANY (commands)) THEN
        RETURN 'repeated';
      END IF;
      IF standing <> expected THEN RETURN 'conflict'; END IF;
      INSERT INTO tinnhiem.act (round, number, stream, at, account, name, role, type, version, data, previous, hash)
        SELECT of_round, number, stream, at, account, name, role, type, version, data, previous, hash
        FROM unnest(numbers, streams, ats, accounts, names, roles, types, versions, datas, previouses, hashes)
          AS new (number, stream, at, account, name, role, type, version, data, previous, hash)
        ORDER BY number;
      INSERT INTO tinnhiem.receipt (round, id, content, number, fingerprint)
        SELECT of_round, id, content, number, fingerprint
        FROM unnest(commands, contents, answers, fingerprints) AS new (id, content, number, fingerprint);
      UPDATE tinnhiem.round
        SET number = numbers[array_upper(numbers, 1)], hash = hashes[array_upper(hashes, 1)], summary = new_summary
        WHERE organisation = own AND id = of_round;
      RETURN CASE WHEN creating THEN 'created' ELSE 'appended' END;
    END $$;

  CREATE TABLE tinnhiem.account (
    ${own},
    id text COLLATE "C" NOT NULL,
    username text COLLATE "C" NOT NULL,
    name text NOT NULL,
    roles text NOT NULL,
    person text,
    password text NOT NULL,
    must_change integer NOT NULL CHECK (must_change IN (0, 1)),
    disabled integer NOT NULL CHECK (disabled IN (0, 1)),
    created text COLLATE "C" NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, username)
  );
  -- The token itself is known to the browser only.
  CREATE TABLE tinnhiem.session (
    ${own},
    token_hash text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    seen bigint NOT NULL,
    PRIMARY KEY (organisation, token_hash),
    FOREIGN KEY (organisation, account) REFERENCES tinnhiem.account (organisation, id) ON DELETE CASCADE
  );
  CREATE INDEX session_account ON tinnhiem.session (organisation, account);
  CREATE TABLE tinnhiem.failure (
    ${own},
    subject text COLLATE "C" NOT NULL,
    failures integer NOT NULL,
    last bigint NOT NULL,
    blocked_until bigint NOT NULL,
    PRIMARY KEY (organisation, subject)
  );
  CREATE TABLE tinnhiem.draft (
    ${own},
    account text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (organisation, account, key),
    FOREIGN KEY (organisation, account) REFERENCES tinnhiem.account (organisation, id) ON DELETE CASCADE
  );
  CREATE TABLE tinnhiem.activity (
    ${own},
    number bigint GENERATED ALWAYS AS IDENTITY,
    at text COLLATE "C" NOT NULL,
    account text,
    name text NOT NULL,
    kind text NOT NULL,
    round text,
    conference text,
    detail text NOT NULL,
    address text NOT NULL,
    PRIMARY KEY (organisation, number)
  );
  CREATE TABLE tinnhiem.setting (
    ${own},
    key text COLLATE "C" NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (organisation, key)
  );
  CREATE TABLE tinnhiem.preview (
    ${own},
    token text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    body text NOT NULL,
    until bigint NOT NULL,
    PRIMARY KEY (organisation, token),
    FOREIGN KEY (organisation, account) REFERENCES tinnhiem.account (organisation, id) ON DELETE CASCADE
  );
  CREATE INDEX preview_account ON tinnhiem.preview (organisation, account, until);
  ${firstTables.map(separated).join('\n')}
  `,
  accountsStep,
  `
  -- What stands below the organisation to which the rows belong, on the same server; the server keeps their rounds and accounts apart.
  CREATE TABLE tinnhiem.tree (
    ${own},
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    other_names text NOT NULL,
    parent text COLLATE "C",
    retired text,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, parent) REFERENCES tinnhiem.tree (organisation, id)
  );
  ${separated('tree')}
  ALTER TABLE tinnhiem.account ADD COLUMN belongs_to text COLLATE "C" NOT NULL DEFAULT 'main';
  `,
  boxesStep,
  mailStep,
  passkeyStep,
  backupStep,
  passkeyAddressStep,
  outsideAddressStep,
  backupDamageStep,
  callingStep,
  scansStep,
  scanJobsStep,
];

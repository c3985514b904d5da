// Tables about who signs in, and for whom: one step of the central store's tables.
import { ofAccount, own, separated } from './postgres-parts.ts';

export const accountTables = [
  'session',
  'factor',
  'recovery_code',
  'invitation',
  'identity',
  'outside_sign_in',
  'delegation',
  'approval',
] as const;

/** A later step: from where signing in elsewhere was begun, for ten minutes, so that nobody fills the table. */
export const outsideAddressStep = `
  ALTER TABLE tinnhiem.outside_sign_in ADD COLUMN address text COLLATE "C" NOT NULL DEFAULT '';
`;

/** From the version before to this one; never changed once it was released. */
export const accountsStep = `
  -- Sessions of before name no device: whoever is signed in signs in once more.
  DROP TABLE tinnhiem.session;
  CREATE TABLE tinnhiem.session (
    ${own},
    token_hash text COLLATE "C" NOT NULL,
    -- How its owner names it, to end it.
    id text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    device text NOT NULL,
    begun bigint NOT NULL,
    seen bigint NOT NULL,
    awaits_code integer NOT NULL CHECK (awaits_code IN (0, 1)),
    PRIMARY KEY (organisation, token_hash),
    UNIQUE (organisation, id),
    ${ofAccount('account')}
  );
  CREATE INDEX session_account ON tinnhiem.session (organisation, account);
  CREATE TABLE tinnhiem.factor (
    ${own},
    account text COLLATE "C" NOT NULL,
    secret text NOT NULL,
    confirmed integer NOT NULL CHECK (confirmed IN (0, 1)),
    -- The last step of time whose code was taken.
    step bigint NOT NULL,
    PRIMARY KEY (organisation, account),
    ${ofAccount('account')}
  );
  CREATE TABLE tinnhiem.recovery_code (
    ${own},
    account text COLLATE "C" NOT NULL,
    code_hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (organisation, account, code_hash),
    ${ofAccount('account')}
  );
  CREATE TABLE tinnhiem.invitation (
    ${own},
    token_hash text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    until bigint NOT NULL,
    used bigint,
    PRIMARY KEY (organisation, token_hash),
    ${ofAccount('account')}
  );
  -- Which account somebody is whom the organisation's own sign-in service knows.
  CREATE TABLE tinnhiem.identity (
    ${own},
    account text COLLATE "C" NOT NULL,
    claim text COLLATE "C" NOT NULL,
    PRIMARY KEY (organisation, account),
    UNIQUE (organisation, claim),
    ${ofAccount('account')}
  );
  CREATE TABLE tinnhiem.outside_sign_in (
    ${own},
    key_hash text COLLATE "C" NOT NULL,
    state text NOT NULL,
    nonce text NOT NULL,
    verifier text NOT NULL,
    until bigint NOT NULL,
    PRIMARY KEY (organisation, key_hash)
  );
  CREATE TABLE tinnhiem.delegation (
    ${own},
    id text COLLATE "C" NOT NULL,
    absent text COLLATE "C" NOT NULL,
    substitute text COLLATE "C" NOT NULL,
    roles text NOT NULL,
    reason text NOT NULL,
    starts bigint NOT NULL,
    until bigint NOT NULL,
    made_by text NOT NULL,
    ended bigint,
    PRIMARY KEY (organisation, id),
    ${ofAccount('absent')},
    ${ofAccount('substitute')}
  );
  CREATE INDEX delegation_substitute ON tinnhiem.delegation (organisation, substitute, until);
  -- What one person asks for and another confirms. Names are kept as they were.
  CREATE TABLE tinnhiem.approval (
    ${own},
    id text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    reason text NOT NULL,
    asked bigint NOT NULL,
    until bigint NOT NULL,
    asker text NOT NULL,
    confirmed bigint,
    confirmer text,
    PRIMARY KEY (organisation, id)
  );
  CREATE INDEX approval_subject ON tinnhiem.approval (organisation, kind, subject);
  ${accountTables.map(separated).join('\n')}
  -- In whose place an act was done, where not in the own.
  ALTER TABLE tinnhiem.act ADD COLUMN absent_account text, ADD COLUMN absent_name text;
  DROP FUNCTION tinnhiem.append(boolean, text, integer, integer[], text[], text[], text[], text[], text[], text[], integer[], text[], text[], text[], text[], text[], integer[], text[], text);
  CREATE FUNCTION tinnhiem.append(
    creating boolean, of_round text, expected integer,
    numbers integer[], streams text[], ats text[], accounts text[], names text[], roles text[],
    absent_accounts text[], absent_names text[], types text[],
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
      INSERT INTO tinnhiem.act (round, number, stream, at, account, name, role, absent_account, absent_name, type, version, data, previous, hash)
        SELECT of_round, number, stream, at, account, name, role, absent_account, absent_name, type, version, data, previous, hash
        FROM unnest(numbers, streams, ats, accounts, names, roles, absent_accounts, absent_names, types, versions, datas, previouses, hashes)
          AS new (number, stream, at, account, name, role, absent_account, absent_name, type, version, data, previous, hash)
        ORDER BY number;
      INSERT INTO tinnhiem.receipt (round, id, content, number, fingerprint)
        SELECT of_round, id, content, number, fingerprint
        FROM unnest(commands, contents, answers, fingerprints) AS new (id, content, number, fingerprint);
      UPDATE tinnhiem.round
        SET number = numbers[array_upper(numbers, 1)], hash = hashes[array_upper(hashes, 1)], summary = new_summary
        WHERE organisation = own AND id = of_round;
      RETURN CASE WHEN creating THEN 'created' ELSE 'appended' END;
    END $$;
`;

// Tables of passkeys: one step of the central store's tables.
import { ofAccount, own, separated } from './postgres-parts.ts';

export const passkeyTables = ['passkey', 'passkey_challenge'] as const;

/** A later step: from where a challenge was asked for, for five minutes, so that nobody fills the table. */
export const passkeyAddressStep = `
  ALTER TABLE tinnhiem.passkey_challenge ADD COLUMN address text COLLATE "C" NOT NULL DEFAULT '';
`;

/** From the version before to this one; never changed once it was released. */
export const passkeyStep = `
  CREATE TABLE tinnhiem.passkey (
    ${own},
    -- How its owner names it, to change or remove it.
    id text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    -- How authenticators name it.
    credential text COLLATE "C" NOT NULL,
    public_key text NOT NULL,
    counter bigint NOT NULL,
    -- The name of the site at which it is good.
    host text COLLATE "C" NOT NULL,
    name text NOT NULL,
    added bigint NOT NULL,
    used bigint,
    stopped integer NOT NULL CHECK (stopped IN (0, 1)),
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, credential),
    ${ofAccount('account')}
  );
  CREATE INDEX passkey_account ON tinnhiem.passkey (organisation, account);
  -- What a browser was given to sign; the key is known to it only. Of an account: to make a passkey; of none: to sign in.
  CREATE TABLE tinnhiem.passkey_challenge (
    ${own},
    key_hash text COLLATE "C" NOT NULL,
    challenge text NOT NULL,
    account text COLLATE "C",
    until bigint NOT NULL,
    PRIMARY KEY (organisation, key_hash),
    ${ofAccount('account')}
  );
  ${passkeyTables.map(separated).join('\n')}
`;

// Tables of reminders by e-mail: one step of the central store's tables.
import { ofAccount, own, separated } from './postgres-parts.ts';

export const mailTables = ['contact', 'letter'] as const;

/** From the version before to this one; never changed once it was released. */
export const mailStep = `
  -- Where reminders by e-mail reach somebody, and whether they are wanted.
  CREATE TABLE tinnhiem.contact (
    ${own},
    account text COLLATE "C" NOT NULL,
    email text,
    reminders integer NOT NULL CHECK (reminders IN (0, 1)),
    PRIMARY KEY (organisation, account),
    ${ofAccount('account')}
  );
  -- One letter a person and day. What it says is made when it goes, and kept nowhere.
  CREATE TABLE tinnhiem.letter (
    ${own},
    account text COLLATE "C" NOT NULL,
    day text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    next_try bigint NOT NULL,
    PRIMARY KEY (organisation, account, day),
    ${ofAccount('account')}
  );
  ${mailTables.map(separated).join('\n')}
`;

// Table of the letters that call people to a conference: one step of the central store's tables.
import { own, separated } from './postgres-parts.ts';

export const callingTables = ['calling_letter'] as const;

/** From the version before to this one; never changed once it was released. */
export const callingStep = `
  -- One row for each time that somebody was called by e-mail, from 1; what became of it. The paper that counts is not in it.
  CREATE TABLE tinnhiem.calling_letter (
    ${own},
    round text COLLATE "C" NOT NULL,
    conference text COLLATE "C" NOT NULL,
    person text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    address text NOT NULL,
    state text COLLATE "C" NOT NULL,
    -- What it told: JSON.
    says text NOT NULL,
    problem text NOT NULL,
    asker text NOT NULL,
    at text COLLATE "C" NOT NULL,
    next_try bigint NOT NULL,
    PRIMARY KEY (organisation, round, conference, person, number)
  );
  ${callingTables.map(separated).join('\n')}
`;

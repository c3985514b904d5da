// The tables of electronic boxes (docs/decisions/034). Ballots as the bytes of their records in the `.bel` file.
import { own, separated, stays } from './postgres-parts.ts';

export const boxTables = ['box', 'box_event', 'box_waiting', 'box_burnt'] as const;

/** From the version before to this one; never changed once it was released. */
export const boxesStep = `
CREATE TABLE tinnhiem.box (
  ${own},
  round text COLLATE "C" NOT NULL,
  election text COLLATE "C" NOT NULL,
  -- SHA-256 of the bytes with which the box began, and these bytes.
  setup text NOT NULL,
  beginning bytea NOT NULL,
  phase text NOT NULL CHECK (phase IN ('open', 'ended', 'tallied', 'opened')),
  -- Where the chain stands: what the next event needs.
  timestamp bigint NOT NULL,
  parent text NOT NULL,
  height integer NOT NULL,
  PRIMARY KEY (organisation, round, election)
);
CREATE TABLE tinnhiem.box_event (
  ${own},
  round text COLLATE "C" NOT NULL,
  election text COLLATE "C" NOT NULL,
  height integer NOT NULL,
  kind text NOT NULL,
  credential text COLLATE "C",
  tracker text COLLATE "C",
  owner integer,
  -- Bytes of the first data record's content, which stands behind one block of header.
  size integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (organisation, round, election, height),
  FOREIGN KEY (organisation, round, election) REFERENCES tinnhiem.box (organisation, round, election)
);
CREATE UNIQUE INDEX box_event_tracker ON tinnhiem.box_event (organisation, round, election, tracker) WHERE tracker IS NOT NULL;
CREATE UNIQUE INDEX box_event_owner ON tinnhiem.box_event (organisation, round, election, owner) WHERE owner IS NOT NULL;
CREATE INDEX box_event_credential ON tinnhiem.box_event (organisation, round, election, credential, height)
  WHERE credential IS NOT NULL;
-- No moment: only the order of one voter's own ballots is kept. The rows of a box are always written all together.
CREATE TABLE tinnhiem.box_waiting (
  ${own},
  round text COLLATE "C" NOT NULL,
  election text COLLATE "C" NOT NULL,
  credential text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  tracker text COLLATE "C" NOT NULL,
  ballot text NOT NULL,
  PRIMARY KEY (organisation, round, election, credential, revision),
  UNIQUE (organisation, round, election, tracker),
  FOREIGN KEY (organisation, round, election) REFERENCES tinnhiem.box (organisation, round, election)
);
CREATE TABLE tinnhiem.box_burnt (
  ${own},
  round text COLLATE "C" NOT NULL,
  election text COLLATE "C" NOT NULL,
  credential text COLLATE "C" NOT NULL,
  PRIMARY KEY (organisation, round, election, credential),
  FOREIGN KEY (organisation, round, election) REFERENCES tinnhiem.box (organisation, round, election)
);
-- Ciphertexts: compressing them costs time and saves little.
ALTER TABLE tinnhiem.box_event ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE tinnhiem.box_waiting ALTER COLUMN ballot SET STORAGE EXTERNAL;
${stays('box_event')}
${boxTables.map(separated).join('\n')}
`;

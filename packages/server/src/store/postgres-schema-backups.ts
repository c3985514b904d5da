// Tables of backups that are made by themselves: one step of the central store's tables.
import { own, separated } from './postgres-parts.ts';

export const backupTables = ['backed_up', 'backup'] as const;

/** A later step: rounds that are in a backup as they were, damaged (JSON). */
export const backupDamageStep = `
  ALTER TABLE tinnhiem.backup ADD COLUMN damaged text NOT NULL DEFAULT '[]';
`;

/** From the version before to this one; never changed once it was released. */
export const backupStep = `
  -- At which stages a round stood when it was last in a backup that was made by itself.
  CREATE TABLE tinnhiem.backed_up (
    ${own},
    round text COLLATE "C" NOT NULL,
    stages text NOT NULL,
    PRIMARY KEY (organisation, round)
  );
  -- Files of backups that are kept, each with the stage at whose beginning it was made; empty where somebody asked for it.
  CREATE TABLE tinnhiem.backup (
    ${own},
    file text COLLATE "C" NOT NULL,
    round text COLLATE "C" NOT NULL,
    conference text COLLATE "C" NOT NULL,
    stage text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL,
    bytes bigint NOT NULL,
    PRIMARY KEY (organisation, file)
  );
  ${backupTables.map(separated).join('\n')}
`;

// Pieces of SQL that the central store's tables have in common.

/** Whose a row is. */
export const own = `organisation text NOT NULL DEFAULT tinnhiem.own_organisation() REFERENCES tinnhiem.organisation (id)`;

/** Keeps a table's rows as they were written. */
export const stays = (table: string) => `
  CREATE TRIGGER ${table}_stays BEFORE UPDATE OR DELETE ON tinnhiem.${table}
    FOR EACH ROW EXECUTE FUNCTION tinnhiem.record_stays();
  CREATE TRIGGER ${table}_stays_whole BEFORE TRUNCATE ON tinnhiem.${table}
    FOR EACH STATEMENT EXECUTE FUNCTION tinnhiem.record_stays();`;

/** Shows an organisation its own rows alone. */
export const separated = (table: string) => `
  ALTER TABLE tinnhiem.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE tinnhiem.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_of_own_organisation ON tinnhiem.${table}
    USING (organisation = tinnhiem.own_organisation()) WITH CHECK (organisation = tinnhiem.own_organisation());`;

/** A column that names an account, and goes with it. */
export const ofAccount = (column: string) =>
  `FOREIGN KEY (organisation, ${column}) REFERENCES tinnhiem.account (organisation, id) ON DELETE CASCADE`;

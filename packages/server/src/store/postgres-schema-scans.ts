// Tables of scans: pictures of sheets and layouts of ballots (docs/decisions/031).
import { own, separated, stays } from './postgres-parts.ts';

export const scanTables = ['picture', 'layout'] as const;

/** From the version before to this one; never changed once it was released. */
export const scansStep = `
  -- Pictures of sheets by the SHA-256 of their bytes, with what the reader saw (JSON); nothing of one with its signature place covered.
  CREATE TABLE tinnhiem.picture (
    ${own},
    round text COLLATE "C" NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    details text,
    bytes bytea NOT NULL,
    PRIMARY KEY (organisation, round, sha256)
  );
  -- JPEG: compressing it costs time and saves nothing.
  ALTER TABLE tinnhiem.picture ALTER COLUMN bytes SET STORAGE EXTERNAL;
  -- A picture goes where no act names it, or where each conference whose acts do has destroyed its ballots (S19).
  CREATE FUNCTION tinnhiem.picture_may_go(of_organisation text, of_round text, named text) RETURNS boolean
    LANGUAGE sql STABLE AS $$
      SELECT NOT EXISTS (
        SELECT FROM tinnhiem.act AS naming
        WHERE naming.organisation = of_organisation AND naming.round = of_round AND naming.type = 'sheets-recorded'
          AND strpos(naming.data, named) > 0
          AND NOT EXISTS (
            SELECT FROM tinnhiem.act AS gone
            WHERE gone.organisation = of_organisation AND gone.round = of_round
              AND gone.stream = naming.stream AND gone.type = 'ballots-destroyed'))
    $$;
  CREATE FUNCTION tinnhiem.picture_goes() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT tinnhiem.picture_may_go(OLD.organisation, OLD.round, OLD.sha256) THEN
        RAISE EXCEPTION 'a picture of a sheet stays as long as its ballot' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN OLD;
    END $$;
  CREATE TRIGGER picture_goes BEFORE DELETE ON tinnhiem.picture
    FOR EACH ROW EXECUTE FUNCTION tinnhiem.picture_goes();
  CREATE TRIGGER picture_stays BEFORE UPDATE OF organisation, round, sha256, bytes ON tinnhiem.picture
    FOR EACH ROW EXECUTE FUNCTION tinnhiem.record_stays();
  CREATE TRIGGER picture_stays_whole BEFORE TRUNCATE ON tinnhiem.picture
    FOR EACH STATEMENT EXECUTE FUNCTION tinnhiem.record_stays();
  -- The layout of each ballot as it was printed (JSON), by its style.
  CREATE TABLE tinnhiem.layout (
    ${own},
    round text COLLATE "C" NOT NULL,
    style text COLLATE "C" NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (organisation, round, style)
  );
  ${stays('layout')}
  ${scanTables.map(separated).join('\n')}
`;

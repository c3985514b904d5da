// Tables of scans: pictures of sheets, layouts of ballots, jobs (docs/decisions/031).
import { own, separated, stays } from './postgres-parts.ts';

const keptTables = ['picture', 'layout'] as const;
const jobTables = ['scan_job', 'scan_file', 'scan_page', 'scan_picture', 'scan_part'] as const;
export const scanTables = [...keptTables, ...jobTables] as const;

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
          -- In this order: looking into an act of hundreds of sheets is what takes time.
          AND CASE WHEN EXISTS (
            SELECT FROM tinnhiem.act AS gone
            WHERE gone.organisation = of_organisation AND gone.round = of_round
              AND gone.stream = naming.stream AND gone.type = 'ballots-destroyed')
            THEN false ELSE strpos(naming.data, named) > 0 END)
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
  ${keptTables.map(separated).join('\n')}
`;

const ofJob = `
    ${own},
    job text COLLATE "C" NOT NULL,
    FOREIGN KEY (organisation, job) REFERENCES tinnhiem.scan_job (organisation, id)`;

/** A later step: jobs of scans. What belongs to one goes once it is over. */
export const scanJobsStep = `
  CREATE TABLE tinnhiem.scan_job (
    ${own},
    id text COLLATE "C" NOT NULL,
    round text COLLATE "C" NOT NULL,
    conference text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    open boolean NOT NULL,
    -- Its acts are written down: it is only carried out.
    recording boolean NOT NULL,
    -- Of the jobs of its conference the one whose sheets are put together and recorded.
    turn boolean NOT NULL DEFAULT false,
    -- JSON: what was handed in and by whom; how far it is.
    about text NOT NULL,
    progress text NOT NULL,
    -- By whom it is carried out, and until when that holds.
    claim uuid,
    claimed_until timestamptz,
    not_before timestamptz,
    -- Somebody wants it stopped.
    stop boolean NOT NULL DEFAULT false,
    touched timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation, id)
  ) WITH (fillfactor = 70);
  CREATE INDEX scan_job_conference ON tinnhiem.scan_job (organisation, round, conference, at);
  CREATE INDEX scan_job_due ON tinnhiem.scan_job (organisation, at) WHERE state IN ('waiting', 'reading');
  -- The files as they came, in pieces; what was read of them, a row a page; their pictures, until they are recorded; the acts, before the first.
  CREATE TABLE tinnhiem.scan_file (
    ${ofJob},
    number integer NOT NULL,
    piece integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (organisation, job, number, piece)
  );
  CREATE TABLE tinnhiem.scan_page (
    ${ofJob},
    number integer NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (organisation, job, number)
  );
  CREATE TABLE tinnhiem.scan_picture (
    ${ofJob},
    sha256 text COLLATE "C" NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (organisation, job, sha256)
  );
  CREATE TABLE tinnhiem.scan_part (
    ${ofJob},
    number integer NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (organisation, job, number)
  );
  ALTER TABLE tinnhiem.scan_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
  ALTER TABLE tinnhiem.scan_picture ALTER COLUMN bytes SET STORAGE EXTERNAL;
  ${jobTables.map(separated).join('\n')}
`;

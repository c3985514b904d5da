// Scans on their way into the count: what is kept of a job on the disk, and what the committee sees of it.
import { z } from 'zod';

const textSchema = z.strictObject({ vi: z.string(), en: z.string() });

/**
 * `waiting` · `reading` (or, for practice, making) · `recorded`: its sheets stand in the count · `refused`, with the problem · `cancelled` ·
 * `stored`: practice files lie in the scanner's folder.
 */
export const jobStates = ['waiting', 'reading', 'recorded', 'refused', 'cancelled', 'stored'] as const;
export type JobState = (typeof jobStates)[number];

/** Why nothing of a job was recorded, in words for people. */
export const jobProblemSchema = z.strictObject({ code: z.string(), ...textSchema.shape, todo: textSchema });
export type JobProblem = z.output<typeof jobProblemSchema>;

const common = {
  id: z.string(),
  /** `scan`: files to be read; `practice`: ballots to be made for a rehearsal. */
  kind: z.enum(['scan', 'practice']),
  /** Name of the file as it came, of several the first. */
  name: z.string(),
  /** What was said when it was handed in; `null` where cover sheets and style codes say it. */
  list: z.string().nullable(),
  batch: z.number().int().nullable(),
  state: z.enum(jobStates),
  /** Files are still being handed in: nothing is read yet. */
  open: z.boolean(),
  /** In all files; 0 until it is known. */
  pages: z.number().int(),
  /** Pages so far: read without doubt, read with something for a person, not read, cover sheets and empty sides. Together they tell how far it is. */
  read: z.number().int(),
  flagged: z.number().int(),
  rejected: z.number().int(),
  aside: z.number().int(),
  /** Of these without shades of grey: somebody should set the scanner otherwise. Jobs of earlier versions do not say. */
  blackAndWhite: z.number().int().default(0),
  /** Sheets that went into the count, by batch. */
  recorded: z.array(z.strictObject({ list: z.string(), batch: z.number().int(), sheets: z.number().int() })),
  problem: jobProblemSchema.nullable(),
  at: z.string(),
};

/** A job as the committee sees it. */
export const jobViewSchema = z.strictObject({ ...common, files: z.number().int(), startedBy: z.string() });
export type JobView = z.output<typeof jobViewSchema>;

/** The watched folder of a conference. */
export const folderViewSchema = z.strictObject({
  /** On the machine of the server; where the scanner is to put its files. */
  path: z.string(),
  on: z.boolean(),
  /** Who switched it on: sheets from it are recorded in this name. */
  by: z.string().nullable(),
});
export type FolderView = z.output<typeof folderViewSchema>;

export const scansViewSchema = z.strictObject({
  /** Newest first. */
  jobs: z.array(jobViewSchema),
  /** Something is being read or waits for it: ask again in a second. */
  reading: z.boolean(),
  folder: folderViewSchema,
});
export type ScansView = z.output<typeof scansViewSchema>;

/** A job as it is kept in `job.json` of its folder. */
export const storedJobSchema = z.strictObject({
  ...common,
  round: z.string(),
  conference: z.string(),
  /** Who handed it in, by account; the roles are those held when the sheets are recorded. */
  by: z.strictObject({ account: z.string(), name: z.string() }),
  /** Where it came from: files of the watched folder are put back beside it; a photograph that can't be read is taken again, not counted as a sheet. */
  from: z.enum(['upload', 'folder', 'camera']),
  /** In the order of reading; none for practice. */
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  /** Set before the first sheet is recorded: from then on the acts stand, and are only carried out again. */
  recording: z.boolean(),
  /** Practice only: ballots of each list, and the seed. */
  practice: z.strictObject({ ballots: z.number().int().nullable(), seed: z.number().int() }).nullable(),
});
export type StoredJob = z.output<typeof storedJobSchema>;

/** Whether nothing more happens to a job. */
export function isOver({ state }: Pick<StoredJob, 'state'>): boolean {
  return state !== 'waiting' && state !== 'reading';
}

/** What the committee sees of a job. */
export function viewOf({ files, by, ...job }: StoredJob): JobView {
  const shown = Object.fromEntries(Object.keys(common).map((key) => [key, job[key as keyof typeof common]]));
  return { ...(shown as Omit<JobView, 'files' | 'startedBy'>), files: files.length, startedBy: by.name };
}

/** A job before anything has happened to it. */
export const newJob = {
  state: 'waiting',
  open: false,
  pages: 0,
  read: 0,
  flagged: 0,
  rejected: 0,
  aside: 0,
  blackAndWhite: 0,
  recorded: [],
  problem: null,
  recording: false,
} as const satisfies Partial<StoredJob>;

/** What went into the count, with some more; sheets of one batch are counted together. */
export function withRecorded(
  recorded: StoredJob['recorded'],
  part: StoredJob['recorded'][number],
): StoredJob['recorded'] {
  const same = recorded.find(({ list, batch }) => list === part.list && batch === part.batch);
  if (same === undefined) return [...recorded, part];
  return recorded.map((each) => (each === same ? { ...each, sheets: each.sheets + part.sheets } : each));
}

// The list of contents of an archive: every file with its SHA-256. Its own SHA-256 stands in the record's last act.
import { canonicalJson, hasCanonicalJson } from '@tinnhiem/core';
import { z } from 'zod';

/** Files that are always there, under these names. */
export const paths = {
  readMe: 'READ-ME-FIRST.html',
  contents: 'contents.json',
  record: 'record.jsonl',
  plan: 'plan.json',
  rules: 'rules.json',
  results: 'results.json',
  key: 'sealed/key.json',
  sealedActs: 'sealed/acts.bin',
  votes: 'sealed/ballots.bin',
} as const;

/** The folder of pictures of sheets, each locked under a number that was drawn. */
export const picturesFolder = 'sealed/pictures/';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const fingerprintPattern = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/;

const documentSchema = z.strictObject({
  form: z.string().min(1),
  conference: z.string().nullable(),
  list: z.string().nullable(),
  person: z.string().nullable(),
  copy: z.int().positive().nullable(),
  /** The fingerprint at its foot, of the act that it belongs to. */
  fingerprint: z.string().regex(fingerprintPattern),
});

const listedSchema = z.strictObject({
  path: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: hash,
  document: documentSchema.nullable(),
});

export const contentsSchema = z.strictObject({
  format: z.literal('tinnhiem-archive'),
  version: z.literal(1),
  /** Version of the program that wrote it. */
  program: z.string(),
  round: z.string().min(1),
  rehearsal: z.boolean(),
  /** `false`: something to look at while the round goes on; the record does not say that it was archived. */
  finished: z.boolean(),
  /** Where the record ended when the list was made, and the SHA-256 of its open text up to there. */
  record: z.strictObject({ number: z.int().positive(), hash, sha256: hash }),
  /** Whether the acts about single ballots lie in it, locked. */
  sealed: z.boolean(),
  files: z.array(listedSchema),
});

export type Contents = z.output<typeof contentsSchema>;
export type ListedFile = Contents['files'][number];
export type ListedDocument = NonNullable<ListedFile['document']>;

/** The text of a list of contents. */
export function contentsText(contents: Contents): string {
  return canonicalJson(contents);
}

/** A list of contents, if these bytes are exactly what would be written. */
export function readContents(bytes: Uint8Array): Contents | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (!hasCanonicalJson(value)) return null;
    const parsed = contentsSchema.safeParse(value);
    return parsed.success && contentsText(parsed.data) === text ? parsed.data : null;
  } catch {
    return null;
  }
}

import type { FileProblem } from '../files/problems.ts';
import type { PageReading } from '../reader/reading.ts';
import type { BatchCover } from './batch-cover.ts';

/** One page of a file of scans. */
export interface ScannedPage {
  /** The name under which the file was given. */
  readonly file: string;
  /** In the file, from 1. */
  readonly page: number;
  /** How many the file has. */
  readonly pages: number;
  /** What stands on it; rejected and `unreadable` where there is a problem. */
  readonly reading: PageReading;
  /** Why the page, or with page 1 the whole file, could not be opened; or why it could not be read, where a picture of it is there. */
  readonly problem: FileProblem | null;
  /** What the page says where it is no ballot but the cover sheet of a batch. */
  readonly cover: BatchCover | null;
  /** Nothing at all stands on it; such a page is rejected too. */
  readonly blank: boolean;
  /** Its picture has no shades of grey: pale marks are lost in it, and edges of print look like ink. */
  readonly blackAndWhite?: true;
  /** SHA-256 of the picture of the page, where pictures were asked for and the page could be opened. */
  readonly picture: string | null;
}

/** What reading a page brings. */
export type PageFound = Pick<ScannedPage, 'reading' | 'problem' | 'cover' | 'blank' | 'blackAndWhite' | 'picture'>;

const unreadable: PageReading = {
  style: null,
  ballotPage: null,
  serial: null,
  status: 'rejected',
  flags: ['unreadable'],
  rows: [],
  place: null,
  signature: null,
};

/** What is known of a page that could not be opened, or not be read. */
export function refusedPage(problem: FileProblem, picture: string | null = null): PageFound {
  return { reading: unreadable, problem, cover: null, blank: false, picture };
}

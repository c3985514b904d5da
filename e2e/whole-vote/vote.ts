// What the acts of the whole vote share: one server that begins empty, a browser for everybody, and what is on the ballots of the party conference.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type TestBrowser, theBrowser } from '../support/browser.ts';
import { type Client, client } from '../support/http.ts';
import type { TestOffice } from '../support/office.ts';
import type { Who } from '../support/people.ts';
import { roundId } from '../support/sample.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { figuresOf, type Sheets, sheetsOf, withRow, withVoid } from '../support/truth.ts';

export const listTitle = 'Ủy viên Ban Thường vụ Đảng ủy';
export const people = 7;
export const voters = 21;

// Sheet 15 is void, sheet 19 has two crosses in a row, sheet 5 none in one; the committee decides one row of sheet 3.
export const onPaper: Sheets = withVoid(
  withRow(withRow(withRow(sheetsOf(people, voters), 18, 0, 'multiple'), 4, 4, 'blank'), 2, 5, 'confidence'),
  14,
  'added-text',
);
export const truth = figuresOf(people, onPaper);
export const batches = [11, 10] as const;

export interface WholeVote extends TestOffice {
  readonly browser: TestBrowser;
  /** Who sits before which page, once they do. */
  readonly pages: Map<Who | 'room', Page>;
  readonly sessions: Map<Who, Client>;
  /** The folder for its backups. */
  readonly backups: string;
  /** The page of somebody who sits before one. */
  at(who: Who | 'room'): Page;
}

/** Begins before the first test of a file, ends after its last. */
export function theWholeVote(): WholeVote {
  const backups = mkdtempSync(join(tmpdir(), 'tinnhiem-e2e-'));
  let running: RunningServer | undefined;
  beforeAll(async () => {
    running = await startServer();
  });
  afterAll(async () => {
    await running?.remove();
    rmSync(backups, { recursive: true });
  });
  const server = (): RunningServer => {
    if (running === undefined) throw new Error('the server does not run yet');
    return running;
  };
  const pages = new Map<Who | 'room', Page>();
  const sessions = new Map<Who, Client>();
  return {
    get server() {
      return server();
    },
    get address() {
      return server().address;
    },
    get stranger() {
      return client(server().address, roundId);
    },
    as: (who) => found(sessions.get(who), `${who} has no session`),
    backups,
    browser: theBrowser(),
    pages,
    sessions,
    at: (who) => found(pages.get(who), `${who} has no page`),
  };
}

function found<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(otherwise);
  return value;
}

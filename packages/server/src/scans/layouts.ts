// The layouts by which scans are read: of each ballot as it was printed. One is made once, and kept on the disk: what a newer program
// would print is not what lies in the box.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Counting, err, type ListId, ok, type Refusal, type Result, type Round, refuse } from '@tinnhiem/core';
import type { BallotInput } from '@tinnhiem/documents';
import type { LayoutFile } from '@tinnhiem/paper';
import { layoutCodes } from '../documents/ballot-codes.ts';
import type { DocumentRequest } from '../documents/index.ts';
import { notFound } from '../service/refusals.ts';
import { makeFolder, writeDurably } from '../store/durable.ts';

export interface Layouts {
  /** The layout of a style that was printed or read in a round; `null` where there is none. */
  find(round: string, style: string): Promise<LayoutFile | null>;
  /** The layout of a ballot that is printed: kept the first time. `null` for what is never read, a specimen. */
  ofRequest(round: string, request: DocumentRequest): Promise<LayoutFile | null>;
  /** The layouts of all lists of a conference that count by scanner, by list. */
  ofConference(round: Round, counting: Counting): Promise<Result<ReadonlyMap<ListId, LayoutFile>, Refusal>>;
}

/** Layouts of the rounds in `rounds` (`data/rounds`), made by `make` in a thread of its own. */
export function createLayouts(rounds: string, make: (request: DocumentRequest) => Promise<LayoutFile>): Layouts {
  const making = new Map<string, Promise<LayoutFile>>();
  const folderOf = (round: string) => join(rounds, round, 'layouts');
  const pathOf = (round: string, style: string) => join(folderOf(round), `${style}.json`);

  async function find(round: string, style: string): Promise<LayoutFile | null> {
    if (!/^[0-9A-Z-]+$/.test(style)) return null;
    try {
      return JSON.parse(await readFile(pathOf(round, style), 'utf8')) as LayoutFile;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async function makeOnce(round: string, style: string, request: DocumentRequest): Promise<LayoutFile> {
    const known = await find(round, style);
    if (known !== null) return known;
    const path = pathOf(round, style);
    const begun = making.get(path);
    if (begun !== undefined) return await begun;
    const fresh = make(request).then(async (layout) => {
      await makeFolder(folderOf(round));
      await writeDurably(path, JSON.stringify(layout));
      return layout;
    });
    making.set(path, fresh);
    try {
      return await fresh;
    } finally {
      making.delete(path);
    }
  }

  async function ofRequest(round: string, request: DocumentRequest): Promise<LayoutFile | null> {
    const { style, specimen } = request.input as BallotInput;
    return style === undefined || specimen === true ? null : await makeOnce(round, style, ofOneBallot(request));
  }

  return {
    find,
    ofRequest,
    async ofConference(round, counting) {
      // Setting type takes half a second to load.
      const { documentRequest } = await import('../documents/index.ts');
      if (round.state.stage !== 'approved') return err(refuse(notFound, round.state.id));
      const layouts = new Map<ListId, LayoutFile>();
      for (const { id, votedOn } of counting.setup.lists) {
        if (counting.counts[id]?.method !== 'scan' || votedOn.length === 0) continue;
        const query = { form: 'ballot', conference: counting.setup.id, list: id };
        const viewer = { roles: ['organiser'] } as const;
        const request = documentRequest(round, round.state.rules, query, viewer, layoutCodes);
        if (!request.ok) return request;
        const layout = await ofRequest(round.state.id, request.value);
        if (layout !== null) layouts.set(id, layout);
      }
      return ok(layouts);
    },
  };
}

/** The same request for one ballot that nobody gets: what is kept holds no ballot's random code. */
function ofOneBallot(request: DocumentRequest): DocumentRequest {
  const { serials, ...input } = request.input as BallotInput;
  const coded = serials === undefined ? {} : { serials: [...layoutCodes(1)] };
  return { ...request, input: { ...input, copies: 1, ...coded } };
}

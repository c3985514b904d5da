// The layouts by which scans are read: of each ballot as it was printed. One is made once, and kept: what a newer program would print is not
// what lies in the box.
import { type Counting, err, type ListId, ok, type Refusal, type Result, type Round, refuse } from '@tinnhiem/core';
import type { BallotInput } from '@tinnhiem/documents';
import type { LayoutFile } from '@tinnhiem/paper';
import { layoutCodes } from '../documents/ballot-codes.ts';
import type { DocumentRequest } from '../documents/index.ts';
import { notFound } from '../service/refusals.ts';
import type { LayoutStore } from './layout-store.ts';

export interface Layouts {
  /** The layout of a style that was printed or read in a round; `null` where there is none. */
  find(round: string, style: string): Promise<LayoutFile | null>;
  /** The layout of a ballot that is printed: kept the first time. `null` for what is never read, a specimen. */
  ofRequest(round: string, request: DocumentRequest): Promise<LayoutFile | null>;
  /** The layouts of all lists of a conference that count by scanner, by list. */
  ofConference(round: Round, counting: Counting): Promise<Result<ReadonlyMap<ListId, LayoutFile>, Refusal>>;
}

/** Layouts that lie in `store`, made by `make` in a thread of its own. */
export function createLayouts(store: LayoutStore, make: (request: DocumentRequest) => Promise<LayoutFile>): Layouts {
  const making = new Map<string, Promise<LayoutFile>>();

  async function find(round: string, style: string): Promise<LayoutFile | null> {
    return /^[0-9A-Z-]+$/.test(style) ? await store.find(round, style) : null;
  }

  async function makeOnce(round: string, style: string, request: DocumentRequest): Promise<LayoutFile> {
    const known = await find(round, style);
    if (known !== null) return known;
    const key = `${round}/${style}`;
    const begun = making.get(key);
    if (begun !== undefined) return await begun;
    const fresh = make(request).then((layout) => store.keep(round, style, layout));
    making.set(key, fresh);
    try {
      return await fresh;
    } finally {
      making.delete(key);
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

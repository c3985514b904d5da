// What documents say of the electronic boxes of a conference: everything from the record.
import { boxOf, boxWithheld, castingOf, type ListId, type ListResult, type Rules, waysOf } from '@tinnhiem/core';
import { grouped, type MinutesInput, type SealRecordInput } from '@tinnhiem/documents';
import type { Written } from './counting-minutes.ts';

type ElectronicCount = NonNullable<MinutesInput['lists'][number]['electronic']>;
type WaysRows = NonNullable<MinutesInput['lists'][number]['ways']>;
/** The parts of a conference that say how it casts, whatever its stage since the canvass. */
type Cast = Pick<Written, 'setup' | 'stock' | 'electronic'>;

/** The electronic box of a list; `undefined` where the list was cast on paper alone. */
export function electronicCount(rules: Rules, state: Written, list: ListId): ElectronicCount | undefined {
  const box = boxOf(state, list);
  const ceremony = state.electronic?.ceremony;
  if (box?.prepared == null || box.closed === null || ceremony == null) return undefined;
  const { slips, replaced, misprints, prepared, closed, decryptions, opened } = box;
  const paper = state.stock[list];
  const nameOf = (seat: number) => ceremony.seats[seat - 1]?.name ?? `số ${seat}`;
  return {
    members: ceremony.members,
    needed: ceremony.needed,
    ...(paper === undefined || !waysOf(state.setup).includes('paper')
      ? {}
      : {
          paper: {
            printed: paper.printed,
            issued: paper.issued,
            unused: paper.unused ?? 0,
            spoiled: paper.spoiled,
            collected: paper.collected ?? 0,
          },
        }),
    slips: {
      made: slips.printed,
      issued: slips.issued,
      unused: slips.unused ?? 0,
      spoiled: slips.spoiled,
      replaced,
      misprinted: misprints.length,
    },
    prepared: prepared.fingerprint,
    ballots: closed.ballots,
    voters: closed.voters,
    end: closed.end,
    openedBy: decryptions.map(({ seat }) => nameOf(seat)),
    ...(opened === null ? {} : { bel: opened.bel.sha256 }),
    withheld: boxWithheld(rules, state, list),
  };
}

/** Paper and box apart, by person; `undefined` where core does not give them apart. */
export function waysRows({ people, ways }: ListResult): WaysRows | undefined {
  if (ways === undefined) return undefined;
  const figures = (of: 'paper' | 'electronic', index: number) => {
    const { high = 0, confidence = 0, low = 0, invalidRows = 0 } = ways[of].people[index] ?? {};
    return { high, confidence, low, invalid: invalidRows };
  };
  return people.map(({ name }, index) => ({
    name,
    paper: figures('paper', index),
    electronic: figures('electronic', index),
  }));
}

/** How ballots were cast, for the minutes; nothing where all was paper. */
export function howCast({ setup }: Cast): string[] {
  const box =
    'phiếu điện tử được mã hóa ngay trên máy của người ghi phiếu và chỉ tổng số của cả hòm được giải mã, bằng khóa do các thành viên Ban Kiểm phiếu cùng giữ; dòng không đánh dấu được tính là để trống';
  switch (castingOf(setup)) {
    case 'paper':
      return [];
    case 'mixed':
      return [`Ghi phiếu bằng phiếu giấy hoặc phiếu điện tử, mỗi người một trong hai cách; ${box}; kết quả cộng chung`];
    case 'electronic':
      return [`Ghi phiếu bằng phiếu điện tử: ${box}`];
  }
}

/** What is kept of electronic ballots beside the sealed paper. */
export function keptBoxes(state: Cast): SealRecordInput['electronic'] {
  if (state.electronic === null) return undefined;
  return state.setup.lists.flatMap(({ id, title }) => {
    const { closed = null, opened = null } = boxOf(state, id) ?? {};
    if (closed === null) return [];
    const bel = opened === null ? {} : { bel: opened.bel.sha256 };
    return [{ list: title, voters: closed.voters, end: closed.end, ...bel }];
  });
}

/** How a total of both ways is made up, for the summary of a list; nothing where all was paper. */
export function castNotes(state: Cast, { id, ways }: ListResult): string[] {
  const box = boxOf(state, id);
  if (box?.closed == null) return [];
  const { voters } = box.closed;
  const collected = state.stock[id]?.collected ?? 0;
  const file = box.opened === null ? '' : `; dấu vân tay SHA-256 của tệp .bel: ${grouped(box.opened.bel.sha256)}`;
  const apart =
    collected > 0 && voters > 0 && ways === undefined
      ? ['Quá ít người ghi phiếu theo một trong hai cách nên chỉ nêu kết quả chung.']
      : [];
  return [`Số phiếu thu về gồm ${collected} phiếu giấy và ${voters} phiếu điện tử${file}.`, ...apart];
}

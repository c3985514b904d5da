// Folds the acts of electronic casting. Throws `CorruptRecord` where one does not fit.
import { inHand, type Stock } from '../../ballots/stock.ts';
import { type Refusal, refuse } from '../../basics/findings.ts';
import type { ListId } from '../../basics/ids.ts';
import { text } from '../../basics/text.ts';
import { CorruptRecord, done } from '../../record/command.ts';
import { notEnoughSheets } from '../refusals.ts';
import type { Gathering, Held } from '../state.ts';
import type { ElectronicRecorded } from './events.ts';
import * as fits from './fits.ts';
import type { Electronic, ElectronicBox, KeyCeremony, Seat } from './state.ts';

/** Folds an act of electronic casting up to the closing of the boxes. */
export function evolveElectronic(state: Gathering, event: ElectronicRecorded): Gathering {
  switch (event.type) {
    case 'key-ceremony-begun': {
      must(event, fits.ceremonyProblem(state, event.data));
      const { members, needed, elections } = event.data;
      const ceremony: KeyCeremony = { members, needed, seats: [], begun: done(event), key: null };
      const named = new Map(elections.map(({ list, election }) => [list, election]));
      const boxes = mapBoxes(state, (box, list) => ({
        ...box,
        election: box.election ?? named.get(list) ?? null,
        prepared: null,
      }));
      return { ...state, electronic: { ceremony, boxes } };
    }
    case 'key-message-given': {
      must(event, fits.keyMessageProblem(state, event.data, event.by.account));
      const { step, seat, sha256 } = event.data;
      const { account, name } = event.by;
      const taken: Seat = { seat, account, name, certificate: sha256, shares: null, part: null };
      return withCeremony(state, event, (ceremony) => ({
        ...ceremony,
        seats:
          step === 'certificate'
            ? [...ceremony.seats, taken]
            : ceremony.seats.map((own) => (own.seat === seat ? { ...own, [step]: sha256 } : own)),
      }));
    }
    case 'key-formed':
      must(event, fits.keyProblem(state));
      return withCeremony(state, event, (ceremony) => ({ ...ceremony, key: event.data }));
    case 'slips-made': {
      must(event, fits.slipsProblem(state, event.data.list));
      const { copies, credentials } = event.data;
      return withBox(state, event, (box) => ({
        ...box,
        slips: { ...box.slips, printed: copies, spoiled: 0 },
        misprints: [],
        credentials,
        prepared: null,
      }));
    }
    case 'box-prepared': {
      must(event, fits.preparedProblem(state, event.data.list));
      const { fingerprint, setup } = event.data;
      return withBox(state, event, (box) => ({ ...box, prepared: { fingerprint, setup } }));
    }
    case 'slips-handed-out':
      return event.data.ballots.reduce((held, { list, people }) => {
        const holding = held.holders[list];
        if (new Set(people).size < people.length || people.some((person) => holding?.has(person)))
          throw new CorruptRecord(
            event.number,
            text(`một người nhận hai phiếu của danh sách ${list}`, `two ballots of ${list} for one person`),
          );
        const issued = withSlips(held, { ...event, data: { list } }, (slips) => ({
          ...slips,
          issued: slips.issued + people.length,
        }));
        const given = withBox(issued, { ...event, data: { list } }, (box) => ({
          ...box,
          slipHolders: new Set([...box.slipHolders, ...people]),
        }));
        return { ...given, holders: { ...given.holders, [list]: new Set([...(holding ?? []), ...people]) } };
      }, state);
    case 'slips-spoiled':
      return withSlips(state, event, (slips) => ({ ...slips, spoiled: slips.spoiled + event.data.copies }));
    case 'misprint-burnt':
      must(event, fits.misprintProblem(state, event.data));
      return withBox(state, event, (box) => ({
        ...box,
        slips: { ...box.slips, spoiled: box.slips.spoiled + 1 },
        misprints: [...box.misprints, event.data.credential],
      }));
    case 'slip-replaced':
      must(
        event,
        fits.replaceProblem(state, event.data, (list) => paperLeft(state, list)),
      );
      return replaced(state, event);
    case 'box-closed': {
      must(event, fits.closedProblem(state, event.data));
      const { list: _list, ...numbers } = event.data;
      return withBox(state, event, (box) => ({
        ...box,
        slips: { ...box.slips, collected: numbers.voters },
        closed: { ...numbers, done: done(event) },
      }));
    }
  }
}

function replaced(state: Gathering, event: Extract<ElectronicRecorded, { type: 'slip-replaced' }>): Gathering {
  const { list, person, way } = event.data;
  const toPaper = way === 'paper';
  const changed = withBox(state, event, (box) => ({
    ...box,
    slips: { ...box.slips, spoiled: box.slips.spoiled + 1, issued: box.slips.issued - (toPaper ? 1 : 0) },
    replaced: box.replaced + 1,
    slipHolders: toPaper ? new Set([...box.slipHolders].filter((other) => other !== person)) : box.slipHolders,
  }));
  const sheets = changed.stock[list];
  if (!toPaper || sheets === undefined) return changed;
  return { ...changed, stock: { ...changed.stock, [list]: { ...sheets, issued: sheets.issued + 1 } } };
}

/** Why no paper ballot of a list can be taken from the table; `null` where one can. */
export function paperLeft(state: Held, list: ListId): Refusal | null {
  const stock = state.stock[list];
  const title = state.setup.lists.find((other) => other.id === list)?.title ?? list;
  const left = stock === undefined ? 0 : inHand(stock);
  return left < 1 ? refuse(notEnoughSheets, title, 1, left) : null;
}

/** A box closed before the poll was re-opened cannot be; what was counted on the table is counted again. */
export function reopenedSlips(electronic: Electronic | null): Electronic | null {
  if (electronic === null) return null;
  const boxes = Object.entries<ElectronicBox>(electronic.boxes).map(([list, box]) => [
    list,
    { ...box, slips: { ...box.slips, unused: null } },
  ]);
  return { ...electronic, boxes: Object.fromEntries(boxes) as Electronic['boxes'] };
}

interface OfList {
  readonly number: number;
  readonly data: { readonly list: ListId };
}

/** The state with the box of a list changed. */
export function withBox<State extends Held>(
  state: State,
  event: OfList,
  change: (box: ElectronicBox) => ElectronicBox,
): State {
  const { list } = event.data;
  const box = state.electronic?.boxes[list];
  if (!state.electronic || box === undefined)
    throw new CorruptRecord(
      event.number,
      text(`danh sách ${list} không có hòm phiếu điện tử`, `no electronic box of ${list}`),
    );
  return { ...state, electronic: { ...state.electronic, boxes: { ...state.electronic.boxes, [list]: change(box) } } };
}

/** The state with the slips of a list changed. */
export function withSlips<State extends Held>(state: State, event: OfList, change: (slips: Stock) => Stock): State {
  return withBox(state, event, (box) => ({ ...box, slips: change(box.slips) }));
}

function withCeremony(
  state: Gathering,
  event: { readonly number: number },
  change: (ceremony: KeyCeremony) => KeyCeremony,
): Gathering {
  const ceremony = state.electronic?.ceremony;
  if (!state.electronic || !ceremony)
    throw new CorruptRecord(event.number, text('chưa lập khóa của Ban Kiểm phiếu', 'no key ceremony'));
  return { ...state, electronic: { ...state.electronic, ceremony: change(ceremony) } };
}

function mapBoxes(state: Held, change: (box: ElectronicBox, list: ListId) => ElectronicBox): Electronic['boxes'] {
  const boxes = Object.entries<ElectronicBox>(state.electronic?.boxes ?? {});
  return Object.fromEntries(boxes.map(([list, box]) => [list, change(box, list as ListId)])) as Electronic['boxes'];
}

function must(event: { readonly number: number }, refusal: Refusal | null): void {
  if (refusal !== null) throw new CorruptRecord(event.number, refusal.message);
}

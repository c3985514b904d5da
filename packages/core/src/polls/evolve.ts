import type { Stock } from '../ballots/stock.ts';
import type { ListId, PersonId } from '../basics/ids.ts';
import { text } from '../basics/text.ts';
import { CorruptRecord, done } from '../record/command.ts';
import { evolveElectronic, reopenedSlips, withSlips } from './electronic/evolve.ts';
import { boxesWhere } from './electronic/fits.ts';
import type { PollRecorded } from './events.ts';
import type { Closed, Gathering, Held, Polling, Ready } from './state.ts';
import { begin } from './state.ts';

/** Folds an act of the gathering into its state. An act that does not fit is a corrupt record and throws. */
export function evolvePoll(state: Gathering | null, event: PollRecorded): Gathering {
  if (event.type === 'conference-convened') {
    if (state !== null)
      throw new CorruptRecord(event.number, text('lập hội nghị hai lần', 'conference convened twice'));
    return begin(event.data.setup);
  }
  if (state === null)
    throw new CorruptRecord(
      event.number,
      text('hội nghị này chưa được lập', 'act of a conference that was never convened'),
    );
  atStage(state, event, fits[event.type]);
  switch (event.type) {
    case 'officials-named':
      return { ...state, officials: event.data };
    case 'committee-proposed': {
      const committee = { members: event.data.members, proposed: done(event), approved: null };
      return { ...atStage(state, event, ['preparing', 'ready']), committee };
    }
    case 'committee-approved': {
      const ready = atStage(state, event, ['ready']);
      return { ...ready, committee: { ...ready.committee, approved: { ...event.data, done: done(event) } } };
    }
    case 'printing-corrected':
      return correctStock(state, event);
    case 'ballots-printed':
      return withStock(state, event, (stock) => ({ ...stock, printed: stock.printed + event.data.copies }));
    case 'ballots-spoiled':
      return withStock(state, event, (stock) => ({ ...stock, spoiled: stock.spoiled + event.data.copies }));
    case 'conference-ready': {
      const preparing = atStage(state, event, ['preparing']);
      if (preparing.committee === null)
        throw new CorruptRecord(
          event.number,
          text('sẵn sàng khi chưa có Ban Kiểm phiếu', 'ready without a counting committee'),
        );
      return { ...preparing, stage: 'ready', committee: preparing.committee };
    }
    case 'roll-amended':
      return amendRoll(state, event);
    case 'checked-in': {
      const absent = new Map(state.absent);
      for (const person of event.data.people) absent.delete(person);
      return { ...state, absent, present: new Set([...state.present, ...event.data.people]) };
    }
    case 'check-in-undone':
      return { ...state, present: new Set([...state.present].filter((person) => person !== event.data.person)) };
    case 'absence-recorded':
      return { ...state, absent: new Map(state.absent).set(event.data.person, event.data.reason) };
    case 'poll-opened': {
      const ready: Ready = atStage(state, event, ['ready']);
      return { ...ready, stage: 'polling', opened: done(event) };
    }
    case 'ballots-handed-out':
      return event.data.ballots.reduce(
        (held, { list, people }) => handOut(held, event, list, people),
        atStage(state, event, ['polling']),
      );
    case 'ballot-replaced':
      return withStock(state, event, (stock) => ({ ...stock, spoiled: stock.spoiled + 1 }));
    case 'poll-closed': {
      const polling: Polling = atStage(state, event, ['polling']);
      return { ...polling, stage: 'closed', closed: done(event) };
    }
    case 'box-counted': {
      const { collected, unused, unusedSlips } = event.data;
      const counted = withStock(state, event, (stock) => ({ ...stock, collected, unused }));
      return unusedSlips === undefined
        ? counted
        : withSlips(counted, event, (slips) => ({ ...slips, unused: unusedSlips }));
    }
    case 'stock-corrected':
      return correctStock(state, event);
    case 'poll-reopened': {
      const { closed: _closed, ...rest }: Closed = atStage(state, event, ['closed']);
      if (boxesWhere(rest, (box) => box.closed !== null).length > 0)
        throw new CorruptRecord(
          event.number,
          text(
            'mở lại việc ghi phiếu sau khi hòm phiếu điện tử đã đóng',
            'poll re-opened after an electronic box was closed',
          ),
        );
      const reopening = { from: 'closed', to: 'polling', reason: event.data.reason, done: done(event) };
      // What lay in the box and on the table was counted before more ballots were handed out: it is counted again.
      const stock = Object.fromEntries(
        Object.entries<Stock>(rest.stock).map(([list, sheets]) => [list, { ...sheets, collected: null, unused: null }]),
      ) as Held['stock'];
      const electronic = reopenedSlips(rest.electronic);
      return {
        ...rest,
        stage: 'polling',
        stock,
        electronic,
        reopenings: [...rest.reopenings, reopening],
        reopeningAsked: null,
        reopeningDeclined: null,
      };
    }
    default:
      return evolveElectronic(state, event);
  }
}

/** In which stages each act fits; the same in which its command may be given. */
const fits: Readonly<Record<Exclude<PollRecorded['type'], 'conference-convened'>, readonly Gathering['stage'][]>> = {
  'officials-named': ['preparing', 'ready', 'polling', 'closed'],
  'committee-proposed': ['preparing', 'ready'],
  'committee-approved': ['ready'],
  'ballots-printed': ['preparing', 'ready', 'polling'],
  'printing-corrected': ['preparing', 'ready', 'polling'],
  'ballots-spoiled': ['preparing', 'ready', 'polling', 'closed'],
  'conference-ready': ['preparing'],
  'roll-amended': ['preparing', 'ready', 'polling'],
  'checked-in': ['ready', 'polling'],
  'check-in-undone': ['ready', 'polling'],
  'absence-recorded': ['preparing', 'ready', 'polling'],
  'poll-opened': ['ready'],
  'ballots-handed-out': ['polling'],
  'ballot-replaced': ['polling'],
  'poll-closed': ['polling'],
  'box-counted': ['closed'],
  'stock-corrected': ['closed'],
  'poll-reopened': ['closed'],
  'key-ceremony-begun': ['preparing', 'ready'],
  'key-message-given': ['preparing', 'ready'],
  'key-formed': ['preparing', 'ready'],
  'slips-made': ['preparing', 'ready'],
  'box-prepared': ['preparing', 'ready'],
  'slips-handed-out': ['polling'],
  'slips-spoiled': ['preparing', 'ready', 'polling', 'closed'],
  'misprint-burnt': ['preparing', 'ready', 'polling', 'closed'],
  'slip-replaced': ['polling'],
  'box-closed': ['closed'],
};

/** The state narrowed to the stages in which the act fits. */
export function atStage<State extends { readonly stage: string }, Stage extends State['stage']>(
  state: State,
  event: { readonly number: number; readonly type: string },
  stages: readonly Stage[],
): Extract<State, { readonly stage: Stage }> {
  if (!stages.some((stage) => stage === state.stage))
    throw new CorruptRecord(
      event.number,
      text('không đúng giai đoạn của hội nghị', `${event.type} in stage ${state.stage}`),
    );
  return state as Extract<State, { readonly stage: Stage }>;
}

function withStock<State extends Held>(
  state: State,
  event: { readonly number: number; readonly data: { readonly list: ListId } },
  change: (stock: Stock) => Stock,
): State {
  const { list } = event.data;
  const stock = state.stock[list];
  if (stock === undefined) throw new CorruptRecord(event.number, text(`không có danh sách ${list}`, `no list ${list}`));
  return { ...state, stock: { ...state.stock, [list]: change(stock) } };
}

/** Applies a correction of a list's stock; both values stay readable. */
export function correctStock<State extends Held>(
  state: State,
  event: Extract<PollRecorded, { type: 'stock-corrected' | 'printing-corrected' }>,
): State {
  const { list, reason, ...rest } = event.data;
  const { way, ...values } = { way: undefined, ...rest };
  const before = way === undefined ? state.stock[list] : state.electronic?.boxes[list]?.slips;
  if (before === undefined)
    throw new CorruptRecord(event.number, text(`không có danh sách ${list}`, `no list ${list}`));
  const corrected = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const after: Stock = { ...before, ...corrected };
  // How many codes there are, and how many have voted, is in the box and not for people to correct.
  if (way !== undefined && (after.printed !== before.printed || after.collected !== before.collected))
    throw new CorruptRecord(
      event.number,
      text('đính chính số phiếu trong hòm phiếu điện tử', 'a correction of what is in the electronic box'),
    );
  const about = way === undefined ? { list } : { list, way };
  const correction = { ...about, before, after, reason, done: done(event) };
  const changed =
    way === undefined ? { ...state, stock: { ...state.stock, [list]: after } } : withSlips(state, event, () => after);
  return { ...changed, corrections: [...state.corrections, correction] };
}

function handOut<State extends Held>(
  state: State,
  event: { readonly number: number },
  list: ListId,
  people: readonly PersonId[],
): State {
  const holding = state.holders[list];
  if (new Set(people).size < people.length || people.some((person) => holding?.has(person)))
    throw new CorruptRecord(
      event.number,
      text(`một người nhận hai phiếu của danh sách ${list}`, `two ballots of ${list} for one person`),
    );
  const issued = withStock(state, { ...event, data: { list } }, (stock) => ({
    ...stock,
    issued: stock.issued + people.length,
  }));
  return { ...issued, holders: { ...state.holders, [list]: new Set([...(holding ?? []), ...people]) } };
}

function amendRoll(state: Gathering, event: Extract<PollRecorded, { type: 'roll-amended' }>): Gathering {
  const { list, change, voter, reason } = event.data;
  const before = state.rolls[list];
  if (before === undefined)
    throw new CorruptRecord(event.number, text(`không có danh sách ${list}`, `no list ${list}`));
  const without = before.filter((other) => other.person !== voter.person);
  const rolls: Held['rolls'] = { ...state.rolls, [list]: change === 'added' ? [...without, voter] : without };
  const { person, name } = voter;
  const amendment = { list, person, name, change, reason, done: done(event) };
  // Somebody taken off the last roll is not one of those convened any more, so not one of those present either.
  const stays = Object.values(rolls).some((roll) => roll.some((other) => other.person === person));
  const present = stays ? state.present : new Set([...state.present].filter((other) => other !== person));
  return { ...state, rolls, present, amendments: [...state.amendments, amendment] };
}

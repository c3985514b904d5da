// What the screens of a room show, made once however many there are, and told to all of them when it has changed.
import {
  type Conference,
  dayOf,
  displayView,
  err,
  ok,
  type Refusal,
  type Result,
  type Round,
  refuse,
} from '@tinnhiem/core';
import { notFound } from '../service/refusals.ts';
import type { Service } from '../service/service.ts';
import { findConference, pinnedRules, splitKey } from './conference.ts';

/** A hall whose figures change with every ballot is told four times a second: nobody reads faster, and a thousand screens cost little. */
const least = 250;

export interface Rooms {
  /** What the screens of a conference show, as JSON; a refusal where there is no such conference, or it is no longer shown. */
  show(key: string): Promise<Result<string, Refusal>>;
  /** Calls back with it at once and whenever it has changed, until the returned function is called. */
  follow(key: string, screen: (shown: string) => void): () => void;
}

interface Room {
  readonly screens: Set<(shown: string) => void>;
  shown: string | null;
  timer: NodeJS.Timeout | null;
  again: boolean;
  readonly unsubscribe: () => void;
}

export function createRooms(service: Service): Rooms {
  const rooms = new Map<string, Room>();
  // A conference's state is never changed, only replaced.
  const made = new WeakMap<Conference['state'], string>();

  async function show(key: string): Promise<Result<string, Refusal>> {
    const found = await findConference(service, key);
    if (!found.ok) return found;
    const { round, conference } = found.value;
    return isShown(conference, service) ? ok(shownOf(round, conference)) : err(refuse(notFound, key));
  }

  function shownOf(round: Round, { state }: Conference): string {
    const known = made.get(state) ?? JSON.stringify(displayView(pinnedRules(round), state, round.state.rehearsal));
    made.set(state, known);
    return known;
  }

  /** Tells the screens now, and once more after the pause where something happened meanwhile. */
  function tell(key: string, room: Room): void {
    if (room.timer !== null) {
      room.again = true;
      return;
    }
    room.again = false;
    room.timer = setTimeout(() => {
      room.timer = null;
      if (room.again && room.screens.size > 0) tell(key, room);
    }, least);
    // A screen that asks anew is told why there is nothing.
    void show(key).then(
      (shown) => {
        if (!shown.ok || shown.value === room.shown) return;
        room.shown = shown.value;
        for (const screen of room.screens) screen(shown.value);
      },
      () => {},
    );
  }

  return {
    show,
    follow(key, screen) {
      const room: Room = rooms.get(key) ?? {
        screens: new Set(),
        shown: null,
        timer: null,
        again: false,
        unsubscribe: service.subscribe(splitKey(key).round, () => tell(key, room)),
      };
      rooms.set(key, room);
      room.screens.add(screen);
      // Only now, so that nothing that happens meanwhile is missed.
      void show(key).then(
        (shown) => {
          if (shown.ok && room.screens.has(screen)) screen(shown.value);
        },
        () => {},
      );
      return () => {
        room.screens.delete(screen);
        if (room.screens.size > 0 || rooms.get(key) !== room) return;
        rooms.delete(key);
        room.unsubscribe();
        if (room.timer !== null) clearTimeout(room.timer);
      };
    },
  };
}

/** Whether the room's screen still shows a conference: after the sealing until the end of that day (S20: the result was for the room). */
function isShown({ state }: Conference, { now }: Service): boolean {
  return state.stage !== 'sealed' || dayOf(state.seal.done.at) === dayOf(now());
}

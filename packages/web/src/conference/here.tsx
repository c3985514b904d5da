// What every screen of a conference needs to know: which conference, who is looking, what this person may do now.
import {
  type CommandEntry,
  type ConferenceCommandName,
  type ConferenceView,
  commands,
  commandsFor,
  type ListView,
  type RoundView,
  roleFor,
} from '@tinnhiem/core';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Account } from '../api/types.ts';

export interface Here {
  readonly round: string;
  readonly conference: string;
  readonly view: ConferenceView;
  /** The round with its rules. */
  readonly roundView: RoundView;
  readonly account: Account;
  /** Whether this person may give this command in this stage. */
  readonly may: (command: ConferenceCommandName) => boolean;
  /** Whether this person may give this command at all, be it earlier or later. */
  readonly holds: (command: ConferenceCommandName) => boolean;
  /** Address of a screen of this conference. */
  readonly address: (screen: string) => string;
  /** A list by its id. */
  readonly list: (id: string) => ListView | undefined;
}

const HereContext = createContext<Here | null>(null);

export interface HereProps {
  readonly round: string;
  readonly conference: string;
  readonly view: ConferenceView;
  readonly roundView: RoundView;
  readonly account: Account;
  readonly children: ReactNode;
}

export function HereProvider({ round, conference, view, roundView, account, children }: HereProps) {
  const here = useMemo<Here>(() => {
    const now = new Set<string>(commandsFor(view.stage, account.roles).map((entry) => entry.name));
    const base = `/rounds/${round}/conferences/${conference}`;
    return {
      round,
      conference,
      view,
      roundView,
      account,
      may: (command) => now.has(command),
      holds: (command) => roleFor(entryOf(command), account.roles) !== null,
      address: (screen) => (screen === '' ? base : `${base}/${screen}`),
      list: (id) => view.lists.find((list) => list.id === id),
    };
  }, [round, conference, view, roundView, account]);
  return <HereContext value={here}>{children}</HereContext>;
}

export function useHere(): Here {
  const here = useContext(HereContext);
  if (here === null) throw new Error('a screen of a conference outside of a conference');
  return here;
}

/** A command of the table. */
export function entryOf(command: ConferenceCommandName): CommandEntry {
  const entry = commands.get(command);
  if (entry === undefined) throw new Error(`no command ${command}`);
  return entry;
}

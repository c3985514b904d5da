import { screenOfCommand } from '../conference/navigation.ts';

/** Where the commands of a round are given. */
const roundScreens: Readonly<Record<string, string>> = {
  'settle-finding': '#findings',
  'approve-plan': '/plan',
  'revise-plan': '/plan/edit',
  'replace-roster': '/import',
  'handle-incident': '/incidents',
  'register-inquiry': '/inquiries',
  'advance-inquiry': '/inquiries',
};

/** The address of the screen for a command of a round. */
export function roundScreenFor(round: string, command: string): string | null {
  const screen = roundScreens[command];
  return screen === undefined ? null : `/rounds/${round}${screen}`;
}

/** The address of the screen for a command of a conference. */
export function conferenceScreenFor(round: string, conference: string, command: string): string | null {
  const screen = screenOfCommand(command);
  const base = `/rounds/${round}/conferences/${conference}`;
  return screen === null ? null : screen === '' ? base : `${base}/${screen}`;
}

import type { CliCommand } from './command.ts';
import { assess } from './commands/assess.ts';

/** THE table of commands: help, arguments and dispatch are made from it. */
export const cliCommands: readonly CliCommand[] = [assess];

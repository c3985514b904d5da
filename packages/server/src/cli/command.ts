// What a command of the command line is: its name, what it takes, what it prints. Help and the parsing of arguments are made from it.
import type { Finding, Language, Refusal, Text } from '@tinnhiem/core';

export interface CliOption {
  readonly type: 'string' | 'boolean';
  /** Stands for the value in the help: `FILE`. */
  readonly value?: string;
  readonly what: Text;
  readonly required?: true;
  /** May be given more than once. */
  readonly multiple?: true;
}

export interface CliArgument {
  /** In capitals, as the help shows it: `ROUND`. */
  readonly name: string;
  readonly what: Text;
  /** Takes all that follows, at least one; only the last argument. */
  readonly several?: true;
}

/** 0 done · 1 refused · 3 a check failed; wrong use (2) is thrown as `WrongUse`. */
export type ExitStatus = 0 | 1 | 3;

/** What a command did: one JSON document for programs, lines for people. */
export interface Outcome {
  readonly status: ExitStatus;
  readonly json: unknown;
  readonly lines: readonly string[];
  /** The command goes on after it has answered, until this is done. */
  readonly until?: Promise<void>;
}

/** The options of one call by name; what was not given is absent. */
export type GivenOptions = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface Call {
  /** By name of the argument, all present. */
  readonly arguments: Readonly<Record<string, string>>;
  /** What the argument takes that may be given several times. */
  readonly several: readonly string[];
  readonly options: GivenOptions;
  readonly language: Language;
  /** Messages for people while the command runs; never on standard output. */
  readonly say: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface CliCommand {
  /** `['round', 'create']` */
  readonly name: readonly string[];
  readonly summary: Text;
  readonly arguments: readonly CliArgument[];
  readonly options: Readonly<Record<string, CliOption>>;
  /** What it prints with `--json`, in one line. */
  readonly json: string;
  readonly example: string;
  readonly run: (call: Call) => Promise<Outcome>;
}

/** The command was called in a way that cannot be understood: exit 2. */
export class WrongUse extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.name = 'WrongUse';
    this.text = text;
  }
}

/** What was asked is not done, for a reason that a person can read: exit 1, or 3 where a check of what is stored failed. */
export class Refused extends Error {
  readonly code: string;
  readonly text: Text;
  readonly todo: Text;
  readonly findings: readonly Finding[];
  /** Fields that the JSON of the refused command carries besides. */
  readonly more: Readonly<Record<string, unknown>>;
  readonly status: 1 | 3;
  constructor(refusal: Refusal, more: Readonly<Record<string, unknown>> = {}, status: 1 | 3 = 1) {
    super(refusal.message.en);
    this.name = 'Refused';
    this.code = refusal.code;
    this.text = refusal.message;
    this.todo = refusal.todo;
    this.findings = refusal.findings ?? [];
    this.more = more;
    this.status = status;
  }
}

/** The text of an option, where it was given. */
export function textOption(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The text of an option that the table calls required. */
export function requiredOption(call: Call, name: string): string {
  const value = textOption(call, name);
  if (value === undefined) throw new Error(`the option --${name} is not in the table as required`);
  return value;
}

export function flag(call: Call, name: string): boolean {
  return call.options[name] === true;
}

// Arguments against the table of commands: what cannot be understood is said in a sentence.
import { parseArgs } from 'node:util';
import { type Language, text } from '@tinnhiem/core';
import { type CliCommand, type CliOption, type GivenOptions, WrongUse } from './command.ts';
import { commonOptions } from './common-options.ts';

export interface ParsedArguments {
  readonly arguments: Readonly<Record<string, string>>;
  readonly several: readonly string[];
  readonly options: GivenOptions;
}

/** The command whose name the arguments begin with, the longest one; what follows it. */
export function findCommand(
  commands: readonly CliCommand[],
  args: readonly string[],
): { readonly command: CliCommand; readonly rest: readonly string[] } | undefined {
  const [command] = commands
    .filter(({ name }) => name.every((word, index) => args[index] === word))
    .sort((a, b) => b.name.length - a.name.length);
  return command === undefined ? undefined : { command, rest: args.slice(command.name.length) };
}

/** Reads the arguments of a command. Throws `WrongUse`. */
export function readArguments(command: CliCommand, args: readonly string[]): ParsedArguments {
  const table: Readonly<Record<string, CliOption>> = { ...command.options, ...commonOptions };
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(table).map(([name, { type }]) => [name, { type }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const options: Record<string, string | boolean | string[]> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (option === undefined || !token.rawName.startsWith('--')) throw unknownOption(token.rawName, Object.keys(table));
    const { name, rawName, value } = token;
    if (option.type === 'boolean') {
      if (value !== undefined)
        throw new WrongUse(text(`Tùy chọn ${rawName} không có giá trị.`, `The option ${rawName} takes no value.`));
      options[name] = true;
      continue;
    }
    if (value === undefined || (token.inlineValue === false && value.startsWith('--')))
      throw new WrongUse(
        text(
          `Tùy chọn ${rawName} thiếu giá trị: ${rawName} ${option.value ?? ''}.`,
          `The option ${rawName} needs a value: ${rawName} ${option.value ?? ''}.`,
        ),
      );
    const before = options[name];
    if (option.multiple === true) options[name] = [...(Array.isArray(before) ? before : []), value];
    else if (before === undefined) options[name] = value;
    else
      throw new WrongUse(
        text(`Tùy chọn ${rawName} được ghi hai lần.`, `The option ${rawName} is given more than once.`),
      );
  }
  if (options.help === true) return { arguments: {}, several: [], options };
  return { ...namedArguments(command, positionals), options: withRequired(command, options) };
}

function namedArguments(
  command: CliCommand,
  positionals: readonly string[],
): Pick<ParsedArguments, 'arguments' | 'several'> {
  const missing = command.arguments[positionals.length];
  if (missing !== undefined)
    throw new WrongUse(
      text(`Thiếu ${missing.name}: ${missing.what.vi}.`, `${missing.name} is missing: ${missing.what.en}.`),
    );
  const single = command.arguments.filter((argument) => argument.several !== true);
  const rest = positionals.slice(single.length);
  if (single.length === command.arguments.length && rest[0] !== undefined)
    throw new WrongUse(text(`Không rõ “${rest[0]}” để làm gì.`, `It is not clear what “${rest[0]}” is for.`));
  const named = Object.fromEntries(single.map(({ name }, index) => [name, positionals[index] ?? '']));
  return { arguments: named, several: rest };
}

function withRequired(command: CliCommand, options: GivenOptions): GivenOptions {
  for (const [name, option] of Object.entries(command.options))
    if (option.required === true && options[name] === undefined) throw missingOption(name, option);
  return options;
}

/** The option is needed and was not given. */
export function missingOption(name: string, option: CliOption): WrongUse {
  return new WrongUse(
    text(
      `Thiếu tùy chọn --${name} ${option.value ?? ''}: ${option.what.vi}.`,
      `The option --${name} ${option.value ?? ''} is missing: ${option.what.en}.`,
    ),
  );
}

function unknownOption(name: string, known: readonly string[]): WrongUse {
  const list = known.map((option) => `--${option}`).join(', ');
  return new WrongUse(
    text(
      `Lệnh này không có tùy chọn ${name}. Các tùy chọn: ${list}.`,
      `This command has no option ${name}. Its options: ${list}.`,
    ),
  );
}

/** The language of a call, known before anything else is understood. Throws `WrongUse`, in both languages' words, for another one. */
export function languageOf(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at < 0) return 'vi';
  const value = args[at]?.startsWith('--lang=') === true ? args[at].slice('--lang='.length) : args[at + 1];
  if (value === 'vi' || value === 'en') return value;
  throw new WrongUse(
    text(
      `Tùy chọn --lang chỉ nhận vi hoặc en, không nhận “${value ?? ''}”.`,
      `The option --lang is vi or en, not “${value ?? ''}”.`,
    ),
  );
}

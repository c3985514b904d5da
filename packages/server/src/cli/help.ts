// Help, made from the table of commands.
import type { Language } from '@tinnhiem/core';
import type { CliArgument, CliCommand, CliOption } from './command.ts';
import { commonOptions } from './common-options.ts';

const words = {
  usage: { vi: 'Cách dùng', en: 'Usage' },
  commands: { vi: 'Các lệnh', en: 'Commands' },
  options: { vi: 'Tùy chọn', en: 'Options' },
  needed: { vi: 'bắt buộc', en: 'required' },
  example: { vi: 'Ví dụ', en: 'Example' },
  more: { vi: 'Hướng dẫn của một lệnh: tinnhiem help LỆNH', en: 'Help of one command: tinnhiem help COMMAND' },
  about: {
    vi: 'Tín Nhiệm: lấy phiếu tín nhiệm từ kế hoạch đến lưu trữ.',
    en: 'Tín Nhiệm: confidence votes from the plan to the archive.',
  },
  status: {
    vi: 'Kết thúc: 0 đã xong · 1 bị từ chối · 2 dùng lệnh sai · 3 kiểm tra không đạt',
    en: 'Exit status: 0 done · 1 refused · 2 wrong use · 3 a check failed',
  },
} as const;

function usageOf(command: CliCommand): string {
  const needed = Object.entries(command.options)
    .filter(([, option]) => option.required === true)
    .map(([name, option]) => optionWord(name, option));
  const others = Object.values(command.options).some((option) => option.required !== true);
  return [
    'tinnhiem',
    ...command.name,
    ...command.arguments.map(argumentWord),
    ...needed,
    ...(others ? ['[…]'] : []),
  ].join(' ');
}

function argumentWord({ name, several }: CliArgument): string {
  return several === true ? `${name}…` : name;
}

function optionWord(name: string, option: CliOption): string {
  return option.type === 'boolean' ? `--${name}` : `--${name} ${option.value ?? ''}`;
}

/** All commands, or those whose name begins with these words. */
export function overview(commands: readonly CliCommand[], language: Language, group: readonly string[] = []): string[] {
  const shown = commands.filter(({ name }) => group.every((word, index) => name[index] === word));
  const size = Math.max(...shown.map((command) => command.name.join(' ').length));
  return [
    words.about[language],
    '',
    `${words.commands[language]}:`,
    ...shown.map((command) => `  ${command.name.join(' ').padEnd(size)}  ${command.summary[language]}`),
    '',
    words.more[language],
    words.status[language],
  ];
}

/** The help of one command. */
export function helpOf(command: CliCommand, language: Language): string[] {
  const all: [string, CliOption][] = [...Object.entries(command.options), ...Object.entries(commonOptions)];
  const named = [
    ...command.arguments.map((argument) => ({ term: argumentWord(argument), what: argument.what[language] })),
    ...all.map(([name, option]) => ({
      term: optionWord(name, option),
      what: `${option.what[language]}${option.required === true ? ` (${words.needed[language]})` : ''}`,
    })),
  ];
  const size = Math.max(...named.map(({ term }) => term.length));
  return [
    command.summary[language],
    '',
    `${words.usage[language]}: ${usageOf(command)}`,
    '',
    `${words.options[language]}:`,
    ...named.map(({ term, what }) => `  ${term.padEnd(size)}  ${what}`),
    '',
    `JSON: ${command.json}`,
    `${words.example[language]}: ${command.example}`,
  ];
}

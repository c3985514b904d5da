// One call of the command line, from its arguments to its exit status. Standard output carries the answer, standard error everything else.
import { type Language, refuse, text } from '@tinnhiem/core';
import { programFingerprint, programVersion } from '../program.ts';
import { StoreProblem } from '../store/problem.ts';
import { findCommand, languageOf, readArguments } from './arguments.ts';
import { type CliCommand, Refused, WrongUse } from './command.ts';
import { findingLines, printedFinding } from './findings.ts';
import { helpOf, overview } from './help.ts';
import { fileFailed } from './refusals.ts';

export interface Terminal {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Runs a call and returns its exit status: 0 done, 1 refused, 2 wrong use, 3 a check failed. */
export async function run(
  commands: readonly CliCommand[],
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  let language: Language = 'vi';
  const json = args.includes('--json');
  // What is written where the system does not say what it was.
  let target = '';
  try {
    language = languageOf(args);
    if (args[0] === '--version') {
      const version = programVersion;
      const fingerprint = await programFingerprint();
      terminal.out(json ? JSON.stringify({ version, fingerprint }, null, 2) : `${version} (${fingerprint})`);
      return 0;
    }
    const words = args.filter((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--lang');
    if (args[0] === 'help' || args[0] === '--help' || args[0] === '-h') {
      for (const line of helpFor(commands, words[0] === 'help' ? words.slice(1) : words, language)) terminal.out(line);
      return 0;
    }
    const found = findCommand(commands, args);
    if (found === undefined) {
      const group = words.slice(0, 1);
      const isGroup = commands.some(({ name }) => name[0] === group[0]);
      if (group.length > 0 && !isGroup) throw unknownCommand(words);
      if (isGroup && words.length > 1) throw unknownCommand(words);
      if (json) throw unknownCommand(words);
      for (const line of overview(commands, language, group)) terminal.error(line);
      return 2;
    }
    const parsed = readArguments(found.command, found.rest);
    if (parsed.options.help === true) {
      for (const line of helpOf(found.command, language)) terminal.out(line);
      return 0;
    }
    target = String(parsed.options.out ?? parsed.options.data ?? '');
    const outcome = await found.command.run({
      ...parsed,
      language,
      say: terminal.error,
      environment: terminal.environment,
    });
    if (json) terminal.out(JSON.stringify(outcome.json, null, 2));
    else for (const line of outcome.lines) terminal.out(line);
    await outcome.until;
    return outcome.status;
  } catch (error) {
    if (error instanceof WrongUse) {
      terminal.error(error.text[language]);
      if (json)
        terminal.out(JSON.stringify({ code: 'wrong-use', message: error.text[language], findings: [] }, null, 2));
      return 2;
    }
    if (error instanceof Refused) {
      printRefusal(error, language, json, terminal);
      return error.status;
    }
    if (error instanceof StoreProblem) {
      const refused = storeRefusal(error);
      printRefusal(refused, language, json, terminal);
      return refused.status;
    }
    const system = ofSystem(error, target);
    if (system === null) throw error;
    printRefusal(new Refused(refuse(fileFailed, system.path, system.code)), language, json, terminal);
    return 1;
  }
}

// What a disk says while an open file is written: then its name is not told.
const ofDisk: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'ENODEV'];

/** What the system says of a file or folder; `null` where it says something else. */
function ofSystem(error: unknown, target: string): { readonly path: string; readonly code: string } | null {
  const { syscall, code, path } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || syscall === undefined || code === undefined) return null;
  if (path !== undefined) return { path, code };
  return ofDisk.includes(code) && target !== '' ? { path: target, code } : null;
}

function printRefusal(refused: Refused, language: Language, json: boolean, terminal: Terminal): void {
  terminal.error(refused.text[language]);
  terminal.error(`    → ${refused.todo[language]}`);
  for (const line of findingLines(refused.findings, language)) terminal.error(line);
  if (!json) return;
  const document = {
    ...refused.more,
    code: refused.code,
    message: refused.text[language],
    todo: refused.todo[language],
    findings: refused.findings.map((finding) => printedFinding(finding, language)),
  };
  terminal.out(JSON.stringify(document, null, 2));
}

function storeRefusal({ kind, text: words }: StoreProblem): Refused {
  const todo = text('Xử lý như trên rồi chạy lại lệnh.', 'Do as said above and run the command again.');
  return new Refused({ code: `R-store-${kind}`, message: words, todo }, {}, kind === 'damaged' ? 3 : 1);
}

function helpFor(commands: readonly CliCommand[], words: readonly string[], language: Language): string[] {
  const found = findCommand(commands, words);
  if (found !== undefined) return helpOf(found.command, language);
  if (words.length > 0 && !commands.some(({ name }) => words.every((word, index) => name[index] === word)))
    throw unknownCommand(words);
  return overview(commands, language, words);
}

function unknownCommand(words: readonly string[]): WrongUse {
  const given = words.slice(0, 2).join(' ');
  return new WrongUse({
    vi: `Không có lệnh “${given}”. Xem các lệnh: tinnhiem help.`,
    en: `There is no command “${given}”. See: tinnhiem help.`,
  });
}

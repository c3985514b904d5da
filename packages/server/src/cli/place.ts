// Where the data is that a command works on: a folder of its own, or the central store with a working folder beside it.
import { text } from '@tinnhiem/core';
import { type Call, textOption, WrongUse } from './command.ts';

export interface Place {
  /** The data folder; beside a central store a working folder. */
  readonly folder: string;
  /** Address of the central store; `null` where the folder holds everything. */
  readonly database: string | null;
}

/** Throws `WrongUse` where both were given. */
export function placeOf(call: Call): Place {
  const data = textOption(call, 'data');
  const files = textOption(call, 'files');
  const given = textOption(call, 'database');
  if (given !== undefined && data !== undefined)
    throw new WrongUse(
      text(
        '--data và --database: chỉ được ghi một trong hai. Với --database, thư mục làm việc là --files.',
        '--data and --database: give one of them. With --database the working folder is --files.',
      ),
    );
  // In the environment the password is out of sight of other users of the machine.
  const database = given ?? (data === undefined ? call.environment.TINNHIEM_DATABASE : undefined);
  if (database !== undefined && database !== '') {
    if (URL.canParse(database) && /^postgres(?:ql)?:$/.test(new URL(database).protocol))
      return { folder: files ?? 'files', database };
    throw new WrongUse(
      text(
        '--database: ghi như postgres://nguoidung@may:5432/ten.',
        '--database: write it as postgres://user@host:5432/name.',
      ),
    );
  }
  if (files !== undefined)
    throw new WrongUse(text('--files chỉ dùng cùng --database.', '--files goes with --database only.'));
  return { folder: data ?? 'data', database: null };
}

// What stands on a screen as a table can be saved for a spreadsheet.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = join(import.meta.dirname, '..');

/** Files with a table that nobody saves, each with its reason. */
const unsaved: Readonly<Record<string, string>> = {
  'components/PrintSheet.tsx': 'the sheet that is printed of a table which the screen saves',
  'accounts/TeamForm.tsx':
    'first passwords go onto paper, never into a file that lies about; the accounts have their own table',
  'conference/count/TallyForm.tsx': 'is being typed; a file would carry one count to those who count independently',
  'conference/count/TallyAgain.tsx': 'is being typed, blind',
  'booth/verifier/OpenedResult.tsx': 'what somebody chose for a test must not lie about as a file',
  'display/Results.tsx': "the room's screen: no account, no controls; the office saves the same figures",
  'display/Scene.tsx': "the room's screen",
};

function filesWithTables(): readonly string[] {
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter(
      (file) => file.endsWith('.tsx') && /<(?:Table|table)[\s>]/u.test(readFileSync(join(sources, file), 'utf8')),
    );
}

test('every table of a screen is saved, or stands in the list with its reason', () => {
  const files = filesWithTables();
  const saved = (file: string) => /<SaveTable[\s>]|toCsv\(/u.test(readFileSync(join(sources, file), 'utf8'));
  expect(files.filter((file) => !saved(file))).toEqual(files.filter((file) => file in unsaved));
  expect(Object.keys(unsaved).filter((file) => !files.includes(file))).toEqual([]);
});

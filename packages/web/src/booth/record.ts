// What a phone shows against what it encrypts.
import type { BoothElection } from './api.ts';
import { type OfficeWords, words } from './language.tsx';

interface ElectionRecord {
  readonly uuid: string;
  readonly questions: readonly {
    readonly question: string;
    readonly answers: readonly string[];
    readonly min: number;
  }[];
}

/**
 * Whether the list that is shown is the one that is encrypted: the same people in the same order, the same number of levels.
 * What the record says is in the fingerprint that everybody can compare; what else the server says is not.
 */
export function showsItsRecord({ election, record, people, levels, everyRowMarked }: BoothElection): boolean {
  const read = readRecord(record);
  if (read === null || read.uuid !== election || read.questions.length !== people.length) return false;
  return read.questions.every(({ question, answers, min }, at) => {
    const { name = '', position = '' } = people[at] ?? {};
    const asked = question.normalize('NFC');
    // Two people may have one name: then it is the position that tells which row is whose.
    const samePerson =
      asked.startsWith(name.normalize('NFC')) && asked.endsWith(inVietnamese(position).normalize('NFC'));
    const sameForm = answers.length === levels.length && (min === 1) === everyRowMarked;
    return name !== '' && samePerson && sameForm;
  });
}

/**
 * The levels in the words of the record, cell by cell: what a voter reads on a button is what that cell counts as. English
 * stands beside it only where the server says it for the same Vietnamese words.
 */
export function levelsOfRecord({ record, levels }: BoothElection): BoothElection['levels'] {
  const answers = readRecord(record)?.questions[0]?.answers ?? [];
  return levels.map(({ code, label }, at) => {
    const answer = answers[at] ?? '';
    const same = inVietnamese(label).normalize('NFC').toLowerCase() === answer.normalize('NFC').toLowerCase();
    return { code, label: same && typeof label !== 'string' ? words(answer, label.en) : answer };
  });
}

function inVietnamese(text: OfficeWords): string {
  return typeof text === 'string' ? text : text.vi;
}

function readRecord(record: string): ElectionRecord | null {
  try {
    return JSON.parse(record) as ElectionRecord;
  } catch {
    return null;
  }
}

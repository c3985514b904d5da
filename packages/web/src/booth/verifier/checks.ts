// What is checked about a box, in sentences: which problems belong to which of them.
import type { Problem, ProblemCode } from '@tinnhiem/ballot-box';
import type { Text } from '@tinnhiem/core';
import { words } from '../language.tsx';

export interface BoxCheck {
  readonly name: 'file' | 'election' | 'trustees' | 'credentials' | 'ballots' | 'tally' | 'decryptions' | 'result';
  readonly sentence: Text;
  /** Beginnings of the codes of its problems. */
  readonly codes: readonly string[];
}

export const boxChecks: readonly BoxCheck[] = [
  {
    name: 'file',
    sentence: words(
      'Tệp còn nguyên: mọi phần khớp với mã của nó, nối tiếp nhau, không thừa, không thiếu.',
      'The file is whole: every part matches its hash and follows the one before, nothing more, nothing less.',
    ),
    codes: ['box-', 'record-', 'trailing-', 'event-', 'setup-'],
  },
  {
    name: 'election',
    sentence: words(
      'Cuộc lấy phiếu viết đúng, khóa chung do tất cả những người giữ khóa tạo ra.',
      'The election is well formed, and its key is made from the keys of all key holders.',
    ),
    codes: ['election-'],
  },
  {
    name: 'trustees',
    sentence: words(
      'Từng người giữ khóa đã chứng minh mình có khóa riêng.',
      'Every key holder has proved to hold a private key.',
    ),
    codes: ['trustees-', 'trustee-', 'threshold-', 'key-'],
  },
  {
    name: 'credentials',
    sentence: words(
      'Danh sách mã đọc được, không mã nào có hai lần.',
      'The list of codes can be read and names none twice.',
    ),
    codes: ['credentials-', 'credential-'],
  },
  {
    name: 'ballots',
    sentence: words(
      'Từng lá phiếu do người có mã ký, mỗi người chỉ được một mức, không lá nào có hai lần.',
      'Every ballot is signed with a listed code, gives each person at most one level, and is there only once.',
    ),
    codes: ['ballot-', 'opened-'],
  },
  {
    name: 'tally',
    sentence: words(
      'Tổng đã mã hóa đúng là tổng của lá phiếu sau cùng của mỗi mã.',
      'The encrypted tally is the sum of the last ballot of every code.',
    ),
    codes: ['tally-'],
  },
  {
    name: 'decryptions',
    sentence: words(
      'Đủ số người giữ khóa đã mở, và mỗi người mở đúng.',
      'Enough key holders have decrypted, each of them rightly.',
    ),
    codes: ['decryption-'],
  },
  {
    name: 'result',
    sentence: words('Kết quả ghi trong hòm đúng là những gì mở ra.', 'The result in the box is what was decrypted.'),
    codes: ['result-', 'no-result'],
  },
];

/** The check that a problem belongs to. */
export function checkOf(code: ProblemCode): BoxCheck['name'] {
  const check = boxChecks.find(({ codes }) => codes.some((beginning) => code.startsWith(beginning)));
  if (check === undefined) throw new Error(`no check for ${code}`);
  return check.name;
}

/** How a check came out; `not-yet` where the box has nothing to check, `unknown` where something before it is wrong. */
export type Outcome = 'right' | 'wrong' | 'not-yet' | 'unknown';

/** How far a box is. */
export interface Stage {
  readonly tally: boolean;
  readonly result: boolean;
}

/** The outcome of every check. A file that is broken says nothing about what is in it; later checks build on earlier ones. */
export function outcomes(problems: readonly Problem[], stage: Stage): readonly (readonly [BoxCheck, Outcome])[] {
  const wrong = new Set(problems.map(({ code }) => checkOf(code)));
  const broken = wrong.has('file');
  let sound = true;
  return boxChecks.map((check) => {
    const outcome = outcomeOf(check.name, { wrong, broken, sound }, stage);
    if (outcome === 'wrong') sound = false;
    return [check, outcome] as const;
  });
}

interface Known {
  readonly wrong: ReadonlySet<BoxCheck['name']>;
  readonly broken: boolean;
  readonly sound: boolean;
}

function outcomeOf(name: BoxCheck['name'], { wrong, broken, sound }: Known, { tally, result }: Stage): Outcome {
  if (wrong.has(name)) return 'wrong';
  if (broken) return 'unknown';
  if (name === 'tally' && !tally) return 'not-yet';
  if ((name === 'decryptions' || name === 'result') && !result) return 'not-yet';
  const buildsOn = name === 'tally' || name === 'decryptions' || name === 'result' || name === 'ballots';
  return buildsOn && !sound ? 'unknown' : 'right';
}

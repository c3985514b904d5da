// An electronic ballot box, checked completely and without believing anything in it.
import { readFile } from 'node:fs/promises';
import type { Box, BoxStage, Election, Place, Problem, VerifiedBox } from '@tinnhiem/ballot-box';
import { type Language, type Text, text } from '@tinnhiem/core';
import { type Call, type CliCommand, flag } from '../command.ts';
import { requireFile } from '../files.ts';
import { tableLines } from '../table.ts';

export const boxVerify: CliCommand = {
  name: ['box', 'verify'],
  summary: text(
    'Kiểm tra toàn bộ một hòm phiếu điện tử: chuỗi, phiếu, chữ ký, chứng minh, kết quả',
    'Check an electronic ballot box completely: chain, ballots, signatures, proofs, result',
  ),
  arguments: [{ name: 'FILE', what: text('tệp hòm phiếu .bel', 'ballot box, a .bel file') }],
  options: {
    open: {
      type: 'boolean',
      what: text('Hòm phiếu được phép chưa có kết quả', 'The box may have no result yet'),
    },
  },
  json: '{ ok, rightSoFar, stage: voting|ended|decrypting|finished|null, toCome: [text], ballots, counted, result, errors: [{ code, message, where: { record, event, ballot, question, cell, trustee, credential } }], fingerprints, millisecondsPerBallot }',
  example: 'tinnhiem box verify data/ban-giam-hieu.bel',
  run: async (call: Call) => {
    const { language } = call;
    const file = call.arguments.FILE ?? '';
    await requireFile(file, 'FILE');
    // Loaded only here: other commands need no cryptography.
    const [{ fingerprintsOf, nobleGroup, problemTexts, readBox, readElection, verifyBox }, { verifyingGroup }] =
      await Promise.all([import('@tinnhiem/ballot-box'), import('@tinnhiem/ballot-box/server')]);
    const bytes = await readFile(file);
    const verified = verifyBox(bytes, {
      group: verifyingGroup(),
      open: flag(call, 'open'),
      now: () => performance.now(),
      progress: (done, of) => {
        if (done % progressStep === 0) call.say(progressWords[language](done, of));
      },
    });
    const box = readBox(bytes);
    const election = box.ok ? readElection(nobleGroup, box.value.setup.election.bytes) : undefined;
    const errors = verified.errors.map(({ code, where }) => ({ code, message: problemTexts[code][language], where }));
    const { millisecondsPerBallot: time, rightSoFar, stage } = verified;
    const toCome = rightSoFar && stage !== null ? missing[stage].map((step) => step[language]) : [];
    return {
      status: verified.ok ? 0 : 3,
      json: {
        ...verified,
        toCome,
        errors,
        ...(box.ok ? { fingerprints: fingerprintsOf(box.value) } : {}),
        millisecondsPerBallot: time === null ? null : Math.round(time * 100) / 100,
      },
      lines: rightSoFar
        ? [
            ...rightLines(
              verified,
              box.ok ? box.value : undefined,
              election?.ok === true ? election.value : undefined,
              language,
            ),
            ...openLines(toCome, verified.ok, language),
          ]
        : wrongLines(errors, language),
    };
  },
};

const progressStep = 50;
const progressWords = {
  vi: (done: number, of: number) => `Đã kiểm tra ${done}/${of} phiếu…`,
  en: (done: number, of: number) => `${done} of ${of} ballots checked…`,
} as const;

const words = {
  right: { vi: 'Hòm phiếu đúng.', en: 'The ballot box is right.' },
  rightSoFar: {
    vi: 'Hòm phiếu đúng đến lúc này: không có gì sai, nhưng chưa có kết quả.',
    en: 'The ballot box is right so far: nothing is wrong, but there is no result yet.',
  },
  wrong: {
    vi: 'Hòm phiếu SAI: không dùng kết quả trong tệp này.',
    en: 'The ballot box is WRONG: do not use the result in this file.',
  },
  ballots: { vi: 'Phiếu trong hòm', en: 'Ballots in the box' },
  counted: { vi: 'Phiếu được tính', en: 'Ballots that count' },
  fingerprint: { vi: 'Mã nhận dạng hòm phiếu', en: 'Fingerprint of the box' },
  toCome: { vi: 'Còn phải có:', en: 'Still to come:' },
  announced: {
    vi: 'Nếu kết quả đã công bố thì tệp này là bản cũ hoặc bị cắt bớt: lấy tệp mới và so mã nhận dạng.',
    en: 'If the result is announced, this file is an old copy or was cut: take the new one and compare the fingerprint.',
  },
  open: {
    vi: 'Mã thoát là 3 vì chưa có kết quả; thêm --open nếu chỉ cần kiểm tra đến lúc này.',
    en: 'The exit status is 3 because the result is missing; add --open to check only what is there so far.',
  },
  blank: { vi: 'Để trống', en: 'Blank' },
  question: { vi: 'Người được lấy phiếu', en: 'Voted on' },
} as const;

const result = text('kết quả', 'the result');
const decryptions = text(
  'phần giải mã của đủ số người giữ khóa (Ban Kiểm phiếu)',
  'the decryptions of enough key holders (the counting committee)',
);
const tally = text('kết quả gộp đã mã hóa', 'the encrypted tally');

/** What a box of each stage still waits for, in the order in which it comes. */
const missing: Readonly<Record<BoxStage, readonly Text[]>> = {
  voting: [text('kết thúc bỏ phiếu', 'the end of voting'), tally, decryptions, result],
  ended: [tally, decryptions, result],
  decrypting: [decryptions, result],
  finished: [],
};

function openLines(toCome: readonly string[], accepted: boolean, language: Language): string[] {
  if (toCome.length === 0) return [];
  return [
    words.toCome[language],
    ...toCome.map((step) => `  – ${step}`),
    words.announced[language],
    ...(accepted ? [] : [words.open[language]]),
  ];
}

function rightLines(
  { ballots, counted, result, stage }: VerifiedBox,
  box: Box | undefined,
  election: Election | undefined,
  language: Language,
): string[] {
  const say = (word: keyof typeof words) => words[word][language];
  const head = [
    say(stage === 'finished' ? 'right' : 'rightSoFar'),
    `${say('ballots')}: ${ballots}`,
    `${say('counted')}: ${counted}`,
    ...(box === undefined ? [] : [`${say('fingerprint')}: ${box.head.hash}`]),
  ];
  if (result === null || election === undefined) return head;
  // Lists of this product ask everybody the same; others may not, and then every row names its own answers.
  const rows = election.record.questions.map(({ question, answers, blank }, index) => [
    question,
    ...[...(blank === true ? [say('blank')] : []), ...answers].map(
      (answer, cell) => `${answer}: ${result[index]?.[cell] ?? ''}`,
    ),
  ]);
  const cells = Math.max(...rows.map(({ length }) => length));
  const even = rows.map((row) => [...row, ...Array.from({ length: cells - row.length }, () => '')]);
  return [...head, '', ...tableLines([say('question'), ...Array.from({ length: cells - 1 }, () => '')], even)];
}

const placeWords: Readonly<Record<keyof Place, Readonly<Record<Language, string>>>> = {
  record: { vi: 'bản ghi', en: 'record' },
  event: { vi: 'sự kiện', en: 'event' },
  ballot: { vi: 'phiếu', en: 'ballot' },
  question: { vi: 'dòng', en: 'row' },
  cell: { vi: 'ô', en: 'cell' },
  trustee: { vi: 'người giữ khóa', en: 'trustee' },
  credential: { vi: 'mã cử tri', en: 'credential' },
};

function wrongLines(errors: readonly (Problem & { readonly message: string })[], language: Language): string[] {
  return [
    words.wrong[language],
    ...errors.map(({ code, message, where }) => {
      const place = Object.entries(where).map(([key, value]) => `${placeWords[key as keyof Place][language]} ${value}`);
      return `${place.length === 0 ? '' : `${place.join(', ')}: `}${message} [${code}]`;
    }),
  ];
}

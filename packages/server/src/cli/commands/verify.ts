// An archive, checked from its bytes to its figures by the verifier, which believes nothing in it.
import { type Language, markedAsRehearsal, stageName, type Text, text } from '@tinnhiem/core';
import type { Check, NotChecked, Verified } from '@tinnhiem/verifier';
import { withFile } from '../../archive/file-source.ts';
import { type Call, type CliCommand, textOption, WrongUse } from '../command.ts';
import { requireFile } from '../files.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';

export const verify: CliCommand = {
  name: ['verify'],
  summary: text(
    'Kiểm tra một hồ sơ lưu trữ: chuỗi việc, quy định, kết quả tính lại, văn bản, hòm phiếu; so với mã trên giấy',
    'Check an archive: chain, rules, figures worked out again, documents, ballot boxes; compare with paper',
  ),
  arguments: [{ name: 'FILE', what: text('tệp hồ sơ lưu trữ', 'archive') }],
  options: {
    fingerprint: {
      type: 'string',
      value: 'XXXX-…',
      what: text('Mã ở chân biên bản đã ký trên giấy', 'Fingerprint at the foot of the signed minutes on paper'),
    },
    'passphrase-file': {
      ...passphraseOption,
      what: text(
        'Tệp chứa mật khẩu của Ban Kiểm phiếu, để đếm lại từ từng phiếu. Hoặc biến TINNHIEM_PASSPHRASE',
        "File with the committee's passphrase, to count every ballot again. Or TINNHIEM_PASSPHRASE",
      ),
    },
  },
  json: '{ ok, round, title, stage, rehearsal, acts, fingerprint, anchored, anchor, opened, checks: [{ code, ok, sentence, where }], notChecked: [{ code, sentence }] }',
  example: 'tinnhiem verify ho-so-tuaf-2019.zip --fingerprint 7KQ2-M0XD-8TRB-44ZN',
  run: async (call: Call) => {
    const file = call.arguments.FILE ?? '';
    await requireFile(file, 'FILE');
    const passphrase = await passphraseOf(call);
    const [{ readFingerprint, verifyArchive }, { fastestGroup }] = await Promise.all([
      import('@tinnhiem/verifier'),
      import('@tinnhiem/ballot-box/server'),
    ]);
    const fingerprint = textOption(call, 'fingerprint');
    if (fingerprint !== undefined && readFingerprint(fingerprint) === null) throw noFingerprint(fingerprint);
    const options = {
      fingerprint,
      passphrase,
      group: fastestGroup(),
      progress: (box: string, done: number, of: number) => {
        if (done % progressStep === 0) call.say(`${box}: ${done}/${of}`);
      },
    };
    const verified = withFile(file, (source) => verifyArchive(source, options));
    const { language } = call;
    const said = <T extends { readonly sentence: Text }>(one: T) => ({ ...one, sentence: one.sentence[language] });
    return {
      status: verified.ok ? 0 : 3,
      json: {
        ...verified,
        anchor: verified.anchor === null ? null : said(verified.anchor),
        checks: verified.checks.map(said),
        notChecked: verified.notChecked.map(said),
      },
      lines: linesOf(verified, language),
    };
  },
};

/** A slip of whoever types says nothing about the archive. */
function noFingerprint(typed: string): WrongUse {
  return new WrongUse(
    text(
      `--fingerprint: “${typed}” không phải mã nhận dạng. Mã ở chân biên bản có 16 chữ và số, như 7KQ2-M0XD-8TRB-44ZN.`,
      `--fingerprint: “${typed}” is no fingerprint. At the foot of the minutes stand 16 letters and digits, such as 7KQ2-M0XD-8TRB-44ZN.`,
    ),
  );
}

const progressStep = 50;

/** What was found, for people: the judgement first, then every check, then what is not known. */
function linesOf(verified: Verified, language: Language): string[] {
  const say = (words: Text) => words[language];
  return [
    say(verified.ok ? words.right : words.wrong),
    ...(verified.rehearsal === true ? [say(words.rehearsal)] : []),
    ...(verified.title === null || verified.stage === null
      ? []
      : [
          `${verified.title} (${stageName(verified.stage)[language]}), ${say(words.fingerprint)} ${verified.fingerprint}`,
        ]),
    '',
    ...checkLines(verified.checks, language),
    ...notCheckedLines(verified.notChecked, language),
  ];
}

/** One line for each check; where something is wrong, its code behind it. */
export function checkLines(checks: readonly Check[], language: Language): string[] {
  return checks.map(({ ok, sentence, code }) => `${ok ? '✓' : '✗'} ${sentence[language]}${ok ? '' : ` [${code}]`}`);
}

export function notCheckedLines(notChecked: readonly NotChecked[], language: Language): string[] {
  return notChecked.length === 0
    ? []
    : ['', words.notChecked[language], ...notChecked.map(({ sentence }) => `– ${sentence[language]}`)];
}

const words = {
  right: text('Hồ sơ đúng.', 'The archive is right.'),
  wrong: text(
    'Hồ sơ SAI: không dựa vào tệp này trước khi làm rõ.',
    'The archive is WRONG: do not rely on it before this is cleared up.',
  ),
  rehearsal: markedAsRehearsal(text('người và số liệu là hư cấu.', 'people and figures are invented.')),
  fingerprint: text('mã của hồ sơ', 'fingerprint'),
  notChecked: text('Chưa kiểm tra được:', 'Not checked:'),
} as const;

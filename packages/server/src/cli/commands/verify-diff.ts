// Two archives of one round: whether the newer one only goes on where the older one ended.
import { type Text, text } from '@tinnhiem/core';
import { withFile } from '../../archive/file-source.ts';
import type { Call, CliCommand } from '../command.ts';
import { requireFile } from '../files.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';
import { checkLines, notCheckedLines } from './verify.ts';

export const verifyDiff: CliCommand = {
  name: ['verify-diff'],
  summary: text(
    'So hai hồ sơ của một đợt: hồ sơ mới chỉ được nối thêm, không đổi việc nào',
    'Compare two archives of one round: the newer may only go on, never change an act',
  ),
  arguments: [
    { name: 'OLD', what: text('hồ sơ cũ', 'the older archive') },
    { name: 'NEW', what: text('hồ sơ mới', 'the newer archive') },
  ],
  options: { 'passphrase-file': passphraseOption },
  json: '{ ok, old, new, firstDifference: { act, old, new } | null, checks, notChecked }',
  example: 'tinnhiem verify-diff ho-so-cu.zip ho-so-moi.zip',
  run: async (call: Call) => {
    const { OLD = '', NEW = '' } = call.arguments;
    await requireFile(OLD, 'OLD');
    await requireFile(NEW, 'NEW');
    const passphrase = await passphraseOf(call);
    const { compareArchives } = await import('@tinnhiem/verifier');
    const compared = withFile(OLD, (older) => withFile(NEW, (newer) => compareArchives(older, newer, passphrase)));
    const { language } = call;
    const say = (words: Text | null) => words?.[language] ?? null;
    const { firstDifference: difference, checks, notChecked } = compared;
    return {
      status: compared.ok ? 0 : 3,
      json: {
        ...compared,
        firstDifference:
          difference === null ? null : { act: difference.act, old: say(difference.old), new: say(difference.new) },
        checks: checks.map((check) => ({ ...check, sentence: check.sentence[language] })),
        notChecked: notChecked.map((one) => ({ ...one, sentence: one.sentence[language] })),
      },
      lines: [
        (compared.ok ? words.extends : words.differs)[language],
        ...(difference === null
          ? []
          : [
              words.first(difference.act)[language],
              `  ${words.old[language]}: ${say(difference.old) ?? '–'}`,
              `  ${words.new[language]}: ${say(difference.new) ?? '–'}`,
            ]),
        ...checkLines(checks, language),
        ...notCheckedLines(notChecked, language),
      ],
    };
  },
};

const words = {
  extends: text('Hồ sơ mới chỉ nối thêm vào hồ sơ cũ.', 'The newer archive only extends the older one.'),
  differs: text(
    'Hồ sơ mới KHÔNG phải là phần nối thêm của hồ sơ cũ.',
    'The newer archive does NOT just extend the older one.',
  ),
  first: (act: number) => text(`Việc đầu tiên khác nhau: việc ${act}.`, `The first act that differs: act ${act}.`),
  old: text('hồ sơ cũ', 'older'),
  new: text('hồ sơ mới', 'newer'),
} as const;

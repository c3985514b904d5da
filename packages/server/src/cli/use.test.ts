import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { programFingerprint } from '../program.ts';
import { cliCommands } from './commands.ts';
import { calledHere as here, inProcess, json, samples, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const missing = folder.path('khong-co');

describe('a place that the system denies', { timeout: 60_000 }, () => {
  const file = folder.path('tep.txt');
  const sample = `${samples}tuaf-2019`;
  const rehearsal = ['--plan', `${sample}/plan.yaml`, '--roster', sample, '--voters', '1', '--mode', 'paper'];

  test.each([[['restore', file, '--data', file]], [['rehearse', ...rehearsal, '--seed', '1', '--out', file]]])(
    'is said in words, as one document: %j',
    async (args) => {
      writeFileSync(file, 'x');
      expect(await json(args)).toMatchObject({ status: 1, json: { code: 'R-file-failed', findings: [] } });
    },
  );

  test('is said of a data folder too', async () => {
    writeFileSync(file, 'x');
    const create = ['round', 'create', '--plan', `${sample}/plan.yaml`, '--roster', sample, '--data', `${file}/sub`];
    expect(await json(create)).toMatchObject({ status: 1, json: { code: 'R-store-read-only' } });
  });
});

describe('wrong use', { timeout: 60_000 }, () => {
  const cases: readonly (readonly [title: string, args: readonly string[], vi: string, en: string])[] = [
    ['an unknown command', ['bo-phieu'], 'Không có lệnh “bo-phieu”', 'There is no command “bo-phieu”'],
    [
      'an unknown part of a group',
      ['round', 'delete', 'x'],
      'Không có lệnh “round delete”',
      'no command “round delete”',
    ],
    ['an unknown option', ['round', 'rolls', 'x', '--tat-ca'], 'không có tùy chọn --tat-ca', 'no option --tat-ca'],
    ['a short option', ['round', 'rolls', 'x', '-v'], 'không có tùy chọn -v', 'no option -v'],
    ['a missing argument', ['round', 'rolls'], 'Thiếu ROUND', 'ROUND is missing'],
    ['an argument too many', ['round', 'rolls', 'a', 'b'], 'Không rõ “b”', 'not clear what “b”'],
    [
      'a missing option',
      ['round', 'create', '--plan', 'p.yaml'],
      'Thiếu tùy chọn --roster',
      '--roster FILE-OR-DIR is missing',
    ],
    ['an option without value', ['round', 'rolls', 'x', '--data'], '--data thiếu giá trị', '--data needs a value'],
    ['an option given twice', ['round', 'rolls', 'x', '--data', 'a', '--data', 'b'], 'ghi hai lần', 'more than once'],
    ['a value for what takes none', ['round', 'rolls', 'x', '--json=yes'], 'không có giá trị', 'takes no value'],
    [
      'a folder that is no data folder',
      ['round', 'rolls', 'x', '--data', missing],
      'không phải thư mục dữ liệu',
      'not a data folder',
    ],
    [
      'a plan that is not there',
      ['round', 'create', '--plan', missing, '--roster', '.'],
      'không có tệp',
      'there is no file',
    ],
    ['a plan that is a folder', ['round', 'create', '--plan', samples, '--roster', '.'], 'là thư mục', 'is a folder'],
    [
      'a roster that is not there',
      ['round', 'create', '--plan', `${samples}tuaf-2019/plan.yaml`, '--roster', missing],
      '--roster: không có tệp',
      '--roster: there is no file',
    ],
    [
      'counts that are not there',
      ['assess', '--rules', 'vn/262-qd-tw-2014', '--in', missing],
      '--in: không có tệp',
      '--in: there is no file',
    ],
    [
      'an organisation without a name',
      ['organisation', 'add', '--name', ' '],
      '--name: chưa ghi gì. Ghi tên đầy đủ của tổ chức, ví dụ --name "Khoa Nông học".',
      '--name: is empty. Write the full name of the organisation, such as --name "Khoa Nông học".',
    ],
    [
      'another name that is empty',
      ['organisation', 'add', '--name', 'Khoa Nông học', '--other-name', 'KNH', '--other-name', ''],
      '--other-name (2): chưa ghi gì',
      '--other-name (2): is empty',
    ],
    [
      'a kind of organisation that there is not',
      ['organisation', 'add', '--name', 'Khoa Nông học', '--kind', 'khoa'],
      '--kind: “khoa” phải là một trong “party”, “state”, “school”, “mass”, “other”',
      '--kind: “khoa” has to be one of “party”',
    ],
    [
      'act and round in the wrong order',
      ['act', 'announce', 'tuaf-2019', '--conference', 'x'],
      'Ghi đợt trước, việc sau: tinnhiem act tuaf-2019 announce.',
      'The round comes before the act: tinnhiem act tuaf-2019 announce.',
    ],
    [
      'nothing to settle',
      ['round', 'settle', 'x', '--reason', 'y'],
      'phải ghi một trong hai: --finding ID hoặc --kind CODE',
      'give one of the two: --finding ID or --kind CODE',
    ],
    [
      'two ways to say what to settle',
      ['round', 'settle', 'x', '--reason', 'y', '--finding', 'a', '--kind', 'b'],
      'phải ghi một trong hai: --finding ID hoặc --kind CODE',
      'give one of the two: --finding ID or --kind CODE',
    ],
    ['a port that is none', ['serve', '--port', '70000'], 'không phải số cổng', 'is not a port'],
  ];

  test.each(cases)('%s: a sentence in Vietnamese or English, exit 2', async (_title, args, vi, en) => {
    const vietnamese = await here(args);
    expect(vietnamese).toMatchObject({ status: 2, out: '', error: expect.stringContaining(vi) });
    const english = await here([...args, '--lang', 'en']);
    expect(english).toMatchObject({ status: 2, out: '', error: expect.stringContaining(en) });
  });

  test('another language than the two is refused', async () => {
    expect(await tinnhiem(['help', '--lang', 'fr'])).toMatchObject({ status: 2, error: expect.stringContaining('fr') });
  });

  test('with --json it is one document too', async () => {
    for (const args of [['bo-phieu'], [], ['round'], ['round', 'rolls', 'x', '--tat-ca']]) {
      const { status, json: wrong } = await json(args);
      expect(status).toBe(2);
      expect(wrong).toMatchObject({ code: 'wrong-use', message: expect.any(String) });
    }
  });

  test('an unknown round is refused, and the known ones are named', async () => {
    const data = folder.path('data');
    const create = ['round', 'create', '--plan', `${samples}tuaf-2019/plan.yaml`, '--roster', `${samples}tuaf-2019`];
    await json([...create, '--data', data]);
    for (const command of [['round', 'rolls'], ['round', 'approve'], ['round', 'status'], ['results']]) {
      const { status, json: refused } = await json([...command, 'khong-co', '--data', data]);
      expect(status).toBe(1);
      expect(refused).toMatchObject({ code: 'R-not-found', message: expect.stringContaining('tuaf-2019') });
    }
  });

  test('a record that somebody changed is refused, and says where', async () => {
    const data = folder.path('data');
    writeFileSync(`${data}/rounds/hong.tinnhiem`, 'đây không phải hồ sơ');
    const { status, json: refused } = await json(['round', 'rolls', 'hong', '--data', data]);
    expect(status).toBe(3);
    expect(refused.findings).toEqual([]);
    expect(refused.message).toContain('hong');
  });
});

describe('help', { timeout: 60_000 }, () => {
  test('names every command in both languages', async () => {
    for (const language of ['vi', 'en'] as const) {
      const { status, out } = await here(['help', '--lang', language]);
      expect(status).toBe(0);
      for (const { name, summary } of cliCommands) {
        expect(out).toContain(name.join(' '));
        expect(out).toContain(summary[language]);
      }
    }
  });

  test('of a command shows every option and an example, whichever way it is asked for', async () => {
    for (const { name, options, example } of cliCommands) {
      const asked = await here(['help', ...name]);
      expect(asked.status).toBe(0);
      for (const option of Object.keys(options)) expect(asked.out).toContain(`--${option}`);
      expect(asked.out).toContain(example);
      expect(await here([...name, '--help'])).toEqual(asked);
    }
  });

  test('of a group shows its commands', async () => {
    const { status, out } = await here(['help', 'round']);
    expect(status).toBe(0);
    expect(out).toContain('round approve');
    expect(out).not.toContain('assess');
  });

  test('stands on standard error where no command is given, exit 2', async () => {
    const { status, out, error } = await inProcess([]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(error).toContain('round create');
  });

  test('the version is that of the package, with the fingerprint of the program', async () => {
    const version = manifest.version;
    const fingerprint = await programFingerprint();
    expect(await inProcess(['--version'])).toMatchObject({ status: 0, out: `${version} (${fingerprint})\n` });
    expect(await json(['--version'])).toMatchObject({ status: 0, json: { version, fingerprint } });
  });
});

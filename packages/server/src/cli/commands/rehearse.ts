// A whole invented round, so that a committee can see how everything goes, and so that the program can be tried from end to end.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, refuse, text } from '@tinnhiem/core';
import { type RehearsalMode, rehearsalModes } from '../../rehearsal/participants.ts';
import { passphraseFile } from '../../rehearsal/passphrase-file.ts';
import { RehearsalStopped } from '../../rehearsal/run.ts';
import { rehearsalStepWords } from '../../rehearsal/step-words.ts';
import { mostVoters, type RehearsalProgress, rehearseWhole } from '../../rehearsal/whole.ts';
import { type Call, type CliCommand, Refused, requiredOption, WrongUse } from '../command.ts';
import { folderInUse } from '../refusals.ts';
import { inputOptions, readPlanAndRoster } from './round-create.ts';

export const rehearse: CliCommand = {
  name: ['rehearse'],
  summary: text(
    'Diễn tập cả một đợt giả định, từ kế hoạch đến bàn giao',
    'Rehearse a whole invented round, from plan to hand-over',
  ),
  arguments: [],
  options: {
    ...inputOptions,
    voters: {
      type: 'string',
      value: 'N',
      required: true,
      what: text('Số người ghi phiếu của mỗi danh sách', 'How many voters each list has'),
    },
    mode: {
      type: 'string',
      value: rehearsalModes.join('|'),
      required: true,
      what: text('Ghi phiếu giấy, điện tử, hay mỗi cách một nửa', 'On paper, electronically, or half and half'),
    },
    seed: {
      type: 'string',
      value: 'S',
      required: true,
      what: text(
        'Số chọn sự ngẫu nhiên: cùng số thì cùng kết quả',
        'Number that chance follows: the same gives the same',
      ),
    },
    out: { type: 'string', value: 'DIR', required: true, what: text('Thư mục mới để ghi', 'A new folder') },
  },
  json: '{ round, archive, truth, results, differences, timings }',
  example:
    'tinnhiem rehearse --plan samples/tuaf-2019/plan.yaml --roster samples/tuaf-2019 --voters 120 --mode paper --seed 1 --out dien-tap',
  run: async (call: Call) => {
    const out = requiredOption(call, 'out');
    const wish = {
      voters: wholeOption(call, 'voters', 1, mostVoters),
      mode: modeOf(call),
      seed: wholeOption(call, 'seed', 0, Number.MAX_SAFE_INTEGER),
    };
    const inputs = await readPlanAndRoster(call);
    if (existsSync(out) && readdirSync(out).length > 0) throw new Refused(refuse(folderInUse, out));
    let said = '';
    const say = ({ step, conference, done, of }: RehearsalProgress) => {
      const words = `${rehearsalStepWords[step][call.language]}${conference === undefined ? '' : ` · ${conference}`}…`;
      const line = done === undefined ? words : `${words} ${done}/${of}`;
      // Of hundreds of documents or pictures only now and then, and nothing twice.
      if (line === said || (said.startsWith(words) && done !== of && (done ?? 0) % progressStep !== 0)) return;
      said = line;
      call.say(line);
    };
    try {
      const done = await rehearseWhole({ ...inputs, ...wish }, out, say, (error) => call.say(String(error)));
      const { round, archive, truth, results, differences, timings } = done;
      const silent = differences.filter(({ why }) => why === 'silent').length;
      return {
        status: 0,
        json: { round, archive, truth, results, differences, verified: true, timings },
        lines: [
          doneWords[call.language](round, differences.length, silent),
          verifiedWords[call.language],
          ...filesWords[call.language]({ archive, truth, results, out }),
        ],
      };
    } catch (error) {
      if (error instanceof RehearsalStopped) throw new Refused(error.refusal);
      throw error;
    }
  },
};

const progressStep = 50;

const verifiedWords = text(
  'Hồ sơ lưu trữ đã được kiểm tra, mọi số liệu khớp.',
  'The archive was verified, every figure agrees.',
);

const doneWords: Readonly<Record<Language, (round: string, differences: number, silent: number) => string>> = {
  vi: (round, differences, silent) =>
    `Diễn tập xong đợt ${round}: ${differences} dòng khác dấu đã ghi, trong đó ${silent} dòng không ai xem lại.`,
  en: (round, differences, silent) =>
    `Round ${round} rehearsed: ${differences} rows differ from what was marked, ${silent} of them seen by nobody.`,
};

interface Written {
  readonly archive: string;
  readonly truth: string;
  readonly results: string;
  readonly out: string;
}

/** What lies where, how to look at it, and how to be rid of it. */
const filesWords: Readonly<Record<Language, (written: Written) => readonly string[]>> = {
  vi: ({ archive, truth, results, out }) => [
    `Hồ sơ lưu trữ: ${archive}`,
    `Mật khẩu của hồ sơ, chỉ để diễn tập: ${join(out, passphraseFile)}`,
    `Dấu đã ghi trên phiếu: ${truth}`,
    `Kết quả đã kiểm: ${results}`,
    `Kiểm tra hồ sơ: tinnhiem verify ${archive} --passphrase-file ${join(out, passphraseFile)}`,
    `Xem trên màn hình: tinnhiem serve --data ${join(out, 'data')}`,
    `Không cần nữa thì xóa cả thư mục ${out}.`,
  ],
  en: ({ archive, truth, results, out }) => [
    `Archive: ${archive}`,
    `Its passphrase, for the rehearsal only: ${join(out, passphraseFile)}`,
    `What was marked: ${truth}`,
    `What was counted: ${results}`,
    `Check the archive: tinnhiem verify ${archive} --passphrase-file ${join(out, passphraseFile)}`,
    `Look at it on the screen: tinnhiem serve --data ${join(out, 'data')}`,
    `To be rid of it, delete the folder ${out}.`,
  ],
};

function modeOf(call: Call): RehearsalMode {
  const given = requiredOption(call, 'mode');
  const mode = rehearsalModes.find((known) => known === given);
  if (mode !== undefined) return mode;
  const known = rehearsalModes.join(', ');
  throw new WrongUse(
    text(`--mode: “${given}” không phải là một trong: ${known}.`, `--mode: “${given}” is none of: ${known}.`),
  );
}

function wholeOption(call: Call, name: string, least: number, most: number): number {
  const given = requiredOption(call, name);
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= least && value <= most) return value;
  throw new WrongUse(
    text(
      `--${name}: “${given}” không phải số nguyên từ ${least} đến ${most}.`,
      `--${name}: “${given}” is not a whole number from ${least} to ${most}.`,
    ),
  );
}

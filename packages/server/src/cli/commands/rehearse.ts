// A whole invented round, so that a committee can see how everything goes, and so that the program can be tried from end to end.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, type Language, type RefusalKind, refuse, text } from '@tinnhiem/core';
import { createBoxes } from '../../boxes/boxes.ts';
import { archiveRehearsal } from '../../rehearsal/archive.ts';
import { type RehearsalMode, rehearsalModes } from '../../rehearsal/participants.ts';
import { type RehearsalStep, rehearse as run } from '../../rehearsal/rehearse.ts';
import { RehearsalStopped, rehearsalClock } from '../../rehearsal/run.ts';
import { createService } from '../../service/service.ts';
import { makeDataFolder } from '../../store/folder.ts';
import { folderStores } from '../../store/stores.ts';
import { type Call, type CliCommand, Refused, requiredOption, WrongUse } from '../command.ts';
import { writeNamedFile } from '../files.ts';
import { inputOptions, readPlanAndRoster } from './round-create.ts';

const mostVoters = 2000;

export const folderInUse: RefusalKind<[folder: string]> = {
  code: 'R-folder-in-use',
  title: text('Thư mục đã có dữ liệu', 'The folder is not empty'),
  message: (folder) => text(`Thư mục ${folder} không trống.`, `The folder ${folder} is not empty.`),
  todo: text(
    'Chọn một thư mục mới: diễn tập không ghi đè lên gì cả.',
    'Name a new folder: a rehearsal overwrites nothing.',
  ),
};

export const rehearseRefusals = [folderInUse] as const;

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
    const { plan, roster, rules } = await readPlanAndRoster(call);
    if (existsSync(out) && readdirSync(out).length > 0) throw new Refused(refuse(folderInUse, out));
    const data = join(out, 'data');
    makeDataFolder(data);
    const clock = rehearsalClock(`${plan.conferences[0]?.day ?? ''}T00:00:00+07:00` as Instant);
    const stores = folderStores(data);
    const service = createService(stores.rounds, clock.now);
    const boxes = createBoxes({
      service,
      store: stores.boxes,
      random: (bytes) => randomBytes(bytes),
      milliseconds: () => Date.parse(clock.now()),
      report: (error) => call.say(String(error)),
    });
    try {
      const stage = { data, scans: join(out, 'scans'), service, boxes, clock };
      const done = await run({ ...wish, plan, roster, rules, round: plan.id }, stage, (line) =>
        call.say(stepWords(line, call.language)),
      );
      const archived = await archiveRehearsal({ service, boxes: stores.boxes }, plan.id, out, (line) =>
        call.say(stepWords(line, call.language)),
      );
      const files = {
        archive: archived.file,
        truth: join(out, 'truth.json'),
        results: join(out, 'results.json'),
      };
      await writeNamedFile(files.truth, JSON.stringify({ lists: done.truth }, null, 1));
      await writeNamedFile(files.results, JSON.stringify({ lists: done.results }, null, 1));
      const { differences } = done;
      const silent = differences.filter(({ why }) => why === 'silent').length;
      const { verified } = archived;
      return {
        status: verified ? 0 : 3,
        json: { round: plan.id, ...files, differences, verified, timings: { ...done.timings, ...archived.timings } },
        lines: [
          doneWords[call.language](plan.id, differences.length, silent),
          verifiedWords[call.language](verified),
          ...Object.values(files),
        ],
      };
    } catch (error) {
      if (error instanceof RehearsalStopped) throw new Refused(error.refusal);
      throw error;
    } finally {
      await boxes.end();
      await stores.close();
    }
  },
};

const verifiedWords: Readonly<Record<Language, (verified: boolean) => string>> = {
  vi: (verified) => (verified ? 'Hồ sơ lưu trữ đã được kiểm tra, mọi số liệu khớp.' : 'Hồ sơ lưu trữ KHÔNG khớp.'),
  en: (verified) => (verified ? 'The archive was verified, every figure agrees.' : 'The archive does NOT agree.'),
};

const doneWords: Readonly<Record<Language, (round: string, differences: number, silent: number) => string>> = {
  vi: (round, differences, silent) =>
    `Diễn tập xong đợt ${round}: ${differences} dòng khác dấu đã ghi, trong đó ${silent} dòng không ai xem lại.`,
  en: (round, differences, silent) =>
    `Round ${round} rehearsed: ${differences} rows differ from what was marked, ${silent} of them seen by nobody.`,
};

const stepTitles: Readonly<Record<RehearsalStep | 'archive' | 'verify', Readonly<Record<Language, string>>>> = {
  approve: text('Lập đợt và phê duyệt kế hoạch', 'Making the round, approving the plan'),
  prepare: text('Chuẩn bị', 'Preparing'),
  key: text('Lập khóa của Ban Kiểm phiếu, phiếu điện tử có mã', 'Key ceremony and slips'),
  poll: text('Điểm danh, phát phiếu', 'Check-in and handing out'),
  cast: text('Ghi phiếu điện tử', 'Casting electronically'),
  close: text('Đóng hòm phiếu điện tử', 'Closing the electronic boxes'),
  open: text('Mở hòm phiếu điện tử', 'Opening the electronic boxes'),
  mark: text('Ghi phiếu và quét', 'Marking and scanning'),
  scan: text('Máy đọc phiếu', 'Reading'),
  adjudicate: text('Ban Kiểm phiếu quyết định', 'Adjudicating'),
  check: text('Kiểm tra bằng tay', 'Checking by hand'),
  archive: text('Lập văn bản và hồ sơ lưu trữ', 'Documents and archive'),
  verify: text('Kiểm tra hồ sơ lưu trữ', 'Verifying the archive'),
  finish: text('Tổng hợp, biên bản, công bố, niêm phong', 'Canvass, minutes, announcement, seal'),
};

function stepWords(
  { step, conference }: { readonly step: RehearsalStep | 'archive' | 'verify'; readonly conference?: string },
  language: Language,
): string {
  return `${stepTitles[step][language]}${conference === undefined ? '' : ` · ${conference}`}…`;
}

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

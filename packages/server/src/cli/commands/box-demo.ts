// An invented electronic election of a real list: a box that other tools can be tried on.
import { randomBytes } from 'node:crypto';
import { refuse, rollsOf, text, unknownList } from '@tinnhiem/core';
import { type Call, type CliCommand, Refused, requiredOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { fileBeginning } from '../file-kinds.ts';
import { writeNamedFile } from '../files.ts';
import { targetAt } from '../overwrite.ts';
import { nobodyOnList } from '../refusals.ts';
import { withSession } from '../session.ts';

const mostVoters = 5000;
const mostTrustees = 20;

export const boxDemo: CliCommand = {
  name: ['box', 'demo'],
  summary: text(
    'Lập một hòm phiếu điện tử giả định của một danh sách, để thử với công cụ khác',
    'Make an invented electronic ballot box of a list, to try other tools on',
  ),
  arguments: [],
  options: {
    list: {
      type: 'string',
      value: 'ROUND:LIST',
      required: true,
      what: text('Đợt và danh sách, ví dụ tuaf-2019:don-vi', 'Round and list, such as tuaf-2019:don-vi'),
    },
    voters: {
      type: 'string',
      value: 'N',
      required: true,
      what: text('Số người ghi phiếu (giả định)', 'How many voters (invented)'),
    },
    trustees: {
      type: 'string',
      value: 'K/N',
      required: true,
      what: text('Cần K trong N người giữ khóa, ví dụ 3/5', 'K of N trustees are needed, such as 3/5'),
    },
    out: { type: 'string', value: 'FILE.bel', required: true, what: text('Tệp để ghi', 'File to write') },
    ...dataOptions,
  },
  json: '{ round, list, uuid, ballots, trustees: { threshold, size }, people: [{ person, name, high, confidence, low, blankRows }], file, bytes }',
  example: 'tinnhiem box demo --list tuaf-2019:ban-giam-hieu --voters 20 --trustees 3/5 --out thu.bel',
  run: async (call: Call) => {
    const { round: id, list: listId } = listOf(call);
    const voters = votersOf(call);
    const trustees = trusteesOf(call);
    return await withSession(call, async (session) => {
      const { round, rules } = await session.round(id);
      const list = rollsOf(rules, round.state, session.today).lists.find((one) => one.id === listId);
      if (list === undefined) throw new Refused(refuse(unknownList, listId));
      if (list.votedOn.length === 0) throw new Refused(refuse(nobodyOnList, list.title));
      const file = requiredOption(call, 'out');
      const target = await targetAt(file, demoFile);
      // Loaded only here: other commands need no cryptography.
      const [{ demoBox }, { fastestGroup }] = await Promise.all([
        import('@tinnhiem/ballot-box'),
        import('@tinnhiem/ballot-box/server'),
      ]);
      const { bytes, uuid, truth } = demoBox({
        group: fastestGroup(),
        title: list.title,
        people: list.votedOn.map(({ name }) => name),
        voters,
        trustees,
        random: (count) => randomBytes(count),
        timestamp: Math.floor(Date.parse(session.service.now()) / 1000),
        progress: (done, of) => {
          if (done % progressStep === 0) call.say(progressWords[call.language](done, of));
        },
      });
      await writeNamedFile(target, bytes);
      const people = list.votedOn.map(({ person, name }, index) => {
        const [high, confidence, low] = truth.result[index] ?? [];
        return { person, name, high, confidence, low, blankRows: truth.blankRows[index] };
      });
      return {
        status: 0,
        json: { round: id, list: listId, uuid, ballots: voters, trustees, people, file, bytes: bytes.length },
        lines: [madeWords[call.language](voters, people.length, file)],
      };
    });
  },
};

const demoFile = fileBeginning(
  text('hòm phiếu giả định do lệnh này ghi', 'an invented box that this command wrote'),
  'BELENIOS',
  '"description":"Invented election',
);

const progressStep = 50;
const progressWords = {
  vi: (done: number, of: number) => `Đã mã hóa ${done}/${of} phiếu…`,
  en: (done: number, of: number) => `${done} of ${of} ballots encrypted…`,
} as const;
const madeWords = {
  vi: (voters: number, people: number, file: string) =>
    `Đã ghi ${voters} phiếu giả định (${people} người được lấy phiếu) vào ${file}. Số liệu này không phải của cuộc lấy phiếu nào.`,
  en: (voters: number, people: number, file: string) =>
    `${voters} invented ballots (${people} people voted on) written to ${file}. These are the figures of no vote.`,
} as const;

function listOf(call: Call): { readonly round: string; readonly list: string } {
  const given = requiredOption(call, 'list');
  const [round = '', list = '', ...more] = given.split(':');
  if (round !== '' && list !== '' && more.length === 0) return { round, list };
  throw new WrongUse(
    text(
      `--list: “${given}” không có dạng ĐỢT:DANH-SÁCH, ví dụ tuaf-2019:don-vi.`,
      `--list: “${given}” is not ROUND:LIST, such as tuaf-2019:don-vi.`,
    ),
  );
}

function votersOf(call: Call): number {
  const given = requiredOption(call, 'voters');
  const voters = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (voters >= 1 && voters <= mostVoters) return voters;
  throw new WrongUse(
    text(
      `--voters: “${given}” không phải số người từ 1 đến ${mostVoters}.`,
      `--voters: “${given}” is not a number of voters from 1 to ${mostVoters}.`,
    ),
  );
}

function trusteesOf(call: Call): { readonly threshold: number; readonly size: number } {
  const given = requiredOption(call, 'trustees');
  const match = /^(\d{1,2})\/(\d{1,2})$/.exec(given);
  const [threshold, size] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (threshold >= 1 && threshold <= size && size <= mostTrustees) return { threshold, size };
  throw new WrongUse(
    text(
      `--trustees: “${given}” không có dạng K/N với 1 ≤ K ≤ N ≤ ${mostTrustees}, ví dụ 3/5.`,
      `--trustees: “${given}” is not K/N with 1 ≤ K ≤ N ≤ ${mostTrustees}, such as 3/5.`,
    ),
  );
}

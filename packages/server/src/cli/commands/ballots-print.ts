// S09: the ballots of one list, and what is where on them.
import { resolve } from 'node:path';
import { refuse, rollsOf, text } from '@tinnhiem/core';
import type { BallotInput } from '@tinnhiem/documents';
import { type Call, type CliCommand, flag, Refused, requiredOption, textOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { jsonFile, pdfFile } from '../file-kinds.ts';
import { writeNamedFiles } from '../files.ts';
import { type Target, targetAt } from '../overwrite.ts';
import { nobodyOnList, unknownListOf } from '../refusals.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';

const mostCopies = 5000;

export const ballotsPrint: CliCommand = {
  name: ['ballots', 'print'],
  summary: text(
    'In phiếu của một danh sách; trước khi phê duyệt thì in phiếu mẫu',
    'Print the ballots of a list; before approval, specimens',
  ),
  arguments: [roundArgument],
  options: {
    list: { type: 'string', value: 'ID', required: true, what: text('Mã của danh sách', 'Id of the list') },
    copies: { type: 'string', value: 'N', what: text('Số phiếu (mặc định 1)', 'How many ballots (default 1)') },
    'blank-sheet': { type: 'boolean', what: text('Chỉ in một phiếu', 'Print one ballot only') },
    out: { type: 'string', value: 'F.pdf', required: true, what: text('Tệp PDF để ghi', 'PDF to write') },
    layout: {
      type: 'string',
      value: 'L.json',
      what: text('Tệp ghi vị trí từng ô, tính bằng milimét', 'File for the place of every box, in millimetres'),
    },
    ...dataOptions,
  },
  json: '{ pages, pagesPerBallot, style }',
  example: 'tinnhiem ballots print tuaf-2019 --list don-vi --copies 31 --out phieu.pdf --layout phieu.json',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const copies = copiesOf(call);
      const [out, layout] = [requiredOption(call, 'out'), textOption(call, 'layout')];
      if (layout !== undefined && resolve(layout) === resolve(out)) throw oneFileForTwo;
      const target = await targetAt(out, pdfFile);
      const layoutTarget = layout === undefined ? undefined : await targetAt(layout, ballotLayoutFile);
      const { documentRequest, layoutCodes, randomCodes, renderDocument } = await import('../../documents/index.ts');
      const { ballotLayout } = await import('@tinnhiem/documents');
      const { round, rules } = await session.round(call.arguments.ROUND ?? '');
      const list = requiredOption(call, 'list');
      const lists = round.state.plan.lists.map(({ id }) => id);
      if (!lists.some((id) => id === list)) throw new Refused(refuse(unknownListOf, list, lists));
      const drawn = rollsOf(rules, round.state, session.today).lists.find(({ id }) => id === list);
      if (drawn?.votedOn.length === 0) throw new Refused(refuse(nobodyOnList, drawn.title));
      const query = { form: 'ballot', list, copies };
      const viewer = { roles: session.doer.roles };
      const request = documentRequest(round, rules, query, viewer, randomCodes);
      if (!request.ok) throw new Refused(request.error);
      const input = request.value.input as BallotInput;
      const { style, pages } = ballotLayout(input);
      const files: { target: Target; content: Uint8Array | string }[] = [
        { target, content: await renderDocument(request.value) },
      ];
      if (layoutTarget !== undefined) {
        const { layoutFile } = await import('@tinnhiem/paper');
        // Of a ballot that nobody gets: the layout of ballots with random codes holds the code of none.
        const one = documentRequest(round, rules, { ...query, copies: 1 }, viewer, layoutCodes);
        if (!one.ok) throw new Refused(one.error);
        const clean = await layoutFile({ style, pages }, await renderDocument(one.value));
        files.push({ target: layoutTarget, content: `${JSON.stringify(clean, null, 1)}\n` });
      }
      await writeNamedFiles(files);
      const made = input.copies ?? 1;
      const printed = { pages: pages.length * made, pagesPerBallot: pages.length, style };
      return {
        status: 0,
        json: printed,
        lines: [printedWords[call.language](made, printed.pages, out, input.specimen === true)],
      };
    }),
};

const ballotLayoutFile = jsonFile(
  text('tệp vị trí phiếu do lệnh này ghi', 'a layout that this command wrote'),
  (value) => typeof value === 'object' && value !== null && 'style' in value && 'pages' in value,
);

const oneFileForTwo = new WrongUse(
  text('--out và --layout là cùng một tệp: cần hai tệp.', '--out and --layout are the same file: two are needed.'),
);

const printedWords = {
  vi: (copies: number, pages: number, out: string, specimen: boolean) =>
    `Đã ghi ${copies} phiếu${specimen ? ' mẫu' : ''} (${pages} trang) vào ${out}.`,
  en: (copies: number, pages: number, out: string, specimen: boolean) =>
    `${copies} ${specimen ? 'specimens' : 'ballots'} (${pages} pages) written to ${out}.`,
} as const;

function copiesOf(call: Call): number {
  const given = textOption(call, 'copies');
  if (flag(call, 'blank-sheet') || given === undefined) return 1;
  const copies = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (copies >= 1 && copies <= mostCopies) return copies;
  throw new WrongUse(
    text(
      `--copies: “${given}” không phải số phiếu từ 1 đến ${mostCopies}.`,
      `--copies: “${given}” is not a number of ballots from 1 to ${mostCopies}.`,
    ),
  );
}

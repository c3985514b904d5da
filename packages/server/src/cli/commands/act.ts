// Any act of a round or a conference, as THE table of commands has it: what a screen does, a script can do.
import { randomUUID } from 'node:crypto';
import { conferenceCommands, refuse, roundCommands, text } from '@tinnhiem/core';
import { parseDocument } from 'yaml';
import { destroyPictures } from '../../scans/destroy-pictures.ts';
import { type Call, type CliCommand, Refused, textOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { readNamedText } from '../files.ts';
import { clockOnlyInRehearsal } from '../refusals.ts';
import { requireConference } from '../require-conference.ts';
import { roundArgument } from '../round-argument.ts';
import { type Session, withSession } from '../session.ts';

/** Acts that come with something beside the record, and have commands of their own: files that are read, cards of who asked. */
const elsewhere: readonly string[] = ['create-round', 'register-inquiry', 'advance-inquiry'];

const possible = (all: readonly { readonly name: string; readonly internal?: boolean }[]) =>
  all.filter(({ name, internal }) => internal !== true && !elsewhere.includes(name)).map(({ name }) => name);
const ofRound = possible(roundCommands);
const ofConference = possible(conferenceCommands);

export const act: CliCommand = {
  name: ['act'],
  summary: text(
    'Một việc bất kỳ của đợt hoặc hội nghị: điểm danh, phát phiếu, kiểm phiếu, biên bản, công bố, niêm phong…',
    'Any act of a round or conference: check-in, handing out, count, minutes, announcement, seal …',
  ),
  arguments: [
    roundArgument,
    {
      name: 'COMMAND',
      what: text(
        'tên việc, như docs/reference/commands.md liệt kê: check-in, open-poll, …',
        'the act, as docs/reference/commands.md lists them: check-in, open-poll, …',
      ),
    },
  ],
  options: {
    conference: {
      type: 'string',
      value: 'ID',
      what: text('Hội nghị, với việc của hội nghị', 'The conference, for an act of one'),
    },
    in: {
      type: 'string',
      value: 'FILE|-',
      what: text(
        'Dữ liệu của việc, JSON hoặc YAML; - đọc từ đầu vào chuẩn; không ghi thì trống',
        'Data of the act, JSON or YAML; - reads standard input; empty where not given',
      ),
    },
    ...dataOptions,
  },
  json: '{ round, conference, command, number, fingerprint }',
  example:
    "echo '{ people: [CB001, CB002] }' | tinnhiem act tuaf-2019 check-in --conference hoi-nghi --in - --as ban-kiem-phieu",
  run: async (call: Call) => {
    const { ROUND: round = '', COMMAND: command = '' } = call.arguments;
    const conference = textOption(call, 'conference');
    requirePossible(round, command, conference);
    const data = await dataOf(call);
    return await withSession(call, async (session) => {
      const loaded = (await session.round(round)).round;
      if (session.clockIsSet && !loaded.state.rehearsal) throw new Refused(refuse(clockOnlyInRehearsal));
      if (conference !== undefined) requireConference(loaded, conference);
      const done = await session.service.perform({
        round,
        ...(conference === undefined ? {} : { conference }),
        command,
        id: randomUUID(),
        data,
        by: session.doer,
      });
      // Also where it was recorded before: a deletion that was cut off is carried on.
      if (command === 'destroy-ballots') await dropPictures(session, round);
      if (!done.ok) throw new Refused(done.error);
      const { number, fingerprint } = done.value;
      const said = text(`Đã ghi vào hồ sơ, số ${number}: ${fingerprint}`, `Recorded as no. ${number}: ${fingerprint}`);
      const json = { round, conference: conference ?? null, command, number, fingerprint };
      return { status: 0, json, lines: [said[call.language]] };
    });
  },
};

/** With the ballots go their pictures. */
async function dropPictures({ service, scans }: Session, round: string): Promise<void> {
  const dropped = await destroyPictures(service, scans.images, round);
  if (!dropped.ok) throw new Refused(dropped.error);
}

function requirePossible(round: string, command: string, conference: string | undefined): void {
  const needed = ofConference.includes(command);
  if (!needed && !ofRound.includes(command)) {
    if ([...ofRound, ...ofConference].includes(round))
      throw new WrongUse(
        text(
          `Ghi đợt trước, việc sau: tinnhiem act ${command} ${round}.`,
          `The round comes before the act: tinnhiem act ${command} ${round}.`,
        ),
      );
    const known = [...ofRound, ...ofConference].join(', ');
    throw new WrongUse(
      text(
        `COMMAND: không có việc “${command}” ở lệnh này. Có: ${known}.`,
        `COMMAND: “${command}” is no act of this command. There are: ${known}.`,
      ),
    );
  }
  if (needed === (conference !== undefined)) return;
  throw new WrongUse(
    needed
      ? text(`“${command}” là việc của hội nghị: ghi --conference ID.`, `“${command}” needs --conference ID.`)
      : text(`“${command}” là việc của cả đợt: bỏ --conference.`, `“${command}” is of the round: no --conference.`),
  );
}

async function dataOf(call: Call): Promise<unknown> {
  const file = textOption(call, 'in');
  if (file === undefined) return {};
  const document = parseDocument(await readNamedText(file, 'in'));
  const [broken] = document.errors;
  if (broken === undefined) return document.toJS() ?? {};
  throw new WrongUse(
    text(
      `--in: “${file}” không phải JSON hay YAML: ${broken.code}`,
      `--in: “${file}” is no JSON or YAML: ${broken.code}`,
    ),
  );
}

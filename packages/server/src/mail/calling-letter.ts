// S07: the words of a letter that calls somebody to a conference. It leaves the house: it names its reader, and nobody who is voted on.
import { formatDay, type Instant } from '@tinnhiem/core';
import type { InvitationInput } from '@tinnhiem/documents';
import { momentWords } from '../moment.ts';
import { changesIn, type Told } from './called.ts';

export interface CallingWords {
  readonly subject: string;
  readonly body: string;
}

/** A letter that went before, to the same person about the same conference. */
export interface Before {
  readonly at: Instant;
  readonly says: Told;
}

const noAnswer = 'Phần mềm Tín Nhiệm gửi thư này theo yêu cầu của cơ quan; xin không trả lời thư.';

/** `input`: the person's own page. */
export function callingWords(input: InvitationInput, says: Told, before: Before | null): CallingWords {
  const [person] = input.people;
  const { honorific = 'Ông (bà)', name = '', notes = [] } = person ?? {};
  const summons = input.kind === 'summons';
  const paper = summons ? 'giấy triệu tập' : 'giấy mời';
  const one = honorific.toLocaleLowerCase('vi');
  const changes = before === null ? [] : changesIn(before.says, says);
  const corrects = changes.length > 0;
  return {
    subject: `${corrects ? 'Đính chính: ' : ''}${summons ? 'Triệu tập' : 'Mời'} dự ${says.title}, ${formatDay(says.day)}`,
    body: [
      `Kính gửi: ${honorific} ${name}`,
      ...(before === null || !corrects
        ? []
        : [`Thư này thay thư gửi lúc ${momentWords(before.at)}. Đã thay đổi: ${changes.join('; ')}.`]),
      `${input.issuer.body} ${summons ? 'triệu tập' : 'kính mời'} ${one} dự ${says.title}:`,
      [
        `- Thời gian: ${says.time}, ngày ${formatDay(says.day)}`,
        ...(says.place === '' ? [] : [`- Địa điểm: ${says.place}`]),
        `- Chủ trì: ${says.chair}`,
      ].join('\n'),
      ...notes,
      `Thư này để báo trước. Bản có giá trị là ${paper} bằng giấy, đã ký và đóng dấu; tệp kèm theo là bản chưa ký.`,
      noAnswer,
      '',
    ].join('\n\n'),
  };
}

/** To somebody who was called and is on no roll any more. */
export function notCalledWords(name: string, says: Told, before: Before): CallingWords {
  return {
    subject: `Đính chính: không còn triệu tập, mời dự ${says.title}`,
    body: [
      `Kính gửi: Ông (bà) ${name}`,
      `Thư gửi lúc ${momentWords(before.at)} báo Ông (bà) dự ${says.title} ngày ${formatDay(says.day)} để ghi phiếu. Nay Ông (bà) không còn trong danh sách người ghi phiếu của hội nghị này, nên thư đó không còn giá trị.`,
      noAnswer,
      '',
    ].join('\n\n'),
  };
}

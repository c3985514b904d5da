import { z } from 'zod';
import { sheetCount } from '../../ballots/stock.ts';
import { listIdSchema, sha256Schema } from '../../basics/ids.ts';
import { text } from '../../basics/text.ts';
import { seatNumber } from '../../polls/electronic/events.ts';
import { event } from '../../record/command.ts';

export const boxDecryptionGiven = event({
  type: 'box-decryption-given',
  version: 1,
  title: text('Góp phần giải mã hòm phiếu điện tử', 'Share of opening a box given'),
  data: z.strictObject({ list: listIdSchema, seat: seatNumber, sha256: sha256Schema }),
  sentence: (d) =>
    text(
      `Người giữ khóa số ${d.seat} góp phần giải mã hòm phiếu điện tử danh sách ${d.list}.`,
      `Seat ${d.seat} gave a share of opening the electronic box of ${d.list}.`,
    ),
});

export const boxOpened = event({
  type: 'box-opened',
  version: 1,
  title: text('Mở hòm phiếu điện tử', 'Electronic box opened'),
  data: z.strictObject({
    list: listIdSchema,
    /** High, confidence and low of every person, in ballot order. */
    result: z.array(z.tuple([sheetCount, sheetCount, sheetCount])).max(200),
    bel: z.strictObject({ sha256: sha256Schema, bytes: z.number().int().positive() }),
    end: sha256Schema,
  }),
  sentence: (d) =>
    text(
      `Mở hòm phiếu điện tử danh sách ${d.list}; tệp .bel có dấu vân tay ${d.bel.sha256}.`,
      `Electronic box of ${d.list} opened; its .bel file has the fingerprint ${d.bel.sha256}.`,
    ),
});

export const boxEvents = [boxDecryptionGiven, boxOpened] as const;

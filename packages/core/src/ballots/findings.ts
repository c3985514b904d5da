import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';

export const stockDoesNotBalance: FindingKind<
  [list: string, printed: number, issued: number, unused: number, spoiled: number]
> = {
  code: 'W-stock-does-not-balance',
  severity: 'warning',
  title: text('Số phiếu in không khớp', 'The ballots printed do not add up'),
  message: (list, printed, issued, unused, spoiled) =>
    text(
      `${list}: in ${printed} phiếu, nhưng phát ra ${issued} + còn lại ${unused} + hỏng ${spoiled} = ${issued + unused + spoiled}.`,
      `${list}: ${printed} printed, but issued ${issued} + unused ${unused} + spoiled ${spoiled} = ${issued + unused + spoiled}.`,
    ),
  todo: text(
    'Đếm lại phiếu trên bàn; nếu ghi nhầm thì đính chính số phiếu, nếu không thì ghi lý do vào biên bản.',
    'Count the sheets on the table again; correct the stock, or record the reason in the minutes.',
  ),
};

export const moreCollectedThanIssued: FindingKind<[list: string, collected: number, issued: number, foreign: number]> =
  {
    code: 'E-more-collected-than-issued',
    severity: 'error',
    title: text('Thu về nhiều hơn phát ra', 'More ballots collected than issued'),
    message: (list, collected, issued, foreign) =>
      text(
        `${list}: thu về ${collected} phiếu, phát ra ${issued}, phiếu không do Ban Kiểm phiếu phát ra ${foreign}.`,
        `${list}: ${collected} collected, ${issued} issued, ${foreign} that the committee never issued.`,
      ),
    todo: text(
      'Đếm lại phiếu thu về và phiếu phát ra rồi đính chính, hoặc xác định phiếu không do Ban Kiểm phiếu phát ra.',
      'Count both again and correct the stock, or find the sheets that the committee never issued.',
    ),
  };

export const ballotsNotReturned: FindingKind<[list: string, missing: number]> = {
  code: 'W-ballots-not-returned',
  severity: 'warning',
  title: text('Có phiếu phát ra không thu về', 'Ballots issued and not returned'),
  message: (list, missing) =>
    text(
      `${list}: ${missing} phiếu phát ra không thu về.`,
      `${list}: ${missing} ballots were issued and not returned.`,
    ),
  todo: text(
    'Kiểm tra hòm phiếu và hội trường; ghi lý do vào biên bản.',
    'Look in the box and the hall; record the reason in the minutes.',
  ),
};

export const foreignBallots: FindingKind<[list: string, foreign: number]> = {
  code: 'W-foreign-ballots',
  severity: 'warning',
  title: text('Có phiếu không do Ban Kiểm phiếu phát ra', 'Sheets that the committee never issued'),
  message: (list, foreign) =>
    text(
      `${list}: trong hòm có ${foreign} phiếu không do Ban Kiểm phiếu phát ra; tính là phiếu thu về và không hợp lệ.`,
      `${list}: the box held ${foreign} sheets that the committee never issued; they count as collected and invalid.`,
    ),
  todo: text(
    'Ghi rõ sự việc vào biên bản và báo Ủy ban Kiểm tra.',
    'Record it in the minutes and tell the inspection committee.',
  ),
};

export const stockFindingKinds = [
  stockDoesNotBalance,
  moreCollectedThanIssued,
  ballotsNotReturned,
  foreignBallots,
] as const;

import type { FormatProfile, Source } from './profile.ts';

const instrument = 'Hướng dẫn số 36-HD/VPTW ngày 03/4/2018 của Văn phòng Trung ương Đảng';
const table: Source = { instrument, provision: 'Phụ lục, bảng mẫu chữ và chi tiết trình bày' };
const page: Source = { instrument, provision: 'Mục về phông chữ, khổ giấy, định lề trang văn bản, số trang' };

/** Party documents dated before 27/5/2026. */
export const party2018: FormatProfile = {
  id: 'party-2018',
  name: { vi: 'Văn bản của Đảng (Hướng dẫn 36-HD/VPTW)', en: 'Party documents (Guide 36-HD/VPTW)' },
  validFrom: '2018-04-03',
  validUntil: '2026-05-26',
  margins: { value: { top: 20, bottom: 20, left: 30, right: 15 }, cite: page },
  nationalTitle: { value: [{ text: 'ĐẢNG CỘNG SẢN VIỆT NAM', size: 15 }], cite: table },
  issuer: {
    parentSize: { value: 14, cite: table },
    bodySize: { value: 14, cite: table },
    separator: { value: 'star', cite: table },
  },
  number: { size: { value: 14, cite: table }, pattern: { value: 'Số {n}-{t}/{c}', cite: table } },
  placeAndDate: { size: { value: 14, cite: table } },
  title: { size: { value: 16, cite: table } },
  subject: { size: { value: 14, cite: table }, below: { value: 'dashes', cite: 'unverified' } },
  letterSubject: { value: 'V/v ', cite: 'unverified' },
  text: {
    size: { value: 14, cite: table },
    lines: { value: { kind: 'multiple', factor: 1.15 }, cite: 'unverified' },
    firstLine: { value: 10, cite: 'unverified' },
    spaceBefore: { value: 6, cite: 'unverified' },
    endMark: { value: './.', cite: 'unverified' },
  },
  address: { value: { honorific: 'Đồng chí', one: 'đồng chí' }, cite: 'unverified' },
  legalBases: {
    italic: { value: false, cite: 'unverified' },
    dash: { value: false, cite: 'unverified' },
    lastMark: { value: ';', cite: 'unverified' },
  },
  signature: {
    size: { value: 14, cite: 'unverified' },
    prefix: { value: { onBehalf: 'T/M', forHead: 'K/T', byOrder: 'T/L' }, cite: 'unverified' },
    authorityBold: { value: true, cite: 'unverified' },
    postBold: { value: false, cite: 'unverified' },
    nameBold: { value: true, cite: 'unverified' },
  },
  recipients: {
    labelSize: { value: 14, cite: 'unverified' },
    label: { value: 'underlined', cite: 'unverified' },
    listSize: { value: 12, cite: 'unverified' },
  },
  pageNumberSize: { value: 14, cite: 'unverified' },
  securityMarkSize: { value: 14, cite: 'unverified' },
};

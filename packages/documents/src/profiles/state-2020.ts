import type { FormatProfile, Source } from './profile.ts';

const instrument = 'Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư';
const page: Source = { instrument, provision: 'Phụ lục I, Mục I' };
const signing: Source = { instrument, provision: 'Điều 13 và khoản 7, Mục II, Phụ lục I' };
const code: Source = { instrument, provision: 'Phụ lục I, Mục II, khoản 3' };

/** Administrative documents of state bodies. */
export const state2020: FormatProfile = {
  id: 'state-2020',
  name: { vi: 'Văn bản hành chính nhà nước (Nghị định 30/2020/NĐ-CP)', en: 'State documents (Decree 30/2020/ND-CP)' },
  validFrom: '2020-03-05',
  validUntil: null,
  margins: { value: { top: 20, bottom: 20, left: 30, right: 15 }, cite: page },
  nationalTitle: {
    value: [
      { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: 12.5 },
      { text: 'Độc lập - Tự do - Hạnh phúc', size: 13.5 },
    ],
    cite: 'unverified',
  },
  issuer: {
    parentSize: { value: 12.5, cite: 'unverified' },
    bodySize: { value: 12.5, cite: 'unverified' },
    separator: { value: 'rule', cite: 'unverified' },
  },
  number: { size: { value: 13, cite: 'unverified' }, pattern: { value: 'Số: {n}/{t}-{c}', cite: code } },
  placeAndDate: { size: { value: 13.5, cite: 'unverified' } },
  title: { size: { value: 14, cite: 'unverified' } },
  subject: { size: { value: 14, cite: 'unverified' }, below: { value: 'rule', cite: 'unverified' } },
  letterSubject: { value: 'V/v ', cite: 'unverified' },
  text: {
    size: { value: 13.5, cite: 'unverified' },
    lines: { value: { kind: 'multiple', factor: 1.15 }, cite: 'unverified' },
    firstLine: { value: 10, cite: 'unverified' },
    spaceBefore: { value: 6, cite: 'unverified' },
    endMark: { value: './.', cite: 'unverified' },
  },
  address: { value: { honorific: 'Ông (Bà)', one: 'ông (bà)' }, cite: 'unverified' },
  legalBases: {
    italic: { value: true, cite: 'unverified' },
    dash: { value: false, cite: 'unverified' },
    lastMark: { value: '.', cite: 'unverified' },
  },
  signature: {
    size: { value: 13.5, cite: 'unverified' },
    prefix: { value: { onBehalf: 'TM.', forHead: 'KT.', byOrder: 'TL.' }, cite: signing },
    authorityBold: { value: true, cite: 'unverified' },
    postBold: { value: true, cite: 'unverified' },
    nameBold: { value: true, cite: 'unverified' },
  },
  recipients: {
    labelSize: { value: 12, cite: 'unverified' },
    label: { value: 'bold-italic', cite: 'unverified' },
    listSize: { value: 11, cite: 'unverified' },
  },
  pageNumberSize: { value: 13.5, cite: page },
  securityMarkSize: { value: 13.5, cite: 'unverified' },
};

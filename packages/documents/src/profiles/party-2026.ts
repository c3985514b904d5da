import type { FormatProfile, Source } from './profile.ts';

/** That this guide governs is confirmed; its text was read only at second hand, so its values stay unverified. */
const regulation: Source = {
  instrument: 'Quy định số 399-QĐ/TW ngày 09/01/2026 của Ban Bí thư',
  provision: 'Thể thức văn bản của Đảng',
};

/** Party documents from 27/5/2026 on (Hướng dẫn 05-HD/VPTW under Quy định 399-QĐ/TW). */
export const party2026: FormatProfile = {
  id: 'party-2026',
  name: { vi: 'Văn bản của Đảng (Hướng dẫn 05-HD/VPTW)', en: 'Party documents (Guide 05-HD/VPTW)' },
  validFrom: '2026-05-27',
  validUntil: null,
  margins: { value: { top: 20, bottom: 20, left: 30, right: 15 }, cite: 'unverified' },
  nationalTitle: { value: [{ text: 'ĐẢNG CỘNG SẢN VIỆT NAM', size: 15 }], cite: regulation },
  issuer: {
    parentSize: { value: 14, cite: 'unverified' },
    bodySize: { value: 14, cite: 'unverified' },
    separator: { value: 'star', cite: 'unverified' },
  },
  number: {
    size: { value: 14, cite: 'unverified' },
    pattern: { value: 'Số {n}-{t}/{c}', cite: 'unverified' },
  },
  placeAndDate: { size: { value: 14, cite: 'unverified' } },
  title: { size: { value: 16, cite: 'unverified' } },
  subject: { size: { value: 14, cite: 'unverified' }, below: { value: 'dashes', cite: 'unverified' } },
  letterSubject: { value: '', cite: 'unverified' },
  text: {
    size: { value: 14, cite: 'unverified' },
    lines: { value: { kind: 'exact', points: 18 }, cite: 'unverified' },
    firstLine: { value: 10, cite: 'unverified' },
    spaceBefore: { value: 6, cite: 'unverified' },
    endMark: { value: '.', cite: 'unverified' },
  },
  address: { value: { honorific: 'Đồng chí', one: 'đồng chí' }, cite: 'unverified' },
  legalBases: {
    italic: { value: false, cite: 'unverified' },
    dash: { value: true, cite: 'unverified' },
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

// S21: of two people of one name on one list, a paper says of which something is to be considered. All people are invented.
import { expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import { documentRequest, renderDocument } from './index.ts';
import { wordsOfPdf } from './testing/read-back.ts';
import { wholeRound } from './testing/whole-round.ts';

// The last of a ballot have most low marks: heads of faculties whose given name comes last.
const name = 'Vũ Văn Yên';
const twins = { CB014: name, CB016: name };
const called = [`${name}, Trưởng khoa, Khoa Nông học`, `${name}, Trưởng khoa, Khoa Chăn nuôi thú y`];

test('what is to be considered is said of a person with the post, where two on the list have one name', {
  timeout: 120_000,
}, async () => {
  const held = await wholeRound(memoryStore(), undefined, twins);
  const round = await held.service.round(held.round);
  if (!round.ok) throw new Error(round.error.message.en);
  for (const query of [
    { form: 'result-summary', list: 'don-vi' },
    { form: 'leadership-report' },
    { form: 'authority-report', matter: 'Trường Đại học Nông Lâm' },
  ]) {
    const request = documentRequest(round.value, held.rules, query, { roles: ['chair'] });
    if (!request.ok) throw new Error(request.error.message.en);
    const words = wordsOfPdf(await renderDocument(request.value)).replace(/\s+/gu, ' ');
    for (const who of called) expect(words, query.form).toMatch(new RegExp(`${who}[^:]{0,80}: Cần`, 'u'));
    expect(words, query.form).not.toMatch(new RegExp(`${name}( \\(|:)`, 'u'));
  }
  await held.service.store.close();
});

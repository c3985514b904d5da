import { fingerprint } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { newFindings } from '../src/answer.ts';
import { checkDocuments } from '../src/checks/round.ts';
import type { Contents } from '../src/contents.ts';

const [shown, hidden] = ['a'.repeat(64), 'b'.repeat(64)];

function checked(hiddenActs: number, sealed: boolean) {
  const findings = newFindings();
  const files = [shown, hidden].map((hash, index) => ({
    path: `documents/${index}.pdf`,
    document: { fingerprint: fingerprint(hash) },
  }));
  const contents = { sealed, files } as unknown as Contents;
  checkDocuments(contents, { hashes: new Map([[1, shown]]), hidden: hiddenActs }, findings);
  return findings;
}

test('A paper whose act lies among sealed ballots, as where few people vote, is not called wrong: it could not be checked', () => {
  const { checks, notChecked } = checked(1, true);
  expect(checks).toMatchObject([
    { code: 'documents', ok: true, sentence: { vi: expect.stringMatching(/^1 văn bản/u) } },
  ]);
  expect(notChecked).toMatchObject([{ code: 'documents', sentence: { vi: expect.stringContaining('mật khẩu') } }]);
  expect(checked(1, false).notChecked[0]?.sentence.vi).not.toContain('mật khẩu');
});

test('A paper of no act at all is wrong where none is hidden that it could belong to', () => {
  const { checks, notChecked } = checked(0, true);
  expect(checks).toMatchObject([{ code: 'documents', ok: false, where: { file: 'documents/1.pdf' } }]);
  expect(notChecked).toEqual([]);
});

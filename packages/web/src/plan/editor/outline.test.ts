import type { Section } from '@tinnhiem/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { criteriaToText, sectionsToText, textToCriteria, textToSections } from './outline.ts';

const syllable = fc.constantFrom('Nguyên', 'tắc', '1.', '-', 'Căn', 'cứ', '50%', 'số', '“tín', 'nhiệm”;');
const words = fc.array(syllable, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const lines = fc.array(words, { maxLength: 3 });
const leaf = fc.record({ heading: words, text: lines, sections: fc.constant<Section[]>([]) });
const middle = fc.record({ heading: words, text: lines, sections: fc.array(leaf, { maxLength: 2 }) });
const section = fc.record({ heading: words, text: lines, sections: fc.array(middle, { maxLength: 2 }) });

test('what is written as text is read back as the same sections', () => {
  fc.assert(
    fc.property(fc.array(section, { minLength: 1, maxLength: 3 }), (sections) => {
      expect(textToSections(sectionsToText(sections))).toEqual(sections);
    }),
  );
});

test('a heading that skips a level still stands under the one above it', () => {
  expect(textToSections('# I. NGUYÊN TẮC\n### a) Chung\n- Một ý\n# II. NƠI LẤY PHIẾU')).toEqual([
    {
      heading: 'I. NGUYÊN TẮC',
      text: [],
      sections: [{ heading: 'a) Chung', text: ['- Một ý'], sections: [] }],
    },
    { heading: 'II. NƠI LẤY PHIẾU', text: [], sections: [] },
  ]);
});

test('criteria pasted with dashes lose the dashes, and keep their block', () => {
  const blocks = textToCriteria('# Phẩm chất chính trị\n- Lập trường\n– Tinh thần trách nhiệm\n# Năng lực\n+ Kết quả');
  expect(blocks).toEqual([
    { title: 'Phẩm chất chính trị', items: ['Lập trường', 'Tinh thần trách nhiệm'] },
    { title: 'Năng lực', items: ['Kết quả'] },
  ]);
  expect(textToCriteria(criteriaToText(blocks))).toEqual(blocks);
});

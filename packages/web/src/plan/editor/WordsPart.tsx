import { SimpleGrid } from '@mantine/core';
import { editorText as words } from './editor.text.ts';
import { ChoiceField, DayField, LinesField, OutlineField, WordsField } from './form.tsx';
import { sectionsToText, textToSections } from './outline.ts';
import { Part } from './Part.tsx';

export function WordsPart() {
  return (
    <>
      <Part title={words.partForm}>
        <ChoiceField
          path={['document', 'profile']}
          label={words.profile}
          choices={Object.entries(words.profiles).map(([value, label]) => ({ value, label }))}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <WordsField path={['document', 'number']} label={words.number} hint={words.numberHint} optional />
          <DayField path={['document', 'date']} label={words.date} optional />
        </SimpleGrid>
        <WordsField path={['document', 'subject']} label={words.subject} hint={words.subjectHint} lines={2} />
      </Part>
      <Part title={words.partWords}>
        <LinesField path={['document', 'legalBases']} label={words.legalBases} lines={4} />
        <WordsField path={['document', 'intro']} label={words.intro} lines={2} optional />
        <OutlineField
          path={['document', 'sections']}
          label={words.sections}
          hint={words.sectionsHint}
          read={textToSections}
          write={sectionsToText}
        />
      </Part>
      <Part title={words.partSigning}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <WordsField
            path={['document', 'signature', 'onBehalfOf']}
            label={words.onBehalfOf}
            hint={words.onBehalfOfHint}
          />
          <WordsField path={['document', 'signature', 'role']} label={words.signerRole} />
          <WordsField path={['document', 'signature', 'name']} label={words.signerName} />
        </SimpleGrid>
        <LinesField path={['document', 'recipients']} label={words.recipients} lines={3} />
      </Part>
    </>
  );
}

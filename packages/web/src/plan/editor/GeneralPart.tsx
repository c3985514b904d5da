import { SimpleGrid } from '@mantine/core';
import { editorText as words } from './editor.text.ts';
import { DayField, WordsField } from './form.tsx';
import { Part } from './Part.tsx';

export function GeneralPart() {
  return (
    <>
      <Part title={words.partName}>
        <WordsField path={['title']} label={words.planTitle} hint={words.planTitleHint} lines={2} />
        <WordsField path={['id']} label={words.id} hint={words.idHint} automatic />
      </Part>
      <Part title={words.organisation}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <WordsField
            path={['organisation', 'name']}
            label={words.organisationName}
            hint={words.organisationNameHint}
          />
          <WordsField path={['organisation', 'issuer']} label={words.issuer} hint={words.issuerHint} />
          <WordsField path={['organisation', 'superior']} label={words.superior} optional />
          <WordsField path={['organisation', 'place']} label={words.place} hint={words.placeHint} />
          <WordsField path={['organisation', 'stamp']} label={words.stamp} hint={words.stampHint} />
        </SimpleGrid>
      </Part>
      <Part title={words.dates}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DayField path={['completeBefore']} label={words.completeBefore} optional />
          <DayField path={['sessionOpening']} label={words.sessionOpening} hint={words.sessionOpeningHint} optional />
          <TermFields />
        </SimpleGrid>
      </Part>
    </>
  );
}

function TermFields() {
  return (
    <>
      <DayField path={['term', 'from']} label={words.termFrom} optional />
      <DayField path={['term', 'until']} label={words.termUntil} optional />
    </>
  );
}

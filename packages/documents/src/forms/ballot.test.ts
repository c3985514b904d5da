import { expect, test } from 'vitest';
import { renderForm } from '../render-form.ts';
import { pageTexts, whole, withoutBlanks } from '../testing/read-pdf.ts';
import { pdf } from '../testing/render-options.ts';
import { inventedNames, sample } from '../testing/samples.ts';

test('a specimen is headed PHIẾU MẪU on every page, a ballot is not', async () => {
  const people = inventedNames(40).map((name, index) => ({ id: `P${index}`, name }));
  const specimen = pageTexts(await renderForm('ballot', { ...sample('ballot'), people, specimen: true }, pdf()));
  expect(specimen).toHaveLength(2);
  for (const page of specimen) expect(page).toContain('PHIẾU MẪU');
  expect(whole(await renderForm('ballot', sample('ballot'), pdf()))).not.toContain('PHIẾU MẪU');
});

test('the ballot holds the criteria word for word', async () => {
  const ballot = sample('ballot');
  const text = withoutBlanks(whole(await renderForm('ballot', ballot, pdf())));
  for (const { items } of ballot.criteria) for (const item of items) expect(text).toContain(withoutBlanks(item));
});

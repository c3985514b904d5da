import type { RenderOptions } from '../render-form.ts';

/** A form as PDF, in the profile and with the date of the samples where nothing else is said. */
export const pdf = (more: Partial<RenderOptions> = {}): RenderOptions => ({
  profile: 'party-2018',
  format: 'pdf',
  date: '2019-03-01',
  ...more,
});

/** The same as DOCX. */
export const docx = (more: Partial<RenderOptions> = {}): RenderOptions => pdf({ format: 'docx', ...more });

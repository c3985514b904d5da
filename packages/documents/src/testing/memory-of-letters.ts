// Sets so many letters as one file; prints the most memory that the process ever had, in MB.
import { renderForm } from '../render-form.ts';
import { sample } from './samples.ts';

const invitation = sample('invitation');
const [invitee] = invitation.people;
if (invitee === undefined) throw new Error('a sample without anybody');
const people = Array.from({ length: Number(process.argv[2]) }, (_, index) => ({
  ...invitee,
  name: `Người ${index + 1}`,
}));
await renderForm('invitation', { ...invitation, people }, { profile: 'party-2018', format: 'pdf', date: '2019-03-01' });
console.log(Math.round(process.resourceUsage().maxRSS / 1024));

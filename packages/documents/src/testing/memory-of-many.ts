// Sets the same minutes so many times; prints by how many MB the process has grown since the first.
import { renderForm } from '../render-form.ts';
import { sample } from './samples.ts';

const count = Number(process.argv[2]);
const set = () =>
  renderForm('counting-minutes', sample('counting-minutes'), {
    profile: 'party-2018',
    format: 'pdf',
    date: '2019-03-01',
  });
await set();
const before = process.memoryUsage.rss();
for (let index = 0; index < count; index += 1) await set();
console.log(Math.round((process.memoryUsage.rss() - before) / 1_000_000));

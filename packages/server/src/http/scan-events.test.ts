// On a real port: the committee's screens hear that a file is read, others do not.
import { expect, onTestFinished, test } from 'vitest';
import { password } from '../../test/http.ts';
import { fedSheets, markedSheet, pdfOf } from '../../test/marked-scans.ts';
import { scanOffice } from '../../test/scan-office.ts';
import { shortList } from '../../test/scan-round.ts';

test('The committee hears that a file of scans gets further; nobody else does', async () => {
  const office = await scanOffice({ sizes: { [shortList]: [2] } });
  const { server } = office;
  await office.as('chair');
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const listen = async (username: string) => {
    const signedIn = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'x-tinnhiem': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: `${password} ${username.length}` }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const stream = await fetch(`${address}/api/rounds/${office.round}/events`, {
      headers: { cookie },
      signal: stop.signal,
    });
    const heard = { text: '' };
    const decoder = new TextDecoder();
    const all = async () => {
      for await (const piece of stream.body ?? []) heard.text += decoder.decode(piece);
    };
    all().catch(() => {});
    return heard;
  };
  const [head, chair] = [await listen('committee-head'), await listen('chair')];
  const short = await office.print(shortList);
  const sheets = [1, 2].map((voter) => markedSheet(short, voter));
  const job = await office.read(await pdfOf(fedSheets(short, sheets, 1)), { batch: 1 });
  expect(job.state).toBe('recorded');
  await expect.poll(() => head.text, { timeout: 10_000 }).toContain('event: scan\ndata: {"conference":"hoi-nghi"}\n\n');
  await expect.poll(() => chair.text.match(/data: \{"number":\d+\}/g)?.length, { timeout: 10_000 }).toBe(2);
  expect(chair.text).not.toContain('scan');
}, 120_000);

// XML of workbooks as an attacker writes it: no file is opened, no address is called, nothing unfolds.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { day } from '@tinnhiem/core';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { importRoster } from '../src/import/roster-source.ts';
import { rosterWorkbook } from '../src/import/roster-workbook.ts';
import { unpack } from '../src/import/zip.ts';
import { sampleRoster } from './sample.ts';

test('Entities of a workbook open no file, call no address and do not unfold', async () => {
  let called = 0;
  const listener = createServer((_request, response) => {
    called += 1;
    response.end('bí mật');
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const laughs = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const doctypes = {
    file: ['<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'],
    address: [`<!ENTITY x SYSTEM "http://127.0.0.1:${port}/x">`, '&x;'],
    parameter: [`<!ENTITY % p SYSTEM "http://127.0.0.1:${port}/p">%p;`, ''],
    laughs: [`<!ENTITY l0 "ha">${laughs}`, '&l12;'],
  } as const;
  const whole = await unpack(await rosterWorkbook(sampleRoster), () => true);
  if (!whole.ok) throw new Error(whole.error);
  for (const [name, [entities, used]] of Object.entries(doctypes)) {
    const parts = [...whole.value].map(([part, bytes]): [string, Uint8Array] => {
      const xml = new TextDecoder().decode(bytes);
      if (!part.endsWith('.xml') || part.startsWith('[')) return [part, bytes];
      const [head = '', ...rest] = xml.split('?>');
      const changed = `${head}?><!DOCTYPE x [${entities}]>${rest.join('?>')}`.replaceAll('Ngô Văn Ích', `Ngô ${used}`);
      return [part, new TextEncoder().encode(changed)];
    });
    const read = await importRoster([{ name: 'a.xlsx', bytes: zipSync(Object.fromEntries(parts)) }], {
      today: day('2019-02-01'),
    });
    // The longest unfolding would be a million million letters.
    const text = JSON.stringify(read);
    expect(text, name).not.toContain('root:');
    expect(text, name).not.toContain('bí mật');
    expect(text.length, name).toBeLessThan(200_000);
  }
  expect(called).toBe(0);
  listener.close();
});

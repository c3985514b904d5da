// Archives of released versions stay readable: each was written by its own program (scripts/kept-archives.ts) and is checked here by this one.
import { readdirSync, readFileSync } from 'node:fs';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import { describe, expect, test } from 'vitest';
import { compareArchives, paths, readContainer, type Verified, verifyArchive, writeContainer } from '../src/index.ts';
import { passphrase } from './archives.ts';

const folder = new URL('./kept/', import.meta.url);
const group = fastestGroup();
const ofRehearsals = 'dien-tap-khong-phai-phieu-that';

/** By file: the fingerprint of the signed minutes, as somebody wrote it down, the committee's passphrase, and what is in it. */
const kept = {
  '0.1.0-electronic.zip': { fingerprint: 'D4MY-GH9J-7PAA-2VXH', secret: ofRehearsals, holds: ['boxes'] },
  '0.1.0-paper.zip': {
    fingerprint: 'MCAT-K6YE-WK8J-EH3Z',
    secret: ofRehearsals,
    holds: ['votes', 'pictures', 'sealed'],
  },
  '0.4.0-electronic.zip': { fingerprint: '4SBD-RPC2-2PZ1-V2RZ', secret: ofRehearsals, holds: ['boxes'] },
  '0.4.0-paper.zip': {
    fingerprint: '06Q6-FF9J-9H9P-1WF8',
    secret: ofRehearsals,
    holds: ['votes', 'pictures', 'sealed'],
  },
  '0.3.0.zip': { fingerprint: '15FX-QNRT-3QEP-23JP', secret: passphrase, holds: ['sealed'] },
} as const;

const wrong = ({ checks }: Pick<Verified, 'checks'>) => checks.filter(({ ok }) => !ok);

test('no kept archive is forgotten here', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(kept).sort());
});

describe.each(Object.entries(kept))('%s', (name, { fingerprint, secret, holds }) => {
  const bytes = Uint8Array.from(readFileSync(new URL(name, folder)));

  test('is right, open and sealed, and is that of its paper', () => {
    const [closed, opened] = [undefined, secret].map((given) =>
      verifyArchive(bytes, { fingerprint, passphrase: given, group }),
    ) as [Verified, Verified];
    for (const verified of [closed, opened]) {
      expect(wrong(verified)).toEqual([]);
      expect(verified).toMatchObject({ ok: true, anchored: true, stage: 'archived' });
    }
    const { checks, notChecked } = opened;
    for (const code of holds) expect(checks.map((check) => check.code)).toContain(code);
    const unknown = notChecked.map(({ code }) => code);
    for (const code of ['ballots', 'ballots-absent', 'pictures', 'pictures-absent'])
      expect(unknown).not.toContain(code);
  });

  test('goes on where it ended, and where its copy was changed the act is named', () => {
    expect(compareArchives(bytes, bytes)).toMatchObject({ ok: true, firstDifference: null });
    const changed = writeContainer(
      readContainer(bytes).files.map(({ path, bytes: content }) => {
        const text = new TextDecoder().decode(content);
        const said = text.replace(/"type":"plan-approved"/u, '"type":"plan-Approved"');
        return { path, bytes: path === paths.record ? new TextEncoder().encode(said) : content };
      }),
    );
    const compared = compareArchives(bytes, changed);
    expect(compared.ok).toBe(false);
    expect(compared.checks).toContainEqual(
      expect.objectContaining({
        archive: 'new',
        code: 'chain',
        where: expect.objectContaining({ act: expect.any(Number) }),
      }),
    );
  });

  test('tells where a byte was flipped, in whatever of its files', () => {
    let from = 0;
    for (const { path, bytes: content } of readContainer(bytes).files) {
      const begin = from + 30 + Buffer.byteLength(path);
      const at = begin + Math.floor(content.length / 2);
      from = begin + content.length;
      // Papers are all alike; of them the minutes.
      if (path.startsWith('documents/') && !path.includes('counting-minutes')) continue;
      if (path.endsWith('.docx')) continue;
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      const verified = verifyArchive(flipped, { group });
      expect(verified.ok, path).toBe(false);
      expect(
        wrong(verified).map(({ where }) => where?.file),
        path,
      ).toContain(path);
      expect(
        wrong(verified).some(({ where }) => where?.offset !== undefined),
        path,
      ).toBe(true);
    }
  });
});

// Small archives to check and to damage. All people are invented.
import { type Envelope, hashOf, type Round } from '@tinnhiem/core';
import { append, head as committeeHead, type Scene } from '../../core/test/given.ts';
import * as scenes from '../../core/test/scenes.ts';
import { type GivenFile, type PreparedArchive, prepareArchive } from '../src/index.ts';

export const passphrase = 'Bốn chữ đơn giản thôi';
export const scan = new TextEncoder().encode('%PDF-1.4 bản quét có chữ ký');

/** The same bytes every time. */
export const random = (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => (index * 37 + 11) % 256);

const utf8 = (text: string) => new TextEncoder().encode(text);

export function roundOf(scene: Scene): Round {
  if (scene.round === null) throw new Error('a scene without a round');
  return scene.round;
}

/** What a server puts beside the record, as small as it can be. */
export function filesOf(fingerprintAtFoot: string): GivenFile[] {
  const document = { form: 'counting-minutes', conference: null, list: null, person: null, copy: null };
  return [
    { path: 'READ-ME-FIRST.html', bytes: utf8('<p>Hồ sơ lưu trữ</p>') },
    {
      path: 'documents/counting-minutes.pdf',
      bytes: utf8('%PDF-1.7 biên bản'),
      document: { ...document, fingerprint: fingerprintAtFoot },
    },
  ];
}

export interface Made {
  readonly bytes: Uint8Array;
  readonly acts: readonly Envelope[];
  readonly prepared: PreparedArchive;
}

/** An archive of a scene; finished ones end with the act that says so. */
export function archiveOf(
  scene: Scene,
  options: {
    readonly files: readonly GivenFile[];
    readonly finished?: boolean;
    readonly lock?: boolean;
    readonly pictures?: readonly string[];
  },
): Made {
  const { files, finished = true, lock = true, pictures = [] } = options;
  const prepared = prepareArchive({
    round: roundOf(scene),
    acts: scene.envelopes,
    program: '0.3.0',
    finished,
    files,
    pictures: pictures.map((picture) => () => utf8(picture)),
    ...(lock ? { lock: { passphrase, random, cost: 10 } } : {}),
  });
  if (!finished) return { bytes: prepared.bytes(null), acts: scene.envelopes, prepared };
  const by = { account: 'head', name: 'Người head', role: committeeHead.roles[0] ?? '' };
  const after = append(scene, '2019-03-02T01:00:00.000Z' as never, by, [
    { type: 'round-archived', data: prepared.archived },
  ]);
  return { bytes: prepared.bytes(after.envelopes.at(-1) ?? null), acts: after.envelopes, prepared };
}

/** A count of single ballots, handed over. */
export const entered = scenes.handedOver;
export const nameOfScan = `attachments/${hashOf(scan)}.pdf`;

// How long an archive takes to write and to check: 300 ballots of 30 people, each read by two, beside what hashing its bytes costs.
import { randomBytes } from 'node:crypto';
import { type Envelope, hashOf, replay } from '@tinnhiem/core';
import { prepareArchive, verifyArchive } from '@tinnhiem/verifier';
import {
  chair,
  follow,
  head,
  member,
  organiser,
  type Scene,
  type Step,
  secretary,
  start,
} from '../packages/core/test/given.ts';
import { khoa, person, planWith, rosterOf, rulesWith } from '../packages/core/test/people.ts';
import { committee, entered, marks, voters } from '../packages/core/test/scenes.ts';

const rows = 30;
const ballots = 300;
const levels = ['high', 'confidence', 'low'] as const;

function counted(): Scene {
  const heads = Array.from({ length: rows }, (_, index) => person(`H${index}`, `Lê Văn ${index}`, 'Trưởng khoa'));
  const others = Array.from({ length: ballots - rows }, (_, index) =>
    person(`V${index}`, `Lê Thị ${index}`, 'Giảng viên'),
  );
  const data = {
    round: 'bench',
    rehearsal: true,
    plan: planWith([khoa]),
    roster: rosterOf([...heads, ...others]),
    sources: [],
  };
  const list = String(khoa.id);
  const ready = follow(
    start(rulesWith()),
    [organiser, 'create-round', data],
    [chair, 'approve-plan'],
    [organiser, 'propose-committee', { members: committee }],
    [organiser, 'record-printing', { list, copies: ballots }],
    [organiser, 'make-ready'],
  );
  const people = voters(ready);
  const box = follow(
    ready,
    [head, 'check-in', { people }],
    [chair, 'approve-committee', { votesFor: people.length, votesAgainst: 0 }],
    [chair, 'open-poll'],
    [head, 'hand-out'],
    [chair, 'close-poll'],
    [head, 'record-box', { list, collected: people.length, unused: ballots - people.length }],
    [head, 'begin-count'],
    [head, 'form-batches', { list, sizes: [people.length] }],
  );
  const read: Step[] = entered(list, 1, people.length, [secretary, member], (ballot) =>
    marks('ok', ...heads.map((_, row) => levels[(ballot * 7 + row * 5) % 3] ?? 'high')),
  );
  return follow(box, ...read, [head, 'canvass']);
}

const scene = counted();
const acts: readonly Envelope[] = scene.envelopes;
const folding = time(() => replay(acts));
const round = folding.value;
if (round === null) throw new Error('no round');
const passphrase = 'bốn từ không liên quan';
const files = [{ path: 'READ-ME-FIRST.html', bytes: new Uint8Array(1) }];
const lock = { passphrase, random: (bytes: number) => randomBytes(bytes) };
const writing = time(() => prepareArchive({ round, acts, program: 'bench', finished: false, files, lock }).bytes(null));
const open = time(() => verifyArchive(writing.value));
const whole = time(() => verifyArchive(writing.value, { passphrase }));
const hashing = time(() => hashOf(writing.value));
if (!open.value.ok || !whole.value.ok) throw new Error('the archive is not right');
console.log(`${acts.length} acts, ${(writing.value.length / 1e6).toFixed(2)} MB`);
for (const [name, { milliseconds }] of Object.entries({ folding, writing, open, whole, hashing }))
  console.log(`${name.padEnd(8)} ${milliseconds.toFixed(0)} ms`);

function time<T>(work: () => T): { readonly value: T; readonly milliseconds: number } {
  const begun = performance.now();
  const value = work();
  return { value, milliseconds: performance.now() - begun };
}

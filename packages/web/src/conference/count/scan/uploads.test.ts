import { describe, expect, it, vi } from 'vitest';
import { Refused, Unreachable } from '../../../api/problem.ts';
import { createUploads, type UploadsOptions } from './uploads.ts';

const target = { list: 'khoa', batch: 1 };
const file = (name: string, content = name) => new File([content], name, { lastModified: 1 });

function uploadsWith(send: UploadsOptions['send'], pause = () => 0) {
  let next = 0;
  const uploads = createUploads({
    send,
    pause,
    newKey: () => {
      next += 1;
      return `u${next}`;
    },
  });
  const states = () => uploads.state().map(({ file: { name }, state, job }) => [name, state, job]);
  return { uploads, states };
}

describe('files on their way to the server', () => {
  it('go one after the other, in the order in which they were chosen', async () => {
    const sent: string[] = [];
    const { uploads, states } = uploadsWith(({ name }) => {
      sent.push(name);
      return Promise.resolve({ job: `job of ${name}` });
    });
    uploads.add([file('1.pdf'), file('2.pdf')], target);
    await vi.waitFor(() =>
      expect(states()).toEqual([
        ['1.pdf', 'sent', 'job of 1.pdf'],
        ['2.pdf', 'sent', 'job of 2.pdf'],
      ]),
    );
    expect(sent).toEqual(['1.pdf', '2.pdf']);
  });

  it('are taken in once however often they are chosen for the same batch, and again for another', async () => {
    const send = vi.fn(() => Promise.resolve({ job: 'j' }));
    const { uploads, states } = uploadsWith(send);
    uploads.add([file('1.pdf')], target);
    uploads.add([file('1.pdf'), file('1.pdf')], target);
    uploads.add([file('1.pdf')], { ...target, batch: 2 });
    await vi.waitFor(() => expect(states().every(([, state]) => state === 'sent')).toBe(true));
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('wait while the server does not answer, and go by themselves when it does', async () => {
    let there = false;
    const { uploads, states } = uploadsWith(() =>
      there ? Promise.resolve({ job: 'j' }) : Promise.reject(new Unreachable()),
    );
    uploads.add([file('1.pdf')], target);
    await vi.waitFor(() => expect(states()).toEqual([['1.pdf', 'stalled', null]]));
    there = true;
    await vi.waitFor(() => expect(states()).toEqual([['1.pdf', 'sent', 'j']]));
  });

  it('let the next one go where the server refuses one, which may be tried again', async () => {
    let refuses = true;
    const { uploads, states } = uploadsWith(({ name }) =>
      name === '1.txt' && refuses ? Promise.reject(new Refused(422, {})) : Promise.resolve({ job: name }),
    );
    uploads.add([file('1.txt'), file('2.pdf')], target);
    await vi.waitFor(() =>
      expect(states()).toEqual([
        ['1.txt', 'refused', null],
        ['2.pdf', 'sent', '2.pdf'],
      ]),
    );
    refuses = false;
    uploads.retry('u1');
    await vi.waitFor(() => expect(states()[0]).toEqual(['1.txt', 'sent', '1.txt']));
  });

  it('are broken off when they are taken out while they are being sent', async () => {
    let broken = false;
    const { uploads, states } = uploadsWith(
      ({ name }, _, { signal }) =>
        new Promise((resolve, reject) => {
          if (name === '2.pdf') resolve({ job: name });
          signal.addEventListener('abort', () => {
            broken = true;
            reject(new Error('broken off'));
          });
        }),
    );
    uploads.add([file('1.pdf'), file('2.pdf')], target);
    uploads.drop('u1');
    await vi.waitFor(() => expect(states()).toEqual([['2.pdf', 'sent', '2.pdf']]));
    expect(broken).toBe(true);
  });
});

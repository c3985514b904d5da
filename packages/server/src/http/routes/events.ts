import { committeeRoles, err, insiders, ok, type Role, text } from '@tinnhiem/core';
import { type Source, streamNumbers } from '../events.ts';
import { problem } from '../problem.ts';
import { type Office, type Route, route } from '../route.ts';

/** A page is read in some hundredths of a second; nobody looks that often. */
const scansEvery = 500;

/** Tells the committee in which conference a file of scans has got further. */
function scansOf({ scans }: Office, round: string): Source {
  return (say) => {
    const waiting = new Map<string, NodeJS.Timeout>();
    const unsubscribe = scans.subscribe(round, (conference) => {
      if (waiting.has(conference)) return;
      const timer = setTimeout(() => {
        waiting.delete(conference);
        say('scan', { conference });
      }, scansEvery);
      waiting.set(conference, timer);
    });
    return () => {
      unsubscribe();
      for (const timer of waiting.values()) clearTimeout(timer);
    };
  };
}

export const eventRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/rounds/:round/events',
    access: insiders,
    summary: text(
      'Báo số của việc mới nhất, ngay khi có; với Ban Kiểm phiếu còn báo (scan) khi đọc ảnh quét',
      'Says the number of the last act, as it happens; and to the counting committee (scan) that scans are read',
    ),
    answers: 'text/event-stream',
    async handle(visit) {
      const id = visit.params.round ?? '';
      const round = await visit.office.service.round(id);
      if (!round.ok) return err(problem(round.error));
      const counts: readonly Role[] = committeeRoles;
      const more = visit.account.roles.some((role) => counts.includes(role)) ? scansOf(visit.office, id) : undefined;
      return ok(streamNumbers(visit, id, round.value.head.number, more));
    },
  }),
];

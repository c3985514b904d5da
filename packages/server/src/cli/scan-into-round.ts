// `scan --round`: files of scans into the count, on the same way as those that are handed in on the screen.

import { committeeRoles, type Refusal, type Role, refuse, roleMissing, text } from '@tinnhiem/core';
import { countPlace, countsNow } from '../scans/count-place.ts';
import { type ScanPlace, scanNow } from '../scans/scan-now.ts';
import { type Call, type Outcome, Refused } from './command.ts';
import { clockOnlyInRehearsal } from './refusals.ts';
import { requireConference } from './require-conference.ts';
import { printedPage, recordedLines, scanLines, summaryOf } from './scan-lines.ts';
import { type Session, withSession } from './session.ts';

const task = text('Ghi kết quả máy đọc', 'Record what the machine read');

/** Reads the files and records their sheets. Throws `Refused` with what was read, where nothing was recorded. */
export function scanIntoRound(call: Call, files: readonly string[], given: ScanPlace): Promise<Outcome> {
  return withSession(call, async (session) => {
    const refused = await whyNot(session, given);
    if (refused !== null) throw new Refused(refused);
    const began = performance.now();
    const { service, data, scans, doer } = session;
    const { pages, recorded, layouts, outcome } = await scanNow(
      data,
      scans,
      service,
      doer,
      files,
      given,
      (progress) => {
        const { read, flagged, rejected, aside, pages: all } = progress;
        const done = read + flagged + rejected + aside;
        if (done % progressStep === 0) call.say(progressWords[call.language](done, all));
      },
    );
    const seen = pages.map((page) => ({ ...page, duplicateOf: null }));
    const summary = summaryOf(seen, performance.now() - began);
    const json = {
      pages: pages.map(({ sheet, duplicateOf, ...page }) => ({
        ...printedPage({ ...page, duplicateOf: null }, call.language),
        sheet,
        ...(duplicateOf === null ? {} : { duplicateOf }),
      })),
      summary,
      recorded,
    };
    if (!outcome.ok) throw new Refused(outcome.error, json);
    const lines = [...scanLines(seen, layouts, summary, call.language), ...recordedLines(recorded, call.language)];
    return { status: 0, json, lines };
  });
}

/** Whoever may not look at sheets is told before anything is read. */
async function whyNot(session: Session, given: ScanPlace): Promise<Refusal | null> {
  const { service, doer, clockIsSet } = session;
  const counts: readonly Role[] = committeeRoles;
  if (!doer.roles.some((role) => counts.includes(role))) return refuse(roleMissing, task, committeeRoles);
  requireConference((await session.round(given.round)).round, given.conference);
  const place = await countPlace(service, given.round, given.conference, doer.roles);
  if (!place.ok) return place.error;
  const counting = countsNow(place.value);
  if (!counting.ok) return counting.error;
  return clockIsSet && !place.value.round.state.rehearsal ? refuse(clockOnlyInRehearsal) : null;
}

const progressStep = 25;
const progressWords = {
  vi: (done: number, all: number) => `Đã đọc ${done}/${all} trang…`,
  en: (done: number, all: number) => `${done} of ${all} pages read…`,
} as const;

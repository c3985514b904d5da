// S07: the dates of a round as an iCalendar file (RFC 5545).
import type { Instant } from '../basics/dates.ts';
import { markedAsRehearsal } from '../basics/rehearsal.ts';
import { text } from '../basics/text.ts';
import type { Plan } from '../plan/plan.ts';
import { type AgendaEntry, agendaTitle } from './agenda.ts';

/** RFC 5545, 3.1: no line is longer than 75 octets; a longer one goes on after a space. */
const mostOctets = 75;
const zone = 'Asia/Ho_Chi_Minh';
/** How long a conference is shown in the calendar, where nobody says when it ends. */
const shownHours = 3;

/** Whose dates they are. */
export interface CalendarOf {
  readonly id: string;
  readonly title: string;
  readonly rehearsal: boolean;
  readonly plan: Pick<Plan, 'conferences'>;
}

/** The calendar of a round. `stamp`: when the dates were fixed; nothing here reads the clock, so that the same round gives the same file. */
export function iCalendar(
  { id, title, rehearsal, plan }: CalendarOf,
  entries: readonly AgendaEntry[],
  stamp: Instant,
): string {
  // A calendar mixes a rehearsal with real appointments.
  const titled = (words: string) => (rehearsal ? markedAsRehearsal(text(words, words)).vi : words);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tin Nhiem//Confidence vote//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(titled(title))}`,
    `X-WR-TIMEZONE:${zone}`,
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    // One offset and no summer time since then (see basics/dates.ts).
    'DTSTART:19750613T000000',
    'TZOFFSETFROM:+0800',
    'TZOFFSETTO:+0700',
    'TZNAME:+07',
    'END:STANDARD',
    'END:VTIMEZONE',
    ...entries.flatMap((entry) => eventLines(id, entry, titled(agendaTitle(plan, entry).vi), stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(round: string, entry: AgendaEntry, title: string, stamp: Instant): string[] {
  const day = entry.day.replaceAll('-', '');
  const when =
    entry.time === null
      ? [`DTSTART;VALUE=DATE:${day}`, 'TRANSP:TRANSPARENT']
      : [`DTSTART;TZID=${zone}:${day}T${entry.time.replace(':', '')}00`, `DURATION:PT${shownHours}H`];
  return [
    'BEGIN:VEVENT',
    `UID:${entry.id}.${round}@tinnhiem`,
    `DTSTAMP:${new Date(Date.parse(stamp)).toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`,
    ...when,
    `SUMMARY:${escaped(title)}`,
    ...(entry.place === null ? [] : [`LOCATION:${escaped(entry.place)}`]),
    ...(entry.cite === null ? [] : [`DESCRIPTION:${escaped(entry.cite)}`]),
    'END:VEVENT',
  ];
}

/** RFC 5545, 3.3.11. */
function escaped(words: string): string {
  return words.replace(/[\\;,]/gu, (sign) => `\\${sign}`).replace(/\r?\n/gu, '\\n');
}

const encoder = new TextEncoder();

/** Broken between characters, never inside one: Vietnamese letters have up to three octets. */
function folded(line: string): string {
  const rows: string[] = [];
  let row = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > mostOctets) {
      rows.push(row);
      row = ' ';
      octets = 1;
    }
    row += character;
    octets += size;
  }
  return [...rows, row].join('\r\n');
}

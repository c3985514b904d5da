// A roster as offices keep it, made into data: all of it or nothing (S03, S06, reading 7).
import type { Day } from '../basics/dates.ts';
import { type Finding, find, type Where } from '../basics/findings.ts';
import { fold } from '../basics/text.ts';
import type { Person, Post, Roster } from './roster.ts';
import { chooseTables } from './roster-choice.ts';
import type { Conversion } from './roster-conversions.ts';
import type { Log } from './roster-days.ts';
import { moreFindings } from './roster-findings.ts';
import { leftFindings } from './roster-left-words.ts';
import { checkNames, type FoundPerson, readPeople } from './roster-people.ts';
import { fillIdsDown, readPosts } from './roster-posts.ts';
import * as kinds from './roster-row-findings.ts';
import { placeOf, type RawSheet } from './roster-sheets.ts';
import { spellingFindings } from './roster-spellings.ts';
import { type CleanRow, type CleanTable, readTables, textOf } from './roster-table.ts';

export interface RosterOptions {
  /** The day of the import in Vietnam: for years of two digits and for days that have not come. */
  readonly today: Day;
}

export interface CleanedRoster {
  /** `null` when any finding is an error: a half-read roster would give wrong rolls. */
  readonly roster: Roster | null;
  readonly findings: readonly Finding[];
  /** Everything that is not taken as the file has it. */
  readonly conversions: readonly Conversion[];
}

const named = 20;

/** Finds the people and posts in the sheets of one import, cleans every cell and checks the whole. Findings stand in the order of the file. */
export function cleanRoster(sheets: readonly RawSheet[], options: RosterOptions): CleanedRoster {
  const choice = chooseTables(sheets);
  const tables = readTables([choice.people, choice.posts].filter((plan) => plan !== undefined));
  const log: Log = {
    findings: [...choice.findings, ...tables.flatMap((table) => table.findings)],
    conversions: tables.flatMap((table) => table.conversions),
  };
  const people = choice.people === undefined ? undefined : tables[0];
  const posts = choice.posts === undefined ? undefined : fillIdsDown(tables.at(-1) as CleanTable, log);
  const source = people ?? (choice.isOneTable ? posts : undefined);
  const found =
    source === undefined
      ? new Map<string, FoundPerson>()
      : readPeople(source, people === undefined, options.today, log);
  checkNames(found, log);
  log.findings.push(...spellingFindings(tables));
  // Without the people, every post would be said to be nobody's.
  const held =
    source === undefined || posts === undefined
      ? new Map<string, Post[]>()
      : readPosts(posts, found, options.today, log);
  const isOver = (row: CleanRow): boolean =>
    (held.get(fold(textOf(row, 'id'))) ?? []).every(({ end }) => end !== undefined);
  log.findings.push(...tables.flatMap((table) => leftFindings(table, table === people ? isOver : () => false)));
  const list: Person[] = [...found].map(([key, { person }]) => ({ ...person, posts: held.get(key) ?? [] }));
  const idle = list.filter((person) => !held.has(fold(person.id)));
  if (people !== undefined && posts !== undefined && idle.length > 0) {
    const some = idle.slice(0, named).map((person) => `${person.id} ${person.name}`);
    log.findings.push(find(kinds.withoutPost, placeOf(people.plan.sheet), idle.length, some));
  }
  const findings = withoutFlood(distinct(log.findings)).map(withPerson([people, posts]));
  const isWhole = people !== undefined || choice.isOneTable;
  const hasError = findings.some((finding) => finding.severity === 'error');
  return {
    roster: hasError || !isWhole || posts === undefined ? null : { people: list },
    findings,
    conversions: log.conversions,
  };
}

/** Whose row a warning is about, so that it is known again in another row. */
function withPerson(tables: readonly (CleanTable | undefined)[]): (finding: Finding) => Finding {
  const key = ({ file, sheet, row }: Where): string => JSON.stringify([file, sheet, row]);
  const persons = new Map(
    tables.flatMap((table) => table?.rows ?? []).map((row) => [key(row.where), textOf(row, 'id')]),
  );
  return (finding) => {
    const person = persons.get(key(finding.where));
    const isKnown = person !== undefined && person !== '' && finding.severity === 'warning';
    return isKnown ? { ...finding, where: { ...finding.where, person } } : finding;
  };
}

/** In one table of both, a row can give the same finding as a person's and as a post's. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.id, finding])).values()];
}

const mostOfOneKind = 200;

/** A wrong column can give a finding in each of 200,000 rows. Warnings all stay, because each has to be settled; of the others the first 200. */
function withoutFlood(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  const kept = findings.filter(({ code, severity }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return severity === 'warning' || count <= mostOfOneKind;
  });
  const left = findings.length - kept.length;
  return left === 0 ? kept : [...kept, find(moreFindings, {}, left)];
}

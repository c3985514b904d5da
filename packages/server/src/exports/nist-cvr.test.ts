import { beforeAll, describe, expect, test } from 'vitest';
import type { HeldRound } from '../documents/testing/held-round.ts';
import { castVoteRecordReport } from './nist-cvr.ts';
import { canvassedRound, recordsOf, resultsOf, sheets } from './testing/counted-round.ts';

let held: HeldRound;

beforeAll(async () => {
  held = await canvassedRound();
}, 60_000);

describe('cast-vote records as NIST SP 1500-103', () => {
  interface Node {
    readonly [field: string]: unknown;
  }
  // What version 1.0 of the JSON schema requires of the classes that are used, and all that it lets stand there.
  const classes: Readonly<Record<string, readonly [required: string, optional: string]>> = {
    CastVoteRecordReport: [
      'Election GeneratedDate GpUnit ReportGeneratingDeviceIds ReportingDevice Version',
      'CVR Notes OtherReportType Party ReportType',
    ],
    ReportingDevice: ['@id', 'Application Code Manufacturer MarkMetricType Model Notes SerialNumber'],
    GpUnit: ['@id Type', 'Code Name OtherType ReportingDeviceIds'],
    Election: ['@id Contest ElectionScopeId', 'Code Name'],
    RetentionContest: ['@id ContestSelection', 'Abbreviation Code Name OtherVoteVariation VoteVariation'],
    BallotMeasureSelection: ['@id Selection', 'Code'],
    Code: ['Type Value', 'Label OtherType'],
    CVR: ['CVRSnapshot CurrentSnapshotId ElectionId', 'BallotAuditId BallotStyleId PartyIds UniqueId'],
    CVRSnapshot: ['@id Type', 'Annotation CVRContest OtherStatus Status'],
    CVRContest: ['ContestId', 'CVRContestSelection OtherStatus Overvotes Selections Status Undervotes WriteIns'],
    CVRContestSelection: ['SelectionPosition', 'ContestSelectionId OptionPosition Rank Status TotalNumberVotes'],
    SelectionPosition: ['HasIndication NumberVotes', 'Code IsAllocable IsGenerated OtherStatus Position Rank Status'],
  };
  const contestStatuses = ['invalidated-rules', 'not-indicated', 'other', 'overvoted', 'undervoted'];

  /** Every object of a class, with what is wrong with its fields. */
  function walk(value: unknown, found: Node[], wrong: string[]): void {
    if (Array.isArray(value)) for (const item of value) walk(item, found, wrong);
    else if (typeof value === 'object' && value !== null) {
      const node = value as Node;
      const type = String(node['@type']).replace(/^CVR\./u, '');
      const known = classes[type];
      if (known === undefined) wrong.push(`unknown class ${String(node['@type'])}`);
      const [required = [], optional = []] = known?.map((names) => names.split(' ')) ?? [];
      for (const name of required) if (!(name in node)) wrong.push(`${type} without ${name}`);
      for (const name of Object.keys(node))
        if (name !== '@type' && ![...required, ...optional].includes(name)) wrong.push(`${type} with ${name}`);
      found.push(node);
      for (const inner of Object.values(node)) walk(inner, found, wrong);
    }
  }

  async function report() {
    const made = castVoteRecordReport(await recordsOf(held), { at: held.service.now(), version: '0.3.0' });
    const read = JSON.parse(JSON.stringify(made)) as Node;
    const nodes: Node[] = [];
    const wrong: string[] = [];
    walk(read, nodes, wrong);
    const of = (type: string) => nodes.filter((node) => node['@type'] === `CVR.${type}`);
    return { read, of, wrong };
  }

  test('have the fields of its classes, all that are required and no other', async () => {
    const { read, of, wrong } = await report();
    expect(wrong).toEqual([]);
    expect(read.Version).toBe('1.0.0');
    expect(Number.isNaN(Date.parse(String(read.GeneratedDate)))).toBe(false);
    for (const { Status = [] } of of('CVRContest') as { Status?: string[] }[])
      for (const status of Status) expect(contestStatuses).toContain(status);
    expect(of('CVR')).toHaveLength(sheets.length);
    expect(of('RetentionContest')).toHaveLength(7);
    for (const { ContestSelection } of of('RetentionContest')) expect(ContestSelection).toHaveLength(3);
  });

  test('point at what is there: every reference has its object, and every id is there once', async () => {
    const { read, of } = await report();
    const ids = (...types: string[]) => types.flatMap(of).map((node) => node['@id']);
    const all = ids(...Object.keys(classes)).filter((id) => id !== undefined);
    expect(new Set(all).size).toBe(all.length);
    const points = (type: string, field: string, to: string) => {
      const known = new Set(ids(to));
      for (const node of of(type)) if (field in node) expect(known, `${type}.${field}`).toContain(node[field]);
    };
    points('Election', 'ElectionScopeId', 'GpUnit');
    points('CVR', 'ElectionId', 'Election');
    points('CVR', 'CurrentSnapshotId', 'CVRSnapshot');
    points('CVRContest', 'ContestId', 'RetentionContest');
    points('CVRContestSelection', 'ContestSelectionId', 'BallotMeasureSelection');
    expect(ids('ReportingDevice')).toEqual(read.ReportGeneratingDeviceIds);
  });

  test('count to the same figures for a program that knows nothing else', async () => {
    const { of } = await report();
    const [result] = await resultsOf(held);
    const votesFor = (selection: string) =>
      of('CVRContestSelection')
        .filter((node) => node.ContestSelectionId === selection)
        .reduce((total, node) => total + Number(node.TotalNumberVotes), 0);
    for (const { person, high, confidence, low, invalidRows } of result?.people ?? []) {
      const contest = `contest-${person}`;
      expect(
        ['high', 'confidence', 'low'].map((level) => votesFor(`${contest}-${level}`)),
        person,
      ).toEqual([high, confidence, low]);
      const without = of('CVRContest').filter((node) => node.ContestId === contest && 'Status' in node);
      expect(without, person).toHaveLength(invalidRows);
    }
    const statuses = of('CVRContest').map(({ Status }) => JSON.stringify(Status));
    expect(statuses.filter((status) => status === '["undervoted"]')).toHaveLength(1);
    expect(statuses.filter((status) => status === '["overvoted"]')).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { committeeProblems, type Proposed } from './committee-check.ts';

const rules = (value: 'allowed' | 'warn' | 'forbidden') =>
  ({ independentCounts: { value: 2, cite: 'unverified' }, votedOnInCommittee: { value, cite: 'unverified' } }) as const;
const lists = [{ people: [{ person: 'P1', name: 'Lê Văn Một', position: 'Trưởng phòng' }] }];
const head: Proposed = { name: 'Trần Thị Hai', role: 'head', person: 'P2' };
const member: Proposed = { name: 'Phạm Văn Ba', role: 'member' };
const ids = (members: readonly Proposed[], value: 'allowed' | 'warn' | 'forbidden' = 'warn', independent = 2) =>
  committeeProblems(members, lists, independent, rules(value)).map((finding) => `${finding.severity} ${finding.id}`);

describe('a proposed committee', () => {
  it('of a head and a member can be sent', () => {
    expect(ids([head, member])).toEqual([]);
  });
  it('needs exactly one head', () => {
    expect(ids([member, { ...member, name: 'Vũ Thị Bốn' }])).toEqual(['error one-head']);
    expect(ids([head, { ...head, person: 'P9', name: 'Vũ Thị Bốn' }])).toEqual(['error one-head']);
  });
  it('needs as many people as count independently', () => {
    expect(ids([head, member], 'warn', 3)).toEqual(['error too-few']);
  });
  it('names nobody twice, whatever the spaces and capitals', () => {
    expect(ids([head, member, { ...member, name: 'phạm văn  ba' }])).toEqual(['error twice:phạm văn  ba']);
  });
  it('with somebody who is voted on is warned of, or stopped where the rules forbid it', () => {
    const votedOn: Proposed = { name: 'Lê Văn Một', role: 'member', person: 'P1' };
    expect(ids([head, votedOn])).toEqual(['warning voted-on:Lê Văn Một']);
    expect(ids([head, votedOn], 'forbidden')).toEqual(['error voted-on:Lê Văn Một']);
    expect(ids([head, votedOn], 'allowed')).toEqual([]);
  });
  it('with a person of the same name is only warned of', () => {
    expect(ids([head, { name: 'Lê Văn Một', role: 'member', person: 'P7' }], 'forbidden')).toEqual([]);
    expect(ids([head, { name: 'Lê Văn Một', role: 'member' }], 'forbidden')).toEqual(['warning voted-on:Lê Văn Một']);
  });
});

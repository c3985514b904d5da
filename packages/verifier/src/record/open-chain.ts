// The chain of an open record: every hash that can be worked out, and the links around what is sealed.
import { emptyHead, err, type Head, ok, type Result, verifyChain } from '@tinnhiem/core';
import type { OpenLine } from './open-record.ts';

export interface OpenChainProblem {
  /** Number of the first act that does not fit. */
  readonly number: number;
  readonly problem: 'number' | 'previous' | 'hash';
}

/** Checks the chain of an open record and says where it ends. */
export function verifyOpenChain(lines: readonly OpenLine[]): Result<Head, OpenChainProblem> {
  let head: Head = emptyHead;
  let within: { next: number; to: number } | null = null;
  for (const line of lines) {
    if (line.kind === 'loose') {
      const { number } = line.act;
      if (within === null || number < within.next || number > within.to) return err({ number, problem: 'number' });
      within.next = number + 1;
    } else if (line.kind === 'span') {
      const { from, to, previous, hash } = line.span;
      if (from !== head.number + 1 || to < from) return err({ number: from, problem: 'number' });
      if (previous !== head.hash) return err({ number: from, problem: 'previous' });
      head = { number: to, hash };
      within = { next: from, to };
    } else {
      const checked = verifyChain([line.act], head);
      if (!checked.ok) return checked;
      head = checked.value;
      within = null;
    }
  }
  return ok(head);
}

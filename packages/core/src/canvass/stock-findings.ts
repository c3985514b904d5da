// S18: the identities of stock hold for paper, for slips, and for both together; and a box in which few cast is named.
import { notReturned, stockFindings } from '../ballots/stock.ts';
import { type Finding, find } from '../basics/findings.ts';
import { votersByWay } from '../count/box/count.ts';
import type { Counting } from '../count/state.ts';
import { boxOf } from '../polls/electronic/state.ts';
import type { FrozenList } from '../polls/setup.ts';
import type { Rules } from '../rules/rules.ts';
import * as kinds from './findings.ts';

/** Findings on everything that was printed for a list. `foreign`: sheets in the box of paper that the committee never issued. */
export function allStockFindings(rules: Rules, state: Counting, list: FrozenList, foreign: number): Finding[] {
  const { id, title } = list;
  const paper = state.stock[id];
  const box = boxOf(state, id);
  const findings = paper === undefined ? [] : stockFindings(id, title, paper, foreign);
  if (box === null) return findings;
  const { slips } = box;
  const where = { list: id };
  if (slips.unused !== null && slips.printed !== slips.issued + slips.unused + slips.spoiled)
    findings.push(
      find(kinds.slipsDoNotBalance, where, title, slips.printed, slips.issued, slips.unused, slips.spoiled),
    );
  const missing = notReturned(slips, 0);
  if (missing < 0) findings.push(find(kinds.moreVotesThanSlips, where, title, slips.collected ?? 0, slips.issued));
  if (missing > 0) findings.push(find(kinds.slipsNotUsed, where, title, missing));
  const voters = votersByWay(state, id);
  const least = rules.smallElectorate.value;
  if (voters !== null && voters.box > 0 && voters.box < least)
    findings.push(find(kinds.fewInBox, where, title, voters.box, least));
  if (voters !== null && voters.box > 0 && voters.paper > 0 && voters.paper < least)
    findings.push(find(kinds.fewOnPaper, where, title, voters.paper, least));
  return findings;
}

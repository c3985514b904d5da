// Results as documents print them. Percentages and outcomes come from core's assessment and from nowhere else.
import {
  type Assessment,
  assessList,
  type Base,
  formatCite,
  type ListResult,
  type Rules,
  validFor,
} from '@tinnhiem/core';
import type { ResultRow } from '@tinnhiem/documents';

/** What a percentage is a share of, in the words of a document. */
export const baseLabels: Readonly<Record<Base, string>> = {
  issued: 'tổng số phiếu phát ra',
  collected: 'tổng số phiếu thu về',
  valid: 'tổng số phiếu hợp lệ của cả danh sách',
  members: 'tổng số thành viên',
  convened: 'tổng số người được triệu tập',
};

export interface PaperResults {
  readonly base: { readonly label: string; readonly count: number };
  /** In ballot order. */
  readonly rows: readonly (ResultRow & { readonly person: string })[];
  readonly assessments: readonly Assessment[];
}

/** The results of a list under its rules. */
export function paperResults(rules: Rules, result: ListResult): PaperResults {
  const assessments = assessList(rules, result);
  const base = assessments[0]?.base;
  return {
    base: { label: baseLabels[base?.what ?? rules.denominator.display.value], count: base?.count ?? 0 },
    assessments,
    rows: result.people.map((who, index) => {
      const assessment = assessments[index];
      const level = (name: 'high' | 'confidence' | 'low') => ({
        ballots: who[name],
        percent: assessment?.[name].percent ?? '–',
      });
      return {
        person: who.person,
        name: who.name,
        post: who.position,
        issued: result.issued,
        collected: result.collected,
        valid: validFor(result, who),
        invalid: who.invalidRows,
        high: level('high'),
        confidence: level('confidence'),
        low: level('low'),
      };
    }),
  };
}

/** What the rules say is to be considered, with where they say it; never a verdict (S21). */
export function considered(assessment: Assessment | undefined): string[] {
  return (assessment?.outcomes ?? []).map(
    ({ text, cite }) => `${text.vi.replace(/[.;\s]+$/u, '')} (${formatCite(cite)})`,
  );
}

// S14: a report to a managing authority as data that is carried on a stick and signed: figures of its people, and nothing else of the round.
import { z } from 'zod';
import { sheetCount } from '../ballots/stock.ts';
import { daySchema } from '../basics/dates.ts';
import { type Finding, type FindingKind, find } from '../basics/findings.ts';
import { formatPercent } from '../basics/fractions.ts';
import { type Text, text, textSchema } from '../basics/text.ts';
import { fingerprint, hashOf } from '../record/fingerprint.ts';
import { formatCite } from '../rules/cited.ts';
import { type Base, baseSchema } from '../rules/rules.ts';
import type { AuthorityReport, ManagedPlace } from './authority-report.ts';

const words = z.string().max(1000);
const share = z.strictObject({ ballots: sheetCount, percent: z.string().max(20).nullable() });

const packagePlaceSchema = z.strictObject({
  conference: words,
  list: words,
  listTitle: words,
  place: z.enum(['party-committee', 'workplace']),
  position: words,
  /** Of the percentages. */
  base: z.strictObject({ what: baseSchema, count: sheetCount.nullable() }),
  issued: sheetCount,
  collected: sheetCount,
  /** Whole ballots. */
  valid: sheetCount,
  invalid: sheetCount,
  high: share,
  confidence: share,
  low: share,
  /** Ballots on which this person's row does not count, those void as a whole included. */
  invalidRows: sheetCount,
  considerations: z.array(z.strictObject({ text: textSchema, cite: words })).max(20),
});
type PackagePlace = z.output<typeof packagePlaceSchema>;

/** What a report package says. Whoever may not read it has it neither: no ballot, nobody else's name, nobody who asked. */
export const reportPackageSchema = z.strictObject({
  format: z.literal('tinnhiem/report-package/1'),
  /** Who reports. */
  organisation: words,
  round: words,
  title: words,
  rehearsal: z.boolean(),
  /** To whom. */
  authority: words,
  rules: words,
  conferences: z.array(z.strictObject({ id: words, title: words, day: daySchema })).max(1000),
  people: z
    .array(z.strictObject({ person: words, name: words, places: z.array(packagePlaceSchema).min(1).max(100) }))
    .min(1)
    .max(10_000),
  /** The last act on which it rests, as the report on paper has it at its foot. */
  record: z.strictObject({ act: z.number().int().min(1), fingerprint: words }),
  /** SHA-256 of the report on paper that goes with it. */
  pdf: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ReportPackage = z.output<typeof reportPackageSchema>;

/** A package as it is carried: with the public key of the organisation, and its Ed25519 signature over the report. */
export const signedReportSchema = z.strictObject({
  report: reportPackageSchema,
  key: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
export type SignedReport = z.output<typeof signedReportSchema>;

export type PackageGround = Pick<ReportPackage, 'organisation' | 'round' | 'title' | 'rehearsal' | 'rules' | 'pdf'> & {
  readonly act: { readonly number: number; readonly hash: string };
};

/** The package of a report whose results are all announced. */
export function reportPackage({ authority, people }: AuthorityReport, ground: PackageGround): ReportPackage {
  const { act, ...rest } = ground;
  const places = people.flatMap((person) => person.places);
  const conferences = new Map(
    places.map(({ conference: id, conferenceTitle: title, day }) => [id, { id, title, day }]),
  );
  return {
    format: 'tinnhiem/report-package/1',
    ...rest,
    authority,
    conferences: [...conferences.values()],
    people: people.map(({ person, name, places: own }) => ({ person, name, places: own.map(packagePlace) })),
    record: { act: act.number, fingerprint: fingerprint(act.hash) },
  };
}

function packagePlace(place: ManagedPlace): PackagePlace {
  const { conference, list, listTitle, totals, figures, assessment } = place;
  const level = (name: 'high' | 'confidence' | 'low') => ({
    ballots: figures[name],
    percent: assessment[name].percent,
  });
  return {
    conference,
    list,
    listTitle,
    place: place.place,
    position: figures.position,
    base: assessment.base,
    ...totals,
    high: level('high'),
    confidence: level('confidence'),
    low: level('low'),
    invalidRows: figures.invalidRows,
    considerations: assessment.outcomes.map(({ text: what, cite }) => ({ text: what, cite: formatCite(cite) })),
  };
}

export const reportFigureWrong: FindingKind<[person: string, list: string, problem: Text]> = {
  code: 'E-report-figure-wrong',
  severity: 'error',
  title: text('Số liệu trong gói báo cáo không khớp', 'A figure of the report package does not fit'),
  message: (person, list, problem) =>
    text(`${person}, danh sách “${list}”: ${problem.vi}.`, `${person}, list “${list}”: ${problem.en}.`),
  todo: text(
    'Không dùng gói này; yêu cầu tổ chức gửi báo cáo lại.',
    'Do not use it; ask the organisation to report again.',
  ),
  example: [
    'Đàm Trung Đạt',
    'Ban Thường vụ',
    text('các mức cộng được 18, thu về 19', 'the levels make 18, collected 19'),
  ],
};

export const reportFindingKinds = [reportFigureWrong] as const;

/** Every identity that a package must keep, whoever signed it; what is wrong, and where. */
export function checkReportPackage({ people, conferences }: ReportPackage): Finding[] {
  return people.flatMap(({ person, name, places }) =>
    places.flatMap((place, index) => {
      const twice = places.slice(0, index).some(({ list }) => list === place.list);
      const held = conferences.some(({ id }) => id === place.conference);
      const where = { conference: place.conference, list: place.list, person };
      return [
        ...(twice ? [text('ghi hai lần', 'is there twice')] : []),
        ...(held ? [] : [text('hội nghị không có trong gói', 'the conference is not in the package')]),
        ...problemsOf(place),
      ].map((problem) => find(reportFigureWrong, where, name, place.listTitle, problem));
    }),
  );
}

function problemsOf(place: PackagePlace): Text[] {
  const { collected, valid, invalid, invalidRows, base } = place;
  const levels = [place.high, place.confidence, place.low];
  const total = levels.reduce((sum, { ballots }) => sum + ballots, invalidRows);
  const problems: Text[] = [];
  if (total !== collected)
    problems.push(
      text(
        `ba mức và phần không hợp lệ cộng được ${total}, thu về ${collected}`,
        `the three levels and invalid rows make ${total}, collected ${collected}`,
      ),
    );
  if (valid + invalid !== collected)
    problems.push(
      text(
        `hợp lệ ${valid} và không hợp lệ ${invalid} khác thu về ${collected}`,
        `valid ${valid} and invalid ${invalid} are not collected ${collected}`,
      ),
    );
  if (invalidRows < invalid)
    problems.push(
      text(
        `phần không hợp lệ ${invalidRows} ít hơn phiếu không hợp lệ ${invalid}`,
        `invalid rows ${invalidRows} are fewer than invalid ballots ${invalid}`,
      ),
    );
  const known: Partial<Record<Base, number>> = { issued: place.issued, collected, valid };
  const counted = known[base.what];
  if (counted !== undefined && base.count !== counted)
    problems.push(
      text(`tỷ lệ tính trên ${base.count}, phải là ${counted}`, `base ${base.count}, should be ${counted}`),
    );
  for (const { ballots, percent } of levels) {
    const right = base.count === null || base.count === 0 ? null : formatPercent(ballots, base.count);
    if (percent !== right)
      problems.push(
        text(
          `${ballots} phiếu ghi ${percent ?? '–'}%, phải là ${right ?? '–'}%`,
          `${ballots} ballots are ${percent ?? '–'}%, should be ${right ?? '–'}%`,
        ),
      );
  }
  return problems;
}

/** A public key in few letters, to be compared by telephone. */
export function keyFingerprint(key: string): string {
  return fingerprint(hashOf(key));
}

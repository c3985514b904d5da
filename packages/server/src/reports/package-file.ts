// A report package as a file: one line of canonical JSON, so that there is one way to write it and every changed byte shows.
import {
  canonicalJson,
  checkReportPackage,
  err,
  hasCanonicalJson,
  isAddressed,
  keyFingerprint,
  ok,
  organisationOf,
  type Refusal,
  type Result,
  refuse,
  type SignedReport,
  signedReportSchema,
} from '@tinnhiem/core';
import { createOrganisations } from '../organisations/organisations.ts';
import type { Tables } from '../store/tables.ts';
import * as refusals from './refusals.ts';
import { isSigned } from './signature.ts';

const longest = 32 * 1024 * 1024;

/** Why a package is not for an organisation: it is addressed to another one. An organisation that has no name yet takes any. */
export async function addresseeProblem(tables: Tables, holder: string, authority: string): Promise<Refusal | null> {
  const own = organisationOf(await createOrganisations(tables).tree(), holder);
  return own === undefined || own.name === '' || isAddressed(own, authority)
    ? null
    : refuse(refusals.otherAuthority, authority, own.name);
}

export function packageText(signed: SignedReport): string {
  return `${canonicalJson(signed)}\n`;
}

/** Reads a package and checks form, signature and figures. `trusts`: whether this key is the one exchanged with this organisation. */
export function readPackage(
  bytes: Uint8Array,
  trusts: (organisation: string, key: string) => boolean,
): Result<{ readonly text: string; readonly signed: SignedReport }, Refusal> {
  if (bytes.length > longest) return err(refuse(refusals.notAReport, ''));
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    return err(refuse(refusals.notAReport, ''));
  }
  const parsed = signedReportSchema.safeParse(value);
  if (!parsed.success) return err(refuse(refusals.notAReport, parsed.error.issues[0]?.path.join('.') ?? ''));
  if (!hasCanonicalJson(value) || packageText(value as SignedReport) !== text)
    return err(refuse(refusals.reportAltered, 'JSON'));
  const signed = parsed.data;
  const { organisation } = signed.report;
  if (!trusts(organisation, signed.key))
    return err(refuse(refusals.otherKey, organisation, keyFingerprint(signed.key)));
  if (!isSigned(signed.report, signed)) return err(refuse(refusals.reportAltered, organisation));
  const findings = checkReportPackage(signed.report);
  if (findings.length > 0) return err({ ...refuse(refusals.reportFiguresWrong, findings.length), findings });
  return ok({ text, signed });
}

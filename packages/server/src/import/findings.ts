import { rosterFindingKinds } from '@tinnhiem/core';
import { fileFindingKinds } from './file-findings.ts';
import { planFileFindingKinds } from './plan-findings.ts';

/** Every kind of finding that an import can give, for the generated reference. */
export const importFindingKinds = [...fileFindingKinds, ...planFileFindingKinds, ...rosterFindingKinds] as const;

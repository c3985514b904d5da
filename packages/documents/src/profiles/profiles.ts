import { party2018 } from './party-2018.ts';
import { party2026 } from './party-2026.ts';
import type { FormatProfile, ProfileId } from './profile.ts';
import { state2020 } from './state-2020.ts';

/** All format profiles by name. */
export const profiles: Readonly<Record<ProfileId, FormatProfile>> = {
  'party-2018': party2018,
  'party-2026': party2026,
  'state-2020': state2020,
};

/** The Party profile that a document of this day (`YYYY-MM-DD`) follows; documents older than the first follow the first. */
export function partyProfileOn(date: string): ProfileId {
  return date >= party2026.validFrom ? 'party-2026' : 'party-2018';
}

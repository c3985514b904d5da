// Backups by themselves, as everything else sees them: how they fare, where they go, one now.
import type { Instant, Refusal, Result, Text } from '@tinnhiem/core';
import type { PlacedBox } from '../boxes/box-places.ts';
import type { Service } from '../service/service.ts';
import type { Activity } from '../store/activity.ts';
import type { Tables } from '../store/tables.ts';
import type { BackupPlace } from './backup-place.ts';
import type { DamagedRound } from './damage.ts';
import type { BackupProblem, KeptBackup } from './kept-backups.ts';

export interface BackupState {
  /** A backup holds all data; at a centre one round. */
  readonly whole: boolean;
  /** Who said where backups go: `null` where nobody has. */
  readonly setBy: 'command-line' | 'screen' | null;
  /** Whether the screen may say where: not where the command line has, nor at a centre. */
  readonly mayBeSet: boolean;
  readonly folder: string | null;
  readonly locked: boolean;
  readonly inside: boolean;
  readonly sameDisk: boolean;
  /** Why nothing can go there at this moment. */
  readonly away: Text | null;
  /** Since when one is being made. */
  readonly making: Instant | null;
  /** Conferences whose open boxes keep a backup waiting. */
  readonly waitsFor: readonly string[];
  readonly last: KeptBackup | null;
  readonly kept: number;
  /** Rounds that are damaged in the last one, each with the newest file in which it is not. */
  readonly damaged: readonly (DamagedRound & { readonly whole: string | null })[];
  readonly problem: BackupProblem | null;
}

export interface NewPlace {
  /** Empty: no backups. */
  readonly folder: string;
  /** Left out: as it was. Empty: backups lie open. */
  readonly passphrase?: string | undefined;
}

export interface Backups {
  state(): Promise<BackupState>;
  set(place: NewPlace): Promise<Result<void, Refusal>>;
  /** Begins one, whether or not a stage has begun. */
  makeNow(): Promise<Result<void, Refusal>>;
  /** Looks for what began since the last one, and from then on hears of every act. */
  start(): Promise<void>;
  end(): Promise<void>;
}

export interface BackupGround {
  readonly service: Service;
  readonly tables: Tables;
  readonly activity: Activity;
  readonly boxes: () => Promise<readonly PlacedBox[]>;
  /** The data folder; at a centre the one of scans. */
  readonly data: string;
  /** Address of the central store: there a round is backed up, not a folder. */
  readonly database: string | null;
  /** As the command line has it. */
  readonly place: BackupPlace | null;
  readonly program: string;
  readonly now: () => Instant;
  readonly report: (error: unknown, where: string) => void;
  readonly quiet?: number | undefined;
}

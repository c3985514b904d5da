// What is kept of scans: in a data folder, or in the central store.
import type { Central } from '../store/postgres.ts';
import { centralImages } from './central-images.ts';
import { centralJobs, type JobLeft, takeInJob } from './central-jobs.ts';
import { folderImages } from './folder-images.ts';
import { folderJobs } from './folder-jobs.ts';
import type { ImageStore } from './image-store.ts';
import type { JobStore } from './job-store.ts';
import { centralLayouts, type FolderLayouts, folderLayouts, type LayoutStore } from './layout-store.ts';
import { scratchIn } from './scratch.ts';

export interface ScanStores {
  readonly images: ImageStore;
  readonly layouts: LayoutStore;
  /** Opens the jobs; whoever carries them out closes them. */
  jobs(): JobStore;
}

/** Scans of the rounds in `rounds` (`data/rounds`). */
export function folderScans(rounds: string): ScanStores & { readonly layouts: FolderLayouts } {
  const images = folderImages(rounds);
  return { images, layouts: folderLayouts(rounds), jobs: () => folderJobs(rounds, images) };
}

export interface CentralScans extends ScanStores {
  /** Takes over a job that was begun in a folder. */
  takeIn(left: JobLeft): Promise<void>;
}

/** Scans of the organisation in whose name the central store was opened. `folder`: where this machine lays what it is reading. */
export function centralScans(central: Central, folder: string): CentralScans {
  return {
    images: centralImages(central),
    layouts: centralLayouts(central),
    jobs: () => centralJobs(central, scratchIn(folder)),
    takeIn: (left) => takeInJob(central, left),
  };
}

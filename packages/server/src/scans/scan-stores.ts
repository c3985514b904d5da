// What is kept of scans: in a data folder, or in the central store.
import type { Central } from '../store/postgres.ts';
import { centralImages } from './central-images.ts';
import { folderImages } from './folder-images.ts';
import type { ImageStore } from './image-store.ts';
import { centralLayouts, type FolderLayouts, folderLayouts, type LayoutStore } from './layout-store.ts';

export interface ScanStores {
  readonly images: ImageStore;
  readonly layouts: LayoutStore;
}

/** Scans of the rounds in `rounds` (`data/rounds`). */
export function folderScans(rounds: string): ScanStores & { readonly layouts: FolderLayouts } {
  return { images: folderImages(rounds), layouts: folderLayouts(rounds) };
}

/** Scans of the organisation in whose name the central store was opened. */
export function centralScans(central: Central): ScanStores {
  return { images: centralImages(central), layouts: centralLayouts(central) };
}

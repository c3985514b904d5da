// Boxes by the name of their place: a folder, or the address of a database.
import type { BoxStore } from '../src/boxes/box-store.ts';
import { centralBoxes } from '../src/boxes/central-boxes.ts';
import { embeddedBoxes } from '../src/boxes/embedded-boxes.ts';
import { openCentral } from '../src/store/postgres.ts';

export async function boxesAt(place: string): Promise<BoxStore> {
  if (!place.startsWith('postgres:')) return embeddedBoxes(place);
  const central = await openCentral(place, { connections: 2, patience: 60_000 });
  return { ...centralBoxes(central), close: () => central.close() };
}

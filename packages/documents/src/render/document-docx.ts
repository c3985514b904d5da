import type { OfficialDocument } from '../blocks/model.ts';

export async function documentDocx(_document: OfficialDocument): Promise<Uint8Array> {
  throw new Error('');
}

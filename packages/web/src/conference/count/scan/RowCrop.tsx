import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { useText } from '../../../language.tsx';
import { cropAddress, type SheetAt } from './scans.ts';
import classes from './viewer.module.css';

const words = {
  crop: text('Dòng này trên phiếu', 'This row on the ballot'),
  none: text(
    'Máy không cắt được dòng này từ ảnh. Hãy xem ảnh cả tờ phiếu, hoặc phiếu giấy.',
    'This row cannot be cut out of the picture. Look at the whole sheet, or at the paper.',
  ),
} as const;

export interface RowCropProps {
  readonly base: string;
  readonly sheet: SheetAt;
  /** From 0, as it stands in the record. */
  readonly row: number;
  /** Whose row it is. */
  readonly label: string;
}

/** One row of a sheet, large, with half of the rows above and below. */
export function RowCrop({ base, sheet, row, label }: RowCropProps) {
  const say = useText();
  const address = cropAddress(base, sheet, row + 1);
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <div className={classes.crop}>
      {failed === address ? (
        <p className={classes.waiting}>{say(words.none)}</p>
      ) : (
        <img key={address} src={address} alt={`${say(words.crop)}: ${label}`} onError={() => setFailed(address)} />
      )}
    </div>
  );
}

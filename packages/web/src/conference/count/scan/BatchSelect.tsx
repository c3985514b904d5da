import { NativeSelect } from '@mantine/core';
import { type ScanView, text } from '@tinnhiem/core';
import { useText } from '../../../language.tsx';

const words = {
  into: text('Phiếu thuộc tập', 'The ballots are of batch'),
  covers: text('theo phiếu bìa', 'as the cover sheets say'),
  batch: text('Tập', 'Batch'),
  read: text('đã đọc', 'read'),
} as const;

export interface BatchSelectProps {
  readonly scan: ScanView;
  /** `null`: cover sheets decide. */
  readonly batch: number | null;
  readonly onBatch: (batch: number | null) => void;
}

/** Into which batch the next file goes. */
export function BatchSelect({ scan, batch, onBatch }: BatchSelectProps) {
  const say = useText();
  return (
    <NativeSelect
      label={say(words.into)}
      value={batch === null ? '' : String(batch)}
      onChange={({ currentTarget: { value } }) => onBatch(value === '' ? null : Number(value))}
      data={[
        { value: '', label: say(words.covers) },
        ...scan.batches.map(({ number, size, sheets }) => ({
          value: String(number),
          label: `${say(words.batch)} ${number}: ${say(words.read)} ${sheets}/${size}`,
        })),
      ]}
      maw="22rem"
    />
  );
}

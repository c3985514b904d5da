// The code of a slip in somebody's hands: typed, scanned or photographed. It stays in this browser; what leaves is its public half.
import { TextInput } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { DropZone } from '../../components/DropZone.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { qrInPhoto } from './photo-qr.ts';
import { startSideWorker } from './side-worker.ts';
import { boxOf } from './view.ts';

const words = {
  hint: text('Máy quét mã vạch gõ thẳng vào ô này.', 'A code scanner types into this field.'),
  photo: text('Hoặc chụp ảnh mã QR', 'Or a photo of the QR code'),
  photoHint: text('Ảnh chỉ được đọc trong trình duyệt này.', 'The picture is read in this browser only.'),
  unreadable: text(
    'Đây không phải mã của phiếu điện tử. Kiểm tra đủ 22 chữ và số, phân biệt chữ hoa chữ thường.',
    'This is no code of a slip. Check all 22 letters and digits, capitals and small letters.',
  ),
  noCode: text(
    'Không thấy mã QR trong ảnh. Chụp lại gần hơn hoặc gõ mã.',
    'No QR code in the picture. Come closer, or type the code.',
  ),
} as const;

export interface SlipCode {
  readonly typed: string;
  readonly type: (typed: string) => void;
  readonly trouble: string | null;
  readonly tell: (trouble: string | null) => void;
  /** The public half of what was typed; `null` where it is no code, which is then said. */
  readonly read: () => Promise<string | null>;
  readonly clear: () => void;
}

/** A code of a slip of a list. */
export function useSlipCode(list: string): SlipCode {
  const say = useText();
  const { view } = useHere();
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const election = boxOf(view, list)?.election ?? null;
  return {
    typed,
    type: setTyped,
    trouble,
    tell: setTrouble,
    async read() {
      setTrouble(null);
      const worker = startSideWorker();
      try {
        const credential = election === null ? null : await worker.ask('publicOf', { election, typed });
        if (credential === null) setTrouble(say(words.unreadable));
        return credential;
      } finally {
        worker.end();
      }
    },
    clear() {
      setTyped('');
      setTrouble(null);
    },
  };
}

export function SlipCodeInput({ label, code }: { readonly label: string; readonly code: SlipCode }) {
  const say = useText();
  const takePhoto = async (photo: Blob) => {
    const found = await qrInPhoto(photo).catch(() => null);
    code.tell(found === null ? say(words.noCode) : null);
    if (found !== null) code.type(found);
  };
  return (
    <>
      <TextInput
        label={label}
        description={say(words.hint)}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        error={code.trouble}
        styles={{ input: { fontFamily: 'monospace' } }}
        value={code.typed}
        onChange={(event) => code.type(event.currentTarget.value)}
      />
      <details>
        <summary style={{ cursor: 'pointer', padding: '4px 0' }}>{say(words.photo)}</summary>
        <DropZone
          label={words.photo}
          hint={words.photoHint}
          accept="image/*"
          multiple={false}
          onFiles={([photo]) => void (photo !== undefined && takePhoto(photo))}
        />
      </details>
    </>
  );
}

// Opening one's own key on one's own device: kept here, from the file, or from the recovery sheet; then the passphrase.
import { Anchor, Button, Group, PasswordInput, Stack, Textarea, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { type FormEvent, useMemo, useState } from 'react';
import { DropZone } from '../../components/DropZone.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useText } from '../../language.tsx';
import { aboutLine } from '../casting/key-about.ts';
import type { KeySize } from '../casting/key-tasks.ts';
import { qrInPhoto } from '../casting/photo-qr.ts';
import { useHere } from '../here.tsx';
import { localShelf } from '../outbox.ts';
import { KeyError } from './KeyError.tsx';
import { keptKey, misfitOf } from './kept-key.ts';
import { KeyFailed, misfitTexts } from './key-problem.ts';
import { keyWorker, noteOpen } from './key-session.ts';
import { readRecovery } from './recovery-text.ts';

const words = {
  kept: text(
    'Khóa đã khóa của bạn còn trên máy này. Nhập mật khẩu để mở.',
    'Your locked key is on this device. Type the passphrase to open it.',
  ),
  chosen: text('Đã chọn khóa của bạn. Nhập mật khẩu để mở.', 'Your key is chosen. Type the passphrase to open it.'),
  choose: text(
    'Máy này không giữ khóa của bạn. Chọn tệp khóa đã tải về, hoặc dùng phiếu phục hồi.',
    'This device does not keep your key. Choose the file that you saved, or use the recovery sheet.',
  ),
  drop: text('Kéo thả tệp khóa vào đây', 'Drop the key file here'),
  dropHint: text(
    'Tệp .json tải về lúc tạo khóa. Tệp chỉ được đọc trong trình duyệt này.',
    'The .json file saved when the key was made. It is read in this browser only.',
  ),
  otherFile: text('Dùng tệp khóa hoặc phiếu phục hồi khác', 'Use another file or the recovery sheet'),
  sheet: text('Dùng phiếu phục hồi', 'Use the recovery sheet'),
  typed: text(
    'Các dòng trên phiếu phục hồi, hoặc mã QR đọc bằng máy quét',
    'Lines of the recovery sheet, or its QR code from a scanner',
  ),
  typedHint: text('Mỗi dòng trên giấy là một dòng ở đây.', 'Each line on paper is a line here.'),
  photo: text('Ảnh chụp mã QR của phiếu phục hồi', 'A photo of the QR code on the sheet'),
  noCode: text(
    'Không thấy mã QR trong ảnh. Chụp lại gần, đủ sáng, cả bốn góc; hoặc gõ các dòng.',
    'No QR code in the picture. Take it closer, in good light, with all corners; or type the lines.',
  ),
  wrongLine: text('Gõ chưa đúng ở dòng', 'Not as printed: line'),
  take: text('Dùng các dòng này', 'Use these lines'),
  passphrase: text('Mật khẩu của khóa', 'Passphrase of the key'),
  open: text('Mở khóa', 'Open the key'),
  opening: text('Đang mở khóa, mất khoảng một, hai giây…', 'Opening the key takes a second or two…'),
} as const;

export interface OpenKeyProps {
  readonly keyId: string;
  readonly size: KeySize;
}

/** Opens the own key in this browser. Nothing is sent. */
export function OpenKey({ keyId, size }: OpenKeyProps) {
  const say = useText();
  const { round, conference, view, account } = useHere();
  const place = `${round}~${conference}`;
  const wanted = useMemo(() => ({ place, name: account.name, keyId }), [place, account.name, keyId]);
  const shelf = useMemo(() => keptKey(localShelf(), account.id, place), [account.id, place]);
  const [file, setFile] = useState<string | null>(() => {
    const kept = shelf.read();
    return kept !== null && misfitOf(kept, wanted) === null ? kept : null;
  });
  const [fromShelf, setFromShelf] = useState(file !== null);
  const [passphrase, setPassphrase] = useState('');
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);

  const take = (text: string) => {
    const misfit = misfitOf(text, wanted);
    setTrouble(misfit === null ? null : say(misfitTexts[misfit]));
    if (misfit !== null) return;
    setFile(text);
    setFromShelf(false);
  };
  const takeLines = (lines: string) => {
    if (lines.trim().startsWith('{')) return take(lines.trim());
    const about = aboutLine({ round, conference, title: view.title, name: account.name }, keyId);
    const read = readRecovery(lines, about);
    if (read.kind === 'file') take(read.file);
    else setTrouble(`${say(words.wrongLine)} ${read.line}.`);
  };
  const takePhoto = async (photo: Blob) => {
    const code = await qrInPhoto(photo).catch(() => null);
    if (code === null) setTrouble(say(words.noCode));
    else takeLines(code);
  };
  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null || working) return;
    setWorking(true);
    setError(null);
    try {
      const opened = await keyWorker(account.id).ask('openKey', { file, passphrase, keyId, size });
      if (!opened.ok) return setError(new KeyFailed(opened.error));
      shelf.keep(file);
      noteOpen({ account: account.id, place, keyId });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };

  if (file === null)
    return (
      <Stack gap="sm">
        <Words>{say(words.choose)}</Words>
        {trouble !== null && (
          <Notice tone="error" role="alert">
            {trouble}
          </Notice>
        )}
        <DropZone
          label={words.drop}
          hint={words.dropHint}
          accept=".json,application/json"
          multiple={false}
          onFiles={([chosen]) => void chosen?.text().then(take)}
        />
        <details>
          <summary style={{ cursor: 'pointer', padding: '4px 0' }}>{say(words.sheet)}</summary>
          <Stack gap="sm" mt="xs">
            <Textarea
              label={say(words.typed)}
              description={say(words.typedHint)}
              minRows={4}
              autoComplete="off"
              spellCheck={false}
              styles={{ input: { fontFamily: 'monospace' } }}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Group>
              <Button disabled={typed.trim() === ''} onClick={() => takeLines(typed)}>
                {say(words.take)}
              </Button>
            </Group>
            <DropZone
              label={words.photo}
              hint={words.noCode}
              accept="image/*"
              multiple={false}
              onFiles={([photo]) => void (photo !== undefined && takePhoto(photo))}
            />
          </Stack>
        </details>
      </Stack>
    );
  return (
    <form onSubmit={(event) => void open(event)}>
      <Stack gap="sm" maw={520}>
        <Words>{say(fromShelf ? words.kept : words.chosen)}</Words>
        <PasswordInput
          label={say(words.passphrase)}
          autoComplete="off"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <KeyError error={error} />
        <Group>
          <Button type="submit" loading={working} disabled={passphrase === ''}>
            {say(words.open)}
          </Button>
          <Anchor component="button" type="button" onClick={() => setFile(null)}>
            {say(words.otherFile)}
          </Anchor>
        </Group>
        <Words size="sm" role="status">
          {working ? say(words.opening) : ''}
        </Words>
      </Stack>
    </form>
  );
}

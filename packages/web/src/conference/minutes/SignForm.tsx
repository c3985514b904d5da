import { Anchor, Button, Checkbox, FileButton, Group, Progress, Stack, Text as Words } from '@mantine/core';
import { type Attachment, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { roundPath } from '../../api/queries.ts';
import { uploadForm } from '../../api/upload.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { UploadIcon } from '../../components/icons.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';

const words = {
  title: text('Ký biên bản', 'Sign the minutes'),
  hint: text(
    'Đánh dấu từng người khi đã thấy chữ ký của người đó trên các bản giấy.',
    'Tick each person once you see the signature on the paper copies.',
  ),
  signers: text('Đã ký', 'Signed'),
  all: text('Đánh dấu tất cả', 'Tick all'),
  choose: text('Đính kèm bản chụp đã ký (PDF, ảnh)', 'Attach the signed scan (PDF, picture)'),
  uploading: text('Đang tải lên', 'Uploading'),
  attached: text('Đã đính kèm', 'Attached'),
  optional: text('Không bắt buộc; có thể lưu bản giấy.', 'Not required; the paper copies may be kept instead.'),
  confirm: text('Xác nhận biên bản đã ký', 'Confirm that the minutes are signed'),
  explain: text(
    'Sau khi xác nhận, biên bản không sửa được nữa; muốn sửa phải mở lại việc kiểm phiếu.',
    'The minutes cannot be changed afterwards; the count would have to be re-opened.',
  ),
  confirmed: text('Đã xác nhận biên bản.', 'The minutes are confirmed.'),
  missing: text('người chưa ký', 'have not signed'),
} as const;

const fileTypes = 'application/pdf,image/jpeg,image/png';

export function SignForm() {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [scan, setScan] = useState<Attachment | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const names = [...new Set(view.signers.map((signer) => signer.name))];
  const missing = names.filter((name) => !ticked.includes(name)).length;
  const attach = async (file: File | null) => {
    if (file === null) return;
    setProblem(null);
    setProgress(0);
    try {
      setScan(await uploadForm<Attachment>(`${roundPath(round)}/attachments`, file, setProgress));
    } catch (error) {
      setProblem(error);
    } finally {
      setProgress(null);
    }
  };
  return (
    <Section id="sign" title={words.title} hint={words.hint}>
      <Checkbox.Group label={say(words.signers)} value={[...ticked]} onChange={setTicked}>
        <Stack gap={8} mt={6}>
          {view.signers.map((signer) => (
            <Checkbox
              key={`${signer.name}${signer.as.vi}`}
              value={signer.name}
              label={`${signer.name} – ${say(signer.as)}`}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group>
        <Button variant="default" onClick={() => setTicked(names)} disabled={missing === 0}>
          {say(words.all)}
        </Button>
      </Group>
      <Group>
        <FileButton
          onChange={(file) => void attach(file)}
          accept={fileTypes}
          inputProps={{ 'aria-label': say(words.choose) }}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<UploadIcon />} loading={progress !== null}>
              {say(words.choose)}
            </Button>
          )}
        </FileButton>
        <Words size="sm" c="dimmed">
          {say(words.optional)}
        </Words>
      </Group>
      {progress !== null && (
        <div role="status">
          <Words size="sm">
            {say(words.uploading)}: {progress}%
          </Words>
          <Progress value={progress} aria-label={say(words.uploading)} />
        </div>
      )}
      <ErrorState error={problem} />
      {scan !== null && (
        <Notice tone="done" role="status">
          <Words>
            {say(words.attached)}:{' '}
            <Anchor href={`${roundPath(round)}/attachments/${scan.sha256}`} target="_blank" rel="noopener">
              {scan.name}
            </Anchor>{' '}
            ({Math.ceil(scan.bytes / 1024)} kB)
          </Words>
        </Notice>
      )}
      <Group>
        <ConfirmButton
          label={words.confirm}
          explain={words.explain}
          irreversible
          disabled={missing > 0 || progress !== null}
          error={command.error}
          onOpen={command.clear}
          onConfirm={async () => {
            const recorded = await command.send('sign-minutes', { signers: names, scan });
            if (recorded !== null) notify(say(words.confirmed));
            return recorded;
          }}
        />
        {missing > 0 && (
          <Words size="sm" role="status">
            {missing} {say(words.missing)}
          </Words>
        )}
      </Group>
    </Section>
  );
}

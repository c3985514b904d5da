import { List, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { useState } from 'react';
import { uploadForm } from '../../api/upload.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DropZone } from '../../components/DropZone.tsx';
import { Notice } from '../../components/Notice.tsx';
import { notify } from '../../components/notify.ts';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { words } from './own-templates.text.ts';
import { type Checked, templatesPath } from './view.ts';

export interface TryTemplateProps {
  readonly round: string;
  readonly form: string;
  readonly onUsed: () => Promise<unknown>;
}

/** Checks a file, shows what would come out of it, and puts it to use. */
export function TryTemplate({ round, form, onUsed }: TryTemplateProps) {
  const say = useText();
  const [tried, setTried] = useState<{
    readonly file: File;
    readonly checked: Checked | null;
    readonly error: unknown;
  } | null>(null);
  const [useError, setUseError] = useState<unknown>(null);
  const send = (file: File, use: boolean) =>
    uploadForm<Checked>(`${templatesPath(round)}/${form}?use=${use}`, file, () => {});
  const check = async (file: File) => {
    setTried({ file, checked: null, error: null });
    try {
      setTried({ file, checked: await send(file, false), error: null });
    } catch (error) {
      setTried({ file, checked: null, error });
    }
  };
  const checked = tried?.checked ?? null;
  const faulty = checked?.findings.some(({ severity }) => severity === 'error') === true;
  return (
    <Stack>
      <DropZone
        label={words.drop}
        hint={words.dropHint}
        accept=".docx"
        multiple={false}
        onFiles={([file]) => file && void check(file)}
      />
      {tried !== null && (
        <div role="status" aria-busy={checked === null && tried.error === null}>
          {tried.error !== null && <ErrorState error={tried.error} />}
          {checked === null && tried.error === null && <Words>{say(words.checking)}</Words>}
          {checked !== null && (
            <Notice tone={faulty ? 'error' : checked.findings.length > 0 ? 'warning' : 'done'} title={tried.file.name}>
              <Stack gap={4}>
                <Words size="sm">{say(faulty ? words.mistakes : words.noMistake)}</Words>
                <List size="sm">
                  {checked.findings.map(({ message }) => (
                    <List.Item key={message}>{message}</List.Item>
                  ))}
                </List>
              </Stack>
            </Notice>
          )}
        </div>
      )}
      {tried !== null && checked !== null && !faulty && (
        <>
          <Preview preview={checked.preview} />
          <div>
            <ConfirmButton
              label={words.use}
              explain={words.useExplain}
              error={useError}
              onOpen={() => setUseError(null)}
              onConfirm={async () => {
                try {
                  await send(tried.file, true);
                } catch (error) {
                  setUseError(error);
                  return null;
                }
                await onUsed();
                setTried(null);
                notify(say(words.used));
                return true;
              }}
            />
          </div>
        </>
      )}
    </Stack>
  );
}

function Preview({ preview }: { readonly preview: Checked['preview'] }) {
  const say = useText();
  if (preview === null) return <Words c="dimmed">{say(words.noPreview)}</Words>;
  return (
    <section aria-label={say(words.preview)}>
      <Title order={3} size="h4" mb="xs">
        {say(words.preview)}: {preview.title}
      </Title>
      <Paper withBorder p="md" mah={420} tabIndex={0} style={{ overflow: 'auto' }}>
        {preview.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer, which never change places
          <Words key={index} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {line}
          </Words>
        ))}
      </Paper>
    </section>
  );
}

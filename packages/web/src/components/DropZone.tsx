import { Button, FileButton, Group, Stack, Text as Words } from '@mantine/core';
import { type Text, text } from '@tinnhiem/core';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../language.tsx';
import { UploadIcon } from './icons.tsx';

const words = {
  drop: text('Kéo thả tệp vào đây', 'Drop files here'),
  choose: text('Chọn tệp…', 'Choose files…'),
  or: text('hoặc', 'or'),
} as const;

export interface DropZoneProps {
  readonly hint: Text;
  /** As in the `accept` of a file input: `.yaml,.xlsx,.csv`. */
  readonly accept: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly label?: Text;
  readonly multiple?: boolean;
}

/** A place to drop files on, and the button that does the same for the keyboard. */
export function DropZone({ hint, accept, onFiles, label = words.drop, multiple = true }: DropZoneProps) {
  const say = useText();
  const [over, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  useEffect(() => {
    // A file that misses the zone must not replace the page with itself.
    const hold = (event: globalThis.DragEvent) => event.preventDefault();
    window.addEventListener('dragover', hold);
    window.addEventListener('drop', hold);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('drop', hold);
    };
  }, []);
  const take = (files: readonly File[]) => {
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
    // The same file may be chosen again after it was corrected.
    reset.current?.();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      style={{
        border: `2px dashed ${over ? 'var(--mantine-color-seal-7)' : '#8b9099'}`,
        background: over ? 'var(--mantine-color-seal-0)' : '#fff',
        borderRadius: 6,
        padding: '1.25rem',
      }}
    >
      <Stack align="center" gap="xs" ta="center">
        <UploadIcon size={28} />
        <Words fw={600}>{say(label)}</Words>
        <Group gap="xs" justify="center">
          <Words size="sm">{say(words.or)}</Words>
          <FileButton
            multiple
            accept={accept}
            resetRef={reset}
            onChange={(files) => take(files)}
            inputProps={{ 'aria-label': say(words.choose) }}
          >
            {(props) => <Button {...props}>{say(words.choose)}</Button>}
          </FileButton>
        </Group>
        <Words size="sm" c="dimmed" maw={560}>
          {say(hint)}
        </Words>
      </Stack>
    </div>
  );
}

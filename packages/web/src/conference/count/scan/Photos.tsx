// The camera of a phone on the hall's network: one page after the other, each with its answer before the next.
import { Button, Group, NativeSelect, Stack, Text as Words } from '@mantine/core';
import { type ListView, type ScanView, text } from '@tinnhiem/core';
import { useId, useState } from 'react';
import { CameraIcon } from '../../../components/icons.tsx';
import { ErrorState } from '../../../components/States.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { localShelf } from '../../outbox.ts';
import { BatchSelect } from './BatchSelect.tsx';
import { JobList } from './JobList.tsx';
import { jpegOf, pdfOfPages } from './photo-pdf.ts';
import classes from './scan.module.css';
import { useScans } from './scans.ts';
import { useUploads } from './use-uploads.ts';

const words = {
  title: text('Chụp phiếu bằng điện thoại này', 'Photograph ballots with this phone'),
  take: text('Chụp phiếu', 'Photograph a ballot'),
  page: text('Chụp trang', 'Photograph page'),
  hint: text(
    'Để phiếu phẳng trên nền sẫm, đủ sáng, thấy cả bốn góc. Chụp xong, xem câu trả lời rồi chụp tờ sau.',
    'Lay it flat on something dark, in good light, all four corners in view. Read the answer before the next one.',
  ),
  choose: text('Chọn tập trước khi chụp.', 'Choose the batch before taking pictures.'),
  pages: text('Mỗi phiếu có', 'Each ballot has'),
  one: text('1 trang', '1 page'),
  several: text('trang', 'pages'),
  taken: text('Đã chụp trang', 'Taken: page'),
  again: text('Bỏ, chụp lại phiếu này', 'Leave them, begin this ballot again'),
  joining: text('Đang ghép các trang…', 'Putting the pages together…'),
} as const;

const answersAtOnce = 4;

export interface PhotosProps {
  readonly list: ListView;
  readonly scan: ScanView;
  readonly batch: number | null;
  readonly onBatch: (batch: number | null) => void;
}

export function Photos({ list, scan, batch, onBatch }: PhotosProps) {
  const say = useText();
  const { round, conference, account } = useHere();
  const id = useId();
  const scans = useScans(round, conference);
  const { uploads, add, retry, drop } = useUploads(account.id, round, conference);
  const [pages, setPages] = usePages(`${round}~${conference}:${list.id}`);
  const [taken, setTaken] = useState<readonly File[]>([]);
  const [joining, setJoining] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const own = uploads.filter(({ preview }) => preview !== null).slice(-answersAtOnce);
  const jobs = (scans.data?.jobs ?? []).filter((job) => own.some((upload) => upload.job === job.id));
  const isReady = batch !== null && !joining;

  const take = async (photo: File) => {
    const all = [...taken, photo];
    if (all.length < pages) return setTaken(all);
    setTaken([]);
    const name = `anh-chup-${clock(new Date())}`;
    const target = { list: list.id, batch, camera: true };
    if (pages === 1) return add([new File([photo], `${name}.jpg`, { type: photo.type })], target, photo);
    setJoining(true);
    setError(null);
    try {
      const jpegs = [];
      for (const one of all) jpegs.push(await jpegOf(one));
      add([new File([pdfOfPages(jpegs)], `${name}.pdf`, { type: 'application/pdf' })], target, all[0]);
    } catch (thrown) {
      setTaken(taken);
      setError(thrown);
    } finally {
      setJoining(false);
    }
  };

  // Nothing is left to photograph, and nothing is on its way.
  if (own.length === 0 && scan.batches.every(({ sheets, size }) => sheets >= size)) return null;
  return (
    <section className={classes.photo} aria-label={say(words.title)}>
      <Stack gap="xs">
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <div style={{ flex: '1 1 10rem' }}>
            <BatchSelect scan={scan} batch={batch} onBatch={onBatch} />
          </div>
          <NativeSelect
            label={say(words.pages)}
            value={String(pages)}
            onChange={({ currentTarget: { value } }) => {
              setPages(Number(value));
              setTaken([]);
            }}
            data={[1, 2, 3, 4].map((count) => ({
              value: String(count),
              label: count === 1 ? say(words.one) : `${count} ${say(words.several)}`,
            }))}
            style={{ flex: '0 0 7rem' }}
          />
        </Group>
        <div>
          <input
            id={id}
            className="visually-hidden"
            type="file"
            accept="image/*"
            capture="environment"
            disabled={!isReady}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file !== undefined) void take(file);
              // The next picture of some phones has the same name.
              currentTarget.value = '';
            }}
          />
          <label htmlFor={id} className={classes.camera} data-disabled={!isReady}>
            <CameraIcon size={32} /> {pages === 1 ? say(words.take) : `${say(words.page)} ${taken.length + 1}/${pages}`}
          </label>
        </div>
        {taken.length > 0 && (
          <Group justify="space-between">
            <Words role="status" fw={600}>
              {say(words.taken)} {taken.length}/{pages}
            </Words>
            <Button variant="default" size="compact-md" onClick={() => setTaken([])}>
              {say(words.again)}
            </Button>
          </Group>
        )}
        {joining && <Words role="status">{say(words.joining)}</Words>}
        <ErrorState error={error} />
        <Words size="sm" c="dimmed">
          {say(batch === null ? words.choose : words.hint)}
        </Words>
        <JobList jobs={jobs} uploads={own} onRetry={retry} onDrop={drop} />
      </Stack>
    </section>
  );
}

/** Pages of each ballot of a list, as this phone was told. */
function usePages(key: string): [number, (pages: number) => void] {
  const place = `tinnhiem.pages:${key}`;
  const [pages, setPages] = useState(() => {
    const kept = Number(localShelf()?.getItem(place));
    return kept >= 1 && kept <= 4 ? kept : 1;
  });
  return [
    pages,
    (next) => {
      setPages(next);
      localShelf()?.setItem(place, String(next));
    },
  ];
}

/** `21-05-33`: tells one picture from the next in a list. */
function clock(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join('-');
}

// Files go in: dropped, chosen, photographed, or from the scanner's own folder. What comes of each is said at once.
import { Button, Group, Stack, Switch, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ListView, type ScanView, text } from '@tinnhiem/core';
import { api } from '../../../api/client.ts';
import { conferencePath } from '../../../api/queries.ts';
import { DropZone } from '../../../components/DropZone.tsx';
import { QrCode } from '../../../components/QrCode.tsx';
import { ErrorState } from '../../../components/States.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { Section, WhoMay } from '../../Screen.tsx';
import { BatchSelect } from './BatchSelect.tsx';
import { JobList } from './JobList.tsx';
import classes from './scan.module.css';
import { type ScanFolder, useScanOrder, useScans } from './scans.ts';
import { useUploads } from './use-uploads.ts';

const words = {
  title: text('Đọc phiếu', 'Read the ballots'),
  hint: text(
    'Thả tệp của máy quét (PDF, TIFF, JPEG, PNG) vào đây, hoặc dùng thư mục của máy quét, hoặc chụp bằng điện thoại. Mỗi tờ được đọc một lần; gửi trùng thì máy không nhận.',
    'Drop files of the scanner (PDF, TIFF, JPEG, PNG) here, or use its folder, or a phone. Every sheet is read once; what is sent twice is refused.',
  ),
  drop: text('Thả tệp quét vào đây', 'Drop scans here'),
  dropHint: text(
    '200–300 dpi, màu xám, cả hai mặt nếu phiếu in hai mặt; không cần xoay hay cắt ảnh.',
    '200–300 dpi, grey, both sides where both are printed; no need to turn or cut the pictures.',
  ),
  phone: text('Chụp bằng điện thoại', 'With a phone'),
  phoneHint: text(
    'Quét mã này bằng điện thoại trong cùng mạng, hoặc gõ địa chỉ; đăng nhập rồi bấm “Chụp phiếu”:',
    'Scan this code with a phone in the same network, or type the address; sign in and press “Photograph a ballot”:',
  ),
  phoneCode: text('Mã QR của địa chỉ để chụp phiếu', 'QR code of the address to photograph ballots'),
  folder: text('Thư mục của máy quét', "The scanner's folder"),
  folderHint: text(
    'Máy quét lưu tệp vào thư mục này trên máy chủ thì tệp được đọc ngay, theo phiếu bìa.',
    'Files that the scanner writes into this folder on the server are read at once, by their cover sheets.',
  ),
  folderOn: text('Đọc tệp từ thư mục này', 'Read files from this folder'),
  folderBy: text('Đang bật; ghi dưới tên', 'On; recorded in the name of'),
  practice: text('Làm phiếu tập dượt', 'Make practice ballots'),
  practiceHint: text(
    'Diễn tập: máy làm phiếu đã đánh dấu, như quét thật, đủ cho các tập chưa đọc, và đặt vào thư mục máy quét.',
    'Rehearsal: marked ballots are made as if scanned, enough for the batches that are not read, and put into the folder.',
  ),
} as const;

export interface ReadingProps {
  readonly list: ListView;
  readonly scan: ScanView;
  /** Into which batch the next file goes; `null`: cover sheets decide. */
  readonly batch: number | null;
  readonly onBatch: (batch: number | null) => void;
}

export function Reading({ list, scan, batch, onBatch }: ReadingProps) {
  const { round, conference, account, may, roundView } = useHere();
  const scans = useScans(round, conference);
  const { order, pending, error } = useScanOrder(round, conference);
  const { uploads, add, retry, drop } = useUploads(account.id, round, conference);
  if (!may('record-sheets')) return <WhoMay command="record-sheets" />;
  return (
    <Section id="reading" title={words.title} hint={words.hint}>
      <BatchSelect scan={scan} batch={batch} onBatch={onBatch} />
      <DropZone
        label={words.drop}
        hint={words.dropHint}
        accept=".pdf,.tif,.tiff,.jpg,.jpeg,.png,application/pdf,image/tiff,image/jpeg,image/png"
        onFiles={(files) => add(files, { list: list.id, batch })}
      />
      <ErrorState error={error ?? (scans.data === undefined ? scans.error : null)} />
      <JobList
        jobs={scans.data?.jobs ?? []}
        uploads={uploads}
        onCancel={(job) => void order(`scans/${encodeURIComponent(job)}/cancel`, {})}
        onRetry={retry}
        onDrop={drop}
      />
      {scans.data !== undefined && (
        <Folder
          folder={scans.data.folder}
          pending={pending}
          onSwitch={(on) => void order('scan-folder', { on })}
          onPractice={roundView.rehearsal ? () => void order('practice-scans', {}) : null}
        />
      )}
      <PhoneAddress />
    </Section>
  );
}

interface FolderProps {
  readonly folder: ScanFolder;
  readonly pending: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly onPractice: (() => void) | null;
}

function Folder({ folder, pending, onSwitch, onPractice }: FolderProps) {
  const say = useText();
  return (
    <details open={folder.on || onPractice !== null}>
      <summary style={{ minHeight: 24, fontWeight: 600 }}>{say(words.folder)}</summary>
      <Stack gap="xs" mt="xs">
        <Words size="sm" c="dimmed">
          {say(words.folderHint)}
        </Words>
        <p className={classes.small} style={{ margin: 0 }}>
          {folder.path}
        </p>
        <Switch
          size="md"
          checked={folder.on}
          disabled={pending}
          onChange={({ currentTarget: { checked } }) => onSwitch(checked)}
          label={say(words.folderOn)}
          description={folder.on && folder.by !== null ? `${say(words.folderBy)} ${folder.by}` : undefined}
        />
        {onPractice !== null && (
          <Group>
            <Button variant="default" onClick={onPractice} loading={pending}>
              {say(words.practice)}
            </Button>
            <Words size="sm" c="dimmed" style={{ flex: '1 1 16rem' }}>
              {say(words.practiceHint)}
            </Words>
          </Group>
        )}
      </Stack>
    </details>
  );
}

/** The address under which others in the hall reach this server, as the room's screen does. */
function PhoneAddress() {
  const say = useText();
  const { round, conference, address } = useHere();
  const { data } = useQuery({
    queryKey: ['qr', round, conference],
    queryFn: () =>
      api.get<{ readonly display: string; readonly svg: string }>(`${conferencePath(round, conference)}/qr`),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const origin = data === undefined ? window.location.origin : new URL(data.display).origin;
  return (
    <details>
      <summary style={{ minHeight: 24, fontWeight: 600 }}>{say(words.phone)}</summary>
      <Words size="sm" c="dimmed" my={4}>
        {say(words.phoneHint)}
      </Words>
      <QrCode text={`${origin}${address('count')}`} label={say(words.phoneCode)} size="9rem" />
      <p className={classes.small} style={{ margin: 0 }}>
        {origin}
        {address('count')}
      </p>
    </details>
  );
}

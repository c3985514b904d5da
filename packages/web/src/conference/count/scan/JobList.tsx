import { Button, Progress } from '@mantine/core';
import { blackAndWhiteWords, type Text, text } from '@tinnhiem/core';
import { useState } from 'react';
import { explain } from '../../../api/problem.ts';
import { formatMoment } from '../../../components/format.ts';
import { DoneIcon, ErrorIcon, FileIcon, InfoIcon, WarningIcon } from '../../../components/icons.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import classes from './scan.module.css';
import { isBusy, type ScanJob } from './scans.ts';
import type { Upload } from './uploads.ts';

const words = {
  title: text('Các tệp đã nộp', 'Files handed in'),
  cancel: text('Dừng', 'Stop'),
  retry: text('Gửi lại', 'Send again'),
  drop: text('Bỏ tệp này', 'Leave it out'),
  sending: text('Đang gửi lên máy chủ', 'On its way to the server'),
  waitingToSend: text('Chờ gửi', 'Waits to be sent'),
  stalled: text(
    'Mất kết nối. Tệp vẫn ở máy này và tự gửi lại; đừng đóng cửa sổ.',
    'No connection. The file is on this computer and is sent again; leave the window open.',
  ),
  waiting: text('Chờ máy đọc', 'Waits to be read'),
  reading: text('Máy đang đọc', 'Being read'),
  making: text('Đang làm phiếu tập dượt', 'Practice ballots are being made'),
  cancelled: text('Đã dừng. Không tờ nào của tệp này được ghi.', 'Stopped. None of its sheets was recorded.'),
  refused: text('Không nhận. Không tờ nào của tệp này được ghi.', 'Refused. None of its sheets was recorded.'),
  stored: text('Phiếu tập dượt nằm trong thư mục máy quét', 'Practice ballots lie in the scanner’s folder'),
  covers: text('theo phiếu bìa', 'by cover sheets'),
  by: text('người nộp', 'by'),
  all: text('Hiện tất cả', 'Show all'),
} as const;

const shownAtOnce = 12;

type Tone = 'plain' | 'done' | 'look' | 'bad';

/** What a job came to, in one sentence. */
function answerOf(job: ScanJob, titleOf: (list: string) => string): { readonly tone: Tone; readonly words: Text } {
  const { state, kind, read, flagged, rejected } = job;
  if (state === 'waiting') return { tone: 'plain', words: words.waiting };
  if (state === 'cancelled') return { tone: 'plain', words: words.cancelled };
  if (state === 'refused') return { tone: 'bad', words: words.refused };
  if (state === 'stored') return { tone: 'done', words: words.stored };
  const look = [
    ...(flagged > 0 ? [text(`${flagged} trang có chỗ cần xem`, `${flagged} pages to look at`)] : []),
    ...(rejected > 0 ? [text(`${rejected} trang không đọc được`, `${rejected} pages not read`)] : []),
  ];
  const plain = read > 0 || look.length === 0 ? [text(`${read} trang rõ`, `${read} pages plain`)] : [];
  const found = join([...plain, ...look]);
  if (state === 'reading')
    return kind === 'practice'
      ? { tone: 'plain', words: words.making }
      : { tone: 'plain', words: text(`${words.reading.vi}: ${found.vi}`, `${words.reading.en}: ${found.en}`) };
  const into = job.recorded.map(({ list, batch, sheets }) => {
    const title = titleOf(list);
    return text(
      `${sheets} phiếu vào tập ${batch}${title === '' ? '' : ` (${title})`}`,
      `${sheets} ballots into batch ${batch}${title === '' ? '' : ` (${title})`}`,
    );
  });
  const where = into.length === 0 ? found : text(`${join(into).vi}: ${found.vi}`, `${join(into).en}: ${found.en}`);
  return { tone: look.length > 0 ? 'look' : 'done', words: text(`Đã ghi ${where.vi}.`, `Recorded ${where.en}.`) };
}

function join(parts: readonly Text[]): Text {
  return text(parts.map(({ vi }) => vi).join(', '), parts.map(({ en }) => en).join(', '));
}

const icons: Readonly<Record<Tone, React.ReactNode>> = {
  plain: <FileIcon />,
  done: <DoneIcon />,
  look: <WarningIcon />,
  bad: <ErrorIcon />,
};

export interface JobListProps {
  readonly jobs: readonly ScanJob[];
  readonly uploads: readonly Upload[];
  /** Without it nothing can be stopped here. */
  readonly onCancel?: (job: string) => void;
  readonly onRetry: (upload: string) => void;
  readonly onDrop: (upload: string) => void;
}

/** Every file with how far it is and what came of it; what this window sends first. */
export function JobList({ jobs, uploads, onCancel, onRetry, onDrop }: JobListProps) {
  const say = useText();
  const [showsAll, setShowsAll] = useState(false);
  const known = new Set(jobs.map(({ id }) => id));
  const pictureOf = (job: string) => uploads.find((other) => other.job === job)?.preview ?? null;
  const shown = showsAll ? jobs : jobs.filter((job, index) => index < shownAtOnce || isBusy(job));
  return (
    <>
      <ul className={classes.jobs} aria-label={say(words.title)} aria-live="polite">
        {uploads
          .filter(({ job }) => job === null || !known.has(job))
          .toReversed()
          .map((upload) => (
            <UploadLine
              key={upload.key}
              upload={upload}
              onRetry={() => onRetry(upload.key)}
              onDrop={() => onDrop(upload.key)}
            />
          ))}
        {shown.map((job) => (
          <JobLine
            key={job.id}
            job={job}
            picture={pictureOf(job.id)}
            onCancel={onCancel === undefined ? null : () => onCancel(job.id)}
          />
        ))}
      </ul>
      {shown.length < jobs.length && (
        <Button variant="default" onClick={() => setShowsAll(true)}>
          {say(words.all)} ({jobs.length})
        </Button>
      )}
    </>
  );
}

function Picture({ picture, tone }: { readonly picture: string | null; readonly tone: Tone }) {
  return picture === null ? <span>{icons[tone]}</span> : <img src={picture} alt="" />;
}

interface UploadLineProps {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}

function UploadLine({ upload, onRetry, onDrop }: UploadLineProps) {
  const say = useText();
  const { state, percent, error, file, preview } = upload;
  const isBad = state === 'refused';
  const problem = isBad ? explain(error) : null;
  return (
    <li className={classes.job} data-tone={isBad ? 'bad' : state === 'stalled' ? 'look' : 'plain'}>
      <Picture picture={preview} tone={isBad ? 'bad' : 'plain'} />
      <div>
        <p className={classes.name}>{file.name}</p>
        {problem !== null ? (
          <>
            <p className={classes.answer}>{say(problem.text)}</p>
            <p>{say(problem.todo)}</p>
          </>
        ) : (
          <p className={classes.answer}>
            {say(state === 'stalled' ? words.stalled : state === 'waiting' ? words.waitingToSend : words.sending)}
            {state === 'sending' && ` ${percent}%`}
          </p>
        )}
        {state === 'sending' && <Progress value={percent} aria-label={`${say(words.sending)}: ${file.name}`} />}
      </div>
      <div className={classes.acts}>
        {(isBad || state === 'stalled') && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={onRetry}
            aria-label={`${say(words.retry)}: ${file.name}`}
          >
            {say(words.retry)}
          </Button>
        )}
        {state !== 'sent' && (
          <Button size="compact-sm" variant="default" onClick={onDrop} aria-label={`${say(words.drop)}: ${file.name}`}>
            {say(words.drop)}
          </Button>
        )}
      </div>
    </li>
  );
}

interface JobLineProps {
  readonly job: ScanJob;
  readonly picture: string | null;
  readonly onCancel: (() => void) | null;
}

function JobLine({ job, picture, onCancel }: JobLineProps) {
  const say = useText();
  const { view } = useHere();
  const titleOf = (id: string) => {
    const list = view.lists.find((other) => other.id === id);
    return view.lists.length < 2 || list === undefined ? '' : list.title;
  };
  const { tone, words: answer } = answerOf(job, titleOf);
  const done = job.read + job.flagged + job.rejected + job.aside;
  const target = job.batch === null ? say(words.covers) : say(text(`tập ${job.batch}`, `batch ${job.batch}`));
  return (
    <li className={classes.job} data-tone={tone}>
      <Picture picture={picture} tone={tone} />
      <div>
        <p className={classes.name}>{job.name}</p>
        <p className={classes.answer}>{say(answer)}</p>
        {job.problem !== null && (
          <>
            <p>{say(job.problem)}</p>
            <p>
              <InfoIcon size={14} /> {say(job.problem.todo)}
            </p>
          </>
        )}
        {job.blackAndWhite > 0 && (
          <p>
            <InfoIcon size={14} /> {say(blackAndWhiteWords(job.blackAndWhite))}
          </p>
        )}
        {isBusy(job) && job.pages > 0 && (
          <>
            <p>
              {done}/{job.pages}
            </p>
            <Progress value={(100 * done) / job.pages} aria-label={`${say(words.reading)}: ${job.name}`} />
          </>
        )}
        <p style={{ color: '#4d535b', fontSize: '0.8rem' }}>
          {job.kind === 'scan' && `${target} · `}
          {say(words.by)} {job.startedBy}, {formatMoment(job.at)}
        </p>
      </div>
      {isBusy(job) && onCancel !== null && (
        <Button size="compact-sm" variant="default" onClick={onCancel} aria-label={`${say(words.cancel)}: ${job.name}`}>
          {say(words.cancel)}
        </Button>
      )}
    </li>
  );
}

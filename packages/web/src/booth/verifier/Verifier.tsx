/** @jsxImportSource preact */
// A file of a box, or an opened ballot, checked in this browser.
import { useEffect, useState } from 'preact/hooks';
import { useText, words } from '../language.tsx';
import { Heading } from '../page.tsx';
import { BoxResult } from './BoxResult.tsx';
import { loadRecord, readInput } from './input.ts';
import { OpenedResult } from './OpenedResult.tsx';
import type { BoxReport, FromVerifier, OpenedReport, VerifyOrder } from './worker.ts';

const text = {
  title: words('Tự kiểm chứng hòm phiếu', 'Verify a ballot box yourself'),
  lead: words(
    'Chọn tệp hòm phiếu (.bel) đã tải từ bảng công khai, hoặc tệp phong bì đã mở để kiểm tra. Việc kiểm chứng chạy ngay trên máy này: tệp không gửi đi đâu, và trang đã mở thì không cần mạng nữa.',
    'Choose a ballot box (.bel) from the public board, or the file of an envelope that was opened for a test. It is verified on this machine: the file is sent nowhere, and once this page is open it needs no network.',
  ),
  choose: words('Chọn tệp, hoặc kéo tệp vào đây', 'Choose a file, or drop it here'),
  working: (done: number, of: number) => words(`Đang kiểm tra: ${done} trên ${of}…`, `Checking: ${done} of ${of}…`),
  reading: words('Đang đọc tệp…', 'Reading the file…'),
  noRecord: words(
    'Chưa lấy được danh sách của cuộc lấy phiếu này từ máy chủ. Mở trang này trong mạng của hội trường, hoặc chọn tệp hòm phiếu (.bel) của cuộc đó trước, rồi chọn lại phong bì.',
    'The list of this election could not be fetched from the server. Open this page in the network of the hall, or first choose the box (.bel) of that election and then the envelope again.',
  ),
  neither: words(
    'Tệp này không phải hòm phiếu (.bel) và cũng không phải phong bì đã mở.',
    'This file is neither a ballot box (.bel) nor an opened envelope.',
  ),
  failed: words(
    'Máy này không kiểm tra được tệp (trình duyệt quá cũ hoặc thiếu bộ nhớ). Hãy thử trên máy tính.',
    'This machine cannot check the file (an old browser, or not enough memory). Try it on a computer.',
  ),
};

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working'; readonly done: number; readonly of: number }
  | { readonly kind: 'trouble'; readonly trouble: 'noRecord' | 'neither' | 'failed' }
  | { readonly kind: 'report'; readonly report: BoxReport | OpenedReport };

export function Verifier({ worker }: { readonly worker: Worker }) {
  const say = useText();
  const [state, setState] = useState<State>({ kind: 'waiting' });
  const [record, setRecord] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    worker.onmessage = ({ data }: MessageEvent<FromVerifier>) => {
      if (data.kind === 'progress') {
        setState({ ...data, kind: 'working' });
        return;
      }
      if (data.kind === 'box' && data.record !== null) setRecord(data.record);
      setState({ kind: 'report', report: data });
    };
    worker.onerror = () => setState({ kind: 'trouble', trouble: 'failed' });
  }, [worker]);

  const check = async (content: Uint8Array) => {
    setState({ kind: 'working', done: 0, of: 0 });
    const input = readInput(content);
    if (input.kind === 'neither') setState({ kind: 'trouble', trouble: 'neither' });
    else if (input.kind === 'box') worker.postMessage({ kind: 'box', bytes: input.bytes } satisfies VerifyOrder);
    else {
      const own = await loadRecord(input.election, record);
      if (own === null) setState({ kind: 'trouble', trouble: 'noRecord' });
      else worker.postMessage({ kind: 'opened', line: input.line, record: own } satisfies VerifyOrder);
    }
  };
  const checkFile = async (file: File | undefined) => {
    if (file !== undefined) await check(new Uint8Array(await file.arrayBuffer()));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the address brought is checked once
  useEffect(() => {
    const line = location.hash.slice(1);
    if (line === '') return;
    history.replaceState(null, '', location.pathname);
    void check(new TextEncoder().encode(line));
  }, []);

  return (
    <>
      <Heading>{say(text.title)}</Heading>
      <p>{say(text.lead)}</p>
      <label
        class="drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void checkFile(event.dataTransfer?.files[0]);
        }}
      >
        <input
          type="file"
          class="visually-hidden"
          onChange={({ currentTarget }) => {
            void checkFile(currentTarget.files?.[0]);
            // The same file may be chosen again.
            currentTarget.value = '';
          }}
        />
        <span class="button">{say(text.choose)}</span>
      </label>
      <div role="status">
        {state.kind === 'working' && (
          <>
            <p>{say(state.of === 0 ? text.reading : text.working(state.done, state.of))}</p>
            <progress
              aria-label={say(text.reading)}
              {...(state.of === 0 ? {} : { max: state.of, value: state.done })}
            />
          </>
        )}
        {state.kind === 'trouble' && <p class="wrong">{say(text[state.trouble])}</p>}
      </div>
      {state.kind === 'report' &&
        (state.report.kind === 'box' ? <BoxResult report={state.report} /> : <OpenedResult report={state.report} />)}
    </>
  );
}

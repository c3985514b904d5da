/** @jsxImportSource preact */
// The way of a voter from the slip to the tracker. What a step needs is kept before the step is taken.
import { useEffect } from 'preact/hooks';
import { Casting } from './Casting.tsx';
import { Check } from './Check.tsx';
import { CodeEcho, Entrance } from './Entrance.tsx';
import { useText, words } from './language.tsx';
import { Marking } from './Marking.tsx';
import { Opened } from './Opened.tsx';
import { Connection, Heading, Page } from './page.tsx';
import { tryNow } from './patient.ts';
import { ReceiptPage } from './ReceiptPage.tsx';
import { Trouble } from './Trouble.tsx';
import { type BoothProps, useBooth } from './use-booth.ts';
import type { DraftView } from './view.ts';

const text = {
  finding: words('Đang tìm danh sách của mã này…', 'Looking for the list of this code…'),
  waiting: words(
    'Chưa liên lạc được với máy chủ; máy tự thử lại. Kiểm tra xem điện thoại đã vào đúng mạng Wi-Fi của hội trường chưa.',
    'The server cannot be reached; this phone tries again by itself. Check that it is in the Wi-Fi network of the hall.',
  ),
  now: words('Thử lại ngay', 'Try now'),
  retry: words('Thử lại', 'Try again'),
  resend: words('Gửi lại', 'Send again'),
  remake: words('Làm lại phiếu', 'Make the ballot again'),
  correct: words('Sửa mã', 'Correct the code'),
  otherCode: words('Nhập mã khác', 'Enter another code'),
  typed: words('Mã đã nhập', 'Code that was entered'),
  cleared: words('Đã xóa màn hình', 'The screen is cleared'),
  clearedLead: words(
    'Máy này không còn giữ gì về phiếu. Có thể đóng trang này.',
    'Nothing about the ballot is left on this phone. This page may be closed.',
  ),
  next: words('Nhập mã khác', 'Enter another code'),
  unfinished: words('Đang có phiếu ghi dở', 'A ballot is not finished'),
  unfinishedLead: words(
    'Vừa quét một mã khác trong lúc đang ghi dở phiếu. Muốn ghi phiếu nào?',
    'Another code was scanned while a ballot is being marked. Which one?',
  ),
  keepOn: words('Ghi tiếp phiếu đang dở', 'Go on with this ballot'),
  takeNew: words('Bỏ phiếu dở, mở mã vừa quét', 'Drop it and open the new code'),
};

export function Booth(props: BoothProps) {
  const say = useText();
  const { view, act } = useBooth(props);
  useEffect(() => {
    document.title = `${say(words('Phiếu điện tử', 'Electronic ballot'))} · Tín Nhiệm`;
  });
  const election = 'election' in view ? view.election : undefined;
  const rehearsal = election?.rehearsal === true || (view.kind === 'receipt' && view.receipt.rehearsal);
  const footer = election !== undefined && <Connection secure={election.secure} />;
  return (
    <Page rehearsal={rehearsal} footer={footer === false ? undefined : footer}>
      <Screen view={view} act={act} />
    </Page>
  );
}

function Screen({ view, act }: ReturnType<typeof useBooth>) {
  const say = useText();
  switch (view.kind) {
    case 'entrance':
      return <Entrance typed={view.typed} onCode={act.enter} />;
    case 'finding':
      return (
        <>
          <Heading>{say(text.finding)}</Heading>
          <progress aria-label={say(text.finding)} />
          {view.trying !== null && (
            <>
              <p role="status">{say(text.waiting)}</p>
              <button type="button" onClick={tryNow}>
                {say(text.now)}
              </button>
            </>
          )}
        </>
      );
    case 'draft':
      return <DraftScreen view={view} act={act} />;
    case 'receipt':
      return (
        <ReceiptPage
          receipt={view.receipt}
          replaced={view.replaced}
          onAgain={view.code === null ? null : act.voteAgain}
          onOther={act.other}
          onClear={act.clear}
        />
      );
    case 'trouble':
      return (
        <Trouble kind={view.trouble}>
          {view.code !== null && view.trouble === 'code-unknown' && (
            <>
              <h2>{say(text.typed)}</h2>
              <CodeEcho typed={view.code} />
            </>
          )}
          <div class="choices">
            {view.code !== null && view.trouble === 'code-unknown' && (
              <button type="button" class="main-button" onClick={() => act.correct(view.code ?? '')}>
                {say(text.correct)}
              </button>
            )}
            {view.code !== null && view.trouble !== 'old-phone' && (
              <button
                type="button"
                class={view.trouble === 'code-unknown' ? undefined : 'main-button'}
                onClick={() => act.enter(view.code ?? '')}
              >
                {say(text.retry)}
              </button>
            )}
            <button type="button" onClick={act.other}>
              {say(text.otherCode)}
            </button>
          </div>
        </Trouble>
      );
    case 'two-codes':
      return (
        <>
          <Heading>{say(text.unfinished)}</Heading>
          <p>{say(text.unfinishedLead)}</p>
          <div class="choices">
            <button type="button" class="main-button" onClick={act.keepOn}>
              {say(text.keepOn)}
            </button>
            <button type="button" onClick={act.takeNew}>
              {say(text.takeNew)}
            </button>
          </div>
        </>
      );
    case 'cleared':
      return (
        <>
          <Heading>{say(text.cleared)}</Heading>
          <p>{say(text.clearedLead)}</p>
          <button type="button" onClick={act.other}>
            {say(text.next)}
          </button>
        </>
      );
  }
}

function DraftScreen({ view, act }: { readonly view: DraftView; readonly act: ReturnType<typeof useBooth>['act'] }) {
  const say = useText();
  const { election, draft, trouble, opened } = view;
  if (trouble !== null)
    return (
      <Trouble kind={trouble}>
        <div class="choices">
          {trouble === 'closed-while-marking' && (
            <button type="button" class="main-button" onClick={act.cast}>
              {say(text.resend)}
            </button>
          )}
          {trouble === 'ballot-refused' && (
            <button type="button" class="main-button" onClick={act.remake}>
              {say(text.remake)}
            </button>
          )}
        </div>
      </Trouble>
    );
  if (opened !== null)
    return (
      <Opened election={election} marks={draft.marks} seal={opened.seal} line={opened.line} onBack={act.sealAnew} />
    );
  if (draft.screen === 'casting') return <Casting tracker={draft.ballot?.tracker ?? null} trying={view.trying} />;
  if (draft.screen === 'check')
    return (
      <Check
        election={election}
        draft={draft}
        sealing={view.sealing}
        seal={view.seal}
        onEdit={act.edit}
        onCast={act.cast}
        onOpen={act.open}
      />
    );
  return <Marking election={election} draft={draft} start={view.start} onChange={act.change} onReview={act.review} />;
}

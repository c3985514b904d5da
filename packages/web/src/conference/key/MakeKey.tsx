// A member makes the own key: a passphrase, the key, keeping it; only then does anything leave this browser.
import { Button, Checkbox, Group, PasswordInput, Stack, Text as Words } from '@mantine/core';
import { searchKey, text } from '@tinnhiem/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { Refused } from '../../api/problem.ts';
import { conferencePath } from '../../api/queries.ts';
import { DownIcon, PrintIcon } from '../../components/icons.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useText } from '../../language.tsx';
import { aboutLine } from '../casting/key-about.ts';
import type { MadeKey } from '../casting/key-tasks.ts';
import { useHere } from '../here.tsx';
import { localShelf } from '../outbox.ts';
import { KeyError } from './KeyError.tsx';
import { keptKey } from './kept-key.ts';
import type { KeyState } from './key-move.ts';
import { keyWorker, noteOpen } from './key-session.ts';
import { strengthOf } from './passphrase.ts';
import { RecoverySheet } from './RecoverySheet.tsx';
import { useGive } from './use-key.ts';

const words = {
  step1: text('1. Đặt mật khẩu cho khóa của bạn', '1. Choose a passphrase for your key'),
  step1Hint: text(
    'Mật khẩu này không gửi đi đâu và không ai đặt lại được, kể cả người quản trị. Quên mật khẩu là mất phần khóa của bạn.',
    'It is sent nowhere, and nobody can reset it. Forgotten, your part of the key is lost.',
  ),
  passphrase: text('Mật khẩu của khóa', 'Passphrase of the key'),
  again: text('Gõ lại mật khẩu', 'The passphrase again'),
  differs: text('Hai lần gõ không giống nhau.', 'The two are not the same.'),
  make: text('Tạo khóa của tôi', 'Make my key'),
  making: text(
    'Đang tạo khóa trong trình duyệt này, vài giây…',
    'The key is being made in this browser, a few seconds…',
  ),
  step2: text('2. Giữ khóa', '2. Keep the key'),
  step2Hint: text(
    'Khóa đã tạo và được khóa bằng mật khẩu. Giữ ít nhất một bản ở nơi của riêng bạn: không có nó thì sau này bạn không mở hòm phiếu được.',
    'The key is made and locked with the passphrase. Keep at least one copy in a place of your own: without it you cannot open the box later.',
  ),
  download: text('Tải tệp khóa', 'Save the key file'),
  print: text('In phiếu phục hồi', 'Print the recovery sheet'),
  here: text(
    'Giữ cả trên máy này (đã khóa bằng mật khẩu), để lần sau chỉ cần nhập mật khẩu',
    'Keep it on this device too (locked), so that only the passphrase is asked for next time',
  ),
  confirm: text(
    'Tôi đã cất tệp khóa hoặc phiếu phục hồi và nhớ mật khẩu',
    'I have put away the file or the sheet, and I know the passphrase',
  ),
  first: text('Tải tệp hoặc in phiếu trước.', 'Save the file or print the sheet first.'),
  give: text('Xong, nhận chỗ giữ khóa', 'Done, take my seat'),
  giveHint: text(
    'Chỉ phần công khai của khóa được gửi đi. Sau đó các bước sau tự chạy khi trang này còn mở.',
    'Only the public part of the key is sent. What follows runs by itself while this page is open.',
  ),
} as const;

export interface MakeKeyProps {
  readonly members: number;
  readonly needed: number;
  /** When this ceremony began: tells it from one before. */
  readonly begun: string;
}

export function MakeKey({ members, needed, begun }: MakeKeyProps) {
  const { round, conference, view, account } = useHere();
  const [made, setMade] = useState<MadeKey | null>(null);
  const make = async (passphrase: string) => {
    const owner = { round, conference, title: view.title, name: account.name };
    setMade(await keyWorker(account.id).ask('makeKey', { owner, members, needed, passphrase }));
  };
  return made === null ? (
    <Passphrase onMake={make} />
  ) : (
    <Keep made={made} members={members} needed={needed} begun={begun} />
  );
}

function Passphrase({ onMake }: { readonly onMake: (passphrase: string) => Promise<void> }) {
  const say = useText();
  const { view, account } = useHere();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const strength = strengthOf(first, [account.name, account.username, view.title]);
  const same = first.normalize('NFKC') === second.normalize('NFKC');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!strength.enough || !same || working) return;
    setWorking(true);
    setError(null);
    try {
      await onMake(first);
    } catch (thrown) {
      setError(thrown);
      setWorking(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm" maw={560}>
        <Words fw={600}>{say(words.step1)}</Words>
        <Words size="sm">{say(words.step1Hint)}</Words>
        <PasswordInput
          label={say(words.passphrase)}
          autoComplete="new-password"
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
          aria-describedby="key-strength"
        />
        <Words size="sm" id="key-strength" role="status" fw={strength.enough ? 600 : 400}>
          {first === '' ? '' : say(strength.words)}
        </Words>
        <PasswordInput
          label={say(words.again)}
          autoComplete="new-password"
          value={second}
          onChange={(event) => setSecond(event.currentTarget.value)}
          error={
            second !== '' && !same && (!first.startsWith(second) || second.length >= first.length)
              ? say(words.differs)
              : null
          }
        />
        <KeyError error={error} />
        <Group>
          <Button type="submit" size="md" loading={working} disabled={!strength.enough || !same}>
            {say(words.make)}
          </Button>
        </Group>
        <Words size="sm" role="status">
          {working ? say(words.making) : ''}
        </Words>
      </Stack>
    </form>
  );
}

interface KeepProps extends MakeKeyProps {
  readonly made: MadeKey;
}

function Keep({ made, members, needed, begun }: KeepProps) {
  const say = useText();
  const { round, conference, view, account } = useHere();
  const give = useGive();
  const [printing, setPrinting] = useState(false);
  const [kept, setKept] = useState(false);
  const [here, setHere] = useState(true);
  const [sure, setSure] = useState(false);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const place = `${round}~${conference}`;
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([made.file], { type: 'application/json' }));
    link.download = `khoa-${conference}-${searchKey(account.name).replaceAll(' ', '-')}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    setKept(true);
  };
  // The certificate names the seat, and another member may take it at the same moment: then the next one is tried.
  const takeSeat = async () => {
    for (let tried = 0; ; ) {
      const { certificates } = await api.get<KeyState>(`${conferencePath(round, conference)}/key`);
      const seat = certificates.length + 1;
      try {
        return await give('key/certificate', 'message', `${begun}/certificate/${seat}`, () =>
          keyWorker(account.id).ask('certificate', { size: { seat, members, needed } }),
        );
      } catch (thrown) {
        if (!(thrown instanceof Refused) || tried >= seat || seat >= members) throw thrown;
        tried = seat;
      }
    }
  };
  const send = async () => {
    if (working) return;
    setWorking(true);
    setError(null);
    const shelf = keptKey(localShelf(), account.id, place);
    if (here) shelf.keep(made.file);
    else shelf.forget();
    try {
      // Open before the seat is there, so that the next steps run as soon as they can.
      noteOpen({ account: account.id, place, keyId: made.keyId });
      await takeSeat();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Stack gap="sm" maw={640}>
      <Words fw={600}>{say(words.step2)}</Words>
      <Words>{say(words.step2Hint)}</Words>
      <Group>
        <Button leftSection={<DownIcon />} onClick={save}>
          {say(words.download)}
        </Button>
        <Button variant="default" leftSection={<PrintIcon />} onClick={() => setPrinting(true)}>
          {say(words.print)}
        </Button>
      </Group>
      {printing && (
        <RecoverySheet
          file={made.file}
          title={view.title}
          day={view.day}
          name={account.name}
          about={aboutLine({ round, conference, title: view.title, name: account.name }, made.keyId)}
          onDone={() => {
            setPrinting(false);
            setKept(true);
          }}
        />
      )}
      <Checkbox label={say(words.here)} checked={here} onChange={(event) => setHere(event.currentTarget.checked)} />
      <Checkbox
        label={say(words.confirm)}
        description={kept ? undefined : say(words.first)}
        disabled={!kept}
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <Notice tone="info">{say(words.giveHint)}</Notice>
      <KeyError error={error} />
      <Group>
        <Button size="md" disabled={!sure} loading={working} onClick={() => void send()}>
          {say(words.give)}
        </Button>
      </Group>
    </Stack>
  );
}

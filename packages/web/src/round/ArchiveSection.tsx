import { Button, Group, Paper, PasswordInput, Stack, Title, Text as Words } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RoundView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { explain } from '../api/problem.ts';
import { useSession } from '../api/queries.ts';
import { DownIcon } from '../components/icons.tsx';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../language.tsx';

type Status =
  | { readonly state: 'none' | 'made' }
  | { readonly state: 'making'; readonly step: keyof typeof steps; readonly done: number; readonly of: number }
  | { readonly state: 'refused'; readonly message: { readonly vi: string; readonly en: string } };

const steps = {
  documents: text('Lập văn bản', 'Making documents'),
  seal: text('Niêm phong ảnh phiếu', 'Sealing pictures of ballots'),
  write: text('Ghi hồ sơ', 'Writing the archive'),
  verify: text('Kiểm tra hồ sơ vừa lập', 'Checking the archive'),
} as const;

const words = {
  title: text('Hồ sơ lưu trữ', 'Archive'),
  ready: text(
    'Mọi hội nghị đã bàn giao phiếu: lập hồ sơ sẽ kết thúc đợt.',
    'All ballots are handed over: making the archive ends the round.',
  ),
  notReady: text(
    'Đợt chưa kết thúc: hồ sơ lập bây giờ được đánh dấu “chưa kết thúc”.',
    'The round goes on: an archive made now is marked as unfinished.',
  ),
  archived: text(
    'Đợt đã kết thúc và đã lập hồ sơ lưu trữ. Lập lại được khi cần thêm bản.',
    'The round is over and archived. The archive can be made again where a further copy is needed.',
  ),
  passphrase: text('Mật khẩu của Ban Kiểm phiếu', "The committee's passphrase"),
  passphraseHint: text(
    'Niêm phong từng phiếu và ảnh phiếu trong hồ sơ, ít nhất 12 ký tự. Để trống thì hồ sơ không kèm phiếu và ảnh. Phần mềm không lưu mật khẩu; mất thì không ai mở được.',
    'Seals the ballots and their pictures in it, 12 characters at least. Left empty, neither lies in it. It is kept nowhere; whoever loses it cannot open them.',
  ),
  make: text('Lập hồ sơ lưu trữ', 'Make the archive'),
  download: text('Tải hồ sơ (.zip)', 'Download (.zip)'),
  check: text('Trang kiểm tra hồ sơ', 'Page that checks an archive'),
} as const;

function stateWords({ ready, made }: RoundView['archive']) {
  if (made !== null) return words.archived;
  return ready ? words.ready : words.notReady;
}

/** The archive of a round: made here by its organiser, or with the ballots sealed by the head of the committee. */
export function ArchiveSection({ round, view }: { readonly round: string; readonly view: RoundView }) {
  const say = useText();
  const { data: account } = useSession();
  const queries = useQueryClient();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const roles = account?.roles ?? [];
  const isCommittee = roles.includes('committee-head') || roles.includes('committee-secretary');
  const path = `/api/rounds/${encodeURIComponent(round)}/archive`;
  const may = isCommittee || roles.includes('organiser');
  const { data: status } = useQuery({
    queryKey: ['archive', round],
    queryFn: () => api.get<Status>(path),
    enabled: may,
    refetchInterval: ({ state }) => (state.data?.state === 'making' ? 1000 : false),
  });
  if (!may) return null;
  const make = async () => {
    setProblem(null);
    try {
      await api.post(path, passphrase === '' ? {} : { passphrase });
      setPassphrase('');
    } catch (error) {
      setProblem(error);
    }
    await queries.invalidateQueries({ queryKey: ['archive', round] });
  };
  const isMaking = status?.state === 'making';
  return (
    <Paper component="section" aria-labelledby="archive-title">
      <Stack gap="sm">
        <Title order={2} id="archive-title">
          {say(words.title)}
        </Title>
        <Words>{say(stateWords(view.archive))}</Words>
        {(isCommittee || view.rehearsal) && (
          <PasswordInput
            label={say(words.passphrase)}
            description={say(words.passphraseHint)}
            autoComplete="off"
            maw={520}
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
        )}
        <Group>
          <Button onClick={make} loading={isMaking}>
            {say(words.make)}
          </Button>
          {status?.state === 'made' && (
            <Button component="a" href={`${path}/file`} download variant="default" leftSection={<DownIcon />}>
              {say(words.download)}
            </Button>
          )}
          <Button component="a" href="/kiem-tra-ho-so" target="_blank" rel="noopener" variant="subtle" color="dark">
            {say(words.check)}
          </Button>
        </Group>
        {problem !== null && (
          <Notice tone="error">
            {say(explain(problem).text)} {say(explain(problem).todo)}
          </Notice>
        )}
        <Words role="status">
          {isMaking
            ? `${say(steps[status.step])}: ${status.done}/${status.of}…`
            : status?.state === 'refused'
              ? say(status.message)
              : ''}
        </Words>
      </Stack>
    </Paper>
  );
}

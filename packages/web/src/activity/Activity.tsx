import { Button, Text as Words } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { text } from '@tinnhiem/core';
import { api } from '../api/client.ts';
import type { ActivityEntry } from '../api/types.ts';
import { DataTable } from '../components/DataTable.tsx';
import { formatMoment } from '../components/format.ts';
import { Page } from '../components/Page.tsx';
import { Answered, EmptyState } from '../components/States.tsx';
import { useText } from '../language.tsx';

const words = {
  title: text('Hoạt động của hệ thống', 'Activity'),
  lead: text(
    'Đăng nhập, việc bị từ chối, lượt xem văn bản mật. Không bao giờ có nội dung phiếu.',
    'Sign-ins, refused attempts, looks at confidential documents. Never what is on a ballot.',
  ),
  empty: text('Chưa có hoạt động nào', 'Nothing yet'),
  at: text('Lúc', 'When'),
  who: text('Ai', 'Who'),
  what: text('Việc', 'What'),
  round: text('Đợt', 'Round'),
  address: text('Địa chỉ máy', 'Address'),
  older: text('Xem cũ hơn', 'Older'),
} as const;

const pageSize = 200;

export function Activity() {
  const say = useText();
  const query = useInfiniteQuery({
    queryKey: ['activity'],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) =>
      api.get<readonly ActivityEntry[]>(
        `/api/activity?limit=${pageSize}${pageParam === null ? '' : `&before=${pageParam}`}`,
      ),
    getNextPageParam: (last) => (last.length < pageSize ? null : (last.at(-1)?.number ?? null)),
  });
  return (
    <Page title={words.title} lead={words.lead}>
      <Answered query={query}>
        {({ pages }) => {
          const entries = pages.flat();
          return entries.length === 0 ? (
            <EmptyState title={words.empty} hint={words.lead} />
          ) : (
            <>
              <DataTable
                title={words.title}
                rows={entries}
                rowKey={(entry) => String(entry.number)}
                columns={[
                  {
                    key: 'at',
                    title: words.at,
                    value: (entry) => entry.at,
                    written: (entry) => formatMoment(entry.at),
                  },
                  { key: 'who', title: words.who, value: (entry) => entry.name, order: 'name' },
                  { key: 'what', title: words.what, value: (entry) => say(entry.sentence), isHeader: true },
                  { key: 'round', title: words.round, value: (entry) => entry.round ?? '' },
                  {
                    key: 'address',
                    title: words.address,
                    value: (entry) => entry.address,
                    cell: (entry) => <Words size="sm">{entry.address}</Words>,
                  },
                ]}
              />
              {query.hasNextPage && (
                <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {say(words.older)}
                </Button>
              )}
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

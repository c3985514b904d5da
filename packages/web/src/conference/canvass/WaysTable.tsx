// Paper and electronic ballots apart: only where enough people voted in each way, which core decides.
import { Table, Text as Words } from '@mantine/core';
import { type ResultView, text } from '@tinnhiem/core';
import { useText } from '../../language.tsx';

const words = {
  title: text('Theo cách ghi phiếu', 'By the way of casting'),
  hint: text(
    'Cộng lại đúng bằng bảng tổng hợp. Chỉ hiện khi mỗi cách có đủ người ghi, để không ai bị suy ra đã ghi thế nào.',
    'Both together are the summary. Shown only where enough people voted in each way, so that nobody’s mark can be worked out.',
  ),
  name: text('Họ và tên', 'Name'),
  paper: text('Phiếu giấy', 'Paper'),
  electronic: text('Phiếu điện tử', 'Electronic'),
  collected: text('thu về', 'collected'),
  high: text('cao', 'high'),
  confidence: text('tín nhiệm', 'confidence'),
  low: text('thấp', 'low'),
  none: text('không hợp lệ', 'invalid'),
} as const;

const figures = ['high', 'confidence', 'low', 'invalidRows'] as const;
const heads = { high: words.high, confidence: words.confidence, low: words.low, invalidRows: words.none } as const;

export function WaysTable({ result }: { readonly result: ResultView }) {
  const say = useText();
  const { ways } = result;
  if (ways === undefined) return null;
  const title = `${say(words.title)}: ${result.title}`;
  return (
    <div>
      <Words component="h3" fw={600} m={0}>
        {say(words.title)}
      </Words>
      <Words size="sm" c="dimmed">
        {say(words.hint)}
      </Words>
      <Table.ScrollContainer minWidth={720}>
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th rowSpan={2}>{say(words.name)}</Table.Th>
              {(['paper', 'electronic'] as const).map((way) => (
                <Table.Th key={way} colSpan={figures.length} scope="colgroup" ta="center">
                  {say(words[way])} ({say(words.collected)} {ways[way].collected})
                </Table.Th>
              ))}
            </Table.Tr>
            <Table.Tr>
              {(['paper', 'electronic'] as const).map((way) =>
                figures.map((figure) => (
                  <Table.Th key={`${way}/${figure}`} ta="right" fw={400}>
                    {say(heads[figure])}
                  </Table.Th>
                )),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {result.people.map((person, index) => (
              <Table.Tr key={person.person}>
                <Table.Th scope="row" fw={500}>
                  {person.name}
                </Table.Th>
                {(['paper', 'electronic'] as const).map((way) =>
                  figures.map((figure) => (
                    <Table.Td key={`${way}/${figure}`} ta="right">
                      {ways[way].people[index]?.[figure] ?? ''}
                    </Table.Td>
                  )),
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}

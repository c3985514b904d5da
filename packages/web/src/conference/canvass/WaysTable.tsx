// Paper and electronic ballots apart: only where enough people voted in each way, which core decides.
import { Group, Table, Text as Words } from '@mantine/core';
import { type ResultView, type Text, text, toldApart } from '@tinnhiem/core';
import { SaveTable } from '../../components/SaveTable.tsx';
import { useText } from '../../language.tsx';

const words = {
  title: text('Theo cách ghi phiếu', 'By the way of casting'),
  hint: text(
    'Cộng lại đúng bằng bảng tổng hợp. Chỉ hiện khi mỗi cách có đủ người ghi. Nếu mọi người ghi theo một cách chọn cùng một mức cho ai đó thì vẫn suy ra được họ đã ghi gì.',
    'Both together are the summary. Shown only where enough people voted in each way. Where all of one way chose the same level for somebody, their mark can be worked out all the same.',
  ),
  name: text('Họ và tên', 'Name'),
  position: text('Chức vụ, đơn vị', 'Post, unit'),
  paper: text('Phiếu giấy', 'Paper'),
  electronic: text('Phiếu điện tử', 'Electronic'),
  collected: text('thu về', 'collected'),
  high: text('cao', 'high'),
  confidence: text('tín nhiệm', 'confidence'),
  low: text('thấp', 'low'),
  none: text('không hợp lệ', 'invalid'),
} as const;

const figures = ['high', 'confidence', 'low', 'invalidRows'] as const;
const both = ['paper', 'electronic'] as const;
const heads = { high: words.high, confidence: words.confidence, low: words.low, invalidRows: words.none } as const;

/** A head of the file, where no row above it says which way it is of. */
function ofWay(way: (typeof both)[number], head: Text): Text {
  return text(`${words[way].vi}: ${head.vi}`, `${words[way].en}: ${head.en}`);
}

export function WaysTable({ result }: { readonly result: ResultView }) {
  const say = useText();
  const { ways } = result;
  if (ways === undefined) return null;
  const labels = toldApart(result.people);
  const title = text(`${words.title.vi}: ${result.title}`, `${words.title.en}: ${result.title}`);
  return (
    <div>
      <Group justify="space-between" gap="sm">
        <Words component="h3" fw={600} m={0}>
          {say(words.title)}
        </Words>
        <SaveTable
          compact
          title={title}
          head={[
            words.name,
            words.position,
            ...both.flatMap((way) => [
              ofWay(way, words.collected),
              ...figures.map((figure) => ofWay(way, heads[figure])),
            ]),
          ]}
          rows={() =>
            result.people.map(({ name, position }, index) => [
              name,
              position,
              ...both.flatMap((way) => [
                ways[way].collected,
                ...figures.map((figure) => ways[way].people[index]?.[figure] ?? ''),
              ]),
            ])
          }
        />
      </Group>
      <Words size="sm" c="dimmed">
        {say(words.hint)}
      </Words>
      <Table.ScrollContainer minWidth={720}>
        <Table aria-label={say(title)}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th rowSpan={2}>{say(words.name)}</Table.Th>
              {both.map((way) => (
                <Table.Th key={way} colSpan={figures.length} scope="colgroup" ta="center">
                  {say(words[way])} ({say(words.collected)} {ways[way].collected})
                </Table.Th>
              ))}
            </Table.Tr>
            <Table.Tr>
              {both.map((way) =>
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
                  {labels[index]}
                </Table.Th>
                {both.map((way) =>
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

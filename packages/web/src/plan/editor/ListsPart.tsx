import { Checkbox, SimpleGrid, Stack, Title, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useText } from '../../language.tsx';
import { exclusionNames, placeNames } from '../../rules/rules.text.ts';
import { emptyList } from '../empty-plan.ts';
import { editorText as words } from './editor.text.ts';
import { ChoiceField, fieldId, useIssue, usePlanForm, WordsField } from './form.tsx';
import { AddButton, Item, Part } from './Part.tsx';
import { PostsEditor, PostTitle } from './PostsEditor.tsx';
import { addIn, getIn, type Path, removeIn, setIn } from './paths.ts';

export function ListsPart() {
  const { plan, change } = usePlanForm();
  const add = () => {
    const taken = new Set(plan.lists.map((list) => list.id as string));
    let number = plan.lists.length + 1;
    while (taken.has(`danh-sach-${number}`)) number += 1;
    change((known) => addIn(known, ['lists'], emptyList(number)));
  };
  const remove = (index: number) => {
    const { id } = plan.lists[index] ?? {};
    change((known) => ({
      ...removeIn(known, ['lists'], index),
      conferences: known.conferences.map((conference) => ({
        ...conference,
        lists: conference.lists.filter((list) => list !== id),
      })),
    }));
  };
  return (
    <>
      {plan.lists.map((list, index) => (
        <ListEditor key={list.id} index={index} onRemove={plan.lists.length > 1 ? () => remove(index) : undefined} />
      ))}
      <AddButton label={words.addList} onAdd={add} />
      <Part title={words.leadingPosts}>
        <PostsEditor path={['leadingPosts']} label={words.leadingPostsHint} />
      </Part>
      <LeftOutPart />
    </>
  );
}

function ListEditor({ index, onRemove }: { readonly index: number; readonly onRemove: (() => void) | undefined }) {
  const say = useText();
  const { plan } = usePlanForm();
  const path: Path = ['lists', index];
  const title = plan.lists[index]?.title ?? '';
  const noConference = useIssue([...path, 'conference']);
  return (
    <Item
      legend={`${say(words.list)} ${index + 1}${title === '' ? '' : `: ${title}`}`}
      removeLabel={words.removeList}
      onRemove={onRemove}
    >
      {noConference !== null && (
        <Words size="sm" c="red.9" id={fieldId([...path, 'conference'])}>
          {noConference}
        </Words>
      )}
      <WordsField path={[...path, 'title']} label={words.listTitle} hint={words.listTitleHint} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <ChoiceField
          path={[...path, 'place']}
          label={words.listPlace}
          choices={[
            { value: 'party-committee', label: placeNames['party-committee'] },
            { value: 'workplace', label: placeNames.workplace },
          ]}
        />
        <ChoiceField
          path={[...path, 'order']}
          label={words.order}
          choices={[
            { value: 'name', label: words.orderName },
            { value: 'rank', label: words.orderRank },
          ]}
        />
      </SimpleGrid>
      <PostsEditor path={[...path, 'votedOn', 'posts']} label={words.votedOn} />
      <VotersEditor path={[...path, 'voters']} />
      <CommitteesEditor path={[...path, 'committees']} />
    </Item>
  );
}

function VotersEditor({ path }: { readonly path: Path }) {
  const say = useText();
  const { plan, change } = usePlanForm();
  const roles = (getIn(plan, path) as readonly unknown[] | undefined) ?? [];
  const missing = useIssue(path);
  return (
    <Stack gap="xs" id={fieldId(path)}>
      <div>
        <Title order={2} size="h4" fz="sm">
          {say(words.voters)}
        </Title>
        <Words size="sm" c="dimmed">
          {say(words.votersHint)}
        </Words>
        {missing !== null && (
          <Words size="sm" c="red.9">
            {missing}
          </Words>
        )}
      </div>
      {roles.map((_, index) => (
        <Item
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has no id of its own
          key={index}
          legend={`${say(words.role)} ${index + 1}`}
          removeLabel={words.removeRole}
          onRemove={roles.length > 1 ? () => change((known) => removeIn(known, path, index)) : undefined}
        >
          <WordsField path={[...path, index, 'label']} label={words.roleLabel} optional={false} />
          <PostsEditor path={[...path, index, 'posts']} label={words.rolePosts} />
        </Item>
      ))}
      <AddButton
        label={words.addRole}
        onAdd={() => change((known) => addIn(known, path, { label: '', posts: [{ title: '' }] }))}
      />
    </Stack>
  );
}

const emptyOrganisation = { head: { title: '' }, committee: { label: '', posts: [{ title: '' }] } };

function CommitteesEditor({ path }: { readonly path: Path }) {
  const say = useText();
  const { plan, change } = usePlanForm();
  const committees = getIn(plan, path) as { readonly organisations: readonly unknown[] } | undefined;
  const toggle = (checked: boolean) =>
    change((known) => setIn(known, path, checked ? { reading: 'all', organisations: [emptyOrganisation] } : undefined));
  return (
    <Stack gap="xs">
      <Checkbox
        label={say(words.committees)}
        description={say(words.committeesHint)}
        checked={committees !== undefined}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {committees !== undefined && (
        <>
          <ChoiceField
            path={[...path, 'reading']}
            label={words.reading}
            choices={[
              { value: 'all', label: words.readingAll },
              { value: 'own', label: words.readingOwn },
            ]}
          />
          {committees.organisations.map((_, index) => {
            const own: Path = [...path, 'organisations', index];
            return (
              <Item
                // biome-ignore lint/suspicious/noArrayIndexKey: an organisation has no id of its own
                key={index}
                legend={`${say(text('Đoàn thể', 'Organisation'))} ${index + 1}`}
                removeLabel={words.removeOrganisation}
                onRemove={
                  committees.organisations.length > 1
                    ? () => change((known) => removeIn(known, [...path, 'organisations'], index))
                    : undefined
                }
              >
                <Words size="sm" fw={500}>
                  {say(words.head)}
                </Words>
                <PostTitle path={[...own, 'head', 'title']} label={`${say(words.head)} ${index + 1}`} />
                <WordsField path={[...own, 'committee', 'label']} label={words.roleLabel} />
                <PostsEditor path={[...own, 'committee', 'posts']} label={words.rolePosts} />
              </Item>
            );
          })}
          <AddButton
            label={words.addOrganisation}
            onAdd={() => change((known) => addIn(known, [...path, 'organisations'], emptyOrganisation))}
          />
        </>
      )}
    </Stack>
  );
}

function LeftOutPart() {
  const say = useText();
  const { plan, change } = usePlanForm();
  return (
    <Part title={words.leftOut}>
      {plan.leftOut.map((_, index) => (
        <Item
          // biome-ignore lint/suspicious/noArrayIndexKey: the code of the person is typed only here
          key={index}
          legend={`${say(words.leftOutPerson)} ${plan.leftOut[index]?.person ?? ''}`}
          removeLabel={words.remove}
          onRemove={() => change((known) => removeIn(known, ['leftOut'], index))}
        >
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <WordsField path={['leftOut', index, 'person']} label={words.leftOutPerson} />
            <ChoiceField
              path={['leftOut', index, 'reason']}
              label={words.leftOutReason}
              choices={Object.entries(exclusionNames).map(([value, label]) => ({ value, label }))}
            />
            <WordsField path={['leftOut', index, 'document']} label={words.leftOutDocument} />
          </SimpleGrid>
        </Item>
      ))}
      <AddButton
        label={words.addLeftOut}
        onAdd={() =>
          change((known) => addIn(known, ['leftOut'], { person: '', reason: 'retirementNotice', document: '' }))
        }
      />
    </Part>
  );
}

import { ActionIcon, Autocomplete, Group, Input, Stack, TextInput } from '@mantine/core';
import type { PostRef, Text } from '@tinnhiem/core';
import { CloseIcon, SortUpIcon } from '../../components/icons.tsx';
import { useText } from '../../language.tsx';
import { editorText } from './editor.text.ts';
import { fieldId, useIssue, usePlanForm } from './form.tsx';
import { AddButton } from './Part.tsx';
import { addIn, getIn, moveUpIn, type Path, removeIn, setIn } from './paths.ts';

export interface PostsEditorProps {
  readonly path: Path;
  readonly label: Text;
}

/** Posts by name, each optionally only in one unit; their order is that of the ballot where the list says so. */
export function PostsEditor({ path, label }: PostsEditorProps) {
  const say = useText();
  const { plan, change } = usePlanForm();
  const posts = (getIn(plan, path) as readonly PostRef[] | undefined) ?? [];
  const error = useIssue(path);
  return (
    <Input.Wrapper label={say(label)} error={error} labelElement="div" id={fieldId(path)}>
      <Stack gap={6} mt={4}>
        {posts.map((post, index) => (
          <PostRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a post has no id of its own until it is named
            key={index}
            post={post}
            path={[...path, index]}
            number={index + 1}
            onUp={index === 0 ? undefined : () => change((known) => moveUpIn(known, path, index))}
            onRemove={() => change((known) => removeIn(known, path, index))}
          />
        ))}
        <AddButton label={editorText.addPost} onAdd={() => change((known) => addIn(known, path, { title: '' }))} />
      </Stack>
    </Input.Wrapper>
  );
}

interface PostRowProps {
  readonly post: PostRef;
  readonly path: Path;
  readonly number: number;
  readonly onUp: (() => void) | undefined;
  readonly onRemove: () => void;
}

function PostRow({ post, path, number, onUp, onRemove }: PostRowProps) {
  const say = useText();
  const { change } = usePlanForm();
  const unit = 'unit' in post ? (post.unit ?? '') : '';
  return (
    <Group gap={6} align="center">
      <PostTitle path={[...path, 'title']} label={`${say(editorText.post)} ${number}`} />
      <TextInput
        aria-label={`${say(editorText.unit)} (${say(editorText.post)} ${number})`}
        placeholder={say(editorText.unit)}
        value={unit}
        style={{ flex: '1 1 8rem' }}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          change((known) => setIn(known, [...path, 'unit'], typed === '' ? undefined : typed));
        }}
      />
      <ActionIcon
        variant="subtle"
        color="dark"
        aria-label={`${say(editorText.up)}: ${post.title || number}`}
        disabled={onUp === undefined}
        onClick={onUp}
      >
        <SortUpIcon size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="dark"
        aria-label={`${say(editorText.removePost)}: ${post.title || number}`}
        onClick={onRemove}
      >
        <CloseIcon size={16} />
      </ActionIcon>
    </Group>
  );
}

/** The title of one post, with the titles that are known as suggestions. */
export function PostTitle({ path, label }: { readonly path: Path; readonly label: string }) {
  const say = useText();
  const { plan, change, postTitles } = usePlanForm();
  const error = useIssue(path);
  return (
    <Autocomplete
      id={fieldId(path)}
      aria-label={label}
      placeholder={say(editorText.postHint)}
      data={[...postTitles]}
      limit={12}
      value={(getIn(plan, path) as string | undefined) ?? ''}
      error={error}
      style={{ flex: '2 1 14rem' }}
      onChange={(value) => change((known) => setIn(known, path, value))}
    />
  );
}

// The handbook on the screen: for everybody on the network, with or without an account.
import { Anchor, Box, Group, Stack, TextInput, Title, Text as Words } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useSession } from '../api/queries.ts';
import { SearchIcon } from '../components/icons.tsx';
import { Answered } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { LanguageSwitch } from '../shell/Header.tsx';
import { Blocks } from './Blocks.tsx';
import { type Chapter, type Handbook, searchHandbook, sectionFor, useHandbook } from './handbook.ts';
import classes from './help.module.css';
import { helpText } from './help.text.ts';

export function Help() {
  const say = useText();
  useEffect(() => {
    document.title = `${say(helpText.title)} · Tín Nhiệm`;
  }, [say]);
  return (
    <Box component="main" className={classes.page}>
      <Group justify="space-between" mb="md">
        <Anchor component={Link} to="/">
          {say(helpText.back)}
        </Anchor>
        <LanguageSwitch />
      </Group>
      <Title order={1}>{say(helpText.title)}</Title>
      <Words c="dimmed" mb="md">
        {say(helpText.lead)}
      </Words>
      <Answered query={useHandbook()}>{(handbook) => <Contents handbook={handbook} />}</Answered>
    </Box>
  );
}

function Contents({ handbook }: { readonly handbook: Handbook }) {
  const say = useText();
  const { screen } = useSearch({ strict: false }) as { readonly screen?: string };
  const { data: account } = useSession();
  const [typed, setTyped] = useState('');
  const found = useMemo(() => searchHandbook(handbook.chapters, typed), [handbook, typed]);
  const wanted = screen === undefined ? null : sectionFor(handbook.chapters, screen, account?.roles ?? []);
  useEffect(() => {
    const id = wanted?.id ?? decodeURIComponent(window.location.hash.slice(1));
    if (id !== '') document.getElementById(id)?.scrollIntoView();
  }, [wanted]);
  return (
    <div className={classes.columns}>
      <nav aria-label={say(helpText.contents)} className={classes.contents}>
        <TextInput
          label={say(helpText.search)}
          leftSection={<SearchIcon />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          mb="sm"
        />
        <Stack gap={2} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {handbook.chapters.map(({ id, title }) => (
            <li key={id}>
              <Anchor href={`#${id}`} onClick={() => setTyped('')} className={classes.entry}>
                {title}
              </Anchor>
            </li>
          ))}
          <li className={classes.papers}>
            <Anchor href="/api/handbook/so-tay" target="_blank" rel="noopener" className={classes.entry}>
              {say(helpText.book)}
            </Anchor>
          </li>
          {handbook.cards.map(({ name, title }) => (
            <li key={name}>
              <Anchor href={`/api/handbook/${name}`} target="_blank" rel="noopener" className={classes.entry}>
                {title} (PDF)
              </Anchor>
            </li>
          ))}
        </Stack>
      </nav>
      <div lang="vi" className={classes.text}>
        {found.length === 0 && <Words role="status">{say(helpText.nothing)}</Words>}
        {found.map((chapter) => (
          <ChapterPart key={chapter.id} chapter={chapter} wanted={wanted?.id ?? null} />
        ))}
      </div>
    </div>
  );
}

function ChapterPart({ chapter, wanted }: { readonly chapter: Chapter; readonly wanted: string | null }) {
  return (
    <section aria-labelledby={chapter.id}>
      <Title order={2} id={chapter.id} className={classes.anchor}>
        {chapter.title}
      </Title>
      <Blocks blocks={chapter.blocks} />
      {chapter.sections.map(({ id, title, blocks }) => (
        <section key={id} aria-labelledby={id} className={id === wanted ? classes.wanted : undefined}>
          <Title order={3} id={id} className={classes.anchor}>
            {title}
          </Title>
          <Blocks blocks={blocks} />
        </section>
      ))}
    </section>
  );
}

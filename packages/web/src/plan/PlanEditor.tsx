// A plan made or changed on the screen.
import { Anchor, Button, Group, List, Modal, Stack, Tabs, Text as Words } from '@mantine/core';
import { type Plan, planSchema, type Text } from '@tinnhiem/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { common } from '../components/common.text.ts';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { roundText } from '../round/round.text.ts';
import { ConferencesPart } from './editor/ConferencesPart.tsx';
import { type Issue, issuesOf, slugOf, withoutBlanks } from './editor/complete.ts';
import { editorText } from './editor/editor.text.ts';
import { fieldId, PlanFormProvider } from './editor/form.tsx';
import { GeneralPart } from './editor/GeneralPart.tsx';
import { placeOf } from './editor/issue-place.ts';
import { ListsPart } from './editor/ListsPart.tsx';
import { RulesPart } from './editor/RulesPart.tsx';
import { WordsPart } from './editor/WordsPart.tsx';

const tabs = [
  {
    key: 'general',
    label: editorText.tabGeneral,
    roots: ['id', 'title', 'organisation', 'term', 'completeBefore', 'sessionOpening'],
  },
  { key: 'lists', label: editorText.tabLists, roots: ['lists', 'leadingPosts', 'leftOut'] },
  { key: 'conferences', label: editorText.tabConferences, roots: ['conferences'] },
  { key: 'rules', label: editorText.tabRules, roots: ['rules'] },
  { key: 'words', label: editorText.tabWords, roots: ['document'] },
] as const;
type TabKey = (typeof tabs)[number]['key'];

function tabOf(issue: Issue): TabKey {
  const root = issue.path.split('.')[0] ?? '';
  return tabs.find((tab) => (tab.roots as readonly string[]).includes(root))?.key ?? 'general';
}

function inOrderOfTabs(issues: readonly Issue[]): readonly Issue[] {
  const rank = (issue: Issue) => tabs.findIndex((tab) => tab.key === tabOf(issue));
  return [...issues].sort((a, b) => rank(a) - rank(b));
}

/** Leads to the field at a path, or to the nearest part of the form around it. */
function showField(path: readonly string[]): void {
  for (let length = path.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldId(path.slice(0, length)));
    if (field === null) continue;
    field.scrollIntoView({ block: 'center' });
    const target = field.matches('input, textarea, select') ? field : field.querySelector('input, textarea, select');
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    return;
  }
}

export interface PlanEditorProps {
  readonly initial: Plan;
  /** Titles of posts that the roster knows, offered while typing. */
  readonly rosterTitles?: readonly string[];
  /** Called with every change, to keep it. */
  readonly onChange?: (plan: Plan) => void;
  readonly doneLabel: Text;
  /** Takes the complete plan. */
  readonly onDone: (plan: Plan) => Promise<unknown>;
  readonly onBack: () => void;
  readonly error?: unknown;
  /** Whose work saving would replace: it is said, and asked about before anything is saved. */
  readonly replacing?: Text | null;
}

const none: readonly string[] = [];

export function PlanEditor(props: PlanEditorProps) {
  const { initial, rosterTitles = none, onChange, doneLabel, onDone, onBack, error, replacing = null } = props;
  const say = useText();
  const closing = { 'aria-label': say(common.close) };
  const [plan, setPlan] = useState(initial);
  const [tab, setTab] = useState<TabKey>('general');
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [asking, setAsking] = useState(false);
  const summary = useRef<HTMLDivElement>(null);

  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else onChange?.(plan);
  }, [plan, onChange]);

  const issues = useMemo(() => (tried ? inOrderOfTabs(issuesOf(withId(plan))) : []), [plan, tried]);
  const postTitles = useMemo(() => knownTitles(plan, rosterTitles), [plan, rosterTitles]);

  const done = async (isAsked = false) => {
    if (working) return;
    const named = withId(plan);
    setPlan(named);
    setTried(true);
    if (issuesOf(named).length > 0) {
      setTimeout(() => summary.current?.focus(), 0);
      return;
    }
    setAsking(replacing !== null && !isAsked);
    if (replacing !== null && !isAsked) return;
    setWorking(true);
    try {
      await onDone(planSchema.parse(withoutBlanks(named)));
    } finally {
      setWorking(false);
    }
  };

  const goTo = (issue: Issue) => {
    setTab(tabOf(issue));
    setTimeout(() => showField(issue.path.split('.')), 50);
  };

  return (
    <Page
      title={editorText.title}
      lead={editorText.lead}
      actions={
        <>
          <Button variant="default" onClick={onBack} disabled={working}>
            {say(editorText.back)}
          </Button>
          <Button onClick={() => void done()} loading={working}>
            {say(doneLabel)}
          </Button>
        </>
      }
    >
      <ErrorState error={error} />
      {replacing !== null && <Notice tone="warning">{say(replacing)}</Notice>}
      {replacing !== null && (
        <Modal opened={asking} onClose={() => setAsking(false)} title={say(doneLabel)} closeButtonProps={closing}>
          <Stack>
            <Words>{say(replacing)}</Words>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(false)}>
                {say(common.cancel)}
              </Button>
              <Button onClick={() => void done(true)}>{say(roundText.replaceElsewhere)}</Button>
            </Group>
          </Stack>
        </Modal>
      )}
      {issues.length > 0 && (
        <Notice
          ref={summary}
          tabIndex={-1}
          tone="error"
          role="alert"
          title={`${say(editorText.missing)}: ${issues.length} ${say(editorText.lacking)}`}
        >
          <List spacing={2}>
            {issues.map((issue) => (
              <List.Item key={`${issue.path} ${issue.message.vi}`}>
                <Anchor component="button" type="button" onClick={() => goTo(issue)} ta="left">
                  {say(placeOf(issue.path))}: {say(issue.message)}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </Notice>
      )}
      <PlanFormProvider form={{ plan, change: setPlan, issues, postTitles }}>
        <Tabs value={tab} onChange={(value) => setTab((value ?? 'general') as TabKey)} keepMounted={false}>
          <Tabs.List aria-label={say(editorText.tabs)} mb="md">
            {tabs.map(({ key, label }) => (
              <Tabs.Tab key={key} value={key}>
                {say(label)}
                <IssueCount count={issues.filter((issue) => tabOf(issue) === key).length} />
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="general">
            <Stack>
              <GeneralPart />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="lists">
            <Stack>
              <ListsPart />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="conferences">
            <Stack>
              <ConferencesPart />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="rules">
            <Stack>
              <RulesPart />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="words">
            <Stack>
              <WordsPart />
            </Stack>
          </Tabs.Panel>
        </Tabs>
      </PlanFormProvider>
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack} disabled={working}>
          {say(editorText.back)}
        </Button>
        <Button onClick={() => void done()} loading={working}>
          {say(doneLabel)}
        </Button>
      </Group>
    </Page>
  );
}

function IssueCount({ count }: { readonly count: number }) {
  const say = useText();
  if (count === 0) return null;
  return (
    <b style={{ color: '#b42318', marginLeft: 6 }}>
      ({count} {say(editorText.lacking)})
    </b>
  );
}

function withId(plan: Plan): Plan {
  return plan.id.trim() === '' ? { ...plan, id: slugOf(plan.title) } : plan;
}

function knownTitles(plan: Plan, roster: readonly string[]): readonly string[] {
  const inPlan = plan.lists.flatMap((list) => [
    ...list.votedOn.posts,
    ...list.voters.flatMap((role) => role.posts),
    ...(list.committees?.organisations ?? []).flatMap(({ head, committee }) => [head, ...committee.posts]),
  ]);
  return [...new Set([...roster, ...inPlan.map((post) => post.title), ...plan.leadingPosts.map((post) => post.title)])]
    .filter((title) => title.trim() !== '')
    .sort((a, b) => a.localeCompare(b, 'vi'));
}

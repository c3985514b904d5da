import { Tabs } from '@mantine/core';
import type { Text } from '@tinnhiem/core';
import { type ReactNode, useState } from 'react';
import { useText } from '../language.tsx';
import classes from './ListTabs.module.css';

export interface ListTabsProps {
  readonly label: Text;
  readonly lists: readonly { readonly id: string; readonly title: string; readonly count: number }[];
  /** One more tab in front, over all lists. */
  readonly all?: Text;
  readonly children: (list: string | null) => ReactNode;
}

const everything = '*';

/** One list at a time, chosen by its title. `null`: all of them. */
export function ListTabs({ label, lists, all, children }: ListTabsProps) {
  const say = useText();
  const [chosen, setChosen] = useState<string>(all === undefined ? (lists[0]?.id ?? '') : everything);
  const known = chosen === everything || lists.some((list) => list.id === chosen) ? chosen : (lists[0]?.id ?? '');
  const entries = [
    ...(all === undefined ? [] : [{ id: everything, title: say(all), count: null }]),
    ...lists.map(({ id, title, count }) => ({ id, title, count })),
  ];
  return (
    <Tabs variant="pills" value={known} onChange={(value) => value !== null && setChosen(value)} keepMounted={false}>
      <Tabs.List aria-label={say(label)} mb="md">
        {entries.map(({ id, title, count }) => (
          <Tabs.Tab key={id} value={id} className={classes.tab}>
            {count === null ? title : `${title} (${count})`}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {entries.map(({ id }) => (
        <Tabs.Panel key={id} value={id}>
          {children(id === everything ? null : id)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

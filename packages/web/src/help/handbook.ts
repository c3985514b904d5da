// The handbook as the server tells it, and which of its sections a screen belongs to.
import { useQuery } from '@tanstack/react-query';
import { searchKey } from '@tinnhiem/core';
import { api } from '../api/client.ts';

interface Run {
  readonly text: string;
  readonly bold?: true;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'steps' | 'points'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'picture'; readonly file: string; readonly caption: string };

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly screens: readonly string[];
  readonly blocks: readonly Block[];
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export interface Handbook {
  readonly chapters: readonly Chapter[];
  readonly cards: readonly { readonly name: string; readonly title: string }[];
}

export function useHandbook() {
  return useQuery({
    queryKey: ['handbook'],
    queryFn: () => api.get<Handbook>('/api/handbook'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The screen that an address shows, as the handbook names it: `documents`, `conference/poll`, `rounds`. */
export function screenOf(pathname: string): string {
  const path = pathname.replace(/^\/+|\/+$/gu, '');
  if (path === '') return 'rounds';
  if (path === 'rounds/new') return path;
  const conference = /^rounds\/[^/]+\/conferences\/[^/]+(\/.+)?$/u.exec(path);
  if (conference !== null) return `conference${conference[1] ?? ''}`;
  const round = /^rounds\/[^/]+(?:\/(.+))?$/u.exec(path);
  if (round !== null) return round[1] ?? 'round';
  if (path.startsWith('people/')) return 'lists';
  // One report or one guidance is explained with the others.
  return path.replace(/^(reports|guidance)\/.+/u, '$1');
}

const chapterOfRole: Readonly<Record<string, string>> = {
  organiser: 'to-chuc',
  chair: 'chu-tri',
  'committee-head': 'ban-kiem-phieu',
  'committee-secretary': 'ban-kiem-phieu',
  'committee-member': 'ban-kiem-phieu',
  inspector: 'kiem-tra',
  technician: 'ky-thuat',
};

/** The section about a screen, in the chapter of one of these roles where it is there; `null`: none. */
export function sectionFor(chapters: readonly Chapter[], screen: string, roles: readonly string[]): Section | null {
  const own = new Set(roles.map((role) => chapterOfRole[role]));
  const inOrder = [...chapters].sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)));
  return inOrder.flatMap(({ sections }) => sections).find(({ screens }) => screens.includes(screen)) ?? null;
}

const words = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'picture') return [block.caption];
      return (block.kind === 'paragraph' ? [block.runs] : block.items).map((runs) =>
        runs.map(({ text }) => text).join(''),
      );
    })
    .join(' ');

/** The chapters with the sections alone in which every word of a search stands, with or without tones. */
export function searchHandbook(chapters: readonly Chapter[], typed: string): readonly Chapter[] {
  const wanted = searchKey(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (wanted.length === 0) return chapters;
  return chapters.flatMap((chapter) => {
    const sections = chapter.sections.filter((section) => {
      const key = searchKey(`${chapter.title} ${section.title} ${words(section.blocks)}`);
      return wanted.every((word) => key.includes(word));
    });
    return sections.length === 0 ? [] : [{ ...chapter, blocks: [], sections }];
  });
}
